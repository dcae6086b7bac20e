"""Notices about recommendations that are followed, and about disagreements."""

from bot.telling.decisions import off
from bot.template import Ids, Render, Template
from cards import disagreeing, recommending
from cards.parts import Posted
from cards.templates import disagreeing as lines
from cards.templates.recommending import goes_on, to_follow
from panel.cases import Case
from panel.disagreeing import Disagreement
from panel.recommending import Recommendation
from panel.seeing_through import FOLLOWED
from panel.unsettled import due_on
from storage.store import Turn


def _recommended(turn: Turn, ids: Ids) -> Posted | None:
    one = turn.get(Recommendation, ids["recommendation"])
    return None if one.finished else recommending.to_follow(to_follow(one.id), one)


def _goes_on(turn: Turn, ids: Ids) -> Posted | None:
    one = turn.get(Recommendation, ids["recommendation"])
    if one.finished or turn.get(Case, one.case).status not in FOLLOWED:
        return None
    return recommending.goes_on(off(turn, one.case), goes_on(one.id), one)


def _at_its_step(turn: Turn, ids: Ids, answered: bool) -> Disagreement | None:
    """The disagreement, while it stands at the step that is told of, answered or not."""
    found = turn.get(Disagreement, ids["disagreement"])
    there = found.settled_at is None and str(len(found.steps)) == ids["step"]
    return found if there and bool(found.last.answered_at) is answered else None


def _waits(turn: Turn, ids: Ids) -> Posted | None:
    if (one := _at_its_step(turn, ids, answered=False)) is None:
        return None
    by = due_on(one, turn.procedure(turn.get(Case, one.case).procedure))
    return disagreeing.to_open(lines.waits(one.id, by), one)


def _due(turn: Turn, ids: Ids) -> Posted | None:
    one = _at_its_step(turn, ids, answered=False)
    return disagreeing.to_open(lines.due(one.id), one) if one else None


def _unanswered(turn: Turn, ids: Ids) -> Posted | None:
    one = _at_its_step(turn, ids, answered=False)
    return disagreeing.to_open(lines.unanswered(one.id), one) if one else None


def _answered(turn: Turn, ids: Ids) -> Posted | None:
    one = _at_its_step(turn, ids, answered=True)
    return disagreeing.to_open(lines.answered(one.id), one) if one else None


def _still_open(turn: Turn, ids: Ids) -> Posted | None:
    one = _at_its_step(turn, ids, answered=True)
    return disagreeing.to_open(lines.still_open(one.id), one) if one else None


def _begun(turn: Turn, ids: Ids) -> Posted | None:
    one = _at_its_step(turn, ids, answered=False)
    return disagreeing.to_open(lines.begun(one.id), one) if one else None


def _settled(turn: Turn, ids: Ids) -> Posted:
    one = turn.get(Disagreement, ids["disagreement"])
    return disagreeing.to_open(lines.settled(one.id), one)


RENDER: dict[Template, Render] = {
    Template.RECOMMENDED: _recommended,
    Template.RECOMMENDATION_GOES_ON: _goes_on,
    Template.DISAGREEMENT: _waits,
    Template.DISAGREEMENT_BEGUN: _begun,
    Template.DISAGREEMENT_DUE: _due,
    Template.DISAGREEMENT_UNANSWERED: _unanswered,
    Template.DISAGREEMENT_ANSWERED: _answered,
    Template.DISAGREEMENT_OPEN: _still_open,
    Template.DISAGREEMENT_SETTLED: _settled,
}
