"""Notices about a nomination: a colleague is asked to add something, and has."""

from bot.template import Ids, Render, Template
from cards import nominating as cards
from cards.parts import Posted
from panel.nominating import Contribution
from storage.store import Turn


def _asked(turn: Turn, ids: Ids) -> Posted | None:
    """None once they have added it."""
    found = turn.get(Contribution, ids["contribution"])
    return None if found.said_at else cards.asked(found.case, found.id)


def _added(turn: Turn, ids: Ids) -> Posted:
    return cards.has_added(ids["case"])


RENDER: dict[Template, Render] = {Template.CONTRIBUTE: _asked, Template.CONTRIBUTED: _added}
