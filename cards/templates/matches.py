"""The content-free lines about a possible same child."""

from cards.templates.line import Line, reference


def maybe_same(ref: str) -> Line:
    return Line(f"{reference(ref)} may be the same child as another case. Open it to see both. Nothing was joined.")


def joined(ref: str, count: int) -> Line:
    with_others = "1 other case" if count == 1 else f"{count} other cases"
    return Line(f"{reference(ref)} is shown as the same child as {with_others}.")


def not_joined(ref: str) -> Line:
    return Line(f"{reference(ref)} is not shown as the same child as any other case.")


def parted(ref: str) -> Line:
    return Line(f"{reference(ref)} was parted from another case: they are not the same child.")
