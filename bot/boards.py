"""Boards: posted cards that change in place. Changes that come together are shown together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

import msgspec

from bot.showing import agenda, audits, offers, sitting, updates
from cards.parts import Posted, button, not_live, refreshing
from cards.verbs import Verb
from panel.access import Act, may
from panel.duty import key
from panel.live import is_live
from panel.people import Person
from storage.records import Board, Done
from storage.store import Turn

COALESCE = timedelta(seconds=3)
"""Changes within so long of each other are one change to whoever looks."""

Draw = Callable[[Turn, Board], Posted | None]


class Kind(NamedTuple):
    """What a kind of board shows now (None where there is nothing to show any more, and the card is left as it is),
    what somebody may do who has one in a chat of their own, and the duty, with the name of its subject, that puts it up
    there once."""

    draw: Draw
    act: Act
    duty: str
    subject: str


TAKEN_BACK = "agenda taken back"

KINDS = {
    "agenda": Kind(agenda.draw, Act.MISSING, "agenda shown", "panel"),
    TAKEN_BACK: Kind(agenda.taken_back, Act.MISSING, "agenda shown", "panel"),
    "answers": Kind(updates.draw, Act.UPDATES, "answers due", "panel"),
    "item": Kind(sitting.draw, Act.SITTING, "item shown", "panel"),
    "audit": Kind(audits.draw, Act.AUDIT, "audit shown", "sample"),
    "offer": Kind(offers.offer, Act.SCHEDULE, "offer shown", "offer"),
}

REFRESH = {"agenda": Verb.AGENDA_REFRESH}
"""The boards about a panel that Teams may ask for again by itself, and how: in the trail it is no press."""


def put_up(turn: Turn, kind: str, subject: str, chat: str = "", person: str = "") -> None:
    """A board that is to stand in a chat, or in somebody's own; one that stands there already is looked at again."""
    id = f"board:{kind}:{subject}:{chat or person}"
    board = turn.maybe(Board, id) or Board(id, kind, subject, chat, person)
    turn.save(replace(board, wake_at=turn.now))


def stir(turn: Turn, subject: str) -> None:
    """The boards about something may be out of date."""
    for board in turn.find(Board, subject=subject):
        # One whose time has come may be on its way as it was: a new revision says that it is to be looked at again.
        if board.wake_at is None or board.wake_at <= turn.now:
            turn.save(replace(board, wake_at=board.wake_at or turn.now + COALESCE))


def kept(turn: Turn, board: Board) -> bool:
    """Whether whose chat it stands in may still have it; what several people share has no such person."""
    procedure, person = procedure_of(turn, board), turn.maybe(Person, board.person)
    if board.chat or board.kind not in KINDS or not procedure:
        return True
    return person is not None and may(person, KINDS[board.kind].act, procedure)


def take_down(turn: Turn, board: Board) -> None:
    """Whose chat it stands in may not have it any more; once they may again, it is put up anew."""
    turn.delete(board)
    kind = KINDS[board.kind]
    if done := turn.maybe(Done, key(kind.duty, {kind.subject: board.subject, "person": board.person})):
        turn.delete(done)


def lost(turn: Turn, board: Board) -> Board:
    """It could not be posted where it is to stand: it is kept, and posted as a new card the next time."""
    return turn.save(replace(board, activity="", shown="", wake_at=None))


def procedure_of(turn: Turn, board: Board) -> str:
    """The procedure of what a board is about, by name; "" for one that does not run here."""
    prefix = board.subject.partition("-")[0]
    return next((name for name, each in turn.procedures().items() if each.prefix == prefix), "")


def draw(turn: Turn, board: Board) -> Posted | None:
    """What a board shows now, with the mark of a procedure that is not live."""
    card = KINDS[board.kind].draw(turn, board)
    return card if card is None or is_live(turn.procedure(procedure_of(turn, board))) else not_live(card)


def dressed(board: Board, card: Posted, live: bool) -> Posted:
    """The card as it goes into its chat: in production, one that several people share is asked for again by Teams
    whenever somebody looks. Without a press nothing of a child is opened, so what comes back is as neutral."""
    if not (live and board.chat and board.kind in REFRESH):
        return card
    return refreshing(card, button("Look again", REFRESH[board.kind], panel=board.subject))


def digest(card: Posted) -> str:
    """What tells two looks of a board apart."""
    return sha256(msgspec.json.encode(card)).hexdigest()
