"""Notices about the online meetings of the panels."""

from bot.template import Ids, Render, Template
from cards import rooms
from cards.parts import Posted
from panel.panels import Panel
from storage.records import Booked
from storage.store import Turn


def _no_link(turn: Turn, ids: Ids) -> Posted | None:
    """None once it has a link."""
    kept, panel = turn.maybe(Booked, ids["panel"]), turn.maybe(Panel, ids["panel"])
    return None if panel is None or panel.cancelled or (kept and kept.join_link) else rooms.no_link(panel)


RENDER: dict[Template, Render] = {
    Template.NO_LINK: _no_link,
}
