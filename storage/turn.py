"""The turn that every store shares: what it stages, over whatever rows a store has."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol, TypeVar, cast

from panel import procedure as procedures
from panel.apologies import Apology
from panel.attendance import Attendance
from panel.cases import Case, CaseFile
from panel.children import Child, Identity, Linked, Match
from panel.invitations import Invitation
from panel.panels import Item, Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.referrals import Addition, Matrix, Referral
from panel.rooms import OwnMeeting
from panel.screening import Screening
from panel.session import Discussion, Session
from panel.sittings import Sitting
from panel.ties import Tie
from panel.updates import Challenge, Update
from storage import codec
from storage.codec import NAMED, Document, Key
from storage.reading import Reading
from storage.records import Acting, Audit, Booked, Conversation, Counter, Notice, ProcedureText, Told, Waking
from storage.still import Still
from storage.store import Missing, Reader, Record, Turn

R = TypeVar("R", bound=Record)
T = TypeVar("T")

read_procedure = lru_cache(procedures.read)


class Source(Protocol):
    """What a turn reads: documents that were kept."""

    def read(self, key: Key) -> Document | None:
        """The document, which nobody may change."""

    def search(self, kind: str, where: Mapping[str, str]) -> Collection[str]:
        """The ids of the documents of a kind that have these values; all of them for no values."""

    def owned(self, owner: str) -> Collection[Key]:
        """The documents that an owner's data key seals."""

    def every(self, kind: str) -> dict[str, Document]:
        """Every document of a kind by its id, in a dictionary of its own."""


class Rows(Source, Protocol):
    """What a turn needs of a store: one way to change what it reads."""

    def commit(self, changes: Mapping[Key, Document | None]) -> None:
        """Keeps all of it, or raises `NotKept` and none of it. None deletes."""


class Named(Protocol):
    """A record that says who somebody is."""

    def identities(self) -> tuple[Identity, ...]: ...


UNCHANGING = frozenset(kind.__name__ for kind in (Audit, Counter, Conversation, Acting, Waking))


class StagedTurn:
    """A `Turn`. Staged documents are seen by this turn alone."""

    def __init__(self, rows: Source, reading: Reading, now: datetime) -> None:
        self.now = now
        self.staged: dict[Key, Document | None] = {}
        self._rows = rows
        self._reading = reading
        self._seen: list[Named] = []
        self._loaded: dict[Key, Any] = {}

    def get(self, kind: type[R], id: str) -> R:
        record = self.maybe(kind, id)
        if record is None:
            raise Missing(f"{kind.__name__} {id}")
        return record

    def maybe(self, kind: type[R], id: str) -> R | None:
        key = (kind.__name__, id)
        if key not in self._loaded:  # what this turn saved is: a key that is only staged was deleted
            self._loaded[key] = None if key in self.staged else self._see(self._reading.record(kind, key))
        return cast("R | None", self._loaded[key])

    def find(self, kind: type[R], **where: str) -> list[R]:
        name = kind.__name__
        if unknown := where.keys() - set(NAMED[name].indexed):
            raise ValueError(f"{name} is not found by {', '.join(sorted(unknown))}")
        ids = set(self._rows.search(name, where))
        for (other, id), document in self.staged.items():
            if other == name:
                ids.discard(id)
                if document is not None and codec.matches(document, where):
                    ids.add(id)
        return [self.get(kind, id) for id in sorted(ids)]

    def save(self, record: R) -> R:
        key = (type(record).__name__, record.id)
        kept = self._document(key)
        document = codec.to_document(record)
        document["rev"] = max(record.rev, kept["rev"] if kept else 0) + 1
        saved = codec.to_record(type(record), document)  # first: nothing is staged that could not be read back
        self.staged[key] = document
        self._loaded[key] = self._see(saved)
        return saved

    def delete(self, record: Record) -> None:
        """The last record that owns a data key takes with it everything that the key seals."""
        name = type(record).__name__
        self._remove((name, record.id))
        if NAMED[name].owner == "id":
            owned = self._owned(record.id)
            if not any(NAMED[kind].owner == "id" for kind, _ in owned):
                for key in owned:
                    self._remove(key)

    def notify(self, notice: Notice) -> None:
        waiting = self.maybe(Notice, notice.id)
        if waiting is None or waiting.told is Told.WAITING:
            self.save(notice)

    def audit(self, by: str, act: str, subject: str, outcome: str = "done", view: str = "") -> None:
        self.save(Audit(f"{self._count('audit'):012d}", self.now, by, act, subject, outcome, view))

    def undo(self) -> None:
        self.staged.clear()
        self._loaded.clear()

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{self._count(prefix.removesuffix('-')):03d}"

    def token(self) -> str:
        return secrets.token_urlsafe(16)

    @property
    def changed(self) -> bool:
        return any(kind not in UNCHANGING for kind, _ in self.staged)

    def identities(self) -> tuple[Identity, ...]:
        return tuple(dict.fromkeys(identity for record in self._seen for identity in record.identities()))

    def file(self, reference: str) -> CaseFile:
        matches = self.find(Match, case=reference) + self.find(Match, other=reference)
        case = self.get(Case, reference)
        return CaseFile(
            case,
            self.get(Child, reference),
            self.get(Referral, reference),
            matrices=tuple(sorted(self.find(Matrix, case=reference), key=lambda matrix: (matrix.dated, matrix.set_at))),
            linked=tuple(self.find(Linked, case=reference)),
            matches=tuple(sorted(matches, key=lambda match: match.id)),
            screenings=tuple(sorted(self.find(Screening, case=reference), key=lambda screening: screening.at)),
            additions=tuple(sorted(self.find(Addition, case=reference), key=lambda addition: addition.at)),
            session=self._open_item(case),
        )

    def _open_item(self, case: Case) -> Session | None:
        """The sitting that goes on with the case's item open."""
        known = self.find(Session, procedure=case.procedure)
        return next((each for each in known if each.ended_at is None and each.current == case.id), None)

    def touched(self) -> list[Record]:
        return [self._staged(key, document) for key, document in self.staged.items()]

    def _staged(self, key: Key, document: Document | None) -> Record:
        if document is None:
            return cast(Record, self._see(self._reading.record(NAMED[key[0]].type, key)))
        return cast(Record, self._loaded[key])

    def still(self, *kinds: type[Record]) -> Reader:
        rows = Still({kind.__name__: self._rows.every(kind.__name__) for kind in kinds})
        return StagedTurn(rows, Reading(rows), self.now)

    def panel(self, id: str) -> Panel:
        return self.get(Panel, id)

    def sitting(self, id: str) -> Sitting:
        panel, items = self.get(Panel, id), self.find(Item, panel=id)
        cases = {item.case: self.get(Case, item.case) for item in items}
        return Sitting(
            panel,
            tuple(items),
            cases,
            updates=tuple(self.find(Update, panel=id)),
            challenges=tuple(each for case in cases for each in self.find(Challenge, case=case)),
            people=tuple(person for person in self.find(Person) if person.roles(panel.procedure)),
            invitations=tuple(each for case in cases for each in self.find(Invitation, case=case)),
            ties=tuple({tie.id: tie for case in cases for tie in self._ties(case)}.values()),
            online=bool((kept := self.maybe(Booked, id)) and kept.version),
            own=tuple(self.find(OwnMeeting, panel=id)),
            apologies=tuple(self.find(Apology, panel=id)),
            session=self.maybe(Session, id),
            discussions=tuple(self.find(Discussion, panel=id)),
            attendance=tuple(self.find(Attendance, panel=id)),
        )

    def procedure(self, name: str, version: str = "") -> Procedure:
        if version:
            newest = next((text.texts for text in self.find(ProcedureText, name=name) if text.current), ())
            return read_procedure(name, self.get(ProcedureText, f"{name}@{version}").texts, newest)
        running = self.procedures()
        if name not in running:
            raise Missing(f"procedure {name}")
        return running[name]

    def procedures(self) -> dict[str, Procedure]:
        current = (text for text in self.find(ProcedureText) if text.current)
        return {text.name: read_procedure(text.name, text.texts) for text in current}

    def _ties(self, case: str) -> list[Tie]:
        return self.find(Tie, case=case) + self.find(Tie, other=case)

    def _document(self, key: Key) -> Document | None:
        return self.staged[key] if key in self.staged else self._rows.read(key)

    def _see(self, record: T) -> T:
        if hasattr(record, "identities"):
            self._seen.append(cast(Named, record))
        return record

    def _owned(self, owner: str) -> set[Key]:
        kept = {key for key in self._rows.owned(owner) if key not in self.staged}
        return kept | {
            key for key, document in self.staged.items() if document and codec.owner(key[0], document) == owner
        }

    def _remove(self, key: Key) -> None:
        self._loaded.pop(key, None)
        if self._rows.read(key) is None:
            self.staged.pop(key, None)
        else:
            self.staged[key] = None

    def _count(self, prefix: str) -> int:
        value = 1 + (counter.value if (counter := self.maybe(Counter, prefix)) else 0)
        self.save(Counter(prefix, value))
        return value


class Turns:
    """Opens turns on some rows, one at a time: turns are serial because nothing awaits inside one."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._reading = Reading(rows)
        self._open = False

    @contextmanager
    def open(self, now: datetime) -> Iterator[Turn]:
        if self._open:
            raise RuntimeError("A turn is open on this store already: a turn inside a turn would not see it.")
        turn = StagedTurn(self._rows, self._reading, now)
        self._open = True
        try:
            yield turn
            if turn.staged:
                self._reading.forget(turn.staged)
                self._rows.commit(turn.staged)
        finally:
            self._open = False
