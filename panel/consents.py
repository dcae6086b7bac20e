"""Consent to an assessment or an intervention: asked of whom, what they said, and when it is asked about again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from panel.questions import Question, check, day, line, not_later, one
from panel.said import wall_day
from panel.words import Made, Reason

WHAT = {"assessment": "An assessment", "intervention": "An intervention"}
SAID = {"given": "Consent is given", "refused": "Consent is refused", "withdrawn": "Consent is withdrawn"}
GIVEN = "given"
QUESTIONS: tuple[Question, ...] = (
    one("what", "Consent to what?", WHAT, required="Say what it is consent to"),
    one("said", "What was said?", SAID, required="Say what was said"),
    line("whose", "Whose word is it?", "For example, the child, or the parents", required="Say whose word it is"),
    day("dated", "On what date?", "For example, 13 1 2027", required="Enter the date on which it was said"),
    day("review_on", "When is it to be asked about again? (optional)", "For example, 13 4 2027"),
)


@dataclass(frozen=True)
class Consent:
    """What was said about consent to one thing (`what`), by whom and when; the last word on each counts. `review_on` is
    the day on which it is asked about again, None where nobody set one."""

    id: str
    case: str
    what: str
    said: str
    whose: str
    dated: date
    by: str
    at: datetime
    review_on: date | None = None
    rev: int = 0


def consent(made: Made, case: str, fields: Mapping[str, str]) -> Consent:
    """What was said; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(QUESTIONS, fields, today, lambda answers: _fits(answers, today))
    asked_again = answers.get("review_on")
    return Consent(
        made.id,
        case,
        answers["what"],
        answers["said"],
        answers["whose"],
        date.fromisoformat(answers["dated"]),
        made.by,
        made.at,
        date.fromisoformat(asked_again) if asked_again else None,
    )


def standing(found: Iterable[Consent]) -> list[Consent]:
    """The last word on each thing that consent was asked for."""
    newest = {each.what: each for each in sorted(found, key=lambda each: (each.dated, each.at))}
    return [newest[what] for what in WHAT if what in newest]


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    early = "review_on" in answers and answers["review_on"] <= answers["dated"]
    wrong = [Reason("It is asked about again after the day on which it was said", field="review_on")] if early else []
    return [*not_later(answers, "dated", "The date", today), *wrong]
