"""The content-free lines about a notice that could not be said as it should."""

from cards.templates.line import Line, reference

HELD_BACK = Line("A message was held back because it would have named a child. A neutral line went instead.")
UNREACHABLE = Line("Somebody cannot be written to here any more. What waits for them is listed when you open it.")


def undelivered(ref: str) -> Line:
    about = f" about {reference(ref)}" if ref else ""
    return Line(f"A notice{about} could not be delivered: the person cannot be written to here. Tell them yourself.")


def trouble(ref: str) -> Line:
    about = f" about {reference(ref)}" if ref else ""
    return Line(f"Something{about} could not be shown or worked out. Look at it, and tell people yourself.")
