"""Screening: panel, signpost or return, each with a reason, and what holds the risk until the panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.clocks import add_working_days, local
from panel.procedure import Procedure
from panel.questions import Question, check, line, one, text
from panel.said import wall_day
from panel.wording import STRATEGY
from panel.words import Made


class Outcome(StrEnum):
    PANEL = "panel"
    SIGNPOST = "signpost"
    RETURN = "return"


@dataclass(frozen=True)
class Screening:
    """One decision of the chair on a referral."""

    id: str
    case: str
    outcome: Outcome
    reason: str
    by: str
    at: datetime
    holds: str = ""
    strategy: str = ""
    destination: str = ""
    override: str = ""
    rev: int = 0


def due(referred_at: datetime, procedure: Procedure) -> date:
    """The day by which a referral is screened. Procedure: [screening] working_days."""
    return add_working_days(local(referred_at, procedure.panel.zone).date(), procedure.screening.working_days)


def questions(outcome: Outcome, level: str, procedure: Procedure) -> tuple[Question, ...]:
    """What the chair answers for an outcome. Accepting asks what holds the risk until then, and, below the threshold,
    why the panel should see the child all the same."""
    match outcome:
        case Outcome.PANEL:
            override = text("override", "Below the threshold: why should the panel see this child?", required="Say why")
            return (
                one("strategy", "Strategy discussion", STRATEGY, required="Choose Held, Not held or Not known"),
                text("holds", "What holds the risk until then?", required="Say what holds the risk until the panel"),
                text("reason", "Reason", required="Give the reason"),
                *((override,) if not procedure.matrix.reaches_threshold(level) else ()),
            )
        case Outcome.SIGNPOST:
            return (
                line("destination", "Signposted to", required="Say where to"),
                text("reason", "Reason", required="Give the reason"),
            )
        case Outcome.RETURN:
            return (text("reason", "What is needed, and why", required="Say what is needed, and why"),)


def decide(
    made: Made, reference: str, outcome: Outcome, level: str, fields: Mapping[str, str], procedure: Procedure
) -> Screening:
    """The chair's decision on a waiting referral; `Refused` names what is not answered yet."""
    answers = check(questions(outcome, level, procedure), fields, wall_day(made.at))
    holds, strategy, destination, override = (
        answers.get(name, "") for name in ("holds", "strategy", "destination", "override")
    )
    reason, by, at = answers["reason"], made.by, made.at
    return Screening(made.id, reference, outcome, reason, by, at, holds, strategy, destination, override)
