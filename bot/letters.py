"""Letters: what is due, rendered as it is now for whoever it is for now."""

import logging
from dataclasses import dataclass, replace

from bot import boards, notices
from bot.about import about
from bot.delivery import Way, way_to, way_to_chat
from bot.matters import still_owed
from bot.notices import again, on_roster, tell_trouble, tell_undelivered, told_alone
from bot.reaching import nowhere
from bot.telling import render
from bot.template import Template
from cards.parts import Posted, not_live
from panel.children import Identity
from panel.live import is_live
from storage.records import Board, Notice, Told
from storage.store import Missing, Record, Turn

log = logging.getLogger(__name__)

URGENT = frozenset((Template.CONCERN, Template.RING, Template.NOBODY_TO_RING))


@dataclass(frozen=True)
class Letter:
    """A notice or a board, rendered for where it goes."""

    record: Notice | Board
    way: Way
    card: Posted
    about: tuple[Identity, ...]

    @property
    def replaces(self) -> str:
        """The activity whose place it takes."""
        return self.record.replaces if isinstance(self.record, Notice) else self.record.activity


class Failed:
    """Something that could not be drawn this time."""


def goes_to(turn: Turn, record: Record, live: bool) -> str:
    """The chat that a notice or a board goes to, as things are now; "" if there is none."""
    if isinstance(record, Board) and record.chat:
        return record.chat
    person = record.to if isinstance(record, Notice) else record.person if isinstance(record, Board) else ""
    way = way_to(turn, person, live)
    return way.chat.id if way else ""


def urgent(record: Record) -> bool:
    """Whether it goes before everything else that waits for the same chat."""
    return isinstance(record, Notice) and record.template in URGENT


def subject_of(record: Notice | Board) -> str:
    """What it is about, by reference or id; "" where its ids do not say."""
    if isinstance(record, Notice):
        return next((record.ids[name] for name in ("case", "concern", "panel") if name in record.ids), "")
    return record.subject


def procedure_of(turn: Turn, record: Notice | Board) -> str:
    """The procedure of what it is about, by name; "" if nobody knows."""
    if isinstance(record, Notice):
        return notices.procedure_of(turn, record)
    return boards.procedure_of(turn, record)


def open_letter(turn: Turn, record: Record, live: bool) -> Letter | None:
    """Asks again whether it is still due, and renders it; None if nothing is to be sent now."""
    if isinstance(record, Notice):
        return _notice(turn, record, live)
    return _board(turn, record, live) if isinstance(record, Board) else None


def _notice(turn: Turn, notice: Notice, live: bool) -> Letter | None:
    if turn.now >= notice.expires_at or (card := _draw_notice(turn, notice)) is None:
        if notice.attempts and turn.now >= notice.expires_at:
            tell_undelivered(turn, notice)
        _over(turn, notice)
        return None
    if isinstance(card, Failed):
        turn.save(again(notice, turn.now))
        return None
    if not on_roster(turn, notice):
        _left(turn, notice)
        return None
    if not still_owed(turn, notice):
        turn.delete(notice)
        return None
    if (way := way_to(turn, notice.to, live)) is None:
        nowhere(turn, notice, live)
        return None
    return _letter(turn, notice, way, card)


def _left(turn: Turn, notice: Notice) -> None:
    """Whom it is for is on the roster no more: the coordinator hears of it where nobody else is told the same."""
    if told_alone(turn, notice):
        tell_undelivered(turn, notice)
    _over(turn, notice)


def _over(turn: Turn, notice: Notice) -> None:
    """Nothing is said. What is not owed any more leaves the ledger, so that it is said if it is owed again."""
    if turn.now < notice.expires_at and not still_owed(turn, notice):
        turn.delete(notice)
    else:
        turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))


def _board(turn: Turn, board: Board, live: bool) -> Letter | None:
    if not boards.kept(turn, board):
        boards.take_down(turn, board)
        return None
    way = way_to_chat(turn, board.chat) if board.chat else way_to(turn, board.person, live)
    card = _draw_board(turn, board) if way else None
    if isinstance(card, Failed):
        turn.save(again(board, turn.now))
        return None
    if way is None or card is None:
        # What nobody could be shown is drawn once they have a chat again, whatever it showed before.
        turn.save(replace(board, wake_at=None, shown=board.shown if way else ""))
        return None
    letter = _letter(turn, board, way, boards.dressed(board, card, live))
    if boards.digest(letter.card) == board.shown:
        turn.save(replace(board, wake_at=None, attempts=0))
        return None
    return letter


def _letter(turn: Turn, record: Notice | Board, way: Way, card: Posted) -> Letter:
    dressed = way.dress(card)
    return Letter(record, way, dressed, about(turn, dressed))


def _draw_notice(turn: Turn, notice: Notice) -> Posted | Failed | None:
    """The card; None when what it is about is gone. One that cannot be drawn is logged and told of once."""
    try:
        card = render(turn, notice)
        return card if card is None or is_live(turn.procedure(notices.procedure_of(turn, notice))) else not_live(card)
    except Missing:
        return None
    except Exception as error:
        if not notice.attempts:
            log.error("notice %s cannot be drawn: %s", notice.template, type(error).__name__)
            tell_undelivered(turn, notice)
        return Failed()


def _draw_board(turn: Turn, board: Board) -> Posted | Failed | None:
    try:
        return boards.draw(turn, board)
    except Missing:
        return None
    except Exception as error:
        if not board.attempts:
            log.error("board %s cannot be drawn: %s", board.kind, type(error).__name__)
            tell_trouble(turn, procedure_of(turn, board), board.subject)
        return Failed()
