"""What the organisation's administrator has to do, for the coordinator to hand on."""

from bot.asked import Asked
from bot.request import Reply
from cards import tenant as cards
from panel.words import Hindrance
from storage.records import Obstacle
from storage.store import Turn


def open_needs(asked: Asked, turn: Turn) -> Reply:
    """What stands in the way at Microsoft 365, while it does, and how an administrator clears it."""
    obstacle = turn.maybe(Obstacle, asked.id("obstacle"))
    if obstacle is None:
        return Reply(cards.mended())
    by, _, needs = obstacle.id.partition(" ")
    return Reply(cards.needed(Hindrance(by), needs))
