"""Somebody can be written to from now on: what could not reach them until then goes out."""

from dataclasses import replace

from bot.reaching import missed
from bot.template import Template
from storage.records import Acting, Board, Notice, Reach, Told
from storage.store import Turn

ASKS = (Template.PROMPT, Template.PROMPT_AGAIN, Template.REMINDER)
"""What a seat is told of one list of its children, in order."""


def joins(turn: Turn, person: str) -> None:
    """They have a chat of their own for the first time, or added the app again: their boards are drawn, and what they
    missed and still matters is sent."""
    _redraw(turn, person)
    waiting = missed(turn, person)
    for notice in waiting:
        if not _said_by_another(notice, waiting):
            turn.save(replace(notice, told=Told.WAITING, wake_at=turn.now, attempts=0))


def speaks(turn: Turn, person: str) -> None:
    """After something did not arrive they wrote themselves: their boards are tried again, as what else they missed
    stands in `my`."""
    if (reach := turn.maybe(Reach, person)) and reach.failed_at:
        _redraw(turn, person)


def _redraw(turn: Turn, person: str) -> None:
    for board in _boards(turn, person):
        if not board.shown:
            turn.save(replace(board, wake_at=turn.now))


def _boards(turn: Turn, person: str) -> list[Board]:
    """In a demo, what is for somebody who is not there goes to whoever is."""
    return turn.find(Board) if turn.find(Acting) else turn.find(Board, person=person)


def _said_by_another(notice: Notice, others: list[Notice]) -> bool:
    """Nobody is asked twice at once, nor asked and reminded: the first of these says how many wait, and until when."""
    if notice.template not in ASKS:
        return False
    earlier = ASKS[: ASKS.index(Template(notice.template))]
    return any(each.template in earlier and _same_list(each, notice) for each in others)


def _same_list(one: Notice, other: Notice) -> bool:
    return (one.ids["panel"], one.ids["seat"]) == (other.ids["panel"], other.ids["seat"])
