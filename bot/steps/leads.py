"""Who leads a case today: told what is the chair's to know."""

from bot.notices import tell
from bot.template import Template
from panel import leading
from panel.cases import Case
from panel.children import Match
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


def tell_maybe_same(turn: Turn, match: Match) -> None:
    """That two cases may be the same child is told to those who may know of both."""
    case, other = turn.get(Case, match.case), turn.get(Case, match.other)
    people = leading.told_of_both(turn.find(Person), case, other, wall_day(turn.now))
    tell(turn, people, Template.MAYBE_SAME, case=case.id, other=other.id, time=str(match.asked))


def tell_parted(turn: Turn, match: Match) -> None:
    """That they are not is told to whoever leads and may know of both."""
    case, other = turn.get(Case, match.case), turn.get(Case, match.other)
    people = leading.lead_both(turn.find(Person), case, other, wall_day(turn.now))
    tell(turn, people, Template.PARTED, case=case.id, other=other.id, time=str(match.rev))
