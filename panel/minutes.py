"""The minutes of a panel: what is edited, approved, circulated and put right afterwards; what each service records."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """How far the minutes have come."""

    DRAFT = "draft"
    APPROVED = "approved"
    CIRCULATED = "circulated"


@dataclass(frozen=True)
class Minutes:
    """`id` is the panel's. `checked` are the parts (a case's reference, or a heading's name) that the minute taker has
    checked; `late` is why they go out late."""

    id: str
    procedure: str
    stage: Stage
    made_at: datetime
    checked: tuple[str, ...] = ()
    approved_at: datetime | None = None
    approved_by: str = ""
    circulated_at: datetime | None = None
    circulated_by: str = ""
    late: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Passage:
    """What the minute taker wrote in place of what the bot drew up, under one heading (`part`) of one case, or of none.
    `id` is `panel/case/part`."""

    id: str
    panel: str
    case: str
    part: str
    words: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Correction:
    """What was put right after the minutes were approved: recorded, and never written over them."""

    id: str
    panel: str
    case: str
    words: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Recorded:
    """A seat has recorded a case's outcome in its own service's system. `id` is `panel/case/seat`."""

    id: str
    panel: str
    case: str
    seat: str
    by: str
    at: datetime
    rev: int = 0
