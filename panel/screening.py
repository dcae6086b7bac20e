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
from panel.words import Made, Refused


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


def questions(outcome: Outcome, reached: bool, procedure: Procedure) -> tuple[Question, ...]:
    """What the chair answers for an outcome. Accepting asks what holds the risk until then, and, where the threshold is
    not reached, why the panel should see the child all the same; `Refused` below a hard one."""
    if outcome is Outcome.PANEL and not reached and procedure.matrix.threshold.hard:
        raise Refused("This referral is below the threshold, and this procedure takes no child below it. Signpost it.")
    match outcome:
        case Outcome.PANEL:
            override = text("override", "Below the threshold: why should the panel see this child?", required="Say why")
            return (
                one("strategy", "Strategy discussion", STRATEGY, required="Choose Held, Not held or Not known"),
                text("holds", "What holds the risk until then?", required="Say what holds the risk until the panel"),
                text("reason", "Reason", required="Give the reason"),
                *(() if reached else (override,)),
            )
        case Outcome.SIGNPOST:
            return (
                line("destination", "Signposted to", required="Say where to"),
                text("reason", "Reason", required="Give the reason"),
            )
        case Outcome.RETURN:
            return (text("reason", "What is needed, and why", required="Say what is needed, and why"),)


def decide(
    made: Made, reference: str, outcome: Outcome, reached: bool, fields: Mapping[str, str], procedure: Procedure
) -> Screening:
    """The chair's decision on a waiting referral, which `reached` the threshold or did not; `Refused` names what is not
    answered yet."""
    answers = check(questions(outcome, reached, procedure), fields, wall_day(made.at))
    holds, strategy, destination, override = (
        answers.get(name, "") for name in ("holds", "strategy", "destination", "override")
    )
    reason, by, at = answers["reason"], made.by, made.at
    return Screening(made.id, reference, outcome, reason, by, at, holds, strategy, destination, override)
