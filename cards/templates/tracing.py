"""The content-free lines about a case that somebody looks back on, the names of its files among them."""

from cards.templates.line import Line, reference


def journey(ref: str) -> Line:
    return Line(f"{reference(ref)}: the journey, as dated lines.")


def agencies(ref: str) -> Line:
    return Line(f"{reference(ref)}: who answered, and who did not.")


def why(ref: str) -> Line:
    return Line(f"{reference(ref)}: why it left the agenda, or stays.")


def journey_file(ref: str) -> Line:
    return Line(f"journey-{reference(ref)}.docx")


def agencies_file(ref: str) -> Line:
    return Line(f"agencies-{reference(ref)}.docx")


def why_file(ref: str) -> Line:
    return Line(f"why-{reference(ref)}.docx")
