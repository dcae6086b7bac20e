"""What figures are counted from: each child's way through the panel, and each panel that sat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from panel.actions import Action
from panel.allocations import Allocation
from panel.assessments import AgreedAssessment
from panel.cases import Case
from panel.concerns import Concern
from panel.consents import Consent
from panel.considered import Considered
from panel.decisions import Decision
from panel.disagreeing import Disagreement
from panel.forecasting import Forecast
from panel.nominating import Profile
from panel.panels import Panel
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.referrals import Matrix
from panel.reporting.figures import Value
from panel.said import wall_day
from panel.screening import Outcome, Screening, due
from panel.session import Discussion
from panel.spans import Span


@dataclass(frozen=True)
class Journey:
    """One case with what marks its way. `rules` are those it runs under. Its days are worked out once: they are asked
    for by every figure of every time."""

    case: Case
    rules: Procedure
    matrices: tuple[Matrix, ...] = ()
    reports: tuple[Assessment, ...] = ()
    screenings: tuple[Screening, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    actions: tuple[Action, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    transfers: tuple[Allocation, ...] = ()
    consents: tuple[Consent, ...] = ()
    said: Forecast | None = None
    assessments: tuple[AgreedAssessment, ...] = ()
    profile: Profile | None = None
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def referred(self) -> date:
        """The day of the referral."""
        return wall_day(self.case.referred_at)

    @cached_property
    def screened(self) -> date | None:
        """The day on which the chair first decided."""
        return min((wall_day(each.at) for each in self.screenings), default=None)

    @cached_property
    def screen_by(self) -> date:
        """The day by which the chair was to decide. Procedure: [screening] working_days."""
        return due(self.case.referred_at, self.rules)

    @cached_property
    def assessed(self) -> date | None:
        """The day of the first matrix or report of record, or on which the first assessment was completed."""
        done = (each.completed for each in self.assessments if each.completed)
        days = [*(each.dated for each in self.matrices), *(each.dated for each in self.reports), *done]
        return min(days, default=None)

    @cached_property
    def accepted(self) -> date | None:
        """The day on which the chair first took the child to the panel."""
        return min(map(wall_day, (each.at for each in self._taken)), default=None)

    @cached_property
    def needed(self) -> date | None:
        """The day on which it was found that a panel is needed: that of the decision, unless another was said."""
        return min((each.needed_on or wall_day(each.at) for each in self._taken), default=None)

    @property
    def _taken(self) -> list[Screening]:
        return [each for each in self.screenings if each.outcome is Outcome.PANEL]

    @cached_property
    def heard(self) -> date | None:
        """The day of the first panel that discussed the child."""
        return min((wall_day(each.began_at) for each in self.discussions if each.discussed), default=None)

    @cached_property
    def left(self) -> date | None:
        """The day on which the child left the agenda for good."""
        return wall_day(self.case.left_at) if self.case.left_at else None


@dataclass(frozen=True)
class Table:
    """A panel that sat: the seats that somebody filled; the seats that answered beforehand, by case; and the cases of
    which the child's own words were among the answers."""

    panel: Panel
    day: date
    seats: frozenset[str] = frozenset()
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    voices: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Records:
    """Everything of a procedure that is counted, as it is on a day."""

    procedure: Procedure
    today: date
    journeys: tuple[Journey, ...] = ()
    tables: tuple[Table, ...] = ()
    concerns: tuple[Concern, ...] = ()
    considered: tuple[Considered, ...] = ()


Tally = Callable[[Records, Span], Value]
