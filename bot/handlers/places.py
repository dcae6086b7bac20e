"""Where a case is or would be placed: the panels of a procedure and what is on them."""

from collections.abc import Sequence

from panel import panels
from panel.agenda import Entry, Slot, slots
from panel.cases import Case
from panel.panels import Item, Panel, Place
from panel.procedure import Procedure
from storage.store import Turn


def likely(turn: Turn, procedure: Procedure, reference: str = "") -> Place:
    """The place a case has on a coming panel, or would get today."""
    coming = [panel for panel in turn.find(Panel, procedure=procedure.name) if panel.starts_at > turn.now]
    items = [item for panel in coming for item in turn.find(Item, panel=panel.id)]
    return panels.place(reference, coming, items, procedure, turn.now)


def put(turn: Turn, procedure: Procedure, reference: str) -> Panel:
    """Saves the case's place on the next panel with room, and the panel itself if it is the first on it."""
    place = likely(turn, procedure, reference)
    if place.panel:
        panel = turn.panel(place.panel)
    else:
        id = turn.new_id(f"{procedure.prefix}-P")
        panel = turn.save(Panel(id, procedure.name, place.starts_at, procedure.panel.minutes))
    turn.save(Item(f"{panel.id}/{reference}", panel.id, reference, True, turn.now))
    return panel


def agenda_is_out(turn: Turn, case: Case, procedure: Procedure) -> bool:
    """Whether the agenda that the case stands on is out."""
    return bool(case.panel) and panels.published(turn.panel(case.panel), procedure, turn.now)


def take_off(turn: Turn, reference: str) -> None:
    """Takes a case's place on any coming panel away."""
    for item in turn.find(Item, case=reference):
        if turn.panel(item.panel).starts_at > turn.now:
            turn.delete(item)


def next_panel(turn: Turn, procedure: Procedure) -> Panel | None:
    """The next panel there is, or the one that is sitting, if one was made."""
    coming = (panel for panel in turn.find(Panel, procedure=procedure.name) if panels.ends_at(panel) > turn.now)
    return min(coming, key=lambda panel: panel.starts_at, default=None)


def agenda(turn: Turn, panel: Panel, procedure: Procedure) -> Sequence[Slot]:
    """The agenda of a panel, as it stands."""
    entries = []
    for item in turn.find(Item, panel=panel.id):
        case = turn.get(Case, item.case)
        entries.append(Entry(item, case.level, case.referred_at))
    return slots(panel, entries, procedure)
