"""The sitting that is going on, and the last one; and whether a panel is over."""

from panel.agenda import agenda
from panel.cases import CaseStatus
from panel.course import Course
from panel.panels import Panel
from panel.procedure import Procedure
from panel.session import Discussion, Session, over, sits_today
from panel.words import Refused
from storage.store import Turn


def going_on(turn: Turn, procedure: str) -> Session | None:
    """The sitting of a procedure that has started and not ended; None while there is none."""
    return next((each for each in _held(turn, procedure) if each.ended_at is None), None)


def last(turn: Turn, procedure: str) -> Session | None:
    """The sitting of a procedure that started last, over or not; None before the first."""
    return next(iter(_held(turn, procedure)), None)


def is_over(turn: Turn, panel: Panel) -> bool:
    """Whether a panel is over: one that somebody started goes on until it is ended."""
    return over(panel, turn.maybe(Session, panel.id), turn.now)


def running(turn: Turn, procedure: str) -> Session:
    """The sitting that is going on; `Refused` where none is."""
    if found := going_on(turn, procedure):
        return found
    raise Refused("No sitting is going on. “start” begins the one of the day. Nothing was changed.")


def course(turn: Turn, session: Session) -> Course:
    """How far a sitting has come, by the agenda as it is now."""
    sitting = turn.sitting(session.id)
    slots = agenda(sitting, turn.procedure(session.procedure))
    known = {each.case: each for each in turn.find(Discussion, panel=session.id)}
    off = frozenset(id for id, case in sitting.cases.items() if case.status is not CaseStatus.ACCEPTED)
    return Course(session, tuple(slot.reference for slot in slots if slot.reference), known, off)


def open_item(turn: Turn, procedure: str, case: str) -> Session | None:
    """The sitting that goes on with this item open, whatever became of the child meanwhile; None for none."""
    session = going_on(turn, procedure)
    return session if session and session.current == case else None


def of_today(turn: Turn, procedure: Procedure) -> Panel | None:
    """The panel of the day that nobody has ended: of several, the first whose time is not past, else the first."""
    days = (each for each in turn.find(Panel, procedure=procedure.name) if sits_today(each, procedure, turn.now))
    left = (each for each in sorted(days, key=lambda each: each.starts_at) if not _ended(turn, each))
    return min(left, key=lambda each: is_over(turn, each), default=None)


def _ended(turn: Turn, panel: Panel) -> bool:
    session = turn.maybe(Session, panel.id)
    return session is not None and session.ended_at is not None


def _held(turn: Turn, procedure: str) -> list[Session]:
    return sorted(turn.find(Session, procedure=procedure), key=lambda each: each.started_at, reverse=True)
