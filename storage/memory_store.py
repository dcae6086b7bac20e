"""The second store: a dictionary that is looked through from end to end. It is kept nowhere."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from storage import codec
from storage.codec import NAMED, Document, Key
from storage.store import Due, Turn
from storage.turn import Turns


class MemoryStore:
    """A `Store` that forgets everything with the process."""

    untidy = False

    def __init__(self) -> None:
        self._documents: dict[Key, Document] = {}
        self._turns = Turns(self)

    def turn(self, now: datetime) -> AbstractContextManager[Turn]:
        return self._turns.open(now)

    def due(self, now: datetime) -> Sequence[Due]:
        return [due for due in self._waking() if due.at <= now]

    def next_wake(self) -> datetime | None:
        return next((due.at for due in self._waking()), None)

    def tidy(self) -> Iterator[None]:
        return iter(())

    def close(self) -> None:
        self._documents.clear()

    def read(self, key: Key) -> Document | None:
        return self._documents.get(key)

    def search(self, kind: str, where: Mapping[str, str]) -> Collection[str]:
        return [
            id for (name, id), document in self._documents.items() if name == kind and codec.matches(document, where)
        ]

    def owned(self, owner: str) -> Collection[Key]:
        return [key for key, document in self._documents.items() if codec.owner(key[0], document) == owner]

    def every(self, kind: str) -> dict[str, Document]:
        return {id: document for (name, id), document in self._documents.items() if name == kind}

    def commit(self, changes: Mapping[Key, Document | None]) -> None:
        for key, document in changes.items():
            if document is None:
                del self._documents[key]
            else:
                self._documents[key] = document

    def _waking(self) -> list[Due]:
        times = [(at, key) for key, document in self._documents.items() if (at := codec.wake_at(document))]
        return [Due(NAMED[kind].type, id, at) for at, (kind, id) in sorted(times)]
