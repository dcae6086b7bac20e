"""Screening: panel, signpost or return, each with a reason, and what holds the risk until the panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel import lead_agency
from panel.clocks import add_working_days, local
from panel.lead_agency import decided, unsaid
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one, text
from panel.rules.responses import Response
from panel.said import said_date, wall_day
from panel.wording import STRATEGY
from panel.words import Made, Reason, Refused

REPEATED = "The child came to notice as often as these rules look back for"


class Outcome(StrEnum):
    PANEL = "panel"
    SIGNPOST = "signpost"
    RETURN = "return"


@dataclass(frozen=True)
class Screening:
    """One decision of the chair on a referral. Where the procedure asks, `active` says to which agency the child is
    known, `lead` is the seat whose agency leads, and `lead_why` the rule or the reason. `needed_on` is the
    day on which it was found that a panel is needed, None for the day of the decision. `urgent` is why it was taken
    at a panel that took no more referrals, "" for one that waits its turn; `because` is
    one of the reasons for adding that the procedure lists. `gone_through_on` is when the matrix was gone through with
    the referrer, who confirms it (`confirmed_at`). `response` is what was chosen where the procedure names more than
    these outcomes, `responded` its title then, and `instead` why it was taken though it is not for this kind and level.
    `repeated` says that the level is below the threshold, and that having come to notice again alone reached it.
    """

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
    active: str = ""
    lead: str = ""
    lead_why: str = ""
    needed_on: date | None = None
    urgent: str = ""
    because: str = ""
    gone_through_on: date | None = None
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    response: str = ""
    responded: str = ""
    instead: str = ""
    repeated: bool = False
    rev: int = 0

    @property
    def below(self) -> str:
        """Why the panel sees a child whose level is below the threshold; "" for one whose level reaches it."""
        return self.override or (REPEATED if self.repeated else "")


REASON = "Give the reason"
THROUGH = day(
    "gone_through_on",
    "Gone through with the referrer, what they ticked: on what date? (optional)",
    "Leave empty if not; the referrer is asked to confirm it",
)
INSTEAD = text("instead", "It is not meant for this category: why is it taken all the same?", required="Say why this")
NEEDED = day("needed_on", "On what date was it found that a panel is needed? (optional)", "Leave empty for today")


@dataclass(frozen=True)
class Waiting:
    """A referral as it is screened: of which kind it is, and whether it reaches the threshold. `sooner` is the day of
    the panel that takes it as an urgent one only, if the person who screens may do that. `response` is what was
    chosen, where the procedure names some, and `fits` whether that is for this kind and level; `repeated` says that it
    reaches the threshold by having come to notice again alone."""

    reference: str
    kind: str
    reached: bool
    sooner: date | None = None
    response: Response | None = None
    fits: bool = True
    repeated: bool = False


def due(referred_at: datetime, procedure: Procedure) -> date:
    """The day by which a referral is screened. Procedure: [screening] working_days."""
    return add_working_days(local(referred_at, procedure.panel.zone).date(), procedure.screening.working_days)


def questions(outcome: Outcome, waiting: Waiting, procedure: Procedure) -> tuple[Question, ...]:
    """What the chair answers for an outcome. Accepting asks what holds the risk until then, and, where the threshold is
    not reached, why the panel should see the child all the same; `Refused` below a hard one."""
    if outcome is Outcome.PANEL and not waiting.reached and procedure.matrix.threshold.hard:
        raise Refused("This referral is below the threshold, and this procedure takes no child below it. Signpost it.")
    match outcome:
        case Outcome.PANEL:
            reasons = {each.id: each.title for each in procedure.screening.reasons or ()}
            override = text("override", "Below the threshold: why should the panel see this child?", required="Say why")
            return (
                one("strategy", "Strategy discussion", STRATEGY, required="Choose Held, Not held or Not known"),
                text("holds", "What holds the risk until then?", required="Say what holds the risk until the panel"),
                text("reason", waiting.response.asks or "Reason" if waiting.response else "Reason", required=REASON),
                *(() if waiting.fits else (INSTEAD,)),
                *(() if waiting.reached else (override,)),
                *([one("because", "Reason for adding", reasons, required="Choose the reason")] if reasons else []),
                *([_urgent(waiting.sooner)] if waiting.sooner else []),
                *([THROUGH] if procedure.matrix.gone_through else []),
                *([NEEDED] if procedure.screening.asks_when_needed else []),
                *lead_agency.questions(procedure),
            )
        case Outcome.SIGNPOST:
            return (
                line("destination", "Signposted to", required="Say where to"),
                text("reason", "Reason", required=REASON),
            )
        case Outcome.RETURN:
            return (text("reason", "What is needed, and why", required="Say what is needed, and why"),)


def added(screening: Screening, procedure: Procedure) -> str:
    """The reason for adding, as the procedure lists it; by its id, where it does not any more."""
    listed = {each.id: each.title for each in procedure.screening.reasons or ()}
    return listed.get(screening.because, screening.because)


def _urgent(day: date) -> Question:
    label = f"Urgent: why must it be taken on {said_date(day)} all the same? (optional)"
    return text("urgent", label, "That panel takes no more referrals. Every member is told at once, by reference")


def decide(
    made: Made, waiting: Waiting, outcome: Outcome, fields: Mapping[str, str], procedure: Procedure
) -> Screening:
    """The chair's decision on a waiting referral; `Refused` names what is not answered yet."""
    asked = questions(outcome, waiting, procedure)
    today = wall_day(made.at)
    answers = check(asked, fields, today, lambda given: _fits(given, waiting, procedure, today))
    holds, strategy, destination, override = (
        answers.get(name, "") for name in ("holds", "strategy", "destination", "override")
    )
    lead = decided(answers, waiting.kind, procedure)
    return Screening(
        made.id,
        waiting.reference,
        outcome,
        answers["reason"],
        made.by,
        made.at,
        holds,
        strategy,
        destination,
        override,
        answers.get("active", ""),
        lead.seat if lead else "",
        lead.because if lead else "",
        date.fromisoformat(answers["needed_on"]) if "needed_on" in answers else None,
        answers.get("urgent", ""),
        answers.get("because", ""),
        date.fromisoformat(answers["gone_through_on"]) if "gone_through_on" in answers else None,
        response=waiting.response.id if waiting.response else "",
        responded=waiting.response.title if waiting.response else "",
        instead=answers.get("instead", ""),
        repeated=waiting.repeated and outcome is Outcome.PANEL,
    )


def _fits(given: Mapping[str, str], waiting: Waiting, procedure: Procedure, today: date) -> list[Reason]:
    early = not_later(given, NEEDED.id, "The date on which a panel was found to be needed", today)
    ahead = not_later(given, THROUGH.id, "The date on which it was gone through", today)
    return [*unsaid(given, waiting.kind, procedure), *early, *ahead]
