"""The time and the rules that figures are asked of, for somebody who may open them."""

from bot.asked import Asked
from cards.reports import About
from panel.access import OVERSEES, Act, may
from panel.procedure import Procedure
from panel.reporting.periods import YEARS, Period, Piece
from panel.said import said_day, wall_day
from panel.words import Refused
from storage.store import Turn

NOT_YOURS = "No such procedure runs here of which you can open the figures. Nothing was changed."
NOT_THERE = "There are no figures of that time. “report” says of which there are."


def carried(asked: Asked, turn: Turn) -> About:
    """What a button is about."""
    procedure = procedure_of(asked, turn, asked.id("procedure"))
    piece, year = asked.id("piece"), asked.number("year")
    if piece not in set(Piece) or year not in YEARS:
        raise Refused(NOT_THERE)
    return about(asked, turn, procedure, Period(year, Piece(piece), procedure.report.year_starts))


def procedure_of(asked: Asked, turn: Turn, name: str, act: Act = Act.REPORT) -> Procedure:
    """A procedure that runs here, for somebody who may open its figures."""
    found = turn.procedures().get(name)
    if found is None or not may(asked.person, act, name):
        raise Refused(NOT_YOURS)
    return found


def about(asked: Asked, turn: Turn, procedure: Procedure, period: Period) -> About:
    """`Refused` for somebody outside the panel while a time goes on: two looks would tell what came in between."""
    whole = inside(asked, procedure)
    over = period.over(wall_day(turn.now))
    may_leave(period, over=over or whole)
    return About(procedure, period, whole, over)


def inside(asked: Asked, procedure: Procedure) -> bool:
    """Whether somebody runs the panel, and so sees every number."""
    return bool(asked.person.roles(procedure.name) & OVERSEES)


def may_leave(period: Period, over: bool) -> None:
    """`Refused` for figures of a time that goes on: what leaves the panel is of one that is over."""
    if not over:
        words = (
            f"{period.title} goes on until {said_day(period.last)}. What leaves the panel is of a time that is over."
        )
        raise Refused(words)
