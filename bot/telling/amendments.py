"""Notices about a change of the rules."""

from collections.abc import Callable

from bot.template import Ids, Render, Template
from cards import proposing, templates
from cards.parts import Posted
from cards.templates.line import Line
from panel.amendments import Amendment, State
from storage.store import Turn


def _while(line: Callable[[Amendment], Line], *states: State) -> Render:
    """Said for as long as the change has come no further."""

    def render(turn: Turn, ids: Ids) -> Posted | None:
        found = turn.get(Amendment, ids["proposal"])
        return proposing.told(line(found), found.procedure, found.id) if found.state in states else None

    return render


LINES = templates.amendments
RENDER: dict[Template, Render] = {
    Template.PROPOSED: _while(lambda found: LINES.proposed(found.id), State.OPEN),
    Template.PROPOSAL_AGREED: _while(
        lambda found: LINES.agreed(found.id, found.starts_on), State.AGREED, State.IN_FORCE
    ),
    Template.PROPOSAL_DROPPED: _while(lambda found: LINES.dropped(found.id), State.DROPPED),
    Template.PROPOSAL_OVERTAKEN: _while(lambda found: LINES.overtaken(found.id), State.OVERTAKEN),
}
