"""The content-free lines about an extra panel that is offered."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_when


def made(ref: str, starts: datetime, cases: int) -> Line:
    count = "1 case would move" if cases == 1 else f"{cases} cases would move"
    return Line(f"Offer {reference(ref)}: an extra panel could sit on {said_when(starts)}. {count} to it.")


def wait(before: int, after: int) -> Line:
    if after < before:
        return Line(f"The longest wait for a panel falls from {before} days to {after}.")
    return Line(f"The longest wait for a panel stays at {before} days.")


def taken(ref: str, starts: datetime) -> Line:
    return Line(f"Offer {reference(ref)} is taken: the extra panel is booked for {said_when(starts)}.")


def declined(ref: str) -> Line:
    return Line(f"Offer {reference(ref)}: not now. It is not made again for the same cases.")


def withdrawn(ref: str) -> Line:
    return Line(f"Offer {reference(ref)} is withdrawn: the queue has changed, or there is no time left for it.")
