"""What documents are found by, held in memory: indexed fields, owners, and the times at which they are due."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import TypeVar

from storage import codec
from storage.codec import NAMED, Document, Key
from storage.store import Due

K = TypeVar("K")
V = TypeVar("V")

LAST = "\U0010ffff"
"""Sorts after every name of a kind."""


class Indexes:
    """Kept in step with the documents by `change`; every look-up costs what it finds, not what there is."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], set[str]] = {}
        self._owned: dict[str, set[Key]] = {}
        self._wakes: list[tuple[datetime, str, str]] = []

    def change(self, key: Key, old: Document | None, new: Document | None) -> None:
        if old is not None and new is not None and _found_alike(key, old, new):
            return
        if old is not None:
            self._remove(key, old)
        if new is not None:
            self._add(key, new)

    def find(self, kind: str, where: Mapping[str, str]) -> Set[str]:
        """The ids of the documents that have every one of these values; `where` is not empty."""
        sets = [self._found.get((kind, field, value), set()) for field, value in where.items()]
        return set.intersection(*sorted(sets, key=len))

    def owned(self, owner: str) -> Set[Key]:
        return self._owned.get(owner, set())

    def due(self, now: datetime) -> Sequence[Due]:
        ripe = self._wakes[: bisect_right(self._wakes, (now, LAST, ""))]
        return [Due(NAMED[kind].type, id, at) for at, kind, id in ripe]

    def next_wake(self) -> datetime | None:
        return self._wakes[0][0] if self._wakes else None

    def _add(self, key: Key, document: Document) -> None:
        for entry in _entries(key, document):
            self._found.setdefault(entry, set()).add(key[1])
        if owner := codec.owner(key[0], document):
            self._owned.setdefault(owner, set()).add(key)
        if at := codec.wake_at(document):
            insort(self._wakes, (at, *key))

    def _remove(self, key: Key, document: Document) -> None:
        for entry in _entries(key, document):
            _discard(self._found, entry, key[1])
        if owner := codec.owner(key[0], document):
            _discard(self._owned, owner, key)
        if at := codec.wake_at(document):
            del self._wakes[bisect_left(self._wakes, (at, *key))]


def _found_alike(key: Key, old: Document, new: Document) -> bool:
    """Whether a changed document is still found by all that it was found by: most changes touch nothing indexed."""
    kind = NAMED[key[0]]
    return all(old.get(field) == new.get(field) for field in (*kind.indexed, *filter(None, (kind.owner,)))) and (
        old.get("wake_at") == new.get("wake_at")
    )


def _entries(key: Key, document: Document) -> set[tuple[str, str, str]]:
    kind, _ = key
    return {(kind, field, value) for field in NAMED[kind].indexed for value in codec.values(document, field)}


def _discard(sets: dict[K, set[V]], name: K, value: V) -> None:
    """Takes a value out of a set, and an empty set out of the sets."""
    sets[name].discard(value)
    if not sets[name]:
        del sets[name]
