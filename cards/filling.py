"""How much of a long list fits on one card, which part of it stands there, and how the others are reached."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from microsoft_teams.cards import ExecuteAction

from cards.parts import Ids, button
from cards.verbs import Verb

ROOM = 32_000
"""Characters on a card, as Teams counts them, for all that stands on a page."""

Item = TypeVar("Item")


def which(before: int, shown: int, count: int, what: str = "") -> str:
    """`9 to 16 of 20.`, after the word for `what` is counted; "" for a page that holds the whole list."""
    if shown == count:
        return ""
    part = f"{before + 1}" if shown == 1 else f"{before + 1} to {before + shown}"
    return f"{what} {part} of {count}.".strip()


def filled(items: Sequence[Item], size: Callable[[Item], int], most: int, room: int = ROOM) -> list[list[Item]]:
    """The pages, each with as many items as there is room for, and `most` at the most; one has its page in any case."""
    pages: list[list[Item]] = []
    left = 0
    for item in items:
        if not pages or len(pages[-1]) == most or size(item) > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= size(item)
    return pages


def turning(verb: Verb, at: Ids, page: int, more: bool, main: bool = False) -> list[ExecuteAction]:
    """The buttons to the page before this one, and to the one after it if there is `more`; `main` is the one after."""
    before = [button("Earlier", verb, at=at, page=page - 1)] if page else []
    return before + ([button("More", verb, main=main, at=at, page=page + 1)] if more else [])
