"""Actions as a card shows them to one person: with names, and with what they may do about each."""

from collections.abc import Iterable

from bot.steps.actions import of_case, owners_of
from bot.steps.entitlement import name_of
from cards.actions import Row, beside
from cards.around import Around
from panel.access import Act, may
from panel.actions import Action
from panel.cases import OPEN, Case
from panel.owning import Owners
from panel.people import Person
from panel.said import said_when, wall_day
from storage.store import Turn


def rows_of(turn: Turn, case: Case, actions: Iterable[Action], person: Person) -> list[Row]:
    """The actions of a case."""
    owners = owners_of(turn, case)
    return [row_of(turn, each, owners, person) for each in actions]


def row_of(turn: Turn, action: Action, owners: Owners, person: Person) -> Row:
    """One action."""
    seats = {seat.id: seat.name for seat in owners.procedure.seats}
    case = owners.case
    return Row(
        action,
        seats.get(action.owner.seat, action.owner.seat),
        " and ".join(each.name for each in owners.answer_for(action)),
        tuple(seats.get(each, each) for each in action.helpers),
        tuple(_trace(turn, action, seats)),
        name_of(turn, action.ended_by),
        ends=owners.may_end(action, person),
        moves=may(person, Act.REASSIGN, case.procedure, case),
    )


def _trace(turn: Turn, action: Action, seats: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Whose it was before, and why it went on."""
    for before, after in zip(action.owners, action.owners[1:], strict=False):
        who = f"{seats.get(before.seat, before.seat)}: {name_of(turn, before.person)}"
        yield who, f"until {said_when(after.at)}, {after.why}"


def actions_beside(turn: Turn, person: Person, case: Case) -> Around:
    """What stands on a case that is opened: its unfinished actions, and the button that writes another."""
    writes = case.status in OPEN and may(person, Act.ACTION, case.procedure, case)
    return beside(case.id, rows_of(turn, case, of_case(turn, case), person), wall_day(turn.now), writes)
