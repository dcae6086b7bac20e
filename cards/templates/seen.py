"""The content-free lines about who has seen a child's record."""

from cards.templates.line import Line, reference


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: who has seen it.")
