"""What becomes of a letter: it went out, it is put off, or it cannot be sent where it was to go."""

from dataclasses import replace
from datetime import timedelta

from bot import boards
from bot.demo_time import count
from bot.duties.agenda import leaves_chat
from bot.letters import Letter, procedure_of
from bot.notices import again, holders, tell, tell_trouble
from bot.ports import Sent
from bot.reaching import arrived, nowhere, shut_out
from bot.steps import times
from bot.template import Template
from panel.people import Role
from storage.records import Board, Conversation, Notice, Told
from storage.store import Turn


def mark(turn: Turn, letter: Letter, sent: Sent) -> None:
    """It went out; the coordinator hears of one that the guard held back."""
    kept = turn.maybe(type(letter.record), letter.record.id)
    if isinstance(kept, Notice):
        told = turn.save(replace(kept, told=Told.SENT, wake_at=None, activity=sent.activity, sent_at=turn.now))
        arrived(turn, kept.to)
        if told.template == Template.COULD_COME:
            times.arrived(turn, told)
    elif isinstance(kept, Board):
        # Stirred while this was on its way: it is looked at once more.
        wake_at = None if kept.rev == letter.record.rev else kept.wake_at
        shown = boards.digest(letter.card)
        turn.save(replace(kept, activity=sent.activity, shown=shown, attempts=0, refused=False, wake_at=wake_at))
        if kept.person:
            arrived(turn, kept.person)
    if kept and sent.guarded:
        tell(turn, holders(turn, procedure_of(turn, kept), Role.COORDINATOR), Template.HELD_BACK, notice=kept.id)
    count(turn)


def put_off(turn: Turn, letter: Letter, after: timedelta) -> None:
    """It did not go out this time."""
    if kept := turn.maybe(type(letter.record), letter.record.id):
        turn.save(again(kept, turn.now, after))


def unreachable(turn: Turn, letter: Letter, live: bool, closed: bool) -> None:
    """It cannot be sent to this chat, now or later."""
    kept = turn.maybe(type(letter.record), letter.record.id)
    if isinstance(kept, Notice):
        nowhere(turn, kept, live, letter.way.chat.id)
    elif isinstance(kept, Board) and kept.person and closed:
        shut_out(turn, kept, letter.way.chat.id)
    elif isinstance(kept, Board):
        _not_there(turn, kept, closed)


def _not_there(turn: Turn, board: Board, closed: bool) -> None:
    """A panel's chat that is `closed` is the panel's no more; of a card that would be refused anywhere, the coordinator
    hears once, until it has been posted again."""
    chat = turn.maybe(Conversation, board.chat)
    if closed and chat and chat.procedure:
        turn.delete(board)
        leaves_chat(turn, chat, Template.CHAT_CLOSED)
    else:
        turn.save(replace(boards.lost(turn, board), refused=True))
        if not board.refused:
            tell_trouble(turn, procedure_of(turn, board), board.subject)
