"""Notices about the bot's own work: what did not arrive, what was held back, where the demo's clock is."""

from bot.template import Ids, Render, Template
from cards import demo
from cards import notices as cards
from cards.parts import Posted
from panel.words import REFERENCE
from storage.store import Turn


def _trouble(turn: Turn, ids: Ids) -> Posted:
    found = REFERENCE.search(ids["about"])
    return cards.trouble(found.group() if found else "")


RENDER: dict[Template, Render] = {
    Template.UNDELIVERED: lambda turn, ids: cards.undelivered(ids["about"], ids["notice"]),
    Template.ARRIVED: lambda turn, ids: demo.arrived(turn.now, int(ids["sent"])),
    Template.TROUBLE: _trouble,
    Template.HELD_BACK: lambda turn, ids: cards.held_back(),
}
