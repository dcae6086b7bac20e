"""The queue of a procedure: its panels, and the cases that stand on those to come."""

from panel.cases import Case
from panel.panels import Item, Panel
from panel.placing import Queue, coming
from storage.store import Turn


def queue(turn: Turn, procedure: str) -> Queue:
    """Every panel of a procedure, with the items of those to come and their cases."""
    panels = turn.find(Panel, procedure=procedure)
    items = [item for panel in coming(panels, turn.now) for item in turn.find(Item, panel=panel.id)]
    return Queue(tuple(panels), tuple(items), {item.case: turn.get(Case, item.case) for item in items})
