"""A referral, its case and a concern in which somebody typed the same words into every box."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from panel import views
from panel.answers import linked_people
from panel.cases import CaseFile, CaseStatus
from panel.children import Match
from panel.concerns import CALL, RAISE, Call, Concern
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.questions import Question, Shape
from panel.referrals import Addition, Draft, Referral
from panel.screening import Outcome, Screening
from panel.screens import LAST, OTHERS, screens
from panel.sending import child, matrix
from panel.words import Reason, Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, REFERRER, case

Words = Callable[[Question], str]

CHAIR = Person("chair", "Demo chair", (Post(NAME, Role.CHAIR),))
PANEL = Panel("SHCG-P001", NAME, NOW + timedelta(days=24), 210)
MANY = 12
"""So many notes, decisions and calls that they do not all fit on one card."""


def answered(words: Words) -> dict[str, str]:
    """A whole referral with room for five others, every box of it filled."""
    room = {f"other_relation_{OTHERS}": ""}
    return {question.id: filled(question, words) for shown in screens(DURHAM, room) for question in shown.questions}


def filled(question: Question, words: Words) -> str:
    if question.shape is Shape.DATE:
        return "2012-09-27"
    if question.choices:
        ids = [choice.id for choice in question.choices]
        return ",".join(ids) if question.shape is Shape.MANY else ids[-1]
    return words(question)


def drafted(words: Words) -> Draft:
    return Draft("token", REFERRER, NAME, "1", LAST, answered(words), tuple(range(1, LAST)), NOW, NOW)


def file(words: Words, history: int = MANY) -> CaseFile:
    """A case of which everything was filled in, with so many decisions and so many notes."""
    answers, typed = answered(words), words(RAISE[0])
    line = words(CALL[0])
    return CaseFile(
        case(CaseStatus.ACCEPTED, panel=PANEL.id),
        replace(child(REF, NAME, answers), estimated=True),
        Referral(REF, REFERRER, NOW, answers, "token"),
        matrices=(replace(matrix(REF, 1, answers, DURHAM, REFERRER, NOW), because=("Force was used",)),),
        linked=linked_people(REF, answers),
        matches=tuple(Match(f"{REF}/SHCG-2025-{n:03}", REF, f"SHCG-2025-{n:03}", ("the same name",)) for n in (1, 2)),
        screenings=tuple(
            Screening(f"{REF}/s{n:03}", REF, Outcome.PANEL, typed, CHAIR.id, NOW, typed, "held", line, typed)
            for n in range(history)
        ),
        additions=tuple(Addition(f"{REF}/a{n:03}", REF, typed, REFERRER, NOW) for n in range(history)),
    )


def view(words: Words) -> views.CaseView:
    """The case as the chair sees it: all of it."""
    return views.view(file(words), CHAIR, DURHAM)


def concern(words: Words) -> Concern:
    whom, when, said = (words(box) for box in CALL)
    calls = (Call(whom, when, said, REFERRER, NOW),) * MANY
    return Concern("SHCG-S001", NAME, REFERRER, NOW, words(RAISE[0]), REF, calls=calls)


def wrong(questions: tuple[Question, ...]) -> Refused:
    """Something to put right in every box."""
    return Refused(
        "There is a problem. Nothing you typed is lost.",
        [
            Reason(f"{each.label} must be 10,000 characters or fewer. You typed 12,000", field=each.id)
            for each in questions
        ],
    )
