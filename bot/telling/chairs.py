"""The notice that somebody chairs a panel, or does not any more."""

from bot.template import Ids, Render, Template
from cards import chairs as cards
from cards.parts import Posted
from panel.panels import Panel
from storage.store import Turn


def told(turn: Turn, ids: Ids) -> Posted | None:
    """None for a panel that does not sit."""
    panel = turn.maybe(Panel, ids["panel"])
    return None if panel is None or panel.cancelled else cards.told(panel, yours=ids["yours"] == "yes")


RENDER: dict[Template, Render] = {Template.CHAIRS: told}
