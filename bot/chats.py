"""Chats that several people share: a procedure's own, and those of its panels' meetings."""

from panel.panels import Panel
from storage.records import Conversation
from storage.store import Turn


def shared(turn: Turn, procedure: str) -> list[Conversation]:
    """The chat that was said to be a procedure's, if there is one."""
    return [chat for chat in turn.find(Conversation, procedure=procedure) if not chat.panel]


def standing(turn: Turn, panel: Panel) -> list[Conversation]:
    """Where the agenda of a panel stands: in the chat of its own meeting, else in its procedure's, if the bot is in
    either."""
    return turn.find(Conversation, panel=panel.id) or shared(turn, panel.procedure)
