"""The content-free lines about recommendations and police word."""

from cards.templates.line import Line, reference


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: recommendations")


def police(ref: str) -> Line:
    return Line(f"{reference(ref)}: where the police are")


def goes_on(ref: str) -> Line:
    return Line(f"{reference(ref)} goes on: it is still yours to see through.")


def to_follow(ref: str) -> Line:
    return Line(f"{reference(ref)}: it is not written down yet what became of this recommendation.")
