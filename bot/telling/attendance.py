"""The notice that somebody who has to be there for a child is not invited yet."""

from bot.steps.attendance import rows_of
from bot.template import Ids, Render, Template
from cards import attendance as cards
from cards.parts import Posted
from panel.attendees import uninvited
from panel.cases import Case
from storage.store import Turn


def _must_come(turn: Turn, ids: Ids) -> Posted | None:
    """None once everybody is invited, or it is said why not."""
    panel, case = turn.panel(ids["panel"]), turn.get(Case, ids["case"])
    count = len(uninvited(rows_of(turn, panel, case)))
    return cards.must_come(case.id, panel, count) if count else None


RENDER: dict[Template, Render] = {Template.MUST_COME: _must_come}
