"""What the coordinator opens when a notice could not be delivered."""

from bot.asked import Asked
from bot.request import Reply
from cards import undelivered as cards
from panel.people import Person
from storage.records import Notice
from storage.store import Turn


def open_undelivered(asked: Asked, turn: Turn) -> Reply:
    """Who could not be written to, and what the notice was."""
    notice = turn.get(Notice, asked.id("notice"))
    return Reply(cards.undelivered(turn.get(Person, notice.to).name, notice.template, notice.ids.get("case", "")))
