"""The content-free lines about changes of the rules."""

from datetime import date

from cards.templates.line import Line, reference
from panel.said import said_date


def of(waiting: int, coming: int) -> Line:
    return Line(f"Changes of the rules. Open: {waiting}. Agreed, and not in force yet: {coming}.")


HOW = Line("Your seat is asked whether it agrees. Nothing changes before its day, nor while a seat objects.")


def proposed(ref: str) -> Line:
    return Line(f"Proposal {reference(ref)}: a rule of this panel is to be changed.")


def agreed(ref: str, day: date) -> Line:
    return Line(f"Proposal {reference(ref)} is agreed: the rule is another from {said_date(day)}.")


def dropped(ref: str) -> Line:
    return Line(f"Proposal {reference(ref)} is dropped. The rule stays as it is.")


def overtaken(ref: str) -> Line:
    return Line(f"Proposal {reference(ref)} no longer counts: a procedure file says otherwise.")
