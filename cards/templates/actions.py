"""The content-free lines about actions: references, seats, dates and counts, never what is to be done."""

from collections.abc import Sequence
from datetime import date

from cards.templates.line import Line, reference
from panel.actions import Action, State, said_due
from panel.said import said_date
from panel.typed_day import Day

HOW = Line("Type it in one line, in this chat: who, what, by when")
NOT_YET = Line("Nothing is recorded until you check and confirm it. What you typed stands in the form.")
KEPT = Line("Kept. Next time tell me privately")
STAYS_HERE = Line("What is typed here stays in this chat, and everybody in it reads it.")
MINE = Line("“my” lists those that are yours.")
LINES = 10


def for_example(ref: str, seat: str) -> Line:
    return Line(f"For example: action {reference(ref)} {seat}: share the disclosure log by Friday.")


def or_so(ref: str, seat: str) -> Line:
    return Line(f"Or: action {reference(ref)} {seat} to call school within 5 working days.")


def which(ref: str) -> Line:
    return Line(f"Say which action: for example, done {reference(ref)}")


def understood(ref: str, seat: str, due: Day | None) -> Line:
    """What was understood of a line that somebody typed; `seat` is a seat's own name, "" where it is not clear."""
    owner = f" for {seat}" if seat else ""
    by = f", by {said_due(due)}" if due else ""
    return Line(f"{reference(ref)}: an action{owner}{by}.")


def asks(words: str) -> Line:
    """What has to be asked, in our own words."""
    return Line(f"{words}.")


def about(action: Action) -> str:
    return f"{reference(action.id)}, for {reference(action.case)}"


def yours(action: Action) -> Line:
    return Line(f"{about(action)}: an action is yours, due on {said_date(action.due)}.")


def soon(action: Action) -> Line:
    return Line(f"{about(action)}: your action is due on {said_date(action.due)}.")


def due_today(action: Action) -> Line:
    return Line(f"{about(action)}: your action is due today, {said_date(action.due)}.")


def taken(action: Action) -> Line:
    return Line(f"{about(action)}: this action is somebody else’s now.")


def nobody(action: Action, seat: str) -> Line:
    return Line(f"{about(action)}: nobody answers for this action now. Its seat is {seat}.")


def state(action: Action, today: date) -> Line:
    """How it stands."""
    if action.state is not State.OPEN:
        return Line(f"{about(action)}: {action.state}.")
    was = "was due" if action.due < today else "due"
    return Line(f"{about(action)}: {was} on {said_date(action.due)}.")


def overdue(actions: Sequence[Action], today: date) -> list[Line]:
    """How many are overdue, and which."""
    count = "1 action of yours is overdue" if len(actions) == 1 else f"{len(actions)} actions of yours are overdue"
    more = len(actions) - LINES
    rest = [Line(f"{more} more on your list.")] if more > 0 else []
    return [Line(count), *(state(each, today) for each in actions[:LINES]), *rest]
