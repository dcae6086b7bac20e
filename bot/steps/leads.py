"""Who leads a case today: told what is the chair's to know."""

from bot.notices import tell
from bot.template import Template
from panel import leading
from panel.cases import Case
from panel.people import Person, Role, holding
from panel.said import wall_day
from storage.store import Turn


def leads(turn: Turn, case: Case) -> list[Person]:
    """The chairs who are there, else the deputies; where nobody is left, the coordinators, who find somebody."""
    people = turn.find(Person)
    coordinators = holding(people, case.procedure, Role.COORDINATOR)
    return leading.leads(people, case, wall_day(turn.now)) or [
        each for each in coordinators if each.id not in case.interests
    ]


def tell_leads(turn: Turn, case: Case, template: Template, **ids: str) -> str:
    """Whoever leads a case is told; gives who that is, in words."""
    people = leads(turn, case)
    tell(turn, people, template, None, "", case=case.id, **ids)
    return leading.called(people, case.procedure)
