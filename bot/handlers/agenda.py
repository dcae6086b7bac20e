"""The agenda of the next panel: neutral when it is typed for, in one's own view when it is opened."""

from datetime import timedelta

from bot.asked import Asked
from bot.handlers import places
from bot.request import Reply
from cards import agenda as cards
from panel.access import Act, may, view
from panel.agenda import Slot
from panel.answers import age_on
from panel.cases import Case
from panel.clocks import local
from panel.panels import Panel
from panel.procedure import Procedure
from panel.words import Refused
from storage.store import Turn


def agenda(asked: Asked, turn: Turn) -> Reply:
    """agenda: the next panel, with times and references."""
    panel = places.next_panel(turn, asked.procedure)
    if panel is None:
        return Reply(cards.empty(places.likely(turn, asked.procedure).starts_at))
    ends = panel.starts_at + timedelta(minutes=panel.minutes)
    return Reply(cards.shared(panel, ends, places.agenda(turn, panel, asked.procedure)))


def my_view(asked: Asked, turn: Turn) -> Reply:
    """The agenda in this person's view; every case it opens is written to the trail."""
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.AGENDA, panel.procedure):
        raise Refused("There is no panel with that reference that you can open.")
    procedure = turn.procedure(panel.procedure)
    rows = [_row(asked, turn, slot, procedure) for slot in places.agenda(turn, panel, procedure)]
    page = asked.number("page")
    for row in cards.page_of(rows, page):
        if row.view:
            turn.audit(asked.person.id, "open", row.slot.reference, view="agenda")
    return Reply(cards.mine(panel, rows, page))


def _row(asked: Asked, turn: Turn, slot: Slot, procedure: Procedure) -> cards.Row:
    """One line as this person sees it: the case they may open, or its reference and no more."""
    case = turn.maybe(Case, slot.reference) if slot.reference else None
    if case is None or not may(asked.person, Act.OPEN, case.procedure, case):
        return cards.Row(slot, None)
    seen = view(turn.file(case.id), asked.person, turn.procedure(case.procedure, case.version))
    return cards.Row(slot, seen, age_on(seen.child.born, local(turn.now, procedure.panel.zone).date()))
