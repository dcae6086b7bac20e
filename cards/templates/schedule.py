"""The content-free lines about the dates of panels."""

from datetime import date, datetime

from cards.templates.line import Line, reference
from panel.said import said_date, said_time, said_when

DATES = Line("The panels to come")
EXTRA = Line("Extra panels, moves and cancellations are told to everybody who is invited.")


def more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. Open the dates to see the rest.")


def date_of(starts: datetime, *states: Line) -> Line:
    """One panel to come, and how it stands."""
    return Line(" ".join([f"{said_when(starts)}.", *states]))


def state(taken: int, places: int, moved: bool, extra: bool, cancelled: bool) -> Line:
    """How full a panel is, and what became of it."""
    marks = [word for word, so in (("Extra panel", extra), ("Moved", moved), ("Cancelled", cancelled)) if so]
    count = [] if cancelled else [f"{taken} of {places} places taken"]
    return Line(" ".join(f"{each}." for each in (*count, *marks)))


def moved(ref: str, was: datetime, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} is moved from {said_when(was)} to {said_when(starts)}.")


def cancelled(ref: str, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} of {said_when(starts)} is cancelled.")


def added(ref: str, starts: datetime) -> Line:
    return Line(f"There is an extra panel: {reference(ref)}, {said_when(starts)}.")


def kept(ref: str, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} stays on {said_when(starts)}.")


def nobody_works(ref: str, nominal: date, starts: datetime) -> Line:
    return Line(
        f"Panel {reference(ref)} falls on {said_date(nominal)}, when nobody works. "
        f"Until you decide, it is on {said_when(starts)}."
    )


def item_on(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is now on the panel of {said_when(starts)}.")


def answers_now(due: datetime) -> Line:
    return Line(f"Each seat’s answers are due by {said_date(due.date())}, {said_time(due.time())}.")
