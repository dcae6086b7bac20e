"""Actions: who does what for a child by when. Exactly one seat and one person own each, and each has one date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not done"


class Carried(StrEnum):
    """Why an unfinished action goes on to the next panel."""

    CHANGED = "circumstances changed"
    NOT_DONE = "not done"


@dataclass(frozen=True)
class Owner:
    """A seat and the person in it, from a moment on, and who said so."""

    seat: str
    person: str
    at: datetime
    by: str
    why: str = ""


@dataclass(frozen=True)
class Carry:
    """How an unfinished action went on from a panel."""

    panel: str
    why: Carried
    by: str
    at: datetime


@dataclass(frozen=True)
class Action:
    """`id` is its own (`SHCG-A007`); `panel` is the one it was made at, "" between two. `owners` are all it ever had,
    the last one now. `safety` says that it keeps a child safe: while it is open the child stays on the agenda.
    `helpers` are other seats. `ended_at` is when it was done, or given up, and `said` the words with it."""

    id: str
    case: str
    words: str
    due: date
    owners: tuple[Owner, ...]
    made_by: str
    made_at: datetime
    panel: str = ""
    helpers: tuple[str, ...] = ()
    safety: bool = False
    recommendation: str = ""
    state: State = State.OPEN
    said: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    carried: tuple[Carry, ...] = ()
    rev: int = 0

    @property
    def owner(self) -> Owner:
        """Whose it is now."""
        return self.owners[-1]


@dataclass(frozen=True)
class DraftAction:
    """An action as somebody typed it, until they check and confirm it. `seat`, `due` and `words` are what was
    understood of it; what was not is asked for."""

    id: str
    case: str
    by: str
    at: datetime
    typed: str
    seat: str = ""
    due: date | None = None
    words: str = ""
    panel: str = ""
    rev: int = 0
