"""The content-free lines about the work that is presented to a panel."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_when


def waits(ref: str, at: datetime) -> Line:
    return Line(f"{reference(ref)}: look at the work before the panel, {said_when(at)}. Say if it is ready.")


def not_ready(ref: str) -> Line:
    return Line(f"{reference(ref)}: the work is not ready for the panel yet. What is missing stands there.")
