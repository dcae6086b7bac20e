"""Notices about somebody who cannot come to a panel, or can after all."""

from bot.template import Ids, Render, Template
from cards import apologies as cards
from cards import templates
from cards.challenges import seat
from cards.parts import Posted
from panel.apologies import Apology, stands
from panel.panels import Panel
from storage.store import Turn


def _apology(turn: Turn, ids: Ids) -> Posted | None:
    """None once it was taken back, or the panel has another time."""
    panel, apology = turn.panel(ids["panel"]), turn.get(Apology, ids["apology"])
    if not stands(apology, panel):
        return None
    return _said(turn, ids, panel, apology, templates.apology)


def _attends(turn: Turn, ids: Ids) -> Posted | None:
    apology = turn.get(Apology, ids["apology"])
    return _said(turn, ids, turn.panel(ids["panel"]), apology, templates.attends)


def _said(turn: Turn, ids: Ids, panel: Panel, apology: Apology, line: templates.OfSeat) -> Posted | None:
    """None for what was changed since, or a panel that does not come any more."""
    if str(apology.rev) != ids["rev"] or panel.cancelled or turn.now >= panel.starts_at:
        return None
    return cards.told(line(seat(apology.seat, turn.procedure(panel.procedure)), panel.starts_at), panel.id)


RENDER: dict[Template, Render] = {Template.APOLOGY: _apology, Template.ATTENDS: _attends}
