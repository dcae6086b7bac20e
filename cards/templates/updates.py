"""The content-free lines about what a seat is asked for a panel."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_date, said_time

NOTHING_ASKED = Line("Nothing is asked of your seat now. You are asked when an agenda goes out.")
ASK_THEM = Line("You deputise for them. If they are away, tell the coordinator: then you can answer.")
SENIOR_ASKED = Line("The coordinator asks you to see that they do, or that they ring.")


def children_on(count: int, starts: datetime) -> Line:
    children = "1 child is" if count == 1 else f"{count} children are"
    return Line(f"{children} on the panel of {said_date(starts.date())}.")


def answers_by(seat: str, due: datetime, minutes: int) -> Line:
    return Line(f"{seat}: answers by {said_date(due.date())}, {said_time(due.time())}; about {minutes} minutes.")


def speaks_for(seat: str) -> Line:
    return Line(f"You get this because you speak for {seat}.")


def on_your_list(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} has joined the panel of {said_date(starts.date())}. Your list is open again.")


def not_answered(seat: str, left: int, count: int, starts: datetime) -> Line:
    of = f"{left} of {count} {'child' if count == 1 else 'children'}"
    return Line(f"{seat} has not answered yet for {of} on the panel of {said_date(starts.date())}.")


def cannot_share(seat: str, ref: str) -> Line:
    return Line(f"{seat} cannot share something here about {reference(ref)}: ring them before the panel.")


def restricted(ref: str) -> Line:
    return Line(f"{reference(ref)}: the police have restricted something your agency said. Others do not see it now.")


def lifted(ref: str) -> Line:
    return Line(f"{reference(ref)}: what the police restricted of your agency’s words is as you marked it again.")


def phoned(seat: str, ref: str) -> Line:
    return Line(f"{reference(ref)}: an answer was entered for {seat}, as it was told by phone. Is it right?")


def update_of(ref: str, seat: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: the answer of {seat}, for the panel of {said_date(starts.date())}.")
