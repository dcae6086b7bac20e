"""The content-free lines about who is who."""

from datetime import date

from cards.templates.line import Line
from panel.said import said_date

CHECK = Line("Is the roster still right? Somebody who has left must not go on seeing children’s names.")


def counts(people: int, unheld: int) -> Line:
    seats = f"Nobody holds {unheld} of the seats" if unheld else "Every seat is held"
    return Line(f"The roster: {'1 person' if people == 1 else f'{people} people'}. {seats}.")


def training_ends(until: date) -> Line:
    return Line(f"The training of somebody on the roster ends on {said_date(until)}.")


def checked(on: date | None, overdue: bool) -> Line:
    if on is None:
        return Line("Nobody has confirmed it yet.")
    return Line(f"Last confirmed on {said_date(on)}.{' It is time to confirm it again.' if overdue else ''}")
