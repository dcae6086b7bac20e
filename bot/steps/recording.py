"""What is ticked as recorded in another system, looked up and kept: a tick holds until something is put right in it."""

from panel.minutes import Correction, Recorded
from panel.panels import Panel
from panel.recording import Tick, holds, put_right
from panel.words import Reason, Refused
from storage.store import Turn

PUT_RIGHT = "Something was put right in it since you opened it. Nothing is ticked: record what is new, then tick it."


def tick_of(turn: Turn, panel: Panel, case: str, seat: str) -> Tick:
    """How far a case is in a seat's own system; for the seat of the case note, in the child's record."""
    right = put_right(turn.find(Correction, panel=panel.id), case, seat)
    kept = turn.maybe(Recorded, _id(panel, case, seat))
    stands = kept is not None and holds(kept, right)
    return Tick(kept if stands else None, kept is not None and not stands, len(right))


def as_shown(rev: int, *ticks: Tick) -> None:
    """`Refused` for a press on a card that does not show all that was put right."""
    if rev != sum(each.rev for each in ticks):
        raise Refused(PUT_RIGHT, [Reason("What was put right stands here", field="rev")])


def record(turn: Turn, panel: Panel, case: str, seat: str, by: str) -> bool:
    """Whether it is kept now that something is recorded: the first who says so stands, until something is put right."""
    if tick_of(turn, panel, case, seat).recorded:
        return False
    id = _id(panel, case, seat)
    before = turn.maybe(Recorded, id)
    turn.save(Recorded(id, panel.id, case, seat, by, turn.now, before.rev if before else 0))
    return True


def _id(panel: Panel, case: str, seat: str) -> str:
    return f"{panel.id}/{case}/{seat}"
