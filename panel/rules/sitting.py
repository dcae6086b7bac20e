"""A procedure's rules for a sitting: its rhythm, its agenda, its seats, what each seat owes before it."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from panel.rules.entry import Choice


class Move(StrEnum):
    """Where a date goes that is not a working day."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True)
class PanelRules:
    """When the panel sits. `starts` is wall-clock in `zone`; `timer` are minutes into a slot; `rrule` is RFC 5545's."""

    rrule: str
    starts: time
    zone: str
    minutes: int
    slot_minutes: int
    timer: tuple[int, ...]
    standing: tuple[str, ...]
    standing_slots: int
    not_working_day: Move
    late_referrals: bool
    place: str


@dataclass(frozen=True)
class AgendaRules:
    """When the agenda goes out (calendar days before, `at` wall-clock), by whom, with what, in which order."""

    days_before: int
    at: time
    not_working_day: Move
    warn_days_before: int
    circulated_by: str
    fields: tuple[str, ...]
    highest_level_first: bool
    new_before_ongoing: bool


@dataclass(frozen=True)
class Seat:
    """A place at the table; one that is held `by_case` is filled by the child's own workers, for their item."""

    id: str
    title: str
    agency: str
    by_case: bool = False


@dataclass(frozen=True)
class MembershipRules:
    """Who speaks for whom, who else may come, and the document's other list of members with how it differs.

    `sees_linked` are the seats (their ids) that are shown the other people a case concerns.
    """

    sees_linked: tuple[str, ...]
    speaks_for: str
    by_invitation: str
    other_list: tuple[Choice, ...]
    difference: str


@dataclass(frozen=True)
class UpdateRules:
    """What a seat owes before the panel, and by when (working days before, `due_at` wall-clock)."""

    prepared: str
    due_working_days_before: int
    due_at: time
    answers: tuple[Choice, ...]
    challenge: str
