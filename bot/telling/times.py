"""Notices about the times for an extra panel."""

from bot.template import Ids, Render, Template
from cards import times as cards
from cards.parts import Posted
from panel.polls import Poll
from storage.store import Turn


def _could_come(turn: Turn, ids: Ids) -> Posted | None:
    """None for what is settled, or asked anew, since."""
    poll = turn.maybe(Poll, ids["poll"])
    return cards.could_you(poll) if poll and poll.round == ids["round"] else None


def _over(turn: Turn, ids: Ids) -> Posted:
    return cards.over()


RENDER: dict[Template, Render] = {
    Template.COULD_COME: _could_come,
    Template.COULD_COME_OVER: _over,
}
"""What is said about them."""
