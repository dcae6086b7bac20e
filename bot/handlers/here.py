"""`here`: a chat or a channel becomes a panel's own, where its agenda stands."""

from collections.abc import Sequence
from dataclasses import replace

from bot.asked import Asked
from bot.chats import shared
from bot.duties.agenda import out, put_up
from bot.request import Reply
from bot.steps.meeting_chats import panel_of
from cards import agenda as cards
from panel.words import Refused
from storage.records import Board, Conversation
from storage.store import Turn

NOT_HERE = "Somebody joins here for one item only, so no agenda stands in this chat. Nothing has changed."


def here(asked: Asked, turn: Turn) -> Reply:
    """here: this chat is the panel's, and its agenda stands here."""
    if asked.personal:
        return Reply(cards.here_how())
    name, chat = asked.procedure.name, turn.get(Conversation, asked.request.chat.id)
    meeting = panel_of(turn, chat.id)
    if meeting == "":
        raise Refused(NOT_HERE)
    if chat.panel:
        return Reply(cards.here_meeting(asked.procedure.title))
    left = [_left(turn, other) for other in shared(turn, name) if other.id != chat.id]
    turn.save(replace(chat, procedure=name))
    _move(turn, name, left)
    turn.audit(asked.person.id, "here", "", view=name)
    return Reply(cards.here(asked.procedure.title, moved=bool(left)))


def _left(turn: Turn, chat: Conversation) -> Conversation:
    """A chat that is the procedure's no more; that of a panel's meeting is the panel's then."""
    panel = panel_of(turn, chat.id) or ""
    return turn.save(replace(chat, procedure=chat.procedure if panel else "", panel=panel))


def _move(turn: Turn, procedure: str, left: Sequence[Conversation]) -> None:
    """The agendas that are out stand where they belong from now on."""
    for panel in out(turn, procedure):
        gone = {chat.id for chat in left if chat.panel != panel.id}
        for board in turn.find(Board, subject=panel.id):
            if board.chat in gone:
                turn.delete(board)
        put_up(turn, panel)
