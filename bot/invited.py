"""Everybody who is invited to a panel is told what has changed about it."""

from collections.abc import Collection, Iterable, Sequence

from bot.notices import holders, tell
from bot.template import Template
from panel.cases import Case
from panel.invitations import Invitation, outside
from panel.panels import Panel
from panel.people import Role
from storage.store import Turn

INVITED = (Role.MEMBER, Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)
"""Deputies of a seat too: who sits on the day is known on the day."""


def tell_invited(turn: Turn, panel: Panel, template: Template, by: str, cases: Sequence[Case] = ()) -> int:
    """Stages a notice for each, but for whoever did it: the members, and who comes for one of the cases. Gives how many
    people are told."""
    for_a_case = {person for case in cases for person in comes_for(case)} - {by}
    members = {person.id for person in holders(turn, panel.procedure, *INVITED)} - {by}
    people = sorted(members | for_a_case)
    tell(turn, people, template, panel=panel.id, change=str(panel.sequence))
    return len(people)


def tell_where(turn: Turn, panel: Panel, by: str, cases: Sequence[Case]) -> int:
    """The same for a panel that is cancelled: who comes for a case is told where it goes, everybody else that it does
    not sit."""
    where = {(person, case.id) for case in cases for person in comes_for(case) if person != by}
    for person, case in sorted(where):
        tell(turn, [person], Template.PANEL_CANCELLED, panel=panel.id, change=str(panel.sequence), case=case)
    told = {person for person, _ in where}
    return len(told) + _others(turn, panel, {by, *told})


def not_on_roster(turn: Turn, cases: Iterable[str]) -> int:
    """How many come for these cases and cannot be told here: the coordinator has a notice of each case."""
    return sum(len(outside(turn.find(Invitation, case=case))) for case in cases)


def comes_for(case: Case) -> tuple[str, ...]:
    """Who comes for a case's item: its worker, and those who are invited with it."""
    return (case.held_by, *case.invited)


def _others(turn: Turn, panel: Panel, but: Collection[str]) -> int:
    people = [person for person in holders(turn, panel.procedure, *INVITED) if person.id not in but]
    tell(turn, people, Template.PANEL_CANCELLED, panel=panel.id, change=str(panel.sequence))
    return len(people)
