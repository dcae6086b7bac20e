"""A panel: one dated sitting, how many cases it has room for, and when its agenda goes out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from panel.clocks import at, days_before, local, working_day_on_or_after, working_day_on_or_before
from panel.procedure import Procedure
from panel.rules.sitting import Move


@dataclass(frozen=True)
class Panel:
    """One sitting. `id` never holds its date (`SHCG-P007`); `starts_at` is aware, in the procedure's zone.

    `nominal` is the date the rhythm gave it, None for an extra one: a panel that is moved keeps it. `was` is when it
    was to start before the last move, which was made at `moved_at`; `days_changed` counts the moves to another day, and
    `sequence` the changes that a calendar has to know. `why` is the reason for the last change, as it was typed.
    `called_for` is the case of one that is called for a single child. `published_at` is set when its agenda goes out,
    and `order` (references; a break is "") is fixed from then on, or since the chair set it. `chair` is who was set to
    chair it, "" for nobody, and `chair_why` why that is none of the chairs.
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
    was: datetime | None = None
    moved_at: datetime | None = None
    days_changed: int = 0
    called_for: str = ""
    chair: str = ""
    chair_why: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Item:
    """One case's place on one panel. `id` is `panel/case`. `retimed` counts how often its time changed once the agenda
    was out, for the last time at `retimed_at`. `placing` is the case's revision when it was placed, so that a case that
    comes back to a panel is told of anew. `not_before` is the day before which an ongoing child is not to be discussed
    again."""

    id: str
    panel: str
    case: str
    new: bool
    placed_at: datetime
    retimed: int = 0
    retimed_at: datetime | None = None
    placing: int = 0
    not_before: date | None = None
    rev: int = 0


def capacity(minutes: int, procedure: Procedure) -> int:
    """How many cases a panel of so many minutes has room for. Procedure: panel.slot_minutes, .standing_slots."""
    rules = procedure.panel
    return max(0, minutes // rules.slot_minutes - rules.standing_slots)


def ends_at(panel: Panel) -> datetime:
    """When a panel is over."""
    return panel.starts_at + timedelta(minutes=panel.minutes)


def publishes_at(starts_at: datetime, procedure: Procedure) -> datetime:
    """When the agenda of a panel goes out; where somebody sends it, when the panel starts at the latest. Procedure:
    agenda.days_before, .counted, .at."""
    rules, zone = procedure.agenda, procedure.panel.zone
    if rules.days_before is None:
        return starts_at
    day = days_before(local(starts_at, zone).date(), rules.days_before, rules.counted)
    return at(off_holidays(day, rules.not_working_day), rules.at, zone)


def published(panel: Panel, procedure: Procedure, now: datetime) -> bool:
    """Whether its agenda is out, or the moment for it has come; one that is out stays out, whatever becomes of the
    panel's date."""
    return panel.published_at is not None or now >= publishes_at(panel.starts_at, procedure)


def off_holidays(day: date, move: Move | None) -> date:
    """A date, or the working day it moves to; the one after where the procedure does not say."""
    return working_day_on_or_before(day) if move is Move.BEFORE else working_day_on_or_after(day)
