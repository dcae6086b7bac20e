"""The content-free lines about the times for an extra panel."""

from collections.abc import Sequence

from cards.templates.line import Line
from panel.said import said_when
from panel.times import Standing, Time

FEW = 3
"""So many seats are named on a line; of more, their number."""

COULD_YOU = Line("Could you come to an extra panel? Several times are possible, and nothing is booked yet.")
SAY = Line("Say at which times you could come. You can change your answer until one is booked.")
OVER = Line("You were asked when you could come to an extra panel. That is settled, and nothing is left to answer.")
_CHAIR = {Standing.FREE: "the chair free", Standing.BUSY: "the chair busy", Standing.UNKNOWN: "the chair not known"}


def stands(time: Time, busy: Sequence[str]) -> Line:
    """How many could come at a time, and which seats cannot, in the procedure's words."""
    count = f"{len(time.of(Standing.FREE))} of {len(time.places)} free, {_CHAIR[time.chair]}."
    unknown = len(time.of(Standing.UNKNOWN))
    open = [f"Not known: {unknown}."] if unknown else []
    cannot = [f"Busy: {', '.join(busy) if len(busy) <= FEW else len(busy)}."] if busy else []
    return Line(" ".join((f"{said_when(time.starts_at)}: {count}", *cannot, *open)))


def asked(people: int) -> Line:
    """How many people are asked by a card."""
    return Line("1 person is asked." if people == 1 else f"{people} people are asked.")
