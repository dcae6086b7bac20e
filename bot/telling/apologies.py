"""Notices about somebody who cannot come to a panel, or can after all."""

from bot.steps.apologies import table
from bot.template import Ids, Render, Template
from cards import apologies as cards
from cards import templates
from cards.parts import Posted
from cards.templates.line import Line
from panel.apologies import Apology, stands
from panel.people import Role
from panel.roster import said_place
from storage.records import Notice, Told
from storage.store import Turn


def _apology(turn: Turn, ids: Ids) -> Posted | None:
    line = _line(turn, ids, templates.apologies.apology, standing=True)
    return cards.come(line, turn.panel(ids["panel"])) if line else None


def _nobody(turn: Turn, ids: Ids) -> Posted | None:
    """Who is not a coordinator can change neither the dates nor the roster."""
    line = _line(turn, ids, templates.apologies.nobody_comes, standing=True)
    at = table(turn, turn.panel(ids["panel"]))
    told = at.oversee(turn.get(Apology, ids["apology"]))
    coordinate = all(Role.COORDINATOR in each.roles(at.procedure.name) for each in told)
    return (cards.nobody(line) if coordinate else cards.told(line, ids["panel"])) if line else None


def _attends(turn: Turn, ids: Ids) -> Posted | None:
    """None for somebody who never heard of it."""
    if turn.get(Notice, ids["notice"]).told is Told.WAITING:
        return None
    line = _line(turn, ids, templates.apologies.attends, standing=False)
    return cards.told(line, ids["panel"]) if line else None


def _line(turn: Turn, ids: Ids, of: templates.apologies.OfSeat, standing: bool) -> Line | None:
    """None for what was changed since, apologies that stand no more, or a panel that does not come any more."""
    panel, apology = turn.panel(ids["panel"]), turn.get(Apology, ids["apology"])
    if str(apology.rev) != ids["rev"] or panel.cancelled or turn.now >= panel.starts_at:
        return None
    if standing and not stands(apology, panel):
        return None
    return of(said_place(apology.seat, turn.procedure(panel.procedure)), panel.starts_at)


RENDER: dict[Template, Render] = {
    Template.APOLOGY: _apology,
    Template.NOBODY_COMES: _nobody,
    Template.ATTENDS: _attends,
}
