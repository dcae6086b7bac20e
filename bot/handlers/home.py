"""Where a conversation comes back to: `my`, and what waits for a person."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.handlers.places import likely, next_panel
from bot.handlers.screening import waiting as screens
from bot.handlers.undelivered import not_told
from bot.handlers.updates import waiting
from bot.reaching import reached
from bot.request import Reply
from cards import mine as cards
from cards.mine import Entry
from panel import roster
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.challenges import still_open
from panel.concerns import Concern
from panel.offers import Offer, OfferState
from panel.panels import Panel, ends_at
from panel.reach import CANNOT
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.said import said_when
from panel.updates import Challenge, seats_of
from storage.store import Turn


def my(asked: Asked, turn: Turn) -> Reply:
    """my: what waits for you, your drafts, and what you referred."""
    return Reply(cards.my(list(_mine(asked, turn))))


def my_list(asked: Asked, turn: Turn) -> Reply:
    """A page of the list itself, each line with the button that goes on with it."""
    return Reply(cards.my_list(list(_mine(asked, turn)), asked.number("page"), asked.procedure.name))


def _mine(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """Everything that waits, most urgent first; each noun's file says what it is."""
    person, procedure = asked.person, asked.procedure.name
    if may(person, Act.ANSWER_CONCERN, procedure):
        concerns = turn.find(Concern, procedure=procedure)
        yield from (cards.concern(each) for each in concerns if not each.acknowledged_by)
    yield from (cards.missed(notice.id, line) for notice, line in not_told(turn, person.id))
    if may(person, Act.SCREEN, procedure):
        yield from (cards.to_screen(case.id) for case in screens(turn, procedure, person))
    yield from _for_my_seat(asked, turn)
    if may(person, Act.ROSTER, procedure):
        yield from _coordinating(asked, turn)
    for draft in sorted(turn.find(Draft, person=person.id), key=lambda draft: draft.started_at):
        yield cards.draft(draft)
    invited = turn.find(Case, invited=person.id)
    yield from (cards.invited(case.id) for case in invited if may(person, Act.OPEN, case.procedure, case))
    yield from (cards.referred(case, _panel(turn, case)) for case in _cases(turn, person.id))


def _for_my_seat(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """What somebody's seat owes before a panel: its answers, and what it was asked about them."""
    person, procedure = asked.person, asked.procedure
    yield from (cards.answers(each.panel, each.seat, each.open) for each in waiting(turn, person, procedure))
    for panel in turn.find(Panel, procedure=procedure.name):
        if ends_at(panel) > turn.now:
            asks = still_open(turn.find(Challenge, panel=panel.id))
            yield from (cards.question(each) for each in asks if each.seat in seats_of(person, procedure.name))


def _coordinating(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """What waits for the coordinator of a procedure."""
    procedure = asked.procedure
    accepted = turn.find(Case, procedure=procedure.name, status=CaseStatus.ACCEPTED)
    yield from (cards.withdrawal(case.id) for case in accepted if case.withdrawal)
    offers = turn.find(Offer, procedure=procedure.name, state=OfferState.OPEN)
    yield from (cards.offer(each) for each in offers if each.starts_at > turn.now)
    checked = turn.maybe(RosterCheck, procedure.name)
    if checked is None or roster.due(checked, procedure) <= turn.now:
        yield cards.roster(procedure.name)
    found = reached(turn, procedure, next_panel(turn, procedure))
    if count := sum(state in CANNOT for _, state in found.people):
        yield cards.unreachable(procedure.name, count)


def _cases(turn: Turn, person: str) -> list[Case]:
    """The cases this person referred, and those they hold."""
    found = {case.id: case for case in turn.find(Case, referred_by=person) + turn.find(Case, worker=person)}
    return [found[id] for id in sorted(found)]


def _panel(turn: Turn, case: Case) -> str:
    """When its panel is or is likely to be, in words."""
    if case.panel:
        return f"Panel {said_when(turn.get(Panel, case.panel).starts_at)}."
    if case.status is CaseStatus.WAITING:
        place = likely(turn, turn.procedure(case.procedure, case.version), case.id)
        return f"If accepted, likely panel {said_when(place.starts_at)}."
    return ""
