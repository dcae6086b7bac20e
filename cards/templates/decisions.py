"""The content-free lines about a decision of a sitting, and about who is told of it."""

from datetime import date, datetime

from cards.templates.line import Line, reference
from panel.said import said_date, said_when


def propose(ref: str) -> Line:
    return Line(f"{reference(ref)}: press the button to propose what comes next.")


def is_open(ref: str) -> Line:
    return Line(f"A decision on {reference(ref)} is open: agree or object.")


def settled(ref: str) -> Line:
    return Line(f"{reference(ref)}: the chair has written how your objection was settled. Say whether it is.")


def in_room(ref: str) -> Line:
    words = "the chair has written down that your seat agrees, as asked in the room"
    return Line(f"{reference(ref)}: {words}. Until it is closed you can say otherwise.")


def goes_on(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is ongoing: it goes on to the panel of {said_when(starts)}.")


def no_review(ref: str, starts: datetime) -> Line:
    words = f"{reference(ref)} is ongoing, and no day was set on which it is discussed again."
    return Line(f"{words} It goes on to the panel of {said_date(starts.date())}.")


def not_discussed(ref: str, was: datetime, starts: datetime) -> Line:
    on = said_date(was.date())
    return Line(f"{reference(ref)} was not discussed on {on}: it goes on to the panel of {said_when(starts)}.")


def later_due(ref: str) -> Line:
    return Line(f"{reference(ref)}: say what came of the outcome of its meeting, if it is known.")


def later_late(ref: str) -> Line:
    return Line(f"{reference(ref)}: nobody has said what came of the outcome of its meeting.")


def review_due(ref: str) -> Line:
    return Line(f"{reference(ref)} waits for a further meeting: it is to be reviewed now. Say who did, and when.")


def review_late(ref: str) -> Line:
    return Line(f"{reference(ref)} waits for a further meeting, and nobody has said that it was reviewed.")


def family_due(ref: str, by: date | None) -> Line:
    told = "the child and the parents or carers are to be told of the outcome"
    return Line(f"{reference(ref)}: {told}{_by(by)}. Say here once they were.")


def family_late(ref: str, by: date | None) -> Line:
    told = "the child and the parents or carers were to be told of the outcome"
    return Line(f"{reference(ref)}: {told}{_by(by)}. Nobody has said that both were.")


def _by(day: date | None) -> str:
    return f" by {said_date(day)}" if day else ""
