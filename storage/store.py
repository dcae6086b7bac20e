"""Store and Turn: everything the rest of the product may ask of what is kept."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from panel.cases import CaseFile
from panel.children import Identity
from panel.panels import Panel
from panel.procedure import Procedure
from panel.sittings import Sitting
from storage.records import Notice


class Record(Protocol):
    """Any frozen dataclass with an id, and a revision that a save counts up."""

    @property
    def id(self) -> str: ...
    @property
    def rev(self) -> int: ...


R = TypeVar("R", bound=Record)


class Missing(LookupError):
    """No record of that type has that id."""


class WrongKey(Exception):
    """The store is sealed with another key; nothing was changed."""


class Damaged(Exception):
    """The store holds something that was not written by it; nothing was changed. Says which file and line."""


class TooNew(Exception):
    """The store was written by a newer Convenor; nothing was changed."""


class InUse(Exception):
    """Another process has the store open."""


class WrongMode(Exception):
    """Demo data was opened in production, or the other way round."""


class NotKept(Exception):
    """The disk refused a commit: nothing of the turn was kept, and the store is as it was before it."""


@dataclass(frozen=True)
class Due:
    """A record whose `wake_at` has come."""

    kind: type[Record]
    id: str
    at: datetime


class Reader(Protocol):
    """What is kept, to be looked up and not changed."""

    now: datetime

    def get(self, kind: type[R], id: str) -> R:
        """The record; `Missing` if there is none."""

    def maybe(self, kind: type[R], id: str) -> R | None:
        """The record, or None."""

    def find(self, kind: type[R], **where: str) -> list[R]:
        """Records by one or more indexed fields, in order of id. A field that is a tuple matches any of its values.
        No `where` gives all of that kind. `ValueError` for a field that is not indexed."""

    def file(self, reference: str) -> CaseFile:
        """A case with all that belongs to it; `Missing` if there is none."""

    def panel(self, id: str) -> Panel:
        """A panel; `Missing` if there is none."""

    def sitting(self, id: str) -> Sitting:
        """A panel with everything that stands on it; `Missing` if there is none."""

    def procedures(self) -> dict[str, Procedure]:
        """The procedures that run here, as they are now, by name."""

    def procedure(self, name: str, version: str = "") -> Procedure:
        """A procedure, as it is now or as it was at a version; `Missing` if it does not run here."""


class Turn(Reader, Protocol):
    """One synchronous transaction. What it saves is seen by itself at once, and by nobody else until it commits."""

    def save(self, record: R) -> R:
        """Stages the record with its rev counted up, and returns it so."""

    def delete(self, record: Record) -> None:
        """Stages its deletion. The data key goes with the record that owns it."""

    def notify(self, notice: Notice) -> None:
        """Stages a notice; one with the same key that still waits is replaced, one already sent is left as it is."""

    def audit(self, by: str, act: str, subject: str, outcome: str = "done", view: str = "") -> None:
        """Stages a line of the trail."""

    def undo(self) -> None:
        """Drops everything staged so far: a refusal keeps only what is staged after it."""

    def new_id(self, prefix: str) -> str:
        """The next id under a prefix, of at least three digits: `new_id("SHCG-2026-")` -> `SHCG-2026-001`."""

    def token(self) -> str:
        """An id nobody can guess, for a draft or a form."""

    @property
    def changed(self) -> bool:
        """Whether anything is staged but the trail, and who was seen in which chat."""

    def identities(self) -> tuple[Identity, ...]:
        """The identities in every record this turn has loaded or saved: what a post about it must not hold."""

    def touched(self) -> list[Record]:
        """Every record this turn has saved, and as they were, those it has deleted."""

    def still(self, *kinds: type[Record]) -> Reader:
        """Everything of these kinds as it was kept when the turn began, to be read when the turn is over, in a thread
        too: nothing that is kept meanwhile changes it. KeyError for what is of another kind."""


class Store(Protocol):
    def turn(self, now: datetime) -> AbstractContextManager[Turn]:
        """Commits on leaving, in one line and one fsync, if anything was staged; drops everything on an exception."""

    def due(self, now: datetime) -> Sequence[Due]:
        """Records whose `wake_at` has come, soonest first. Costs nothing when there are none."""

    def next_wake(self) -> datetime | None:
        """The soonest `wake_at` there is."""

    def tidy(self) -> Iterator[None]:
        """Rewrites the store without what was deleted or replaced, a slice at each step; the store serves meanwhile."""

    @property
    def untidy(self) -> bool:
        """Whether `tidy` is worth it: something was deleted, or most of the file is out of date."""

    def close(self) -> None:
        """Lets go of the file and the lock."""
