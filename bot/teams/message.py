"""A card -> the message that carries it: a content-free preview, and never more than Teams takes."""

from collections.abc import Iterator
from typing import Any

import msgspec

from cards.parts import Posted

CARD = "application/vnd.microsoft.card.adaptive"

LONGEST = 80_000
"""Bytes in UTF-16. Teams refuses at 100 KB and asks bots to stay under 80."""

LAYOUT = frozenset({"type", "weight", "size", "color", "spacing", "style", "horizontalAlignment", "height", "width"})
"""Keys whose values are the schema's own words: they stand between two pieces of text that a reader sees as one."""


def activity(card: Posted, recipient: str = "") -> dict[str, Any]:
    """The message, ready to be sent; `recipient` is the Teams id of the only person who shall see it."""
    content = {**card.card, "fallbackText": card.line, "speak": card.line, "lang": "en-GB"}
    message = {
        "type": "message",
        "summary": card.line,
        "attachments": [{"contentType": CARD, "content": content}],
    }
    return {**message, "recipient": {"id": recipient}} if recipient else message


def fits(encoded: bytes) -> bool:
    """Whether JSON, given in UTF-8, is short enough for Teams, which counts in UTF-16."""
    # UTF-16 is never more than twice as long as UTF-8, so most messages need no second encoding.
    return len(encoded) * 2 <= LONGEST or len(encoded.decode().encode("utf-16-le")) <= LONGEST


def encode(message: object) -> bytes:
    return msgspec.json.encode(message)


def words(part: object) -> Iterator[str]:
    """Every piece of text in it, in the order it is read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in LAYOUT:
                yield from words(value)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from words(one)
