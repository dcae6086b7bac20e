"""Looks: what others have made of a panel's entry in the calendar itself, and when it is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from panel.clocks import office_is_open, office_opens_next
from panel.people import Person
from panel.procedure import Procedure

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OFTEN = timedelta(minutes=5)
"""Between two looks at an entry whose online meeting is not there yet, in the first hour."""


class State(StrEnum):
    """Whether a panel's entry is in the calendar still."""

    BOOKED = "booked"
    DELETED = "deleted"
    CANCELLED = "cancelled"


class Detail(StrEnum):
    """What else somebody may change about an entry; what it says instead is kept nowhere."""

    SUBJECT = "subject"
    PLACE = "place"
    PRIVACY = "privacy"
    GUESTS = "guests"


@dataclass(frozen=True)
class There:
    """A panel's entry, as the calendar was told it or as it stands there: when, how long (minutes), who is invited
    (e-mail addresses in lower case), whether it has an online meeting, and which details are not as they were told."""

    starts_at: datetime | None
    minutes: int
    emails: frozenset[str]
    meeting: bool
    state: State = State.BOOKED
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True)
class Altered:
    """What somebody has made of a panel's entry in the calendar itself, as it was last seen. `id` is the panel's,
    `sequence` the panel's own then. `open` is set while a coordinator is asked what to do about its time, or that it is
    gone; `asked` counts these questions, and `heard` how often somebody was told of what is kept as it is: who was
    `added` and `removed`, a meeting that was switched off, and other `details`."""

    id: str
    state: State = State.BOOKED
    starts_at: datetime | None = None
    minutes: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    meeting_off: bool = False
    details: tuple[Detail, ...] = ()
    sequence: int = 0
    open: bool = False
    asked: int = 0
    heard: int = 0
    rev: int = 0


def seen(before: Altered, told: There, there: There, sequence: int) -> Altered:
    """What a look shows that is otherwise than the calendar was told. The same, seen again, counts nothing up; it is
    asked about anew when somebody changes it once more, there or here."""
    now = _people(before, told, there)
    now = replace(now, state=State.BOOKED, starts_at=None, minutes=0, sequence=0, open=False)
    if _differs(told, there):
        now = replace(now, state=there.state, starts_at=there.starts_at, minutes=there.minutes)
        now = replace(now, sequence=sequence, open=True)
    return replace(now, asked=before.asked + _asks(before, now), heard=before.heard + _more(before, now))


def _differs(told: There, there: There) -> bool:
    return there.state is not State.BOOKED or (told.starts_at, told.minutes) != (there.starts_at, there.minutes)


def _people(before: Altered, told: There, there: There) -> Altered:
    """An entry that is gone has nobody left to compare."""
    if there.state is not State.BOOKED:
        return before
    added, removed = there.emails - told.emails, told.emails - there.emails
    off = not there.meeting and (told.meeting or before.meeting_off)
    now = replace(before, added=tuple(sorted(added)), removed=tuple(sorted(removed)), meeting_off=off)
    return replace(now, details=there.details)


def _asks(before: Altered, now: Altered) -> bool:
    return now.open and not (before.open and _question(before) == _question(now))


def _question(each: Altered) -> tuple[State, datetime | None, int, int]:
    return each.state, each.starts_at, each.minutes, each.sequence


def _more(before: Altered, now: Altered) -> bool:
    """Whether somebody else was added or removed, the meeting switched off, or another detail changed, since; or
    somebody is not to come any more who may stand there by another address."""
    others = {*now.added} - {*before.added} | {*now.removed} - {*before.removed}
    others |= {*before.removed} - {*now.removed} if now.added else set()
    return bool(others or {*now.details} - {*before.details}) or (now.meeting_off and not before.meeting_off)


def unmatched(altered: Altered, expected: Iterable[Person], roster: Iterable[Person]) -> list[Person]:
    """Who is expected and does not stand in an entry, while somebody does whom nobody on the roster is: it may be they,
    by another address of theirs."""
    if {each.email.lower() for each in roster}.issuperset(altered.added):
        return []
    return [each for each in expected if each.email.lower() in altered.removed]


def next_look(now: datetime, waits_since: datetime | None, soonest: bool, procedure: Procedure) -> datetime:
    """When an entry is looked at again: every few minutes in the first hour in which it waits for its online meeting;
    then in the office's hours, that of the `soonest` panel hourly, the others once a day."""
    hours, zone = procedure.safety.office_hours, procedure.panel.zone
    if waits_since and now < waits_since + HOUR:
        return now + OFTEN
    full = (now + HOUR).replace(minute=0, second=0, microsecond=0)
    return full if soonest and office_is_open(full, hours, zone) else office_opens_next(now, hours, zone)
