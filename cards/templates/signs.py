"""The content-free lines about what a case's records tell."""

from cards.templates.line import Line, reference


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: what the case tells, consent, and other processes")
