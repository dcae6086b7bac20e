"""Notices about the work that is presented to a panel."""

from bot.template import Ids, Render, Template
from cards import checking as cards
from cards.parts import Posted
from cards.templates import checking as lines
from panel.cases import Case
from panel.checking import WorkCheck, last
from storage.store import Turn


def _waits(turn: Turn, ids: Ids) -> Posted | None:
    """None once somebody has looked at it, or it is ready where they are asked again; or on another panel."""
    case, panel = turn.get(Case, ids["case"]), turn.panel(ids["listed"])
    said = last(turn.find(WorkCheck, case=case.id), panel.id)
    if case.panel != panel.id or (said and (said.ready or "again" not in ids)):
        return None
    return cards.notice(lines.waits(case.id, panel.starts_at), case.id)


def _not_ready(turn: Turn, ids: Ids) -> Posted | None:
    """None once the work is ready."""
    said = turn.get(WorkCheck, ids["check"])
    now = last(turn.find(WorkCheck, case=said.case), said.panel)
    return None if now and now.ready else cards.notice(lines.not_ready(said.case), said.case)


RENDER: dict[Template, Render] = {Template.WORK_TO_CHECK: _waits, Template.WORK_NOT_READY: _not_ready}
