"""A card, read as the wire carries it: its elements, and the pieces of text in each place."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

MARKDOWN = ("text", "title", "label", "placeholder", "errorMessage", "altText", "fallbackText", "speak")
"""Where Teams may draw a link, a mention or bold out of what stands there. A TextRun's text is drawn as it is."""


def elements(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a card, in the order it is read."""
    if isinstance(part, Mapping):
        yield part
        for value in part.values():
            yield from elements(value)
    elif isinstance(part, list):
        for one in part:
            yield from elements(one)


def of_type(card: Any, *types: str) -> list[Mapping[str, Any]]:
    """The elements whose type begins so."""
    return [one for one in elements(card) if str(one.get("type", "")).startswith(types)]


def runs(card: Any) -> list[str]:
    """What is drawn letter for letter."""
    return [run["text"] for run in of_type(card, "TextRun")]


def drawn(card: Any) -> list[str]:
    """What is not."""
    others = (one for one in elements(card) if one.get("type") != "TextRun")
    return [one[key] for one in others for key in MARKDOWN if isinstance(one.get(key), str)]


def size(card: Any) -> int:
    """Bytes in UTF-16, as Teams counts them."""
    return len(json.dumps(card, ensure_ascii=False).encode("utf-16-le", "surrogatepass"))
