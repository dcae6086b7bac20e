"""Who leads a case: the chairs who are there, else the deputies; nobody who holds it, or steps out of it."""

from collections.abc import Iterable
from datetime import date

from panel.access import leads_both
from panel.cases import Case
from panel.matching import across
from panel.people import Person, Role, holding
from panel.procedure import Procedure


def leads(people: Iterable[Person], case: Case, day: date) -> list[Person]:
    """Who chairs a case on a day: they are told what is the chair's to know, ring who cannot share something here, and
    watch the answers. Where nobody is there it waits for whoever comes back."""
    return _first_there(_kept_apart(people, case), case.procedure, Role.CHAIR, day)


def told(people: Iterable[Person], case: Case, day: date) -> list[Person]:
    """Who is told on a day what is the chair's to know: whoever leads the case; where nobody does, the coordinators who
    do not step out of it, who find somebody."""
    everybody = list(people)
    coordinators = holding(everybody, case.procedure, Role.COORDINATOR)
    return leads(everybody, case, day) or [each for each in coordinators if each.id not in case.interests]


def lead_both(people: Iterable[Person], case: Case, other: Case, day: date) -> list[Person]:
    """Who is told on a day, as the chair's to know, what two cases have to do with each other: nobody who holds either
    of them, or steps out of it."""
    return _first_there(_apart_from_both(people, case, other), case.procedure, Role.CHAIR, day)


def told_of_both(people: Iterable[Person], case: Case, other: Case, day: date) -> list[Person]:
    """The same with the coordinators; where none of them is left, with the chair and the deputy."""
    apart = _apart_from_both(people, case, other)
    return list(dict.fromkeys([*lead_both(apart, case, other, day), *coordinates(apart, case)]))


def screeners(people: Iterable[Person], case: Case, procedure: Procedure, day: date) -> list[Person]:
    """Who is to screen a case on a day. Procedure: screening.by."""
    return _first_there(_may_screen(people, case), case.procedure, procedure.screening.by, day)


def screens_next(people: Iterable[Person], case: Case) -> list[Person]:
    """Who is asked when the chair has not screened a case."""
    return holding(_may_screen(people, case), case.procedure, Role.DEPUTY)


def takes(people: Iterable[Person], before: Case, after: Case, day: date) -> list[Person]:
    """Who leads a case now that somebody has stepped out of it, and did not lead it before."""
    everybody = list(people)
    led = {person.id for person in leads(everybody, before, day)}
    return [person for person in leads(everybody, after, day) if person.id not in led]


def left_without(people: Iterable[Person], before: Case, after: Case, day: date) -> bool:
    """Whether nobody leads a case any more, now that somebody has stepped out of it."""
    everybody = list(people)
    return bool(leads(everybody, before, day)) and not leads(everybody, after, day)


def watches(people: Iterable[Person], procedure: str, cases: Iterable[Case], day: date) -> list[Person]:
    """Who watches the answers for some cases: whoever leads one of them, and the coordinators."""
    everybody = list(people)
    leading = {person.id for case in cases for person in leads(everybody, case, day)}
    return [each for each in everybody if each.id in leading or Role.COORDINATOR in each.roles(procedure)]


def coordinates(people: Iterable[Person], case: Case) -> list[Person]:
    """Who is told what is the coordinator's to do about a case: the coordinators, but for those who step out of it;
    where none is left, the chair and the deputy."""
    there = [person for person in people if person.id not in case.interests]
    return holding(there, case.procedure, Role.COORDINATOR) or holding(there, case.procedure, Role.CHAIR, Role.DEPUTY)


def called(people: Iterable[Person], procedure: str) -> str:
    """What those who are told of a case are: `the chair`, else `the deputy`, else `the coordinator`."""
    roles = {role for person in people for role in person.roles(procedure)}
    return next((f"the {role}" for role in (Role.CHAIR, Role.DEPUTY, Role.COORDINATOR) if role in roles), "nobody")


def _first_there(people: list[Person], procedure: str, by: Role, day: date) -> list[Person]:
    first, second = holding(people, procedure, by), holding(people, procedure, Role.DEPUTY)
    there = ([person for person in each if not person.away(day)] for each in (first, second))
    return next(filter(None, there), first or second)


def _kept_apart(people: Iterable[Person], case: Case) -> list[Person]:
    """Those who neither hold the case nor step out of it."""
    return [person for person in people if person.id not in (case.held_by, *case.interests)]


def _apart_from_both(people: Iterable[Person], case: Case, other: Case) -> list[Person]:
    both = across(case.procedure, other.procedure)
    return [each for each in _kept_apart(_kept_apart(people, case), other) if leads_both(each, both)]


def _may_screen(people: Iterable[Person], case: Case) -> list[Person]:
    return [person for person in _kept_apart(people, case) if person.id != case.referred_by]
