"""The content-free lines about case notes and copy packs, their file names among them."""

from datetime import datetime

from cards.templates.line import Line, reference
from cards.templates.minutes import of


def due(starts: datetime, seat: str) -> Line:
    return Line(f"{of(starts)}: not everything is recorded in your own system yet, for this seat: {seat}.")


def not_recorded(starts: datetime, seats: int) -> Line:
    count = "1 seat has" if seats == 1 else f"{seats} seats have"
    return Line(f"{of(starts)}: {count} not recorded all of it in their own systems.")


def note_file(ref: str) -> Line:
    return Line(f"case-note-{reference(ref)}.docx")
