"""Somebody at the table cannot come to one panel, or can after all."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.seats import panel_of
from bot.template import Template
from cards import apologies as cards
from panel.access import Act
from panel.apologies import Apology, given, stand_ins, stands, taken_back
from panel.panels import Panel
from panel.people import Person
from panel.scheduling import not_begun
from storage.store import Turn


def cannot(asked: Asked, turn: Turn) -> Reply:
    """Their apologies are kept, and whoever deputises for their seat is told; once they stand, nobody is told again."""
    panel = _coming(asked, turn)
    mine = given(panel, asked.person, turn.now)
    for apology in mine:
        before = turn.maybe(Apology, apology.id)
        if before is None or not stands(before, panel):
            _tell(turn, panel, turn.save(apology), Template.APOLOGY)
    return Reply(cards.kept(panel, sorted({each.name for one in mine for each in _told(turn, panel, one)})))


def can(asked: Asked, turn: Turn) -> Reply:
    """They come after all: whoever was told is told."""
    panel = _coming(asked, turn)
    for apology in turn.find(Apology, panel=panel.id):
        if apology.person == asked.person.id and stands(apology, panel):
            _tell(turn, panel, turn.save(taken_back(apology, turn.now)), Template.ATTENDS)
    return Reply(cards.taken_back(panel))


def _coming(asked: Asked, turn: Turn) -> Panel:
    panel = panel_of(asked, turn, Act.ATTEND)
    not_begun(panel, turn.now)
    return panel


def _told(turn: Turn, panel: Panel, apology: Apology) -> list[Person]:
    return stand_ins(apology, turn.find(Person), turn.procedure(panel.procedure))


def _tell(turn: Turn, panel: Panel, apology: Apology, template: Template) -> None:
    people = _told(turn, panel, apology)
    tell(turn, people, template, panel=panel.id, apology=apology.id, rev=str(apology.rev))
