"""The content-free lines about another worker."""

from cards.templates.line import Line, reference


def yours(ref: str) -> Line:
    return Line(f"You are the worker for {reference(ref)} now. It is yours to open, to add to, and to attend.")


def no_longer_yours(ref: str) -> Line:
    return Line(f"{reference(ref)} has another worker now, so you do not open it any more. What you wrote stays.")


def still_invited(ref: str) -> Line:
    return Line(f"{reference(ref)} has another worker now. You are still invited to its item, and open it until then.")


def still_assesses(ref: str) -> Line:
    return Line(
        f"{reference(ref)} has another worker now. An assessment of it is still yours, so you open it until then."
    )


def another(ref: str, transfers: int) -> Line:
    return Line(f"{reference(ref)} has another worker. Transfers so far: {transfers}.")
