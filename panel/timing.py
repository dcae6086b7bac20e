"""The time of an item, which is the chair's alone, and a sitting that nobody has ended."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from panel.access import OVERSEES
from panel.cases import CaseStatus
from panel.chairing import together
from panel.clocks import at, local
from panel.duty import Duty
from panel.panels import ends_at
from panel.people import holding
from panel.procedure import Procedure
from panel.session import Session
from panel.sittings import Sitting

LATE = timedelta(minutes=5)
"""So long a word about the time is worth sending."""
FORGOTTEN = timedelta(hours=1)
LONG = timedelta(days=31)


def duties(sitting: Sitting, procedure: Procedure) -> list[Duty]:
    """What a sitting owes while it goes on: to its chair a word about the time of the item that is open; an hour after
    it was to be over, to everybody who can end it or have it ended, whether it is; and once its day is over, that it is
    closed, when the office opens. Procedure: panel.timer; its first moment is seen on the screen alone."""
    session, panel = sitting.session, sitting.panel
    if session is None or session.ended_at:
        return []
    asks = max(ends_at(panel), session.started_at) + FORGOTTEN
    run = [each.id for each in holding(sitting.people, panel.procedure, *OVERSEES)]
    ids, closes = {"panel": panel.id}, _day_after(session, procedure)
    told = (Duty("not ended", ids, asks, asks + LONG, each) for each in dict.fromkeys([session.chair, *run]))
    closed = Duty("close sitting", ids, closes, closes + LONG, in_hours=True)
    return [*told, closed, *_of_item(sitting, session, procedure)]


def _day_after(session: Session, procedure: Procedure) -> datetime:
    zone = procedure.panel.zone
    return at(local(session.started_at, zone).date() + timedelta(days=1), time(), zone)


def _of_item(sitting: Sitting, session: Session, procedure: Procedure) -> Iterator[Duty]:
    case = sitting.cases.get(session.current)
    if session.entered_at is None or case is None or case.status is not CaseStatus.ACCEPTED:
        return
    before = next((each.seconds for each in sitting.discussions if each.case == session.current), 0)
    began = session.entered_at - timedelta(seconds=before)
    both = [each.id for one in together(sitting.people, procedure) for each in one.people]
    for minutes in procedure.panel.timer[1:]:
        due, ids = began + timedelta(minutes=minutes), {"panel": session.id, "case": session.current}
        for chair in dict.fromkeys([session.chair, *both]):
            yield Duty("on item", {**ids, "after": str(minutes)}, due, due + LATE, chair)
