"""What is asked about a child for fairness and audit, and never to decide: sex, ethnicity, SEND, legal status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, one
from panel.rules.entry import Choice
from panel.said import wall_day
from panel.words import Made, Reason, Refused

NOT_KNOWN, NOT_SAID = "not_known", "not_said"
HONEST = {NOT_KNOWN: "Not known yet", NOT_SAID: "Prefers not to say"}
"""What can be said beside what a procedure lists."""


@dataclass(frozen=True)
class Background:
    """What was said about a child at one time, each by the id of a choice; "" where that was left open. What was said
    before stays beside it."""

    id: str
    case: str
    by: str
    at: datetime
    sex: str = ""
    ethnicity: str = ""
    send: str = ""
    legal_status: str = ""
    neurodiversity: str = ""
    rev: int = 0

    @property
    def answers(self) -> dict[str, str]:
        """What was said, by the id of the question."""
        said = {"sex": self.sex, "ethnicity": self.ethnicity, "send": self.send, "legal_status": self.legal_status}
        said["neurodiversity"] = self.neurodiversity
        return {id: answer for id, answer in said.items() if answer}


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked; none of it has to be answered. Procedure: [background]."""
    rules = procedure.background
    diverse = one("neurodiversity", "Neurodiversity (optional)", _choices(rules.neurodiversity or ()))
    return (
        one("sex", "Sex (optional)", _choices(rules.sexes)),
        one("ethnicity", "Ethnicity (optional)", _choices(rules.ethnicities)),
        one("send", "SEND: special educational needs or disability (optional)", _choices(rules.send)),
        one("legal_status", "Legal status (optional)", _choices(rules.legal_statuses)),
        *([diverse] if rules.neurodiversity else []),
    )


def background(made: Made, case: str, fields: Mapping[str, str], procedure: Procedure) -> Background:
    """What is said now; `Refused` where nothing is."""
    answers = check(questions(procedure), fields, wall_day(made.at))
    if not answers:
        raise Refused(PROBLEM, [Reason("Choose an answer to one of these, or go back to the case", field="sex")])
    sex, ethnicity, send, status = (answers.get(id, "") for id in ("sex", "ethnicity", "send", "legal_status"))
    diverse = answers.get("neurodiversity", "")
    return Background(made.id, case, made.by, made.at, sex, ethnicity, send, status, diverse)


def latest(found: Iterable[Background]) -> Background | None:
    """What was said last; None where nothing was."""
    return max(found, key=lambda each: (each.at, each.id), default=None)


def known(said: Background | None, referral: Mapping[str, str], procedure: Procedure) -> dict[str, str]:
    """What is known of a child, by the id of the question: what was said last, and for the legal status, where nothing
    was, what the referral says is in place."""
    answers = said.answers if said else {}
    status = answers.get("legal_status") or _listed(referral.get("status", ""), procedure.background.legal_statuses)
    return answers | ({"legal_status": status} if status else {})


def titles(answers: Mapping[str, str], procedure: Procedure) -> dict[str, str]:
    """Each answer in words, by the id of its question, "" where nobody answered it."""
    return {each.id: each.title(answers.get(each.id, "")) for each in questions(procedure)}


def _listed(id: str, choices: tuple[Choice, ...]) -> str:
    return id if id in {NOT_KNOWN, *(each.id for each in choices)} else ""


def _choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {each.id: each.title for each in choices} | HONEST
