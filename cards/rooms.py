"""The online meetings of the panels, where something about them is for a person to mend."""

from cards import templates
from cards.parts import Posted, button, posted
from cards.verbs import Verb
from panel.panels import Panel


def no_link(panel: Panel) -> Posted:
    """A panel has no online meeting: what may be the reason, and how it is mended."""
    lines = [templates.rooms.LICENCE, templates.rooms.MEND]
    opens = button("Open the dates", Verb.SCHEDULE_OPEN, main=True, panel=panel.id, page=0)
    return posted(templates.rooms.no_link(panel.starts_at), *lines, buttons=[opens])
