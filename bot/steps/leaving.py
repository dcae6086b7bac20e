"""Why a child left the agenda, as it is shown with the case, and with a later one of the same child."""

from datetime import datetime

from bot.asked import Asked
from bot.steps.entitlement import name_of
from bot.steps.matches import joined
from cards import closing as cards
from cards.around import Around
from cards.cases import STATUS
from panel.access import OVERSEES, Act, may
from panel.cases import Case, CaseStatus
from panel.closing import HandOver, NoLonger
from panel.handing_over import BECAUSE, day_sent, waiting
from panel.matching import other_of
from panel.said import said_date, said_when
from panel.session import Session
from panel.views import Said
from storage.store import Turn

Rows = list[Said]


def left(asked: Asked, turn: Turn, case: Case) -> Around:
    """How this case left the agenda; for those who lead the panel, how earlier ones of the same child did too."""
    own = cards.left(case.id, rows(turn, case)) if case.left_at else _on_its_way(asked, turn, case)
    if not asked.person.roles(case.procedure) & OVERSEES:
        return own
    others = (turn.get(Case, other_of(match, case.id)) for match in joined(turn, case.id))
    before = [each for each in others if each.left_at and may(asked.person, Act.OPEN, each.procedure, each)]
    return [*own, *(element for each in before for element in cards.earlier(each.id, rows(turn, each)))]


def _on_its_way(asked: Asked, turn: Turn, case: Case) -> Around:
    """A hand-over that nobody has received yet, with the button for those who may say that it was."""
    if waiting(turn.find(HandOver, case=case.id)) is None:
        return []
    return cards.on_its_way(case.id, _handed(turn, case), may(asked.person, Act.RECEIVE, case.procedure, case))


def rows(turn: Turn, case: Case) -> Rows:
    """What became of a case, who decided so and when, and the words they wrote."""
    found: Rows = [Said("left", "Status", STATUS[case.status])]
    if case.left_at:
        found.append(Said("left_by", "Decided by", f"{name_of(turn, case.left_by)}, {said_when(case.left_at)}"))
    return [*found, *_reasons(turn, case), *_handed(turn, case)]


def _reasons(turn: Turn, case: Case) -> Rows:
    """The reason that was written at the sitting that removed the child; none of one who left in another way."""
    if case.status is not CaseStatus.REMOVED or case.left_at is None:
        return []
    found = turn.find(NoLonger, case=case.id)
    if (written := next((each for each in found if _sat(turn, each.panel, case.left_at)), None)) is None:
        return []
    changed = [Said("left_changed", "What had changed", written.changed)] if written.changed else []
    by = Said("left_written", "Written by", f"{name_of(turn, written.by)}, {said_when(written.at)}")
    return [Said("left_because", "No longer at risk, because", written.words), *changed, by]


def _sat(turn: Turn, panel: str, moment: datetime) -> bool:
    """Whether a panel sat at a moment."""
    session = turn.maybe(Session, panel)
    if session is None or moment < session.started_at:
        return False
    return session.ended_at is None or moment <= session.ended_at


def _handed(turn: Turn, case: Case) -> Rows:
    given = max(turn.find(HandOver, case=case.id), key=lambda each: each.at, default=None)
    if given is None:
        return []
    arrived = f"{given.received_by}, on {said_date(given.received_on)}" if given.received_on else "Not known yet"
    return [
        Said("left_to", BECAUSE[given.because], given.to),
        Said("left_sent", "Sent", given.sent),
        Said("left_sent_on", "Sent on", said_date(day_sent(given))),
        Said("left_received", "Received by", arrived),
    ]
