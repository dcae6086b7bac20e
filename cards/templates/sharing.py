"""The content-free lines about what is drafted to be shared."""

from cards.templates.line import Line, reference


def waits(ref: str) -> Line:
    return Line(f"{reference(ref)}: something may have to be shared. Your seat confirms or declines it.")


def late(ref: str) -> Line:
    return Line(f"{reference(ref)}: nobody has said yet whether something is shared that the procedure asks for.")
