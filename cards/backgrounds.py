"""About the child, for fairness and audit: the form, and what was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cards import asking
from cards.asking import Ask
from cards.parts import Ids, Opened, button, facts, opened, says
from cards.verbs import Verb
from panel.questions import Question
from panel.said import said_when
from panel.words import Refused

HINT = (
    "It is for fairness and audit, decides nothing, and every question may stay open. Put down what the child and the "
    "family say."
)
OPEN = "Not recorded"
REFERRAL = {"ethnicity": "Ethnicity, as referred", "needs": "Disability or SEND, as referred"}
"""What a referral may say in its writer's own words, by the id of its question."""


@dataclass(frozen=True)
class About:
    """What stands on the form: what its buttons carry, the questions, what the referral says, and who answered last,
    None and "" where nobody has."""

    at: Ids
    questions: Sequence[Question]
    referred: Sequence[tuple[str, str]]
    last: datetime | None
    by: str


def form(about: About, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The questions, each with what is known already."""
    reference = str(about.at["case"])
    said = [("Last answered", f"{said_when(about.last)}, {about.by or 'Convenor'}")] if about.last else []
    rows = [*about.referred, *said]
    return asking.form(
        Ask(f"{reference}: about the child", "Keep it", Verb.BACKGROUND_SAVE, about.at, HINT),
        about.questions,
        answers,
        wrong,
        [facts(rows)] if rows else [],
        [button("Open the case", Verb.CASE_OPEN, case=reference)],
    )


def kept(reference: str, said: Sequence[tuple[str, str]]) -> Opened:
    """What is known now."""
    return opened(
        f"{reference}: about the child",
        says("Kept. What was said before stays beside it."),
        facts(said),
        buttons=[
            button("Open the case", Verb.CASE_OPEN, main=True, case=reference),
            button("Change", Verb.BACKGROUND_OPEN, case=reference),
        ],
    )
