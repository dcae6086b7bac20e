"""`here`: a chat or a channel becomes a panel's own, where its agenda stands."""

from dataclasses import replace

from bot.asked import Asked
from bot.chats import shared
from bot.duties.agenda import out, put_up
from bot.request import Reply
from cards import agenda as cards
from storage.records import Board, Conversation
from storage.store import Turn


def here(asked: Asked, turn: Turn) -> Reply:
    """here: this chat is the panel's, and its agenda stands here."""
    if asked.personal:
        return Reply(cards.here_how())
    name, chat = asked.procedure.name, turn.get(Conversation, asked.request.chat.id)
    if chat.panel:
        return Reply(cards.here(asked.procedure.title, moved=False))
    left = [other for other in shared(turn, name) if other.id != chat.id]
    for other in left:
        turn.save(replace(other, procedure=""))
    turn.save(replace(chat, procedure=name))
    for panel in out(turn, name):
        for board in turn.find(Board, subject=panel.id):
            if board.chat in {other.id for other in left}:
                turn.delete(board)
        put_up(turn, panel)
    turn.audit(asked.person.id, "here", "", view=name)
    return Reply(cards.here(asked.procedure.title, moved=bool(left)))
