"""The chat of a panel's own meeting: the bot comes into it, and leaves it for another."""

from dataclasses import replace

from bot.duties.agenda import put_up
from bot.request import ChatKind
from panel.panels import Panel, ends_at
from panel.rooms import Inside, Meeting
from storage.records import Board, Conversation
from storage.store import Turn


def came_in(turn: Turn, meeting: Meeting) -> None:
    """The bot is in the chat of a panel's meeting: it is that panel's, and its agenda, if it is out, stands there."""
    turn.save(replace(meeting, inside=Inside.YES))
    panel = turn.maybe(Panel, meeting.id)
    if panel is None or (chat := turn.maybe(Conversation, meeting.chat) or _like_others(turn, meeting.chat)) is None:
        return
    turn.save(replace(chat, procedure=panel.procedure, panel=panel.id))
    if panel.published_at and not panel.cancelled and ends_at(panel) > turn.now:
        put_up(turn, panel)


def recognise(turn: Turn, chat: Conversation) -> None:
    """A chat that the bot has come into may be that of a panel's meeting."""
    for meeting in turn.find(Meeting, chat=chat.id):
        came_in(turn, meeting)


def let_go(turn: Turn, meeting: Meeting) -> None:
    """A panel has another meeting: the chat of the one before is nobody's."""
    if chat := turn.maybe(Conversation, meeting.chat):
        turn.save(replace(chat, procedure="", panel=""))
    for board in turn.find(Board, subject=meeting.id):
        if board.chat == meeting.chat:
            turn.delete(board)


def _like_others(turn: Turn, id: str) -> Conversation | None:
    """A chat that Teams has not told of yet: it is answered where the organisation's other chats are."""
    last = max(turn.find(Conversation), key=lambda chat: chat.seen, default=None)
    return replace(last, id=id, kind=ChatKind.GROUP, seen=turn.now, person="", rev=0) if last else None
