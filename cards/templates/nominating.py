"""The content-free lines about a nomination."""

from cards.templates.line import Line, reference


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: nomination, themes, and what colleagues add")


def asked(ref: str) -> Line:
    return Line(f"You are asked to add what your service knows to the nomination {reference(ref)}.")


def late(ref: str) -> Line:
    return Line(f"Nothing is added yet: you were asked what your service knows for the nomination {reference(ref)}.")


def added(ref: str) -> Line:
    return Line(f"A colleague has added something to the nomination {reference(ref)}.")


def owed(ref: str) -> Line:
    return Line(f"{reference(ref)} is to be nominated to another panel, and nobody has sent the nomination.")


def file(ref: str) -> Line:
    return Line(f"nomination-{reference(ref)}.docx")
