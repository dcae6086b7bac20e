"""A new dated risk matrix of a child who is on the agenda: the earlier ones stay beside it."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import nonce, the_case
from bot.steps.leads import tell_leads
from bot.template import Template
from cards import cases as case_cards
from cards import matrices as cards
from panel import matrices
from panel.access import Act
from panel.cases import Case
from panel.closing import on_agenda
from panel.procedure import Procedure
from panel.words import Made, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The level, the date, who did it and where it is kept: the questions of the referral."""
    case, procedure = _on_agenda(asked, turn)
    answers = turn.file(case.id).referral.answers
    questions = matrices.questions(procedure, answers)
    return Reply(cards.form(case.id, nonce(asked, turn), questions, asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The matrix stands beside the earlier ones; the level is that of the latest."""
    case, procedure = _on_agenda(asked, turn)
    file = turn.file(case.id)
    made = Made(asked.person.id, asked.person.id, turn.now)
    new = turn.save(matrices.add(made, file, asked.fields, procedure))
    latest = max((*file.matrices, new), key=lambda each: (each.dated, each.set_at))
    turn.save(replace(case, level=latest.level))
    tell_leads(turn, case, Template.NEW_MATRIX, matrix=new.id)
    return Reply(case_cards.done(case.id, "Kept. The chair has a notice."))


def _on_agenda(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    case, procedure = the_case(asked, turn, Act.MATRIX)
    on_agenda(case)
    return case, procedure
