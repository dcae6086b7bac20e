"""The agenda as it is posted: times and references, and nothing that points to a child."""

from collections.abc import Sequence
from datetime import datetime

from cards import templates
from cards.parts import Posted, button, posted
from cards.verbs import Verb
from panel.agenda import Slot
from panel.panels import Panel

LINES = 10
"""So many lines stand on a posted agenda; the rest is in the view of each person."""


def shared(
    panel: Panel, ends: datetime, slots: Sequence[Slot], out: datetime | None = None, homeless: bool = False
) -> Posted:
    """Times, references, new or ongoing; no name and no level of risk. `out` is when it goes out, None once it is;
    `homeless` says that the panel has no chat yet."""
    items = sum(bool(slot.reference) for slot in slots)
    more = [templates.agenda_more(LINES, len(slots))] if len(slots) > LINES else []
    return posted(
        templates.agenda(panel.starts_at, ends, items),
        *([templates.not_out(out)] if out else []),
        *map(line, slots[:LINES]),
        *more,
        *([] if items else [templates.NOTHING_ON_IT]),
        templates.WINDOW,
        *([templates.NO_CHAT] if homeless else []),
        buttons=[
            button("My view", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0),
            button("My updates", Verb.UPDATES_LIST, panel=panel.id),
            button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel.id),
        ],
    )


def cancelled(panel: Panel) -> Posted:
    """A panel that does not sit: its agenda stands no more."""
    return posted(templates.agenda_cancelled(panel.starts_at), buttons=[button("Next agenda", Verb.SAY, text="agenda")])


def empty(starts: datetime) -> Posted:
    """The next panel, with nothing on it yet."""
    return posted(templates.agenda_empty(starts), buttons=[button("Help", Verb.SAY, text="help")])


def line(slot: Slot) -> templates.Line:
    """One line of an agenda."""
    if slot.reference:
        return templates.slot(slot.starts_at, slot.reference, slot.new)
    return templates.standing(slot.starts_at, slot.standing) if slot.standing else templates.pause(slot.starts_at)


def here(body: str, moved: bool) -> Posted:
    """A chat is the panel's from now on."""
    lines = [templates.HERE_MOVED] if moved else []
    agenda = button("Next agenda", Verb.SAY, main=True, text="agenda")
    return posted(templates.here(body), *lines, templates.HERE_WHO, buttons=[agenda])


def here_how() -> Posted:
    """`here` said in a chat of one's own: where to say it."""
    return posted(templates.HERE_HOW, templates.HERE_WHO, buttons=[button("Next agenda", Verb.SAY, text="agenda")])
