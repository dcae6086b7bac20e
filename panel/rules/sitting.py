"""A procedure's rules for a sitting: its rhythm, its agenda, its seats, what each seat owes before it."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from panel.people import Role
from panel.rules.entry import Choice
from panel.rules.ground import Count


class Start(StrEnum):
    """What the days within which a meeting is called are counted from."""

    REFERRAL = "referral"
    NOTIFICATION = "notification"
    BELIEF = "belief"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class MeetingClock:
    """Within how many working days a meeting is called, counted from the earliest of `since` that is known; for these
    `kinds` of referral and these `levels`, or for all. One that `needs_reason` runs only once a person has said why,
    and one that begins with emergency action once that was taken."""

    id: str
    title: str
    since: tuple[Start, ...]
    working_days: int
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    needs_reason: bool = False

    @property
    def is_set(self) -> bool:
        """Whether a person starts it."""
        return self.needs_reason or Start.EMERGENCY in self.since

    def is_for(self, kind: str, level: str) -> bool:
        """Whether it can run for a referral of this kind at this level."""
        return kind in (self.kinds or (kind,)) and level in (self.levels or (level,))


class Move(StrEnum):
    """Where a date goes that is not a working day."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True)
class PanelRules:
    """When the panel sits. `starts` is wall-clock in `zone`; `timer` are minutes into a slot; `rrule` is RFC 5545's.

    Where there is no rhythm, a panel is called for one child, and sits by the first of the `clocks` that runs out, else
    within `within_working_days` of the referral.
    A referral that is accepted later than `cut_off_days` before a panel goes to the next; None where no day is named.
    Whoever holds one of the roles `urgent_by` may take an urgent one all the same, with a reason; None for nobody.
    `not_working_day` is None where the procedure does not say: then the coordinator is asked. A child who would wait
    more than `wait_days` is a reason for an extra panel.
    """

    rrule: str | None
    within_working_days: int | None
    clocks: tuple[MeetingClock, ...] | None
    starts: time
    zone: str
    minutes: int
    slot_minutes: int
    timer: tuple[int, ...]
    standing: tuple[str, ...]
    standing_slots: int
    not_working_day: Move | None
    late_referrals: bool
    cut_off_days: int | None
    cut_off_counted: Count
    urgent_by: tuple[Role, ...] | None
    wait_days: int
    place: str

    def counts_from(self, start: Start, kind: str) -> bool:
        """Whether days are counted from this for a referral of this kind."""
        return any(start in clock.since and kind in (clock.kinds or (kind,)) for clock in self.clocks or ())


class Counted(StrEnum):
    """What is counted: each seat, or each agency once, however many seats it holds."""

    SEATS = "seats"
    AGENCIES = "agencies"


class Asks(StrEnum):
    """What is asked: a tick, yes or no, one of the document's own options, a day, or words."""

    TICK = "tick"
    YES_NO = "yes or no"
    CHOICE = "choice"
    DATE = "date"
    WORDS = "words"


@dataclass(frozen=True)
class MeetingPoint:
    """One thing gone through before an item is left, for children of these `kinds` (none: of every kind), and only
    where the point `if_yes` was answered so. One that is `required` keeps an outcome from being closed; `once` says
    that an answer of an earlier meeting stands. An answer out of `reason_for` is given with a reason. What a yes `owes`
    is an action, in words; it `begins` in the procedure of that name. A yes to one that `assesses` needs an
    assessment that is agreed. `short` is what its button calls it."""

    id: str
    title: str
    asks: Asks = Asks.TICK
    options: tuple[str, ...] = ()
    reason_for: tuple[str, ...] = ()
    required: bool = False
    once: bool = False
    kinds: tuple[str, ...] = ()
    if_yes: str = ""
    owes: str = ""
    begins: str = ""
    assesses: bool = False
    short: str = ""
    help: str = ""

    @property
    def name(self) -> str:
        """What it is called in a few words."""
        return self.short or self.title


class Decides(StrEnum):
    """How a sitting decides: together, so that nobody is outvoted, or by more than half of those who vote."""

    SHARED = "shared"
    SEATS = "seats"
    AGENCIES = "agencies"


@dataclass(frozen=True)
class MeetingRules:
    """What a sitting begins with, and each item of it. `quorum_seats` have to be there, and in all `quorum_number`, and
    `quorum_fraction` (such as 2/3, rounded up) of the seats that answer for every child, as they are `quorum_counted`;
    None where none is set: then nobody guesses. `needs_quorum` are the outcomes that a panel without one does not
    decide. `decided_by` says whether it is a shared decision or a vote, in which the chair has a `casting_vote` on a
    tie or has none. `parts` are what is written under an item, in their order; `leaving` is what is gone through before
    it is left."""

    confidentiality: str
    not_recorded: str
    quorum_seats: tuple[str, ...] | None
    quorum_number: int | None
    quorum_fraction: str | None
    quorum_counted: Counted
    needs_quorum: tuple[str, ...] | None
    decided_by: Decides
    casting_vote: bool
    parts: tuple[Choice, ...]
    leaving: tuple[MeetingPoint, ...]


class Field(StrEnum):
    """What an agenda says of a child, to those who may open it."""

    NAME = "name"
    BORN = "born"
    INVOLVEMENT = "involvement"


@dataclass(frozen=True)
class AgendaRules:
    """When the agenda goes out (days before, as they are `counted`; `at` wall-clock), by whom, with what, in which
    order. Where `days_before` is None it goes out when whoever circulates it sends it. They hear what is missing
    before, and hold it while the panel has no chat."""

    days_before: int | None
    counted: Count
    at: time
    not_working_day: Move
    warn_days_before: int
    circulated_by: Role
    fields: tuple[Field, ...]
    highest_level_first: bool
    new_before_ongoing: bool


@dataclass(frozen=True)
class Seat:
    """A place at the table; one that is held `by_case` is filled by the child's own workers, for their item; one that
    answers `at_panel` is not asked before. `short` is what a list calls it."""

    id: str
    title: str
    agency: str
    by_case: bool = False
    short: str = ""
    at_panel: bool = False

    @property
    def name(self) -> str:
        """What it is called in a few words."""
        return self.short or self.title


@dataclass(frozen=True)
class MembershipRules:
    """Who speaks for whom, who else may come, and the document's other list of members, if it has one, with how it
    differs.

    `sees_linked` are the seats (their ids) that are shown the other people a case concerns. The roster is confirmed
    every `check_months`.
    """

    sees_linked: tuple[str, ...] | None
    check_months: int
    speaks_for: str
    by_invitation: str
    other_list: tuple[Choice, ...] | None
    difference: str | None


@dataclass(frozen=True)
class UpdateRules:
    """What a seat owes before the panel, and by when (working days before, `due_at` wall-clock). It is reminded so many
    working days before that, its deputy told so many after, if at all; `not_for_family_while` are positions of the
    police. Of a question that is still open it is reminded `challenge_working_days_before` the panel."""

    prepared: str
    due_working_days_before: int
    due_at: time
    remind_working_days_before: tuple[int, ...]
    remind_at: time
    deputy_working_days_after: int | None
    not_for_family_while: tuple[str, ...]
    answers: tuple[Choice, ...]
    marks: tuple[Choice, ...]
    challenge: str
    challenge_working_days_before: int
