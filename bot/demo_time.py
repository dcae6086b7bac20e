"""Demo only: how far the clock was moved, where it is on its way to, and what was sent on the way."""

from dataclasses import replace

from storage.records import DemoTime
from storage.store import Turn

KEY = "demo"


def kept(turn: Turn) -> DemoTime | None:
    """How the clock was moved, if it ever was."""
    return turn.maybe(DemoTime, KEY)


def moving(turn: Turn) -> DemoTime | None:
    """The same while the clock is on its way to somewhere."""
    moved = kept(turn)
    return moved if moved and moved.target else None


def count(turn: Turn) -> None:
    """One message more was sent on the way."""
    if on_the_way := moving(turn):
        turn.save(replace(on_the_way, sent=on_the_way.sent + 1))
