"""An extra panel: it is booked, those who wait too long move to it, and everybody who is invited is told."""

from collections.abc import Iterable
from datetime import datetime

from bot.booking import book
from bot.invited import tell_invited
from bot.queue import queue
from bot.steps import times
from bot.steps.places import change
from bot.template import Template
from panel.panels import Panel
from panel.placing import waiting
from panel.procedure import Procedure
from storage.store import Turn


def add(
    turn: Turn, procedure: Procedure, starts_at: datetime, why: str, cases: Iterable[str], by: str
) -> tuple[Panel, int]:
    """The extra panel with these cases on it, and how many people are told of it."""
    on = {case.id: (case, panel) for case, panel in waiting(queue(turn, procedure.name), turn.now)}
    id = turn.new_id(f"{procedure.prefix}-P")
    panel = turn.save(Panel(id, procedure.name, starts_at, procedure.panel.minutes, why=why))
    book(turn, panel.id)
    times.close_all(turn, procedure.name)
    for case, leaves in (on[each] for each in cases):
        change(turn, case, leaves.id, panel)
    return panel, tell_invited(turn, panel, Template.PANEL_ADDED, by)
