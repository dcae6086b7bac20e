"""Notices about what is drafted to be shared."""

from bot.template import Ids, Render, Template
from cards import sharing as cards
from cards.parts import Posted
from cards.templates import sharing as lines
from panel.sharing import Sharing
from storage.store import Turn


def _waits(turn: Turn, ids: Ids) -> Posted | None:
    return None if _answered(turn, ids) else cards.notice(lines.waits(ids["case"]), ids["case"], ids["draft"])


def _late(turn: Turn, ids: Ids) -> Posted | None:
    return None if _answered(turn, ids) else cards.late(lines.late(ids["case"]), ids["case"])


def _answered(turn: Turn, ids: Ids) -> bool:
    return turn.maybe(Sharing, f"{ids['case']}/{ids['draft']}") is not None


RENDER: dict[Template, Render] = {Template.SHARE_DRAFT: _waits, Template.SHARE_LATE: _late}
