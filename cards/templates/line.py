"""What a line is, and the few lines that stand on cards of every noun.

A line takes references, dates, counts and states only, so nothing that somebody typed can reach a posted message: a
posted card is made of `Line`s, and only this folder makes them.
"""

from typing import NewType

from panel.words import REFERENCE

Line = NewType("Line", str)
NOT_LIVE = Line("Not live: fictional children only")
WINDOW = Line("Names open when you press, for you alone, and do not stay in this chat. Opening them is recorded.")
NEUTRAL = Line("Convenor has something for you. Open it to see what it is.")


def reference(words: str) -> str:
    """The reference, unchanged; ValueError for anything else, so that no other words get into a line this way."""
    if not REFERENCE.fullmatch(words):
        raise ValueError("not a reference")
    return words
