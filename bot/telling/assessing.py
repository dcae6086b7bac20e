"""Notices about assessments: whose they are, when they are due, and which are late."""

from bot.template import Ids, Render, Template
from cards import assessing as cards
from cards.parts import Posted
from cards.templates import assessing as lines
from panel.assessments import SILENT, AgreedAssessment, State
from panel.assessments.ticks import left
from panel.cases import Case
from storage.store import Turn


def _yours(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    return cards.notice(lines.yours(found.case, found.due), found) if found else None


def _theirs(turn: Turn, ids: Ids) -> Posted | None:
    found = turn.get(AgreedAssessment, ids["assessing"])
    return cards.not_yours(lines.theirs(found.case))


def _soon(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    return cards.notice(lines.soon(found.case, found.due), found, _duties(turn, found)) if found and found.due else None


def _due(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    return (
        cards.notice(lines.due_today(found.case, found.due), found, _duties(turn, found))
        if found and found.due
        else None
    )


def _late(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    if found is None or found.due is None or found.delays:
        return None
    return cards.notice(lines.late(found.case, found.due), found, _duties(turn, found))


def _unled(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    return cards.notice(lines.unled(found.case), found) if found else None


def _consent(turn: Turn, ids: Ids) -> Posted | None:
    found = _going_on(turn, ids)
    return cards.notice(lines.consent(found.case), found) if found else None


def _duties(turn: Turn, found: AgreedAssessment) -> tuple[int, int]:
    """How many duties are not ticked, of how many."""
    case = turn.get(Case, found.case)
    procedure = turn.procedure(case.procedure, case.version)
    return len(left(found, procedure)), len(procedure.assessments.duties or ())


def _going_on(turn: Turn, ids: Ids) -> AgreedAssessment | None:
    """The assessment, while anybody is told of it."""
    found = turn.get(AgreedAssessment, ids["assessing"])
    there = turn.get(Case, found.case).status not in SILENT
    return found if there and found.state is State.GOING_ON else None


RENDER: dict[Template, Render] = {
    Template.ASSESSMENT_YOURS: _yours,
    Template.ASSESSMENT_THEIRS: _theirs,
    Template.ASSESSMENT_SOON: _soon,
    Template.ASSESSMENT_DUE: _due,
    Template.ASSESSMENT_LATE: _late,
    Template.ASSESSMENT_UNLED: _unled,
    Template.ASSESSMENT_CONSENT: _consent,
}
