"""The content-free lines about a disagreement."""

from datetime import date

from cards.templates.line import Line, reference
from panel.said import said_date


def of(ref: str) -> Line:
    return Line(f"{reference(ref)}: disagreements")


def begun(ref: str) -> Line:
    return Line(f"Disagreement {reference(ref)} was begun for what your seat objected to. You say how it goes on.")


def waits(ref: str, by: date) -> Line:
    return Line(f"Disagreement {reference(ref)} waits for your answer by {said_date(by)}.")


def due(ref: str) -> Line:
    return Line(f"Disagreement {reference(ref)} still waits for your answer.")


def unanswered(ref: str) -> Line:
    return Line(f"Nobody has answered disagreement {reference(ref)}. You can take it to the next step.")


def answered(ref: str) -> Line:
    return Line(f"Disagreement {reference(ref)} is answered. Say whether it is settled, or take the next step.")


def still_open(ref: str) -> Line:
    return Line(f"Disagreement {reference(ref)} is answered and not settled. Say how it goes on.")


def settled(ref: str) -> Line:
    return Line(f"Disagreement {reference(ref)} is settled.")
