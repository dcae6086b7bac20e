"""The online meetings of the panels, where something about them is for a person to mend."""

from cards import templates
from cards.parts import Posted, button, posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.panels import Panel


def no_link(panel: Panel) -> Posted:
    """A panel has no online meeting: what may be the reason, and how it is mended."""
    return _no_link(panel, templates.rooms.no_link(panel.starts_at))


def no_own_link(panel: Panel, reference: str) -> Posted:
    """Somebody from outside has none for their item: the same."""
    return _no_link(panel, templates.rooms.no_own_link(reference, panel.starts_at))


def _no_link(panel: Panel, line: Line) -> Posted:
    lines = [templates.rooms.LICENCE, templates.rooms.MEND]
    opens = button("Open the dates", Verb.SCHEDULE_OPEN, main=True, panel=panel.id, page=0)
    return posted(line, *lines, buttons=[opens])
