"""The content-free lines about case notes and copy packs, their file names among them."""

from datetime import datetime

from cards.templates.line import Line, reference
from cards.templates.minutes import of


def due(starts: datetime, seat: str) -> Line:
    return Line(f"{of(starts)}: not everything is recorded in your own system yet, for this seat: {seat}.")


def note_due(starts: datetime, ref: str) -> Line:
    return Line(f"{of(starts)}: the case note of {reference(ref)} is not marked as added to the child’s record yet.")


def not_recorded(starts: datetime, seats: int, notes: int = 0) -> Line:
    count = "1 seat has" if seats == 1 else f"{seats} seats have"
    noted = "1 case note is" if notes == 1 else f"{notes} case notes are"
    left = [f"{count} not recorded all of it in their own systems"] if seats else []
    left += [f"{noted} not marked as added to the child’s record"] if notes else []
    return Line(f"{of(starts)}: {'; '.join(left)}.")


def note_file(ref: str) -> Line:
    return Line(f"case-note-{reference(ref)}.docx")
