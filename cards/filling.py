"""How much fits on one card, where what is typed of each may be long."""

from collections.abc import Callable, Sequence
from typing import TypeVar

ROOM = 32_000
"""Characters on a card, as Teams counts them, for all that stands on a page."""

Item = TypeVar("Item")


def filled(items: Sequence[Item], size: Callable[[Item], int], most: int) -> list[list[Item]]:
    """The pages, each with as many items as there is room for, and `most` at the most."""
    pages: list[list[Item]] = []
    left = 0
    for item in items:
        if not pages or len(pages[-1]) == most or size(item) > left:
            pages.append([])
            left = ROOM
        pages[-1].append(item)
        left -= size(item)
    return pages
