"""A procedure's rules for assessments: with which tool, led by whom, due when, and what counts as in time."""

from dataclasses import dataclass
from enum import StrEnum

from panel.rules.entry import Choice


class TargetKind(StrEnum):
    """How more of a percentage is meant: so many points, or so many per cent of what it was."""

    POINTS = "points"
    RELATIVE = "relative"


@dataclass(frozen=True)
class TargetRules:
    """How many more assessments are to be in time: `more` than the `than` per cent of the year before, read as `kind`
    says. All None where there is no target."""

    more: int | None
    than: int | None
    kind: TargetKind | None

    @property
    def percent(self) -> float | None:
        """The percentage that is aimed for; None where there is no target."""
        if self.more is None or self.than is None:
            return None
        return self.than + (self.more if self.kind is not TargetKind.RELATIVE else self.than * self.more / 100)


@dataclass(frozen=True)
class Task:
    """One duty of whoever leads an assessment; the co-worker helps with it, unless `co_worker` says not."""

    id: str
    title: str
    co_worker: bool = True


@dataclass(frozen=True)
class AssessmentRules:
    """The specialist reports the panel discusses, if any is named, and what must come of their recommendations.

    Of an assessment that is agreed: it is led `between` two seats (their ids), by somebody of one with a co-worker of
    the other; None where one person leads. Its date is `due_required`, and suggested `working_days` after it was
    agreed, if a number is given. Whoever leads it is reminded `remind_working_days_before`, and on the day. Why one is
    late is one of the `delays`, where they are named. Only somebody who is `trained` leads one, where it says in what;
    that a training ends is told `trained_months_before`. The `duties` are ticked by those who assess, the `headings`
    when the report is handed in. The seat `checked_by` (its id) looks at the work before its panel; None for nobody.
    """

    tools: tuple[str, ...] | None
    followed: str
    between: tuple[str, ...] | None
    due_required: bool
    working_days: int | None
    remind_working_days_before: int
    delays: tuple[Choice, ...] | None
    trained: str | None
    trained_months_before: int
    duties: tuple[Task, ...] | None
    headings: tuple[Choice, ...] | None
    checked_by: str | None
    target: TargetRules
