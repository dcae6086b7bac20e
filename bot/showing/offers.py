"""What the board of an offered extra panel shows."""

from cards import offers as cards
from cards.parts import Posted
from panel.offers import Offer
from storage.records import Board
from storage.store import Turn


def offer(turn: Turn, board: Board) -> Posted:
    """The offer as it stands."""
    return cards.board(turn.get(Offer, board.subject))
