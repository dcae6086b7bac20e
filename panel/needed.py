"""Which annexes a referral needs by its answers, and what its last screen asks of them. Procedure: referral.annexes."""

from collections.abc import Mapping
from datetime import date

from panel.procedure import Procedure
from panel.questions import Question, day, line
from panel.rules.entry import Annex
from panel.words import Reason

KEPT, BY = "annex_", "annex_by_"
"""What the inputs are called in which somebody says where an annex is kept, or by when it will be."""


def needed(procedure: Procedure, answers: Mapping[str, str]) -> tuple[Annex, ...]:
    """The annexes that these answers ask for."""
    every = procedure.referral.annexes or ()
    return tuple(each for each in every if each.answer in answers.get(each.question, "").split(","))


def questions(annexes: tuple[Annex, ...]) -> tuple[Question, ...]:
    """Where each is kept, or by when it will be."""
    return tuple(question for each in annexes for question in _both(each))


def _both(annex: Annex) -> tuple[Question, Question]:
    where = line(KEPT + annex.id, f"{annex.title}: where is it kept?", "System, title and date. It is not uploaded")
    by = day(BY + annex.id, f"{annex.title}: or by when will it be there?", "For example, 28 1 2027")
    return where, by


def lacking(annexes: tuple[Annex, ...], answers: Mapping[str, str], today: date) -> list[Reason]:
    """What is missing of them: each is kept somewhere, or promised by a day that is still to come."""
    found = []
    for each in annexes:
        by = answers.get(BY + each.id)
        if not answers.get(KEPT + each.id) and not by:
            words = f"{each.title}: say where it is kept, or by when it will be there"
            found.append(Reason(words, field=KEPT + each.id))
        elif by and not answers.get(KEPT + each.id) and date.fromisoformat(by) < today:
            found.append(Reason(f"{each.title}: the day has to be today or later", field=BY + each.id))
    return found
