"""The content-free lines about who chairs a panel."""

from datetime import datetime

from cards.templates.line import Line
from panel.said import said_when


def yours(starts: datetime) -> Line:
    return Line(f"You chair the panel of {said_when(starts)}.")


def not_yours(starts: datetime) -> Line:
    return Line(f"Somebody else chairs the panel of {said_when(starts)} now.")
