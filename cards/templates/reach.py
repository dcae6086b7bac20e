"""The content-free lines about who can be messaged."""

from collections.abc import Mapping
from datetime import datetime

from cards.templates.line import Line
from panel.reach import State
from panel.said import said_date

REACH = Line("Who can be messaged for the next panel")
TEST = Line("A test from Convenor: nothing is needed of you.")

NO_ADDRESS = Line("No e-mail address: not invited from the calendar.")


def counts(states: Mapping[State, int], unheld: int) -> list[Line]:
    said = [Line(f"{count}: {state}.") for state, count in states.items() if count]
    seats = [Line("Nobody holds 1 of the seats." if unheld == 1 else f"Nobody holds {unheld} of the seats.")]
    return said + (seats if unheld else [])


def uninvited(count: int) -> Line:
    return Line(f"{count}: no e-mail address, and so not invited from the calendar.")


def before(starts: datetime) -> Line:
    return Line(f"Before the agenda of {said_date(starts.date())}: not everybody can be told.")
