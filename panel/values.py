"""A table of a procedure file -> the frozen dataclass it fills, strictly, noting where each value comes from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

QUOTED = re.compile(r'.+: ".+"')


class Origin(StrEnum):
    """Where a value comes from, or why there is none."""

    SOURCE = "source"
    ASSUMED = "assumed"
    LOCAL = "local"
    NOT_SUPPLIED = "not_supplied"
    BEFORE_LIVE = "before_live"


BLANK = (Origin.NOT_SUPPLIED, Origin.BEFORE_LIVE)
ORIGINS = frozenset(map(str, Origin))
SAID_ORIGINS = {
    Origin.SOURCE: "From the document",
    Origin.ASSUMED: "Assumed",
    Origin.LOCAL: "Decided here",
    Origin.NOT_SUPPLIED: "Not supplied",
    Origin.BEFORE_LIVE: "To be set before going live",
}
"""Where a value comes from, in words."""
CONFLICT = "conflict"
"""Said beside an origin, where a document contradicts itself: how, and which of the two is read."""
UNSAID = "unsaid"
"""Said beside an origin, where a document does not say all of a value: what it leaves open, and what is assumed."""
BESIDE = ORIGINS | {CONFLICT, UNSAID}
MOST = 10_000
"""No number of days, months or minutes is more: what is counted with one that is would never end."""
PLAIN = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    time: "a time such as 09:30:00",
    date: "a date such as 2026-11-23",
}


@dataclass(frozen=True)
class Source:
    """Where one value comes from: a quotation, the reason for an assumption, who decided, or what is missing; how the
    document contradicts itself, if it does, and what it leaves open."""

    origin: Origin
    words: str
    conflict: str = ""
    unsaid: str = ""

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """What is to be known beside it, with what that is called."""
        both = (("The document contradicts itself", self.conflict), ("The document leaves open", self.unsaid))
        return tuple(each for each in both if each[1])


class Wrong(Exception):
    """One value cannot be read: its dotted key, and why."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


Note = Callable[[str, Source], None]


def section(kind: Any, table: Any, note: Note, key: str = "") -> dict[str, Any]:
    """The fields of dataclass `kind`, read from a table whose dotted key is `key`; each source goes to `note`. A list
    that is empty by default may be blank."""
    path = f"{key}." if key else ""
    hints = get_type_hints(kind)
    _only(table, hints.keys(), key, path)
    for name in hints:
        if name not in table:
            raise Wrong(path + name, "is missing")
    empty = {field.name for field in fields(kind) if field.default == ()}
    blank = {name: hint | None if name in empty else hint for name, hint in hints.items()}
    values = {name: _member(hint, table[name], note, path + name) for name, hint in blank.items()}
    return {name: () if value is None and name in empty else value for name, value in values.items()}


def _member(hint: Any, raw: Any, note: Note, key: str) -> Any:
    if is_dataclass(hint):
        return hint(**section(hint, raw, note, key))  # type: ignore[operator]
    entry = get_args(given(hint))[:1]
    if entry and is_dataclass(entry[0]) and not (_optional(hint) and isinstance(raw, dict)):
        return _entries(entry[0], raw, note, key)
    return _value(hint, raw, note, key)


def _value(hint: Any, raw: Any, note: Note, key: str) -> Any:
    """One value out of its own table, `{ value = 3, assumed = "why" }`, or a blank, `{ not_supplied = "what" }`."""
    _only(raw, {"value", *BESIDE}, key, f"{key}.")
    source = _source(raw, key)
    note(key, source)
    blank = source.origin in BLANK
    if blank and "value" in raw:
        raise Wrong(key, f"has a value and says {source.origin}: one or the other")
    if blank and not _optional(hint):
        raise Wrong(key, "must have a value")
    if not blank and "value" not in raw:
        raise Wrong(key, "has no value")
    return None if blank else _plain(hint, raw["value"], key)


def _entries(kind: Any, raw: Any, note: Note, key: str) -> tuple[Any, ...]:
    """An array of tables: each entry has fields without tables of their own, and one source for all of them."""
    if not isinstance(raw, list) or not raw:
        raise Wrong(key, "must be an array of tables with at least one entry")
    entries = tuple(_entry(kind, one, note, f"{key}.{_id(one, key)}") for one in raw)
    ids = [entry.id for entry in entries]
    if len(set(ids)) < len(ids):
        raise Wrong(key, "has the same id twice")
    return entries


def _entry(kind: Any, raw: Mapping[str, Any], note: Note, key: str) -> Any:
    hints = get_type_hints(kind)
    _only(raw, hints.keys() | BESIDE, key, f"{key}.")
    note(key, _source(raw, key))
    for field in fields(kind):
        if field.default is MISSING and field.name not in raw:
            raise Wrong(f"{key}.{field.name}", "is missing")
    return kind(**{name: _plain(hints[name], raw[name], f"{key}.{name}") for name in hints if name in raw})


def _plain(hint: Any, value: Any, key: str) -> Any:
    """The value, if it is what the hint asks for; a list becomes a tuple, a word becomes an enum's."""
    hint = given(hint)
    if get_origin(hint) is tuple:
        if not isinstance(value, list) or not value:
            raise Wrong(key, "must be a list with at least one entry")
        return tuple(_plain(get_args(hint)[0], each, key) for each in value)
    if issubclass(hint, StrEnum):
        if value not in list(hint):
            raise Wrong(key, f"must be one of {', '.join(hint)}")
        return hint(value)
    # Not isinstance: to Python, true is a whole number.
    if type(value) is not hint:
        raise Wrong(key, f"must be {PLAIN[hint]}")
    if value == "" or (hint is int and value < 0):
        raise Wrong(key, "must not be empty or below nought")
    if hint is int and value > MOST:
        raise Wrong(key, f"must be {MOST:,} or less")
    return value


def _optional(hint: Any) -> bool:
    return NoneType in get_args(hint)


def given(hint: Any) -> Any:
    """What a value is when there is one: `int` for `int | None`."""
    return next(each for each in get_args(hint) if each is not NoneType) if _optional(hint) else hint


def _source(raw: Mapping[str, Any], key: str) -> Source:
    given = [origin for origin in Origin if origin in raw]
    if len(given) != 1:
        raise Wrong(key, f"must say where it comes from, once: one of {', '.join(Origin)}")
    origin, words = given[0], raw[given[0]]
    if not isinstance(words, str) or not words.strip():
        raise Wrong(f"{key}.{origin}", "must be text")
    if origin is Origin.SOURCE and not QUOTED.fullmatch(words):
        raise Wrong(f"{key}.source", 'must name the place and quote it, such as s5: "once a month"')
    return Source(origin, words, _beside(raw, CONFLICT, key), _beside(raw, UNSAID, key))


def _beside(raw: Mapping[str, Any], name: str, key: str) -> str:
    words = raw.get(name, "")
    if not isinstance(words, str) or (name in raw and not words.strip()):
        raise Wrong(f"{key}.{name}", "must be text")
    return words


def _only(table: Any, known: Any, key: str, path: str) -> None:
    if not isinstance(table, dict):
        raise Wrong(key, "must be a table")
    for name in table:
        if name not in known:
            raise Wrong(path + name, "is not a key of a procedure")


def _id(raw: Any, key: str) -> str:
    if isinstance(raw, dict) and isinstance(raw.get("id"), str) and raw["id"]:
        return str(raw["id"])
    raise Wrong(key, "every entry needs an id")
