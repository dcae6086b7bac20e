"""Notices about a nomination: a colleague is asked to add something, and has."""

from bot.steps.nominating import unsent
from bot.template import Ids, Render, Template
from cards import nominating as cards
from cards.parts import Posted
from panel.cases import Case
from panel.nominating import Contribution, awaited
from storage.store import Turn


def _asked(turn: Turn, ids: Ids) -> Posted | None:
    """None once they have added it, or nothing is waited for any more."""
    found = turn.get(Contribution, ids["contribution"])
    return cards.asked(found.case, found.id) if awaited(found, turn.get(Case, found.case)) else None


def _late(turn: Turn, ids: Ids) -> Posted | None:
    found = turn.get(Contribution, ids["contribution"])
    return cards.late(found.case, found.id) if awaited(found, turn.get(Case, found.case)) else None


def _owed(turn: Turn, ids: Ids) -> Posted | None:
    """None once it was sent."""
    return cards.owed(ids["case"]) if unsent(turn, turn.get(Case, ids["case"])) else None


def _added(turn: Turn, ids: Ids) -> Posted:
    return cards.has_added(ids["case"])


RENDER: dict[Template, Render] = {
    Template.NOMINATION_OWED: _owed,
    Template.NOMINATION_LATE: _owed,
    Template.CONTRIBUTE: _asked,
    Template.CONTRIBUTE_LATE: _late,
    Template.CONTRIBUTED: _added,
}
