"""The content-free lines about who has answered."""

from collections.abc import Sequence
from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_date

NO_ANSWER = Line("No answer does not mean nothing known.")
NOT_ASKED_ANY_MORE = Line("Nobody is asked about its children for that day any more. What was answered is kept.")
NOT_ASKED_YET = Line("No agenda is out, so no seat is asked yet.")


def who_has_answered(starts: datetime) -> Line:
    return Line(f"Who has answered: panel of {said_date(starts.date())}")


def on_case(ref: str, given: int, asked: int, states: Sequence[tuple[str, Sequence[str]]]) -> Line:
    """One case: how many seats answered, and which stand where, in the procedure's words; nothing of that, if none."""
    stands = " ".join(f"{state}: {', '.join(seats)}." for state, seats in states)
    return Line(f"{reference(ref)}: {given} of {asked} answered. {stands}".rstrip())
