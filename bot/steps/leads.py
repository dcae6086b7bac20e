"""Who leads a case today: told what is the chair's to know."""

from bot.notices import tell
from bot.template import Template
from panel import leading
from panel.cases import Case
from panel.people import Person
from panel.said import wall_day
from storage.store import Turn


def leads(turn: Turn, case: Case) -> list[Person]:
    """Whoever leads it today, else the coordinators."""
    return leading.told(turn.find(Person), case, wall_day(turn.now))


def tell_leads(turn: Turn, case: Case, template: Template, **ids: str) -> str:
    """Whoever leads a case is told; gives who that is, in words."""
    people = leads(turn, case)
    tell(turn, people, template, None, "", case=case.id, **ids)
    return leading.called(people, case.procedure)
