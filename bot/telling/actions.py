"""Notices about actions: whose they are, when they are due, and what is overdue."""

from bot.steps.actions import mine, owners_of
from bot.template import Ids, Render, Template
from cards import actions as cards
from cards import templates
from cards.parts import Posted
from panel.actions import Action, State, overdue
from panel.cases import Case
from panel.people import Person, in_force
from panel.reminding import remembered
from panel.said import wall_day
from storage.store import Turn


def _yours(turn: Turn, ids: Ids) -> Posted | None:
    """None once it has ended, or is somebody else's, and where its owner steps out of the case."""
    action = _open(turn, ids)
    if action is None or len(action.owners) != int(ids["owners"]):
        return None
    if action.owner.person in turn.get(Case, action.case).interests:
        return None
    return cards.notice(templates.actions.yours(action), action)


def _taken(turn: Turn, ids: Ids) -> Posted | None:
    action = _open(turn, ids)
    return cards.notice(templates.actions.taken(action), action, mine=False) if action else None


def _soon(turn: Turn, ids: Ids) -> Posted | None:
    action = _open(turn, ids)
    return cards.notice(templates.actions.soon(action), action) if action else None


def _due(turn: Turn, ids: Ids) -> Posted | None:
    action = _open(turn, ids)
    return cards.notice(templates.actions.due_today(action), action) if action else None


def _nobody(turn: Turn, ids: Ids) -> Posted | None:
    if (action := _open(turn, ids)) is None:
        return None
    seats = owners_of(turn, turn.get(Case, action.case)).procedure.seats
    seat = next((each.name for each in seats if each.id == action.owner.seat), action.owner.seat)
    return cards.to_move(templates.actions.nobody(action, seat), action)


def _overdue(turn: Turn, ids: Ids) -> Posted | None:
    """As it is when it is sent; None when nothing is overdue any more."""
    today = wall_day(turn.now)
    person = in_force(turn.get(Person, ids["person"]), turn.find(Person), today)
    theirs = mine(turn, person, turn.procedure(ids["procedure"]))
    late = [each for each in theirs if overdue(each, today) and remembered(each, turn.get(Case, each.case))]
    return cards.overdue(late, today) if late else None


def _open(turn: Turn, ids: Ids) -> Action | None:
    """The action, while anybody is told of it."""
    action = turn.get(Action, ids["action"])
    told = action.state is State.OPEN and remembered(action, turn.get(Case, action.case))
    return action if told else None


RENDER: dict[Template, Render] = {
    Template.ACTION_YOURS: _yours,
    Template.ACTION_TAKEN: _taken,
    Template.ACTION_SOON: _soon,
    Template.ACTION_DUE: _due,
    Template.ACTION_NOBODY: _nobody,
    Template.ACTIONS_OVERDUE: _overdue,
}
