"""Records as they are read from what was kept; those that nearly every turn reads are read once."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar, cast

from storage import codec
from storage.codec import NAMED, Document, Key

R = TypeVar("R")


class Documents(Protocol):
    """Where a document is read from."""

    def read(self, key: Key) -> Document | None: ...


class Reading:
    """A steady record is held until a commit changes or deletes it; of any other, and so of any child's, nothing is."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._steady: dict[Key, Any] = {}

    def record(self, kind: type[R], key: Key) -> R | None:
        """The record that was kept under a key, if there is one."""
        if key in self._steady:
            return cast(R, self._steady[key])
        if (document := self._documents.read(key)) is None:
            return None
        record = codec.to_record(kind, document)
        if NAMED[kind.__name__].steady:
            self._steady[key] = record
        return record

    def forget(self, keys: Iterable[Key]) -> None:
        """Lets go of the records under these keys: what is kept there is about to be something else."""
        for key in keys:
            self._steady.pop(key, None)
