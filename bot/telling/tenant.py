"""Notices about the organisation's Microsoft 365."""

from bot.template import Ids, Render, Template
from cards import tenant
from cards.parts import Posted
from panel.words import Hindrance
from storage.records import Obstacle
from storage.store import Turn


def _hindered(turn: Turn, ids: Ids) -> Posted:
    return tenant.hindered(ids["procedure"], Hindrance(ids["by"]), ids["needs"])


def _cleared(turn: Turn, ids: Ids) -> Posted:
    return tenant.cleared(ids["kind"], len(turn.find(Obstacle)))


def _uncertain(turn: Turn, ids: Ids) -> Posted:
    return tenant.uncertain(ids["about"])


RENDER: dict[Template, Render] = {
    Template.HINDERED: _hindered,
    Template.CLEARED: _cleared,
    Template.UNCERTAIN: _uncertain,
}
