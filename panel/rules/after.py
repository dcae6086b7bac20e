"""A procedure's rules for what follows: actions, removal, minutes, reports, disagreement, change of the rules."""

from dataclasses import dataclass
from enum import StrEnum

from panel.people import Role
from panel.rules.entry import Choice
from panel.rules.ground import Count


@dataclass(frozen=True)
class ActionRules:
    """Who leads an action, and what it cannot be recorded without. One that is due more than `furthest_years` away is
    taken for a slip. Its owner is reminded `remind_working_days_before`, and on the day."""

    lead: str
    needs: tuple[str, ...]
    furthest_years: int
    remind_working_days_before: int


@dataclass(frozen=True)
class Provider:
    """A service that the panel can recommend; one that takes no referrals now is not `open`, and says `why`."""

    id: str
    title: str
    open: bool = True
    why: str = ""


@dataclass(frozen=True)
class RecommendationRules:
    """What the panel may advise, and where each agency records it; `working_days` is None where no number is given, and
    `providers` where none is named. Whose it is to see it through is reminded every `remind_months`."""

    kinds: tuple[Choice, ...]
    providers: tuple[Provider, ...] | None
    recorded: str
    working_days: int | None
    remind_months: int


class Review(StrEnum):
    """When a child who is ongoing is discussed again."""

    NEXT = "next panel"
    MONTHS = "after months"
    DECIDED = "as decided"


@dataclass(frozen=True)
class ClosingRules:
    """What keeps a child on the agenda, who decides to remove them, and the gates that must all hold; one of these may
    be that each of the `statements` is said by the chair. That a child comes of age is told `of_age_months_before`;
    None where nothing is told. A child who is ongoing comes again as `review` says, after `review_months`, which is the
    longest where it is decided each time. `reasons` are those for which a child leaves the agenda; None where none are
    listed, and words alone say why."""

    ongoing: str
    decided_by: str
    gates: tuple[Choice, ...]
    statements: tuple[Choice, ...] | None
    of_age_months_before: int | None
    review: Review
    review_months: int | None
    reasons: tuple[Choice, ...] | None


@dataclass(frozen=True)
class MinutesRules:
    """Who takes the minutes, and by when they go out: so many days after the panel, working days unless they are
    `counted` otherwise; amber is the warning before. None where no day is named, and nobody is warned. A service that
    has not recorded the outcome so many working days after they went out is reminded."""

    taken_by: Role
    working_days: int | None
    amber_working_days: int | None
    counted: Count
    case_note: str
    recorded_working_days: int


class Shows(StrEnum):
    """A part of the report whose figures can show what came of a commitment."""

    TO_PANEL = "to_panel"
    ENQUIRIES = "enquiries"
    WAITS = "waits"
    ASSESSMENTS = "assessments"
    WHILE_WAITING = "open"
    PANELS = "panels"
    PROVIDERS = "providers"
    ACTIONS = "actions"
    VOICES = "voices"
    CONSIDERED = "considered"


@dataclass(frozen=True)
class Commitment:
    """What a report committed to for the reporting year that begins in `year`, and what of the report shows it."""

    id: str
    title: str
    year: int
    shown_by: tuple[Shows, ...] = ()


@dataclass(frozen=True)
class ReportRules:
    """How often the panel reports and to whom; counts below `mask_below` are never printed outside it. The reporting
    year begins on the first day of the month `year_starts`."""

    purpose: str
    times_a_year: int
    to: str
    mask_below: int
    year_starts: int
    commitments: tuple[Commitment, ...] | None


@dataclass(frozen=True)
class DisagreementRules:
    """The steps of a disagreement, first to last; each is to be answered within `working_days`. A senior manager may
    open it for `senior_days`."""

    steps: tuple[Choice, ...]
    working_days: int
    senior_days: int


class Enough(StrEnum):
    """How many of the agencies that are asked have to have said something."""

    EVERY = "every"
    MOST = "most"
    ONE = "one"


@dataclass(frozen=True)
class AmendmentRules:
    """Who agrees to a change of these rules, and of how many agencies the word is `heard` before it is agreed."""

    agreed_by: str
    heard: Enough
