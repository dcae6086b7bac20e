"""A panel while it sits: who runs it, which item is open, who is there."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Session:
    """A panel from `start` to `end`. `id` is the panel's. `chair` runs it now; `current` is the case whose item is
    open, "" before the first and between two. `entered_at` is when it was opened, and `checked_at` when the chair said
    that the room is checked for it: until then nobody opens who its child is. The moments of what is said at the
    beginning are None until somebody notes it. It goes on until `ended_at`, however long the panel was booked for."""

    id: str
    procedure: str
    started_at: datetime
    started_by: str
    chair: str
    current: str = ""
    entered_at: datetime | None = None
    checked_at: datetime | None = None
    confidential_at: datetime | None = None
    interests_at: datetime | None = None
    not_recorded_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Present:
    """Somebody in the room. `id` is the panel's and the person's, or a token for somebody who is not on the roster:
    then the chair has named them (`name`, `service`). `seats` are those they speak for here, `deputising` for somebody
    else. `joined` and `left` are the moments of each time they came and went, `by` who set it by hand, "" for Teams'
    own word."""

    id: str
    panel: str
    person: str = ""
    name: str = ""
    service: str = ""
    seats: tuple[str, ...] = ()
    deputising: bool = False
    joined: tuple[datetime, ...] = ()
    left: tuple[datetime, ...] = ()
    by: str = ""
    rev: int = 0

    @property
    def here(self) -> bool:
        """Whether they are in the room now."""
        return len(self.joined) > len(self.left)


@dataclass(frozen=True)
class Discussion:
    """One item as it was discussed. `id` is `panel/case`; `seconds` are those of the times it was open before,
    `left_at` when it was last left. `notes` are what was written under each part of the item (by the part's id),
    `ticked` the points of the list before leaving it. `skipped` is why it was not discussed."""

    id: str
    panel: str
    case: str
    began_at: datetime
    seconds: int = 0
    left_at: datetime | None = None
    notes: dict[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    skipped: str = ""
    rev: int = 0
