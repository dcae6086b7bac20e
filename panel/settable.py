"""The values of a procedure that can be changed one by one: numbers, times, dates, words, yes or no."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Any, get_origin, get_type_hints

from panel.questions import Question, day, line, one, text
from panel.rules import Rules
from panel.scheduling import read_time
from panel.values import PLAIN, given

FIXED = frozenset({"prefix", "live"})
"""Every reference there is begins with the one; the other is settled before going live, by whoever answers for it."""
MOST = 1_000
"""No rule counts further, in whatever unit: a date so far away is none."""
NOT_POSTED = frozenset("[]<>`")
"""What could make a link of words that stand on a card."""


@lru_cache
def settable() -> dict[str, type]:
    """What kind of value stands under each dotted key that can be changed. Lists, and what stands in them, cannot."""
    return {key: kind for key, kind in _plain(Rules, "") if key.partition(".")[0] not in FIXED}


def _plain(section: Any, path: str) -> Iterator[tuple[str, type]]:
    for name, hint in get_type_hints(section).items():
        kind = given(hint)
        if is_dataclass(kind):
            yield from _plain(kind, f"{path}{name}.")
        elif get_origin(kind) is None and (kind in PLAIN or issubclass(kind, StrEnum)):
            yield path + name, kind


def question(kind: type) -> Question:
    """What a value of this kind is asked by."""
    label, required = "What is it to be?", "Enter what it is to be"
    if kind is bool:
        return one("value", label, {"true": "Yes", "false": "No"}, required=required)
    if issubclass(kind, StrEnum):
        return one("value", label, {each: each.capitalize() for each in kind}, required=required)
    if kind is date:
        return day("value", label, "For example, 28 1 2027", required)
    if kind is str:
        return text("value", label, required=required)
    return line("value", label, "For example, 9:30am" if kind is time else "A whole number", required)


def typed(value: Any) -> str:
    """A value as it stands in its input; "" where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def literal(kind: type, answer: str) -> str:
    """An answer as it is written in a procedure file; ValueError, a whole sentence, for one that is none."""
    if kind is int:
        return str(_number(answer))
    if kind is time:
        return read_time(answer).isoformat()
    if kind in (bool, date):
        return answer
    return _words(answer)


def _number(answer: str) -> int:
    if not (answer.isascii() and answer.isdigit()):
        raise ValueError("Enter a whole number")
    if len(answer) > len(str(MOST)) or int(answer) > MOST:
        raise ValueError(f"Enter a number of {MOST:,} or less")
    return int(answer)


def _words(answer: str) -> str:
    if not answer.isprintable() or set(answer) & NOT_POSTED:
        raise ValueError("Write it in one line, without any of [ ] < > `: it may stand on a card that is posted")
    return quoted(answer)


def quoted(words: str) -> str:
    """Words as they are written in a procedure file."""
    # TOML does not take this one as it is, and JSON does.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def written(value: Any) -> str:
    """A value as it is written in a procedure file; "" where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date() | time():
            return value.isoformat()
        case _:
            return quoted(value)
