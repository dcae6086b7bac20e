"""Police cases pending: who waits for an outcome, and since when nobody has heard."""

from datetime import date

from bot.asked import Asked
from bot.request import Reply
from bot.steps.room import is_shut
from bot.steps.seats import panel_of
from bot.steps.session import is_over
from cards import police as cards
from panel.access import Act, may
from panel.answers import age_on
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from panel.police import PoliceWord, followed, last_word, position_now
from panel.referrals import Referral
from panel.said import wall_day
from panel.updates import Update
from panel.views import view
from storage.store import Turn


def pending(asked: Asked, turn: Turn) -> Reply:
    """The police cases of the procedure whose outcome is awaited, in this person's view; each that is shown is written
    to the trail."""
    panel = panel_of(asked, turn, Act.POLICE)
    waits = [case for case in _accepted(turn, panel.procedure) if _pending(turn, case)]
    theirs = [each for each in waits if may(asked.person, Act.OPEN, each.procedure, each) and not is_shut(turn, each)]
    rows = sorted((_row(asked, turn, case) for case in theirs), key=lambda each: each.last or date.min)
    page = asked.number("page")
    for each in cards.page_of(rows, page):
        turn.audit(asked.person.id, "open", each.view.case.id, view="police cases")
    return Reply(cards.pending(panel, rows, len(waits) - len(theirs), wall_day(turn.now), page))


def _accepted(turn: Turn, procedure: str) -> list[Case]:
    cases = turn.find(Case, procedure=procedure, status=CaseStatus.ACCEPTED)
    return [case for case in cases if followed(case, turn.procedure(procedure, case.version))]


def _pending(turn: Turn, case: Case) -> bool:
    rules = turn.procedure(case.procedure, case.version)
    found = position_now(turn.get(Referral, case.id), turn.find(PoliceWord, case=case.id), rules)
    return found is None or found.pending


def _row(asked: Asked, turn: Turn, case: Case) -> cards.Pending:
    rules, file = turn.procedure(case.procedure, case.version), turn.file(case.id)
    seen, words = view(file, asked.person, rules), turn.find(PoliceWord, case=case.id)
    found = position_now(file.referral, words, rules)
    last = last_word(file.referral, turn.find(Update, case=case.id), turn.procedure(case.procedure), words)
    age = age_on(seen.child.born, wall_day(turn.now))
    return cards.Pending(seen, age, found.title if found else "Not known", last, _on(turn, case))


def _on(turn: Turn, case: Case) -> date | None:
    """When its panel is, if that is still to come."""
    panel = turn.maybe(Panel, case.panel)
    return wall_day(panel.starts_at) if panel and not is_over(turn, panel) else None
