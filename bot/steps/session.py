"""The sitting that is going on, and the last one."""

from panel.session import Session
from storage.store import Turn


def going_on(turn: Turn, procedure: str) -> Session | None:
    """The sitting of a procedure that has started and not ended; None while there is none."""
    return next((each for each in _held(turn, procedure) if each.ended_at is None), None)


def last(turn: Turn, procedure: str) -> Session | None:
    """The sitting of a procedure that started last, over or not; None before the first."""
    return next(iter(_held(turn, procedure)), None)


def _held(turn: Turn, procedure: str) -> list[Session]:
    return sorted(turn.find(Session, procedure=procedure), key=lambda each: each.started_at, reverse=True)
