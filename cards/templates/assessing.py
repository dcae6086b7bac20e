"""The content-free lines about assessments: references and dates, never who, nor what is assessed."""

from datetime import date

from cards.templates.line import Line, reference
from panel.said import said_date


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: assessments and specialist reports")


def yours(ref: str, due: date | None) -> Line:
    by = f", due on {said_date(due)}" if due else ""
    return Line(f"{reference(ref)}: an assessment is yours{by}.")


def theirs(ref: str) -> Line:
    return Line(f"{reference(ref)}: you do not work on the assessment any more.")


def soon(ref: str, due: date) -> Line:
    return Line(f"{reference(ref)}: the assessment is due on {said_date(due)}.")


def due_today(ref: str, due: date) -> Line:
    return Line(f"{reference(ref)}: the assessment is due today, {said_date(due)}.")


def late(ref: str, due: date) -> Line:
    return Line(f"{reference(ref)}: the assessment was due on {said_date(due)}. Nobody has said why it is late.")


def unled(ref: str) -> Line:
    return Line(f"{reference(ref)}: whoever led the assessment does not any more. Say who leads it now.")


def consent(ref: str) -> Line:
    return Line(f"{reference(ref)}: something was said about consent. Look at it before the assessment goes on.")


def not_ticked(left: int, every: int) -> Line:
    return Line(f"Of {every} duties, {left} {'is' if left == 1 else 'are'} not ticked.")


def waits(ref: str, due: date | None, today: date) -> Line:
    """An assessment on somebody’s list."""
    when = f" {'was due' if due < today else 'due'} on {said_date(due)}" if due else ", with no day set"
    return Line(f"{reference(ref)}: an assessment{when}.")


def to_share(ref: str) -> Line:
    return Line(f"{reference(ref)}: the assessment is completed. With whom it is shared is not written down yet.")
