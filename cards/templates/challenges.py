"""The content-free lines about a question on a statement."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_when


def asked(ref: str, seat: str) -> Line:
    return Line(f"{reference(ref)}: you are asked about what was said for this seat: {seat}.")


def due(ref: str, seat: str, starts: datetime) -> Line:
    when = said_when(starts)
    return Line(f"{reference(ref)}: a question waits for the answer of this seat: {seat}. The panel is on {when}.")


def answered(ref: str) -> Line:
    return Line(f"Your question about {reference(ref)} is answered. Open it to read the answer.")
