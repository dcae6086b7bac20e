"""A panel while it sits: who runs it, which item is open, who is there."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from panel.clocks import local
from panel.panels import Panel, ends_at
from panel.procedure import Procedure
from panel.said import said_when
from panel.words import Refused

EARLY = timedelta(hours=1)
"""So long before its time a panel can be started."""


@dataclass(frozen=True)
class Led:
    """Somebody held the chair for an item, from `at` on."""

    case: str
    person: str
    at: datetime


@dataclass(frozen=True)
class Session:
    """A panel from `start` to `end`. `id` is the panel's. `chair` runs it now; `current` is the case whose item is
    open, "" before the first and between two. `entered_at` is when it was opened, and `checked_at` when the chair said
    that the room is checked for it: until then nobody opens who its child is. The moments of what is said at the
    beginning are None until somebody notes it. `led` is who held the chair, item by item as they were opened: one who
    has stepped out of an item does not hold it there. It goes on until `ended_at`, however long the panel was booked
    for."""

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
    led: tuple[Led, ...] = ()
    rev: int = 0


@dataclass(frozen=True)
class Present:
    """Somebody in the room. `id` is the panel's and the person's, or a token for somebody who is not on the roster:
    then the chair has named them (`name`, `service`). `seats` are those they speak for here, `deputising` for somebody
    else. `item` is the case that somebody who is not on the roster comes for, "" for the whole of it. `joined` and
    `left` are the moments of each time they came and went, `by` who set it by hand, "" for Teams' own word. `heard_at`
    is when Teams last said anything of them, by its own clock: what comes late is older than that."""

    id: str
    panel: str
    person: str = ""
    name: str = ""
    service: str = ""
    seats: tuple[str, ...] = ()
    deputising: bool = False
    item: str = ""
    heard_at: datetime | None = None
    joined: tuple[datetime, ...] = ()
    left: tuple[datetime, ...] = ()
    by: str = ""
    rev: int = 0

    @property
    def here(self) -> bool:
        """Whether they are in the room now."""
        return len(self.joined) > len(self.left)

    def there(self, at: datetime) -> bool:
        """Whether they were in the room at a moment."""
        return sum(each <= at for each in self.joined) > sum(each <= at for each in self.left)


@dataclass(frozen=True)
class Discussion:
    """One item as it was discussed. `id` is `panel/case`; `seconds` are those of the times it was open before,
    `left_at` when it was last left, and `done` says that the sitting went on from it. `notes` are what was written
    under each part of the item (by the part's id), `ticked` the points of the list before leaving it. `heard_at` is
    when its room was first checked. `skipped` is why it was not discussed, or not to its end."""

    id: str
    panel: str
    case: str
    began_at: datetime
    seconds: int = 0
    left_at: datetime | None = None
    done: bool = False
    notes: dict[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    skipped: str = ""
    heard_at: datetime | None = None
    rev: int = 0

    @property
    def discussed(self) -> bool:
        """Whether it was discussed: what was open in a checked room was, skipped afterwards or not."""
        return self.heard_at is not None or not self.skipped


def over(panel: Panel, session: Session | None, now: datetime) -> bool:
    """Whether a panel is over: one that somebody started when it was ended, any other when its time is past."""
    closes = closes_at(panel, session)
    return closes is not None and closes <= now


def closes_at(panel: Panel, session: Session | None) -> datetime | None:
    """When a panel is over; None while it sits, and nobody has ended it."""
    return session.ended_at if session else ends_at(panel)


def opens_at(panel: Panel) -> datetime:
    """From when on it can be started."""
    return panel.starts_at - EARLY


def started(panel: Panel, person: str, procedure: Procedure, now: datetime) -> Session:
    """The sitting of a panel, begun by whoever runs it; `Refused` before its day, and more than an hour too early."""
    if now < opens_at(panel):
        words = f"The next panel is on {said_when(panel.starts_at)}. It can be started from an hour before."
        raise Refused(f"{words} Nothing was changed.")
    return Session(panel.id, panel.procedure, now, person, person)


def sits_today(panel: Panel, procedure: Procedure, now: datetime) -> bool:
    """Whether it is the day of a panel."""
    return not panel.cancelled and _same_day(panel.starts_at, now, procedure)


def decides(session: Session, procedure: Procedure, now: datetime) -> bool:
    """Whether a sitting can still decide something: until it is ended, and on its own day alone."""
    return session.ended_at is None and _same_day(session.started_at, now, procedure)


def _same_day(one: datetime, other: datetime, procedure: Procedure) -> bool:
    zone = procedure.panel.zone
    return local(one, zone).date() == local(other, zone).date()


def still_open(session: Session) -> None:
    """`Refused` for a sitting that was ended."""
    if session.ended_at:
        words = f"The sitting was ended on {said_when(session.ended_at)}. Nothing was changed by this press."
        raise Refused(f"{words} What has to be put right goes into the minutes, as a correction.")


def entered(session: Session, case: str, now: datetime) -> Session:
    """Another item is open, "" for none: the room is checked for it anew."""
    return replace(session, current=case, entered_at=now if case else None, checked_at=None)


def chaired(session: Session, case: str) -> tuple[str, ...]:
    """Who held the chair for an item, each once, in order; nobody for one that was never opened."""
    return tuple(dict.fromkeys(each.person for each in session.led if each.case == case))


def led(session: Session, case: str, person: str, out: Collection[str], now: datetime) -> Session:
    """The sitting with who holds the chair for an item now: whoever chairs it, else, where they have stepped out of the
    item (`out`), this person; as it is where they hold it already, and where both have."""
    holds = session.chair if session.chair not in out else person
    if holds in (*out, "", holder(session, case)):
        return session
    return replace(session, led=(*session.led, Led(case, holds, now)))


def holder(session: Session, case: str) -> str:
    """Who held the chair for an item last; "" for nobody."""
    return next((each.person for each in reversed(session.led) if each.case == case), "")


def ended(session: Session, person: str, now: datetime) -> Session:
    """A sitting that is over."""
    return replace(session, current="", entered_at=None, checked_at=None, ended_at=now, ended_by=person)


def unended(panel: Panel, session: Session) -> datetime:
    """Until when the item of a sitting that nobody ended counts as discussed: longer than it was booked for, nobody
    knows."""
    return max(ends_at(panel), session.entered_at or session.started_at)
