"""Notices about the dates of the panels, and about a case that goes to another one."""

from bot.template import Ids, Render, Template
from cards import schedule as cards
from cards.parts import Posted
from panel.cases import Case
from panel.prompts import asking, due_at
from panel.rhythm import undecided
from storage.store import Turn


def _moved(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["panel"])
    if str(panel.sequence) != ids["change"]:
        return None
    due = due_at(panel, turn.procedure(panel.procedure))
    return cards.told_moved(panel, due if asking(panel, turn.now) and turn.now < due else None)


def _length(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["panel"])
    return cards.told_length(panel) if str(panel.sequence) == ids["change"] and not panel.cancelled else None


def _added(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["panel"])
    return None if panel.cancelled else cards.told_added(panel)


def _cancelled(turn: Turn, ids: Ids) -> Posted:
    case = turn.maybe(Case, ids.get("case", ""))
    goes_to = turn.panel(case.panel).starts_at if case and case.panel else None
    return cards.told_cancelled(turn.panel(ids["panel"]), ids.get("case", ""), goes_to)


def _item(turn: Turn, ids: Ids) -> Posted | None:
    """None for a case that has gone on to yet another panel: that has a notice of its own."""
    case = turn.get(Case, ids["case"])
    return cards.told_item(case.id, turn.panel(case.panel)) if case.panel == ids["panel"] else None


def _date(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["panel"])
    return cards.ask_date(panel) if undecided(panel, turn.procedure(panel.procedure), turn.now) else None


RENDER: dict[Template, Render] = {
    Template.PANEL_DATE: _date,
    Template.PANEL_MOVED: _moved,
    Template.PANEL_LENGTH: _length,
    Template.PANEL_CANCELLED: _cancelled,
    Template.PANEL_ADDED: _added,
    Template.OTHER_PANEL: _item,
}
