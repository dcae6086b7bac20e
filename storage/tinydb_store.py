"""The embedded default: TinyDB in memory over a sealed journal, in one folder, for one process."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout
from tinydb.table import Document as TinyDocument

from storage import journal, kept, sealing
from storage.codec import Document, Key
from storage.documents import Documents
from storage.journal import Journal
from storage.kept import Kept
from storage.store import Due, InUse, Turn
from storage.turn import Turns


class TinyStore:
    """A `Store`: questions are answered from memory, and a change is in the file before anybody sees it."""

    def __init__(self, lock: FileLock, rows: Kept) -> None:
        self._lock = lock
        self._kept = rows
        self._db = Documents(storage=lambda: rows.documents)
        self._turns = Turns(self)

    def turn(self, now: datetime) -> AbstractContextManager[Turn]:
        self._kept.check()
        return self._turns.open(now)

    def due(self, now: datetime) -> Sequence[Due]:
        self._kept.check()
        return self._kept.indexes.due(now)

    def next_wake(self) -> datetime | None:
        return self._kept.indexes.next_wake()

    def tidy(self) -> Iterator[None]:
        return self._kept.tidy()

    @property
    def untidy(self) -> bool:
        return self._kept.untidy

    def close(self) -> None:
        self._kept.close()
        self._lock.release()

    def read(self, key: Key) -> Document | None:
        kind, id = key
        document: Document | None = self._table(kind).get(doc_id=id)
        return document

    def search(self, kind: str, where: Mapping[str, str]) -> Collection[str]:
        return self._kept.indexes.find(kind, where) if where else self._kept.documents.read().get(kind, {})

    def owned(self, owner: str) -> Collection[Key]:
        return self._kept.indexes.owned(owner)

    def every(self, kind: str) -> dict[str, Document]:
        return dict(self._kept.documents.read().get(kind, {}))

    def commit(self, changes: Mapping[Key, Document | None]) -> None:
        for (kind, id), document in changes.items():
            if document is None:
                self._table(kind).remove(doc_ids=[id])
            else:
                self._table(kind).upsert(TinyDocument(document, cast(Any, id)))
        self._kept.keep()

    def _table(self, kind: str) -> Any:
        """TinyDB's table, untyped because its types take every id for a number."""
        return self._db.table(kind)


def open_store(folder: Path, key: str, mode: str) -> TinyStore:
    """The store in a folder, made if there is none. `key` is CONVENOR_KEY, `mode` is `demo` or `production`.

    Raises `InUse`, `WrongKey`, `WrongMode`, `Damaged`, `TooNew`, `NotKept`, `ValueError` for a text that is no key, and
    `OSError`: what was kept is unchanged then.
    """
    master = sealing.master_key(key)
    _make(folder)
    lock = FileLock(folder / "lock", mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InUse(f"Another Convenor has {folder.name} open.") from error
    try:
        return TinyStore(lock, _read(folder, master, mode))
    except BaseException:
        lock.release()
        raise


def _make(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        journal.sync_folder(folder.parent)


def _read(folder: Path, master: bytes, mode: str) -> Kept:
    file = _file(folder, master, mode)
    try:
        rows = Kept(file, master, mode)
        kept.remove_leftovers(folder)
    except BaseException:
        file.close()
        raise
    return rows


def _file(folder: Path, master: bytes, mode: str) -> Journal:
    path = folder / kept.FILE
    there = path.exists()
    file = journal.reopen(path, master, mode) if there else kept.new_file(folder, master, mode)
    try:
        if not there:
            file.rename(path)
        file.confirm()
    except BaseException:
        file.close()
        raise
    return file
