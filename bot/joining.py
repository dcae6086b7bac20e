"""Somebody can be written to from now on: what could not reach them until then goes out."""

from dataclasses import replace

from bot.reaching import missed
from bot.template import Template
from storage.records import Acting, Board, Notice, Told
from storage.store import Turn


def joins(turn: Turn, person: str) -> None:
    """They have a chat of their own for the first time: their boards are drawn, and what they missed and still matters
    is sent."""
    for board in _boards(turn, person):
        if not board.activity:
            turn.save(replace(board, wake_at=turn.now))
    waiting = missed(turn, person)
    for notice in waiting:
        if not _said_by_another(notice, waiting):
            turn.save(replace(notice, told=Told.WAITING, wake_at=turn.now, attempts=0))


def _boards(turn: Turn, person: str) -> list[Board]:
    """In a demo, what is for somebody who is not there goes to whoever is."""
    return turn.find(Board) if turn.find(Acting) else turn.find(Board, person=person)


def _said_by_another(notice: Notice, others: list[Notice]) -> bool:
    """Nobody is asked and reminded at once."""
    asked = {(each.ids["panel"], each.ids["seat"]) for each in others if each.template == Template.PROMPT}
    return notice.template == Template.REMINDER and (notice.ids["panel"], notice.ids["seat"]) in asked
