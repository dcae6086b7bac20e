"""TinyDB with the documents in memory: a write touches only what it changes, and is staged until its commit is kept."""

import secrets
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from storage.codec import Document, Key

Changes = dict[Key, Document | None]
"""A document for each key, or None where there is none."""


class StagedStorage(Storage):
    """Every document. Writes are seen at once; `before` holds what they replaced, until they are settled or undone."""

    def __init__(self) -> None:
        self.before: Changes = {}
        self._tables: dict[str, dict[str, Document]] = {}

    def read(self) -> dict[str, dict[str, Document]]:
        return dict(self._tables)

    def write(self, data: Mapping[str, Mapping[str, Document]]) -> None:
        """Stages whatever differs between what there is and `data`, which is all there shall be."""
        for name in self._tables.keys() | data.keys():
            old, new = self._tables.get(name, {}), data.get(name, {})
            self.stage(name, {id: new.get(id) for id in old.keys() | new.keys() if old.get(id) != new.get(id)})

    def stage(self, table: str, changes: Mapping[str, Document | None]) -> None:
        for id, document in changes.items():
            self.before.setdefault((table, id), self.get((table, id)))
            self.put((table, id), document)

    def settle(self) -> Changes:
        """What the staged writes replaced, now that they are kept."""
        before, self.before = self.before, {}
        return before

    def undo(self) -> None:
        """Everything as it was before the staged writes."""
        for key, document in self.settle().items():
            self.put(key, document)

    def get(self, key: Key) -> Document | None:
        table, id = key
        return self._tables.get(table, {}).get(id)

    def put(self, key: Key, document: Document | None) -> None:
        """Puts a document in, or takes one out, without staging it."""
        table, id = key
        if document is None:
            self._tables.get(table, {}).pop(id, None)
        else:
            self._tables.setdefault(table, {})[id] = document

    def keys(self) -> Iterator[Key]:
        return ((table, id) for table, documents in self._tables.items() for id in documents)

    def __len__(self) -> int:
        return sum(len(documents) for documents in self._tables.values())


class StagedTable(Table):
    """A TinyDB table whose ids are text. Answers are not cached: undone writes must not be seen."""

    document_id_class = str  # type: ignore[assignment]  # typed as the numbers that TinyDB gives by itself

    def __init__(self, storage: Storage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        working = Working(self._read_table())
        updater(working)
        cast(StagedStorage, self.storage).stage(self.name, working.changes())

    def _get_next_id(self) -> str:
        return secrets.token_hex(16)


class Documents(TinyDB):
    """TinyDB over a `StagedStorage`."""

    table_class = StagedTable  # type: ignore[assignment]  # typed as exactly Table by TinyDB


class Working(MutableMapping[str, Any]):
    """A table as one TinyDB write changes it: only what is touched is copied."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._kept = kept
        self._touched: dict[str, Any] = {}

    def __getitem__(self, id: str) -> Any:
        if id not in self._touched:
            self._touched[id] = msgspec.to_builtins(self._kept[id], builtin_types=(bytes,))
        if self._touched[id] is None:
            raise KeyError(id)
        return self._touched[id]

    def __setitem__(self, id: str, document: Any) -> None:
        self._touched[id] = document

    def __delitem__(self, id: str) -> None:
        self._touched[id] = None

    def __iter__(self) -> Iterator[str]:
        return (id for id in {**self._kept, **self._touched} if self._touched.get(id, self) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[str, Any]:
        return {id: document for id, document in self._touched.items() if document != self._kept.get(id)}
