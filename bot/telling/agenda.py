"""Notices about an agenda: what is missing, what is asked of a worker, and an item that has another time."""

from bot.chats import shared
from bot.steps.missing import of_panel, workers
from bot.template import Ids, Render, Template
from cards import agenda as agendas
from cards import missing as cards
from cards import order
from cards.parts import Posted
from cards.templates import agenda as templates
from cards.templates.line import Line
from panel.agenda import agenda
from panel.panels import Panel, publishes_at
from storage.store import Turn


def _missing(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.maybe(Panel, ids["panel"])
    if panel is None or panel.cancelled:
        return None
    found = of_panel(turn, panel)
    if not found.count:
        return None
    procedure = turn.procedure(panel.procedure)
    unsent = panel.published_at or procedure.agenda.days_before is None
    return cards.notice(panel, found.count, None if unsent else publishes_at(panel.starts_at, procedure))


def _unsent(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.maybe(Panel, ids["panel"])
    if panel is None or panel.cancelled or panel.published_at or turn.now >= panel.starts_at:
        return None
    return agendas.unsent(panel)


def _asked(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.maybe(Panel, ids["panel"])
    if panel is None or panel.cancelled or not workers(turn, panel, ids["case"]):
        return None
    return cards.asked(ids["case"], panel)


def _moved(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.maybe(Panel, ids["panel"])
    if panel is None or panel.cancelled or turn.now >= panel.starts_at:
        return None
    slots = agenda(turn.sitting(panel.id), turn.procedure(panel.procedure))
    found = next((slot for slot in slots if slot.reference == ids["case"]), None)
    return order.item_moved(panel, found) if found else None


def _chat_gone(turn: Turn, ids: Ids) -> Posted | None:
    return _without_chat(turn, ids, templates.CHAT_GONE)


def _chat_closed(turn: Turn, ids: Ids) -> Posted | None:
    return _without_chat(turn, ids, templates.CHAT_CLOSED)


def _without_chat(turn: Turn, ids: Ids, why: Line) -> Posted | None:
    """None once the panel has a chat again."""
    if shared(turn, ids["procedure"]):
        return None
    return agendas.chat_gone(why, turn.procedure(ids["procedure"]).agenda.circulated_by)


RENDER: dict[Template, Render] = {
    Template.CHAT_GONE: _chat_gone,
    Template.CHAT_CLOSED: _chat_closed,
    Template.AGENDA_UNSENT: _unsent,
    Template.MISSING: _missing,
    Template.MISSING_ASKED: _asked,
    Template.ITEM_TIME: _moved,
}
