"""A panel: one dated sitting, by the procedure's rhythm, and the cases that have a place on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from panel.clocks import at, local, occurrences, working_day_on_or_after, working_day_on_or_before
from panel.procedure import Procedure
from panel.rules.sitting import Move

# Further than any run of days without work: a sitting moved off a holiday is found from its date before the move.
MOVED_AT_MOST = timedelta(days=14)


@dataclass(frozen=True)
class Panel:
    """One sitting. `id` never holds its date (`SHCG-P007`); `starts_at` is aware, in the procedure's zone.

    `nominal` is the date the rhythm gave it, None for an extra one: a panel that is moved keeps it. `why` is the reason
    for the last change, as it was typed. `sequence` counts the changes that a calendar has to know. `published_at` is
    set when its agenda goes out, and `order` (references) is fixed from then on, or since the chair set it.
    """

    id: str
    procedure: str
    starts_at: datetime
    minutes: int
    nominal: date | None = None
    cancelled: bool = False
    why: str = ""
    sequence: int = 0
    published_at: datetime | None = None
    order: tuple[str, ...] = ()
    rev: int = 0


@dataclass(frozen=True)
class Item:
    """One case's place on one panel. `id` is `panel/case`."""

    id: str
    panel: str
    case: str
    new: bool
    placed_at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Place:
    """Where a case goes: the panel's id, or "" for a panel that is still to be made, and when it starts."""

    panel: str
    starts_at: datetime


def next_sitting(procedure: Procedure, after: datetime) -> datetime:
    """The first sitting of the rhythm after a moment, off bank holidays. Procedure: panel.rrule, .not_working_day."""
    return next(_sittings(procedure, after))


def capacity(minutes: int, procedure: Procedure) -> int:
    """How many cases a panel of so many minutes has room for. Procedure: panel.slot_minutes, .standing_slots."""
    rules = procedure.panel
    return max(0, minutes // rules.slot_minutes - rules.standing_slots)


def ends_at(panel: Panel) -> datetime:
    """When a panel is over."""
    return panel.starts_at + timedelta(minutes=panel.minutes)


def publishes_at(starts_at: datetime, procedure: Procedure) -> datetime:
    """When the agenda of a panel goes out. Procedure: agenda.days_before, .at, .not_working_day."""
    day = _day(starts_at, procedure) - timedelta(days=procedure.agenda.days_before)
    return _at(_moved(day, procedure.agenda.not_working_day), procedure.agenda.at, procedure)


def published(panel: Panel, procedure: Procedure, now: datetime) -> bool:
    """Whether the moment of its agenda has come."""
    return now >= publishes_at(panel.starts_at, procedure)


def place(case: str, panels: Sequence[Panel], items: Sequence[Item], procedure: Procedure, now: datetime) -> Place:
    """The place a case already has on a coming panel, or else the earliest panel that takes it and has room.

    `panels` and `items` are the procedure's, past ones too. Nothing is made or saved: the likely panel of a referral
    that is not accepted yet is asked for in the same way. Procedure: panel.late_referrals.
    """
    coming = sorted((panel for panel in panels if panel.starts_at > now), key=lambda panel: panel.starts_at)
    has = {item.panel for item in items if item.case == case}
    if panel := next((panel for panel in coming if panel.id in has), None):
        return Place(panel.id, panel.starts_at)
    return next(one for one in _places(coming, items, procedure, now) if _takes(one.starts_at, procedure, now))


def _places(coming: Sequence[Panel], items: Sequence[Item], procedure: Procedure, now: datetime) -> Iterator[Place]:
    """Panels with room, soonest first: those there are, and between them those the rhythm still has to bring."""
    ready = [Place(panel.id, panel.starts_at) for panel in coming if _has_room(panel, items, procedure)]
    there = {_day(panel.starts_at, procedure) for panel in coming}
    for starts_at in _sittings(procedure, now):
        while ready and ready[0].starts_at <= starts_at:
            yield ready.pop(0)
        if starts_at.date() not in there:
            yield Place("", starts_at)


def _has_room(panel: Panel, items: Sequence[Item], procedure: Procedure) -> bool:
    taken = sum(item.panel == panel.id for item in items)
    return taken < capacity(panel.minutes, procedure)


def _takes(starts_at: datetime, procedure: Procedure, now: datetime) -> bool:
    if procedure.panel.late_referrals:
        return _day(now, procedure) < _day(starts_at, procedure)
    return now < publishes_at(starts_at, procedure)


def _sittings(procedure: Procedure, after: datetime) -> Iterator[datetime]:
    rules = procedure.panel
    for nominal in occurrences(rules.rrule, rules.starts, rules.zone, after - MOVED_AT_MOST):
        starts_at = at(_moved(nominal.date(), rules.not_working_day), rules.starts, rules.zone)
        if starts_at > after:
            yield starts_at


def _moved(day: date, move: Move) -> date:
    return working_day_on_or_before(day) if move is Move.BEFORE else working_day_on_or_after(day)


def _day(moment: datetime, procedure: Procedure) -> date:
    return local(moment, procedure.panel.zone).date()


def _at(day: date, clock: time, procedure: Procedure) -> datetime:
    return at(day, clock, procedure.panel.zone)
