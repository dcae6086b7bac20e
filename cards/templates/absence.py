"""The content-free lines about somebody who is away."""

from datetime import date

from cards.templates.line import Line
from panel.rules.sitting import Seat
from panel.said import said_date

NEXT = Line("What it is about opens when you press, and what you owe stands in your list.")


def deputises(seat: Seat, first: date, until: date | None) -> Line:
    """The seat in the procedure's own words."""
    last = f"until {said_date(until)}" if until else "until further notice"
    return Line(f"You deputise for {seat.title} from {said_date(first)} {last}.")


def no_deputy(seat: Seat, first: date) -> Line:
    return Line(f"Nobody deputises for {seat.title} from {said_date(first)}, while its holder is away.")
