"""Notices about the online meetings of the panels."""

from bot.template import Ids, Render, Template
from cards import rooms
from cards.parts import Posted
from panel.panels import Panel
from panel.rooms import OwnMeeting
from storage.records import Booked
from storage.store import Turn


def _no_link(turn: Turn, ids: Ids) -> Posted | None:
    """None once it has a link, or is off."""
    own = ids["own"]
    kept, panel = turn.maybe(Booked, own or ids["panel"]), turn.maybe(Panel, ids["panel"])
    if panel is None or panel.cancelled or (kept and kept.join_link):
        return None
    if not own:
        return rooms.no_link(panel)
    meeting = turn.maybe(OwnMeeting, own)
    return rooms.no_own_link(panel, meeting.case) if meeting and not meeting.cancelled else None


RENDER: dict[Template, Render] = {
    Template.NO_LINK: _no_link,
}
