"""Somebody at the table cannot come to one panel, or can after all."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.apologies import send, table, take_back
from bot.steps.coming import said_here
from bot.steps.seats import panel_of
from cards import apologies as cards
from cards.parts import Opened
from panel.access import Act
from panel.apologies import Table, expected
from panel.coming import Response
from panel.panels import Panel
from panel.people import Person, Role, holding
from panel.scheduling import not_begun
from storage.store import Turn


def cannot(asked: Asked, turn: Turn) -> Reply:
    """Their apologies are kept, and whoever deputises for their place is told, or, where nobody does, the coordinator;
    once they stand, nobody is told again."""
    panel = _coming(asked, turn)
    if asked.number("sequence") != panel.sequence:
        return Reply(cards.another_day(panel))
    send(turn, table(turn, panel), turn.get(Person, asked.person.id))
    said_here(turn, panel, asked.person.id, Response.DECLINED)
    return Reply(_kept(table(turn, panel), asked.person.id))


def _kept(at: Table, me: str) -> Opened:
    """What becomes of the places they leave."""
    mine = [place for place, sorry in at.unfilled().items() if me in {each.person for each in sorry}]
    told = {person.name for place in mine for person in at.told(place)[2]}
    coordinators = holding(at.people, at.procedure.name, Role.COORDINATOR)
    seen = any(each.id != me for each in coordinators)
    return cards.kept(at.panel, sorted(told), all(at.stand_ins(place) for place in mine), seen)


def can(asked: Asked, turn: Turn) -> Reply:
    """They come after all: whoever was told is told."""
    panel = _coming(asked, turn)
    if asked.number("sequence") != panel.sequence:
        return Reply(cards.another_day(panel))
    at, me = table(turn, panel), turn.get(Person, asked.person.id)
    if not take_back(turn, at, me):
        expected(at, me)
    said_here(turn, panel, me.id, Response.ACCEPTED)
    return Reply(cards.taken_back(panel))


def _coming(asked: Asked, turn: Turn) -> Panel:
    panel = panel_of(asked, turn, Act.ATTEND)
    not_begun(panel, turn.now)
    return panel
