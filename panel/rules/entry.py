"""A procedure's rules for coming in: referral, matrix, screening, consideration, drafts, police."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from panel.people import Role
from panel.rules.responses import ChildMeeting, Response


@dataclass(frozen=True)
class Choice:
    """One thing a person can pick: `id` is kept, `title` is shown."""

    id: str
    title: str


@dataclass(frozen=True)
class ChildKind:
    """Why a child comes to the panel: `title` is the choice, `words` are how the child is spoken of after it. `note` is
    what whoever refers is reminded of. Of one that is to be `picked` whoever screens says which other it is."""

    id: str
    title: str
    words: str
    note: str = ""
    picked: bool = False


@dataclass(frozen=True)
class Reroute:
    """That a referral of these `kinds` can go on as another, `to`; `title` says when."""

    id: str
    title: str
    kinds: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class Annex:
    """What has to stand beside a referral whose `question` (the id of an input) is answered by `answer`."""

    id: str
    title: str
    question: str
    answer: str


@dataclass(frozen=True)
class ReferralRules:
    """Which children, referred by whom, with what. Ages are whole years, None where there is no such end of the
    band; `told` never stops a referral. A wish to
    withdraw that nobody answered is asked about again after `withdrawal_working_days`. Whoever holds the role
    `signed_by` signs a referral before it is screened, and is reminded after `sign_working_days`; None where nobody
    does. `reroutes` are None where no kind becomes another. `annexes` are what has to stand
    beside it by what it answers."""

    under_age: int | None
    from_age: int | None
    parts: tuple[str, ...]
    told: tuple[Choice, ...]
    front_door: str
    withdrawal_working_days: int
    signed_by: Role | None
    sign_working_days: int | None
    annexes: tuple[Annex, ...] | None
    reroutes: tuple[Reroute, ...] | None
    kinds: tuple[ChildKind, ...] = ()
    referrers: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Level:
    """One level of risk; `supplied` is False where the document gives it no name of its own."""

    id: str
    title: str
    supplied: bool = True


@dataclass(frozen=True)
class BackgroundRules:
    """What can be said about a child for fairness and audit; nothing of it is ever needed, or decides anything.
    Neurodiversity is asked about where choices are named."""

    sexes: tuple[Choice, ...]
    ethnicities: tuple[Choice, ...]
    send: tuple[Choice, ...]
    legal_statuses: tuple[Choice, ...]
    neurodiversity: tuple[Choice, ...] | None


@dataclass(frozen=True)
class MatrixForm:
    """One risk matrix, and the kinds of referral it is for."""

    id: str
    title: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    """One thing a matrix (its id) asks about, and the level (its id) that it points to."""

    id: str
    title: str
    level: str
    matrix: str


@dataclass(frozen=True)
class ThresholdRules:
    """What brings a child before the panel: one of these `levels`, or so many `ticks` of a matrix; where there are two
    scales, one of the `second_levels` does too, or is needed as well (`both`). Where none of it is given, whoever
    screens decides. Below a `hard` one no child is taken; below any other, with a reason."""

    levels: tuple[str, ...] | None
    ticks: int | None
    second_levels: tuple[str, ...] | None
    both: bool
    hard: bool


@dataclass(frozen=True)
class MatrixRules:
    """The levels from low to high, the threshold of the panel, and the matrices; `indicators` are None where they were
    not supplied. Whoever screens has `gone_through` it with the referrer, where that is asked for. A `colour_tool` is
    one that gives red, amber or green, and is used by those who are trained in it; None where none is named. Where two
    scales are kept in parallel, `second` is what the other is called, and `second_levels` are its own, from low to
    high."""

    threshold: ThresholdRules
    second: str | None
    second_levels: tuple[Level, ...] | None
    indicators: tuple[Indicator, ...] | None
    gone_through: bool
    colour_tool: str | None
    levels: tuple[Level, ...] = ()
    matrices: tuple[MatrixForm, ...] = ()

    def level(self, id: str) -> Level:
        """The level; KeyError if there is none of that id."""
        return self.levels[self.rank(id)]

    def rank(self, id: str) -> int:
        """0 for the lowest level; KeyError if there is none of that id."""
        return {level.id: rank for rank, level in enumerate(self.levels)}[id]

    def reaches_threshold(self, level: str, ticked: int = 0, second: str = "") -> bool:
        """Whether a level, or so many ticks, reach the threshold, or a level of the `second` scale does; where there is
        none, everything does."""
        levels, ticks, others = self.threshold.levels, self.threshold.ticks, self.threshold.second_levels
        if levels is None and ticks is None and others is None:
            return True
        first = level in (levels or ()) or (ticks is not None and ticked >= ticks)
        other = second in (others or ())
        return first and other if self.threshold.both else first or other

    def is_high(self, level: str, ticked: int = 0, second: str = "") -> bool:
        """Whether a level that was set once, or so many ticks, or a level of the second scale, is at or above the
        threshold; one that the procedure no longer has counts as the highest."""
        known = level in {each.id for each in self.levels}
        return not known or self.reaches_threshold(level, ticked, second)

    def in_words(self, level: str, second: str = "") -> str:
        """The level, with that of the second scale beside it where one was set."""
        titles = {each.id: each.title for each in self.second_levels or ()}
        beside = f"; {self.second}: {titles.get(second, second)}" if second else ""
        return f"{self.level(level).title}{beside}"

    def for_kind(self, kind: str) -> tuple[MatrixForm, ...]:
        """The matrices that are relevant to a kind of referral."""
        return tuple(form for form in self.matrices if kind in form.kinds)

    def indicators_of(self, form: MatrixForm) -> tuple[Indicator, ...]:
        """What one matrix asks about; nothing where its indicators were not supplied."""
        return tuple(indicator for indicator in self.indicators or () if indicator.matrix == form.id)


class Repeat(StrEnum):
    """What counts as a child having come to notice."""

    REFERRALS = "referrals"
    CONCERNS = "concerns"
    CONSIDERED = "considered"


@dataclass(frozen=True)
class ScreeningRules:
    """Who screens, with which outcomes, within how many working days of the referral. A referrer who was asked for more
    (returned), or to say where a child arrived (signposted), is reminded after so many; twice as many, the coordinator.
    `asks_when_needed` where a wait is counted from the day on which a panel was found to be needed, and that can be
    before the decision. `reasons` are those for which a child is added; None where none are listed. A child who came to
    notice `repeat_number` times in `repeat_months`, by what `repeat_counts` names, is pointed out to whoever screens,
    and reaches the threshold where it `repeat_reaches`; None where nothing is looked back for.
    `responses` say by level and kind what else can follow, and `meetings` which a child has anyway.
    """

    by: Role
    working_days: int
    returned_working_days: int
    signposted_working_days: int
    outcomes: tuple[Choice, ...]
    asks_when_needed: bool
    reasons: tuple[Choice, ...] | None
    repeat_number: int | None
    repeat_months: int | None
    repeat_counts: tuple[Repeat, ...] | None
    repeat_reaches: bool
    responses: tuple[Response, ...] = ()
    meetings: tuple[ChildMeeting, ...] = ()


@dataclass(frozen=True)
class LeadRule:
    """Of children who come for one of these `kinds` the seat `lead` leads, `unless` the child is active to another;
    then that one does. `title` is the rule in words."""

    id: str
    title: str
    kinds: tuple[str, ...]
    lead: str
    unless: str


@dataclass(frozen=True)
class SentTo:
    """Where a case goes beside the panel (`title`), of a child who is `active` to one of these: the id of a seat,
    neither or both."""

    id: str
    title: str
    active: tuple[str, ...]


@dataclass(frozen=True)
class LeadingRules:
    """Which agency leads, and where a case is `sent` beside the panel; None where the procedure has no rule."""

    rules: tuple[LeadRule, ...] | None
    sent: tuple[SentTo, ...] | None


@dataclass(frozen=True)
class ConsiderationRules:
    """The ways a child comes to notice, each of which obliges somebody to consider a referral; None where none is
    named."""

    pathways: tuple[Choice, ...] | None


@dataclass(frozen=True)
class DraftRules:
    """When an unsent draft is spoken of: to its writer first (`remind_at` is wall-clock), then to the coordinator."""

    remind_working_days: int
    remind_at: time
    coordinator_working_days: int


@dataclass(frozen=True)
class Position:
    """Where the police are; `pending` says that an outcome is still awaited, or that nobody knows, `outcome` that there
    is one, and `conditions` that somebody has to keep to what the police have set."""

    id: str
    title: str
    pending: bool = False
    outcome: bool = False
    conditions: bool = False


@dataclass(frozen=True)
class PoliceRules:
    """The positions there are, the level from which a case is followed through to the police outcome (None where none
    is), the seat (its id) that speaks for the police; None where nobody does. `live` is what is said while an
    investigation goes on, None where nothing is; with these `live_kinds` of referral it does until there is an outcome.
    """

    positions: tuple[Position, ...]
    followed_from: str | None
    seat: str | None
    live: str | None
    live_kinds: tuple[str, ...] | None
