"""Notices about the bot's own work: what did not arrive, what was held back, where the demo's clock is."""

from bot.template import Render, Template
from cards import demo
from cards import notices as cards

RENDER: dict[Template, Render] = {
    Template.UNDELIVERED: lambda turn, ids: cards.undelivered(ids["about"], ids["notice"]),
    Template.ARRIVED: lambda turn, ids: demo.arrived(turn.now, int(ids["sent"])),
    Template.TROUBLE: lambda turn, ids: cards.trouble(ids["about"]),
    Template.HELD_BACK: lambda turn, ids: cards.held_back(),
}
