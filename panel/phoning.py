"""An answer told by telephone, as the coordinator enters it for a seat."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from panel.answering import (
    CHECKED,
    Giver,
    Place,
    checked,
    nothing_known,
    stated,
    statement,
    statement_id,
    statement_questions,
    without_words,
)
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, Shape, check, line, one, tidy
from panel.rules.sitting import Seat
from panel.said import wall_day
from panel.updates import Answer, Mark, Update
from panel.words import Reason, Refused

SAID_BY = line("given_by", "Who told you? (their role)", "For example, duty nurse", required="Say who told you")


def which(seats: Sequence[Seat], procedure: Procedure) -> tuple[Question, ...]:
    """Whose answer it is, who told it, and which of the four it is."""
    answers = {choice.id: choice.title for choice in procedure.updates.answers}
    return (
        one("seat", "For which seat?", {seat.id: seat.name for seat in seats}, required="Choose the seat"),
        SAID_BY,
        one("answer", "What did they say?", answers, required="Choose their answer"),
    )


def questions(seats: Sequence[Seat], procedure: Procedure) -> tuple[Question, ...]:
    """The whole form: what each answer needs is checked once it is chosen. What is for the chair alone is not told to
    the coordinator: the chair rings."""
    needed = [_if("nothing known", each) for each in CHECKED]
    stated = [_if("an update", _not_for_chair(each)) for each in statement_questions("", procedure)]
    return (*which(seats, procedure), *needed, *stated)


def entered(
    place: Place, fields: Mapping[str, str], seats: Sequence[Seat], procedure: Procedure, by: str, now: datetime
) -> Update:
    """The seat's answer as it was told; an update by phone gets one statement more each time."""
    said = check(which(seats, procedure), fields, wall_day(now))
    answer, giver = Answer(said["answer"]), Giver(by, now, said["given_by"])
    _belongs(answer, fields, procedure)
    if answer is Answer.NOTHING_KNOWN:
        return nothing_known(place, giver, *checked(fields, now))
    if answer is Answer.UPDATE:
        asked = tuple(_not_for_chair(each) for each in statement_questions(place.seat, procedure))
        return stated(place, statement(statement_id(place), fields, asked, now), giver)
    return without_words(place, answer, giver)


def _belongs(answer: Answer, fields: Mapping[str, str], procedure: Procedure) -> None:
    """`Refused` for words, a date or seats in a box that only another answer has: nothing is dropped unseen."""
    looked, told = (CHECKED, Answer.NOTHING_KNOWN), (statement_questions("", procedure), Answer.UPDATE)
    others = [each for questions, theirs in (looked, told) if theirs is not answer for each in questions]
    titles = {choice.id: choice.title for choice in procedure.updates.answers}
    # What was chosen once cannot be unchosen on a card, and says nothing by itself.
    typed = tidy([each for each in others if each.shape is not Shape.ONE], fields)
    if typed:
        why = f"This does not go with “{titles[answer]}”: choose another answer, or empty this box"
        raise Refused(PROBLEM, [Reason(why, field=id) for id in typed])


def _not_for_chair(question: Question) -> Question:
    kept = tuple(choice for choice in question.choices if question.id != "mark" or choice.id != Mark.CHAIR)
    return replace(question, choices=kept)


def _if(answer: str, question: Question) -> Question:
    label = question.label.removesuffix(" (optional)")
    return replace(question, label=f"If {answer}: {label[0].lower()}{label[1:]}", required="")
