"""A panel while it sits: who runs it, which item is open, who is there."""

from collections.abc import Mapping
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


@dataclass(frozen=True)
class Course:
    """How far a sitting has come: its items in the order of the agenda, what was discussed, by case, and the items
    whose child is `off` the agenda meanwhile."""

    session: Session
    order: tuple[str, ...]
    discussions: Mapping[str, Discussion]
    off: frozenset[str] = frozenset()

    def finished(self, case: str) -> bool:
        """Whether an item was gone on from, or is not discussed for a reason."""
        found = self.discussions.get(case)
        return found is not None and (found.done or bool(found.skipped))

    @property
    def left(self) -> list[str]:
        """The items that are still to come: nobody has come to them yet, and the child is on the agenda."""
        come = (case for case in self.order if case not in self.off and case != self.session.current)
        return [case for case in come if not self.finished(case)]

    @property
    def following(self) -> str:
        """The item that comes next: the first after the one that is open, then one passed over; "" for none."""
        current = self.session.current
        after = self.order[self.order.index(current) + 1 :] if current in self.order else ()
        return next((case for case in (*after, *self.order) if case in self.left), "")

    @property
    def before(self) -> str:
        """The item before the one that is open, else the one that was left last; "" for none."""
        current = self.session.current
        if current in self.order:
            return self.order[self.order.index(current) - 1] if self.order.index(current) else ""
        known = [(each.left_at, case) for case, each in self.discussions.items() if each.left_at and case in self.order]
        return max(known)[1] if known else ""

    def seconds(self, now: datetime) -> int:
        """How long the item that is open was discussed, whenever that was."""
        session, found = self.session, self.discussions.get(self.session.current)
        running = int((now - session.entered_at).total_seconds()) if session.entered_at else 0
        return running + (found.seconds if found else 0)


def over(panel: Panel, session: Session | None, now: datetime) -> bool:
    """Whether a panel is over: one that somebody started when it was ended, any other when its time is past."""
    return session.ended_at is not None if session else ends_at(panel) <= now


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


def begun(course: Course, case: str, now: datetime) -> Discussion:
    """An item as it is opened: one that was skipped is discussed after all."""
    session = course.session
    fresh = Discussion(f"{session.id}/{case}", session.id, case, now)
    return replace(course.discussions.get(case, fresh), skipped="")


def gone_from(course: Course, now: datetime, done: bool) -> Discussion | None:
    """The item that is open, as it is left: with its time, and whether the sitting is `done` with it for now."""
    if (found := course.discussions.get(course.session.current)) is None:
        return None
    return replace(found, seconds=course.seconds(now), left_at=now, done=found.done or done)


def skipped(course: Course, case: str, why: str, now: datetime) -> Discussion:
    """An item that is not discussed; `Refused` for one that is not on the agenda, or was discussed already."""
    if case not in course.order:
        raise Refused("That item is not on the agenda of this sitting. Nothing was changed.")
    if (found := course.discussions.get(case)) and found.done:
        raise Refused(f"{case} was discussed already. Nothing was changed.")
    return replace(found or begun(course, case, now), skipped=why)


def ended(session: Session, person: str, now: datetime) -> Session:
    """A sitting that is over."""
    return replace(session, current="", entered_at=None, checked_at=None, ended_at=now, ended_by=person)


def unended(panel: Panel, session: Session) -> datetime:
    """Until when the item of a sitting that nobody ended counts as discussed: longer than it was booked for, nobody
    knows."""
    return max(ends_at(panel), session.entered_at or session.started_at)
