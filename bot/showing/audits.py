"""Who has answered in an audit, seat by seat: on the board of whoever drew it, and in its window."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.audits import may_draw, round_of
from bot.steps.entitlement import name_of
from cards import audits as cards
from cards.audits import Stand
from cards.parts import Posted
from panel.auditing.grading import Round
from panel.auditing.sampling import Sample
from panel.procedure import Procedure
from storage.records import Board
from storage.store import Turn


def draw(turn: Turn, board: Board) -> Posted | None:
    """The board of an audit, until it is closed, and then a last line."""
    sample = turn.get(Sample, board.subject)
    return cards.board(sample, stands(round_of(turn, sample), turn.procedure(sample.procedure)))


def stands(found: Round, procedure: Procedure) -> list[Stand]:
    """Where each seat stands that is asked."""
    names = {seat.id: seat.name for seat in procedure.seats}
    return [_stand(found, each, names.get(each, each)) for each in found.sample.seats]


def _stand(found: Round, seat: str, name: str) -> Stand:
    asked = found.asked(seat)
    return Stand(seat, name, len(asked) - len(found.left(seat)), len(asked))


def overview(asked: Asked, turn: Turn, sample: Sample, happened: str = "") -> Reply:
    """An audit as one person sees it."""
    every = stands(round_of(turn, sample), asked.procedure)
    theirs = asked.person.seats(sample.procedure)
    shown = cards.Shown(
        sample,
        name_of(turn, sample.by),
        tuple(every),
        tuple(each for each in every if each.id in theirs),
        may_draw(asked),
        name_of(turn, sample.closed_by),
    )
    return Reply(cards.overview(shown, happened))
