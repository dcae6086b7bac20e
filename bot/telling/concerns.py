"""Notices about a safety concern: told, told again, who rings, and who has it."""

from bot.template import Ids, Render, Template
from cards import concerns, templates
from cards import notices as cards
from cards.parts import Posted
from panel.concerns import Concern
from storage.store import Turn


def _concern(turn: Turn, ids: Ids) -> Posted | None:
    """The first telling goes to everybody, taken or not; once somebody has it, it is not told again."""
    concern = turn.get(Concern, ids["concern"])
    procedure = turn.procedure(concern.procedure)
    if "telling" not in ids:
        return cards.concern(concern, procedure)
    return None if concern.acknowledged_by else concerns.again(concern, procedure)


def _ring(turn: Turn, ids: Ids) -> Posted | None:
    concern = turn.get(Concern, ids["concern"])
    return None if concern.acknowledged_by else concerns.ring_about(concern)


def _nobody(turn: Turn, ids: Ids) -> Posted | None:
    concern = turn.get(Concern, ids["concern"])
    if concern.acknowledged_by:
        return None
    return concerns.told_of(templates.concerns.nobody_to_ring(concern.id), concern, turn.procedure(concern.procedure))


def _taken(turn: Turn, ids: Ids) -> Posted | None:
    concern = turn.get(Concern, ids["concern"])
    if concern.acknowledged_at is None:
        return None
    return concerns.told_of(templates.concerns.taken(concern.id, concern.acknowledged_at), concern)


def _ring_chair(turn: Turn, ids: Ids) -> Posted | None:
    concern = turn.get(Concern, ids["concern"])
    return None if concern.raised_with else concerns.ring_the_chair(concern)


def _to_raise(turn: Turn, ids: Ids) -> Posted | None:
    concern = turn.get(Concern, ids["concern"])
    return None if concern.raised_with else concerns.told_of(templates.concerns.to_raise(concern.id), concern)


RENDER: dict[Template, Render] = {
    Template.CONCERN: _concern,
    Template.RING: _ring,
    Template.NOBODY_TO_RING: _nobody,
    Template.CONCERN_TAKEN: _taken,
    Template.RING_CHAIR: _ring_chair,
    Template.RAISE_WITH_SENIOR: _to_raise,
}
