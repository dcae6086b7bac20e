"""Documents as they were at one moment, whatever is kept after it."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from storage import codec
from storage.codec import Document, Key

Found = Mapping[str, set[str]]


class Still:
    """A copy of which document stood where: a commit puts another in its place and never changes one, so each stays as
    it was. What is found by a field is indexed when somebody first asks for it."""

    def __init__(self, documents: Mapping[str, dict[str, Document]]) -> None:
        self._documents = documents
        self._found: dict[tuple[str, str], Found] = {}

    def read(self, key: Key) -> Document | None:
        kind, id = key
        return self._documents[kind].get(id)

    def search(self, kind: str, where: Mapping[str, str]) -> Collection[str]:
        if not where:
            return self._documents[kind]
        return set.intersection(*(self._by(kind, field).get(value, set()) for field, value in where.items()))

    def owned(self, owner: str) -> Collection[Key]:
        return [
            (kind, id)
            for kind, documents in self._documents.items()
            for id, document in documents.items()
            if codec.owner(kind, document) == owner
        ]

    def every(self, kind: str) -> dict[str, Document]:
        return dict(self._documents[kind])

    def _by(self, kind: str, field: str) -> Found:
        if (kind, field) not in self._found:
            found: dict[str, set[str]] = defaultdict(set)
            for id, document in self._documents[kind].items():
                for value in codec.values(document, field):
                    found[value].add(id)
            self._found[(kind, field)] = dict(found)
        return self._found[(kind, field)]
