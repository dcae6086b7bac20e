"""What an inspector's questions are answered from: each child's case with what stands beside its way, each panel that
sat, and what never became a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from panel.allocations import Allocation
from panel.backgrounds import Background, known, latest, titles
from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.considered import SentOn
from panel.decisions import Decision
from panel.family import FamilyTold
from panel.minutes import Minutes, Recorded
from panel.panels import Panel
from panel.police import PoliceWord
from panel.procedure import Procedure
from panel.referrals import Draft, Referral
from panel.reporting.journeys import Journey, Records
from panel.said import wall_day
from panel.screening import Outcome, Screening
from panel.session import Session
from panel.spans import Span
from panel.updates import Update

NOT_RECORDED = "Not recorded"


@dataclass(frozen=True)
class Followed:
    """One child's case: its way, the referral, and what is written down beside it; `answers` are those of
    the seats."""

    way: Journey
    child: Child
    referral: Referral
    backgrounds: tuple[Background, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    told: tuple[FamilyTold, ...] = ()
    police: tuple[PoliceWord, ...] = ()
    answers: tuple[Update, ...] = ()

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.way.case

    @property
    def rules(self) -> Procedure:
        """The rules it runs under."""
        return self.way.rules

    @property
    def background(self) -> dict[str, str]:
        """What is known of the child for fairness and audit, by the id of the question."""
        return known(latest(self.backgrounds), self.referral.answers, self.rules)

    @property
    def described(self) -> dict[str, str]:
        """The same in words."""
        return {id: words or NOT_RECORDED for id, words in titles(self.background, self.rules).items()}

    @property
    def level(self) -> str:
        """The level of risk in words, as it is now."""
        return self.rules.matrix.level(self.case.level).title if self.case.level else NOT_RECORDED

    @property
    def taken(self) -> Screening | None:
        """The last decision to take the child to the panel."""
        taken = [each for each in self.way.screenings if each.outcome is Outcome.PANEL]
        return max(taken, key=lambda each: each.at, default=None)

    def left(self) -> date | None:
        """The day on which it was open no more; None while it is."""
        case = self.case
        if self.way.left or case.status not in (CaseStatus.SIGNPOSTED, CaseStatus.WITHDRAWN):
            return self.way.left
        return wall_day(case.decided_at) if case.decided_at else self.way.referred

    def open_in(self, span: Span) -> bool:
        """Whether it was open at any time in a span."""
        left = self.left()
        begun = span.last is None or self.way.referred <= span.last
        return begun and (left is None or span.first is None or left >= span.first)


@dataclass(frozen=True)
class Sat:
    """A panel that sat: the seats that were filled, the cases that were discussed, its minutes and who recorded it."""

    panel: Panel
    session: Session
    seats: frozenset[str]
    heard: tuple[str, ...]
    minutes: Minutes | None = None
    recorded: tuple[Recorded, ...] = ()

    @property
    def day(self) -> date:
        """The day on which it began."""
        return wall_day(self.session.started_at)


@dataclass(frozen=True)
class Inspection:
    """Everything that is looked at, as it is at one moment: the figures' own `records` among it."""

    records: Records
    now: datetime
    children: tuple[Followed, ...] = ()
    panels: tuple[Sat, ...] = ()
    drafts: tuple[Draft, ...] = ()
    sent_on: tuple[SentOn, ...] = ()

    @property
    def procedure(self) -> Procedure:
        """The rules in force."""
        return self.records.procedure

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        return self.records.today

    def version_of(self, case: str) -> str:
        """The version of the rules that a case runs under; "" for one that is not here."""
        return next((each.rules.version for each in self.children if each.case.id == case), "")

    def referred(self, span: Span) -> Iterator[Followed]:
        """The children who were referred in a span."""
        return (each for each in self.children if each.way.referred in span)

    def sat(self, span: Span) -> Iterator[Sat]:
        """The panels that sat in a span."""
        return (each for each in self.panels if each.day in span)
