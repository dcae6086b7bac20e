"""The chat of a panel's own meeting: the bot comes into it, and leaves it for another."""

from dataclasses import replace

from bot.boards import TAKEN_BACK
from bot.duties.agenda import out, put_up
from bot.request import ChatKind
from bot.steps.session import is_over
from panel.panels import Panel
from panel.rooms import Inside, Meeting
from storage.records import Board, Conversation
from storage.store import Turn


def came_in(turn: Turn, meeting: Meeting) -> None:
    """The bot is in the chat of a panel's meeting: it is that panel's, and its agenda, if it is out, stands there. One
    in which `here` was said before that was known stays every panel's."""
    turn.save(replace(meeting, inside=Inside.YES))
    panel = turn.maybe(Panel, meeting.id)
    if panel is None or (chat := turn.maybe(Conversation, meeting.chat) or _like_others(turn, meeting.chat)) is None:
        return
    if not chat.procedure:
        turn.save(replace(chat, procedure=panel.procedure, panel=panel.id))
    if panel.published_at and not panel.cancelled and not is_over(turn, panel):
        put_up(turn, panel)


def recognise(turn: Turn, chat: Conversation) -> None:
    """A chat that the bot has come into may be that of a panel's meeting."""
    for meeting in turn.find(Meeting, chat=chat.id):
        came_in(turn, meeting)


def let_go(turn: Turn, meeting: Meeting) -> None:
    """A panel has another meeting: the chat of the one before is nobody's, unless it is every panel's."""
    chat = turn.maybe(Conversation, meeting.chat)
    if chat is None or chat.panel != meeting.id:
        return
    turn.save(replace(chat, procedure="", panel=""))
    _take_down(turn, chat.id, meeting.id)


def nobodys(turn: Turn, id: str) -> None:
    """The chat of somebody's own meeting: no agenda stands there, though `here` may have been said before it was
    known; one that does is taken back."""
    chat = turn.maybe(Conversation, id)
    if chat is None or not chat.procedure:
        return
    turn.save(replace(chat, procedure="", panel=""))
    for panel in out(turn, chat.procedure):
        for board in _in_chat(turn, id, panel.id):
            # The same row: it may be on its way there at this moment, and is taken back once it has arrived.
            turn.save(replace(board, kind=TAKEN_BACK, wake_at=turn.now))
        put_up(turn, panel)


def panel_of(turn: Turn, chat: str) -> str | None:
    """The id of the panel whose meeting has this chat, "" for the meeting of somebody from outside; None for a chat
    that is no meeting's, as far as it is known."""
    ids = [meeting.id if turn.maybe(Panel, meeting.id) else "" for meeting in turn.find(Meeting, chat=chat)]
    return ids[0] if ids else None


def _take_down(turn: Turn, chat: str, panel: str) -> None:
    for board in _in_chat(turn, chat, panel):
        turn.delete(board)


def _in_chat(turn: Turn, chat: str, panel: str) -> list[Board]:
    return [board for board in turn.find(Board, subject=panel) if board.chat == chat]


def _like_others(turn: Turn, id: str) -> Conversation | None:
    """A chat that Teams has not told of yet: it is answered where the organisation's other chats are."""
    if (last := max(turn.find(Conversation), key=lambda chat: chat.seen, default=None)) is None:
        return None
    return replace(last, id=id, kind=ChatKind.GROUP, seen=turn.now, person="", procedure="", panel="", rev=0)
