"""What a sitting decides on a case, who agrees, and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Ending(StrEnum):
    """What comes next for a case."""

    ONGOING = "ongoing"
    REMOVED = "removed"
    HANDED_OVER = "handed over"
    ONWARD = "onward"
    DEFERRED = "deferred"


@dataclass(frozen=True)
class Decision:
    """What this sitting decides on one case. `id` is `panel/case`; `why` is the reason. `tells` is who tells the child
    and the family (a role, as chosen), by `tells_by`; where nobody does, `untold` is why not. `unsaid` is what must not
    be said to them. It can be changed until the chair closes it."""

    id: str
    panel: str
    case: str
    ending: Ending
    why: str
    by: str
    at: datetime
    tells: str = ""
    tells_by: date | None = None
    untold: str = ""
    unsaid: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Stand:
    """Where one seat stands on a decision: `id` is `panel/case/seat`. It agrees, or objects with a `reason`. An
    objection that was settled says how; one that was not stands, and is never outvoted. `ending` is what was to be
    decided when it was given: of another decision it says nothing."""

    id: str
    panel: str
    case: str
    seat: str
    ending: Ending
    agrees: bool
    by: str
    at: datetime
    reason: str = ""
    settled: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    rev: int = 0
