"""A new risk matrix of a child who was accepted: asked as the referral asks, and dated."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from panel.answers import rules
from panel.cases import CaseFile
from panel.procedure import Procedure
from panel.questions import Question, check
from panel.referrals import Matrix
from panel.said import wall_day
from panel.screens import screen_of
from panel.sending import matrix, same_matrix
from panel.wording import SECOND
from panel.words import Made, Reason, Refused

NOT_ASKED = frozenset({"assessments", "tool_colour", "tool_trained"})
"""Asked of the referral alone: a report has a record of its own, and a colour is the referrer's."""
WHOLE = {
    "level": "Choose the level",
    SECOND: "Choose the level on the second scale",
    "matrix_date": "Enter the date of the matrix",
    "matrix_author": "Enter who did the matrix",
    "matrix_kept": "Enter where the matrix is kept",
}


def second(matrices: Sequence[Matrix]) -> str:
    """The level on the second scale of the latest matrix; "" where there is one scale."""
    return matrices[-1].second if matrices else ""


def ticked(matrices: Sequence[Matrix]) -> int:
    """How many indicators are ticked on the latest matrix."""
    return len(matrices[-1].because) if matrices else 0


def questions(procedure: Procedure, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """What is asked of a matrix, for the kind of concern that a referral is about. Procedure: [matrix]."""
    asked = screen_of(procedure, answers, "matrix").questions
    return tuple(replace(each, required=WHOLE.get(each.id, "")) for each in asked if each.id not in NOT_ASKED)


def add(made: Made, file: CaseFile, fields: Mapping[str, str], procedure: Procedure) -> Matrix:
    """The matrix; `Refused` names what is missing, a date that lies ahead, and one that is there already."""
    before, today = file.referral.answers, wall_day(made.at)
    shown = screen_of(procedure, before, "matrix")
    answers = check(questions(procedure, before), fields, today, lambda given: rules(shown, given, procedure, today))
    kept = {key: words for key, words in before.items() if key not in {"ticks", *WHOLE}}
    new = matrix(file.case.id, len(file.matrices) + 1, kept | answers, procedure, made.by, made.at)
    if any(same_matrix(new, each) for each in file.matrices):
        why = Reason("This matrix is there already: is the date right?", field="matrix_date")
        raise Refused("There is a problem. Nothing you typed is lost.", [why])
    return new
