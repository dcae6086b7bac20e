"""What the board of an offered extra panel shows."""

from bot.showing import times
from cards import offers as cards
from cards.parts import Posted
from panel.offers import Offer, OfferState
from panel.polls import Poll
from storage.records import Board
from storage.store import Turn


def offer(turn: Turn, board: Board) -> Posted | None:
    """The offer as it stands; None for one that was answered before it stood there."""
    found = turn.get(Offer, board.subject)
    if not board.activity and found.state is not OfferState.OPEN:
        return None
    poll = turn.maybe(Poll, found.id)
    return cards.board(found, times.shown(turn, poll) if poll else None)
