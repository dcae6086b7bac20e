"""The content-free line about children on the pathway."""

from cards.templates.line import Line

CONSIDERING = Line("A child on the pathway: referred or not, and why")


def waiting(count: int) -> Line:
    """How many children were recorded, and nobody has considered them."""
    if not count:
        return Line("Nobody who was recorded waits to be considered.")
    return Line(f"{count} {'child waits' if count == 1 else 'children wait'} to be considered.")
