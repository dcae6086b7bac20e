"""Letters: what is due, rendered as it is now for whoever it is for now; and what becomes of it."""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from bot import boards, notices
from bot.about import about
from bot.delivery import Way, way_to, way_to_chat
from bot.notices import (
    again,
    holders,
    on_roster,
    tell,
    tell_trouble,
    tell_undelivered,
    tell_unreachable,
    told_alone,
)
from bot.ports import Sent
from bot.telling import render
from bot.template import Template
from cards.parts import Posted, not_live
from panel.children import Identity
from panel.live import is_live
from panel.panels import Panel
from panel.people import Role
from storage.records import Board, Booked, Conversation, DemoTime, Notice, Reach, Told
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


def subject_of(record: Notice | Board | Booked) -> str:
    """What it is about, by reference or id; "" where its ids do not say."""
    if isinstance(record, Notice):
        return next((record.ids[name] for name in ("case", "concern", "panel") if name in record.ids), "")
    return record.subject if isinstance(record, Board) else record.id


def procedure_of(turn: Turn, record: Notice | Board | Booked) -> str:
    """The procedure of what it is about, by name; "" if nobody knows."""
    if isinstance(record, Notice):
        return notices.procedure_of(turn, record)
    if isinstance(record, Board):
        return boards.procedure_of(turn, record)
    panel = turn.maybe(Panel, record.id)
    return panel.procedure if panel else ""


def open_letter(turn: Turn, record: Record, live: bool) -> Letter | None:
    """Asks again whether it is still due, and renders it; None if nothing is to be sent now."""
    if isinstance(record, Notice):
        return _notice(turn, record, live)
    return _board(turn, record, live) if isinstance(record, Board) else None


def _notice(turn: Turn, notice: Notice, live: bool) -> Letter | None:
    if turn.now >= notice.expires_at or (card := _draw_notice(turn, notice)) is None:
        if notice.attempts and turn.now >= notice.expires_at:
            tell_undelivered(turn, notice)
        turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
        return None
    if isinstance(card, Failed):
        turn.save(again(notice, turn.now))
        return None
    if not on_roster(turn, notice):
        _left(turn, notice)
        return None
    if (way := way_to(turn, notice.to, live)) is None:
        _nowhere(turn, notice, live)
        return None
    return _letter(turn, notice, way, card)


def _left(turn: Turn, notice: Notice) -> None:
    """Whom it is for is on the roster no more: the coordinator hears of it where nobody else is told the same."""
    turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
    if told_alone(turn, notice):
        tell_undelivered(turn, notice)


def _board(turn: Turn, board: Board, live: bool) -> Letter | None:
    if not boards.kept(turn, board):
        turn.delete(board)
        return None
    way = way_to_chat(turn, board.chat) if board.chat else way_to(turn, board.person, live)
    card = _draw_board(turn, board) if way else None
    if isinstance(card, Failed):
        turn.save(again(board, turn.now))
        return None
    if way is None or card is None:
        turn.save(replace(board, wake_at=None))
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


def mark(turn: Turn, letter: Letter, sent: Sent) -> None:
    """It went out; the coordinator hears of one that the guard held back."""
    kept = turn.maybe(type(letter.record), letter.record.id)
    if isinstance(kept, Notice):
        turn.save(replace(kept, told=Told.SENT, wake_at=None, activity=sent.activity, sent_at=turn.now))
        _reached(turn, kept.to)
    elif isinstance(kept, Board):
        # Stirred while this was on its way: it is looked at once more.
        wake_at = None if kept.rev == letter.record.rev else kept.wake_at
        shown = boards.digest(letter.card)
        turn.save(replace(kept, activity=sent.activity, shown=shown, attempts=0, wake_at=wake_at))
    if kept and sent.guarded:
        tell(turn, holders(turn, procedure_of(turn, kept), Role.COORDINATOR), Template.HELD_BACK, notice=kept.id)
    if (moving := turn.maybe(DemoTime, "demo")) and moving.target:
        turn.save(replace(moving, sent=moving.sent + 1))


def put_off(turn: Turn, letter: Letter, after: timedelta) -> None:
    """It did not go out this time."""
    if kept := turn.maybe(type(letter.record), letter.record.id):
        turn.save(again(kept, turn.now, after))


def unreachable(turn: Turn, letter: Letter, live: bool) -> None:
    """It cannot be sent to this chat, now or later."""
    kept = turn.maybe(type(letter.record), letter.record.id)
    if isinstance(kept, Notice):
        _nowhere(turn, kept, live, letter.way.chat.id)
    elif isinstance(kept, Board):
        turn.delete(kept)
        tell_trouble(turn, procedure_of(turn, kept), kept.subject)


def _nowhere(turn: Turn, notice: Notice, live: bool, chat: str = "") -> None:
    """They cannot be written to in this chat: another of theirs is tried, or the coordinator is asked to tell them;
    `my` still shows what waits. In a demo, somebody who is not there yet is waited for."""
    others = [each for each in turn.find(Conversation, person=notice.to) if each.id != chat]
    if chat and others:
        if gone := turn.maybe(Conversation, chat):
            turn.delete(gone)
    elif live or chat:
        reach = turn.maybe(Reach, notice.to) or Reach(notice.to)
        failures = reach.failures + (reach.failed_at is None)
        turn.save(replace(notice, told=Told.UNREACHABLE, wake_at=None))
        turn.save(replace(reach, failed_at=turn.now, failures=failures))
        tell_unreachable(turn, notice, failures)
    else:
        turn.save(again(notice, turn.now))


def _reached(turn: Turn, person: str) -> None:
    """A message arrived: worth writing down only after one that did not, or for the first time."""
    reach = turn.maybe(Reach, person) or Reach(person)
    if reach.reached_at is None or reach.failed_at:
        turn.save(replace(reach, reached_at=turn.now, failed_at=None))
