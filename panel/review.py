"""When a child who is ongoing is discussed again, and for which of the listed reasons one leaves. Procedure:
closing.review, .review_months, .reasons."""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from panel.decisions import Decision, Ending
from panel.procedure import Procedure
from panel.questions import Question, day, one
from panel.rules.after import Review
from panel.said import said_date
from panel.words import Reason

AGAIN = "If the child is ongoing: from which day are they discussed again? (optional)"
LEAVES = "If the child leaves the agenda: the reason (optional)"


def latest(since: date, procedure: Procedure) -> date:
    """The last day on which a child is discussed again who was discussed on this one."""
    return since + relativedelta(months=procedure.closing.review_months or 0)


def comes_again(decision: Decision | None, on: date, procedure: Procedure) -> date | None:
    """From which day a child is to be discussed again, after a panel `on` a day; None for the next panel: where the
    rules say so, and wherever it was not closed as ongoing."""
    if decision is None or decision.closed_at is None or decision.ending is not Ending.ONGOING:
        return None
    match procedure.closing.review:
        case Review.MONTHS:
            return latest(on, procedure)
        case Review.DECIDED:
            return decision.again_on
        case Review.NEXT:
            return None


def none_set(decision: Decision | None, procedure: Procedure) -> bool:
    """Whether a day was to be decided for an ongoing child, and was not."""
    decided = procedure.closing.review is Review.DECIDED and decision is not None
    return decided and decision is not None and decision.ending is Ending.ONGOING and decision.again_on is None


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of an outcome for this, where the rules say so."""
    reasons = {each.id: each.title for each in procedure.closing.reasons or ()}
    again = f"At the latest in {procedure.closing.review_months} months. Leave empty for the next panel"
    return (
        *([one("because", LEAVES, reasons)] if reasons else []),
        *([day("again_on", AGAIN, again)] if procedure.closing.review is Review.DECIDED else []),
    )


def day_of(answers: Mapping[str, str]) -> date | None:
    """From which day a child is discussed again, as it was answered; None where it was left empty."""
    return date.fromisoformat(answers["again_on"]) if "again_on" in answers else None


def because(decision: Decision, procedure: Procedure) -> str:
    """The reason for leaving, as the procedure lists it; by its id, where it does not any more."""
    listed = {each.id: each.title for each in procedure.closing.reasons or ()}
    return listed.get(decision.because, decision.because)


def fits(answers: Mapping[str, str], ending: Ending, procedure: Procedure, today: date) -> list[Reason]:
    """What is wrong with the reason for leaving, or with the day."""
    return [*_leaving(answers, ending, procedure), *_again(answers, ending, procedure, today)]


def _leaving(answers: Mapping[str, str], ending: Ending, procedure: Procedure) -> list[Reason]:
    leaves = ending in (Ending.REMOVED, Ending.HANDED_OVER)
    if leaves and procedure.closing.reasons and "because" not in answers:
        return [Reason("Choose the reason for which the child leaves the agenda", field="because")]
    if not leaves and "because" in answers:
        return [Reason("The child stays on the agenda: leave the reason empty", field="because")]
    return []


def _again(answers: Mapping[str, str], ending: Ending, procedure: Procedure, today: date) -> list[Reason]:
    if (on := day_of(answers)) is None:
        return []
    if ending is not Ending.ONGOING:
        return [Reason("Only a child who is ongoing is discussed again on a day: leave it empty", field="again_on")]
    if not today < on <= (last := latest(today, procedure)):
        return [Reason(f"The day has to be after today, and {said_date(last)} at the latest", field="again_on")]
    return []
