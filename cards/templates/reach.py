"""The content-free lines about who can be messaged."""

from collections.abc import Mapping
from datetime import datetime

from cards.templates.line import Line
from panel.reach import State
from panel.said import said_date

REACH = Line("Who can be messaged for the next panel")
TEST = Line("A test from Convenor: nothing is needed of you.")

NO_ADDRESS = Line("No e-mail address: not invited from the calendar.")
ANOTHER_ADDRESS = Line(
    "Not in the calendar by this address, and somebody is there by one that nobody here has. If it is theirs, put it "
    "on the roster: no answer of theirs from Outlook is read until then."
)


def counts(states: Mapping[State, int], unheld: int) -> list[Line]:
    said = [Line(f"{count}: {state}.") for state, count in states.items() if count]
    seats = [Line("Nobody holds 1 of the seats." if unheld == 1 else f"Nobody holds {unheld} of the seats.")]
    return said + (seats if unheld else [])


def uninvited(count: int) -> Line:
    return Line(f"{count}: no e-mail address, and so not invited from the calendar.")


def unmatched(count: int) -> Line:
    """Those who may stand in the calendar by another address."""
    if count == 1:
        return Line("Answers of 1 person cannot be matched: check their address on the roster.")
    return Line(f"Answers of {count} people cannot be matched: check their addresses on the roster.")


def before(starts: datetime) -> Line:
    return Line(f"Before the agenda of {said_date(starts.date())}: not everybody can be told.")
