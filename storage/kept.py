"""Documents, indexes, data keys and the file, always in step: what is staged is kept as one commit, or undone."""

import secrets
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from storage import codec, journal, sealing
from storage.codec import Key
from storage.documents import StagedStorage
from storage.indexes import Indexes
from storage.journal import Journal
from storage.sealing import Commit, Row
from storage.store import Damaged, NotKept
from storage.tidying import Tidying

FILE = "convenor.journal"
NEW = "*.new"
"""The name of a file that is not in force yet, or never came to be."""


class Kept:
    """`documents` and `indexes` may be read at any time; nothing but `keep` changes them for good."""

    def __init__(self, file: Journal, key: bytes, mode: str) -> None:
        """Reads the file to its end; raises what `Journal.replay` does."""
        self.documents = StagedStorage()
        self.indexes = Indexes()
        self._file = file
        self._key = key
        self._mode = mode
        self._data_keys: dict[str, bytes] = {}
        self._tidying: Tidying | None = None
        for commit in file.replay(self._data_keys):
            self._replay(commit)

    def check(self) -> None:
        """`NotKept` if the disk has failed or the store is closed."""
        self._file.check()

    def keep(self) -> None:
        """Writes what is staged as one commit; `NotKept` if the disk refused, and then it is undone."""
        rows = [self._row(key) for key in self.documents.before]
        fresh = self._fresh_keys(rows)
        try:
            self._file.append(Commit(rows, fresh), ChainMap(fresh, self._data_keys))
        except BaseException:
            self.documents.undo()
            raise
        self._data_keys.update(fresh)
        changed = self._settle()
        if self._tidying is not None:
            self._tidying.note(changed)

    @property
    def untidy(self) -> bool:
        return self._file.deletions > 0 or self._file.rows > 2 * len(self.documents)

    def tidy(self) -> Iterator[None]:
        """As `Store.tidy`. `NotKept`, or stopping before the new file is whole, leaves the old one in force."""
        self.check()
        if self._tidying is not None:
            raise RuntimeError("The store is being tidied already.")
        fresh = new_file(self._file.path.parent, self._key, self._mode)
        self._tidying = tidying = Tidying(self.documents.keys())
        try:
            while tidying.more:
                self._copy(tidying.slice(self._row), fresh)
                yield
            self._copy(tidying.slice(self._row), fresh)
            old = self._change_over(fresh)
        finally:
            self._tidying = None
            if fresh is not self._file:
                fresh.discard()
        yield from old.vanish()

    def close(self) -> None:
        self._file.close()

    def _replay(self, commit: Commit) -> None:
        for row in commit.rows:
            try:
                document = None if row.body is None else codec.decode(row.kind, row.body)
            except ValueError as error:
                raise Damaged(f"{self._file.path.name}, line {self._file.line}: {error}") from error
            self.documents.stage(row.kind, {row.id: document})
        self._settle()

    def _settle(self) -> Collection[Key]:
        """Brings indexes and data keys up to the documents, and gives the keys of those that changed."""
        before = self.documents.settle()
        for key, old in before.items():
            self.indexes.change(key, old, self.documents.get(key))
        for (kind, _), old in before.items():
            if old is not None and not self.indexes.owned(owner := codec.owner(kind, old)):
                self._data_keys.pop(owner, None)
        return before.keys()

    def _row(self, key: Key) -> Row:
        kind, id = key
        if (document := self.documents.get(key)) is None:
            return Row(kind, id, owner="", body=None)
        return Row(kind, id, codec.owner(kind, document), codec.encode(document))

    def _fresh_keys(self, rows: Sequence[Row]) -> dict[str, bytes]:
        """A data key for each owner who has no documents yet, or whose documents all go in this commit."""
        gone = {(row.kind, row.id) for row in rows if row.body is None}
        owners = {row.owner for row in rows if row.owner}
        return {owner: sealing.new_data_key() for owner in owners if self.indexes.owned(owner) <= gone}

    def _copy(self, rows: Iterable[Row], to: Journal) -> None:
        self.check()
        copies = list(rows)
        keys = {row.owner: self._data_keys[row.owner] for row in copies if row.owner}
        to.append(Commit(copies, keys), keys)

    def _change_over(self, fresh: Journal) -> Journal:
        """Puts the new file in force for good, and gives the old one."""
        fresh.rename(self._file.path)
        old, self._file = self._file, fresh
        try:
            fresh.confirm()
        except NotKept:
            old.close()
            raise
        return old


def new_file(folder: Path, key: bytes, mode: str) -> Journal:
    """A file with no commits that is not in force yet; `NotKept` if the disk refused."""
    return journal.create(folder / NEW.replace("*", secrets.token_hex(8)), key, mode)


def remove_leftovers(folder: Path) -> None:
    """Removes what a tidy that did not end has left; `OSError` if the disk refuses."""
    for leftover in folder.glob(NEW):
        leftover.unlink()
