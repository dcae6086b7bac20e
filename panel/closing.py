"""Taking a child off the agenda: the evidence, the gates, and the ways out that need no matrix."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Seen:
    """A risk matrix was looked at by a sitting. `id` is the panel's and the matrix's."""

    id: str
    panel: str
    case: str
    matrix: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class NoLonger:
    """Why a child is no longer at risk, as a person wrote it; for a child who was accepted below the threshold, also
    what has `changed` since."""

    id: str
    case: str
    panel: str
    words: str
    by: str
    at: datetime
    changed: str = ""
    rev: int = 0


class Because(StrEnum):
    """Why another takes a child over."""

    MOVED = "moved"
    EIGHTEEN = "eighteen"
    PROCESS = "another process"


@dataclass(frozen=True)
class HandOver:
    """A child goes to somebody else: `to` whom, why, and what was `sent`. The child stays on the agenda until it was
    received."""

    id: str
    case: str
    because: Because
    to: str
    sent: str
    by: str
    at: datetime
    received_by: str = ""
    received_on: date | None = None
    rev: int = 0


@dataclass(frozen=True)
class Proposal:
    """A chair asked at a sitting whether a child can leave the agenda. `id` is `panel/case`."""

    id: str
    panel: str
    case: str
    by: str
    at: datetime
    rev: int = 0
