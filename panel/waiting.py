"""What a case waits for, and who is reminded: the chair's decision, more from its referrer, word that it arrived."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from panel import screening
from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.people import Person, Role, holding
from panel.procedure import Procedure

WORTH = 10
"""So many working days after it was due, a reminder is still worth sending."""


def duties(case: Case, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """What is owed about a case until it is decided, and has arrived where it was sent. Procedure: [screening]."""
    if case.status is CaseStatus.WAITING:
        return _screening(case, people, procedure)
    if case.status is CaseStatus.RETURNED:
        return _reminders("return", case, people, procedure, procedure.screening.returned_working_days)
    if case.status is CaseStatus.SIGNPOSTED and not case.received_on:
        return _reminders("signpost", case, people, procedure, procedure.screening.signposted_working_days)
    return []


def withdrawal(case: Case, wished_at: datetime, people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """The coordinators are asked once more about a wish to withdraw. Procedure: referral.withdrawal_working_days."""
    zone = procedure.panel.zone
    wished = local(wished_at, zone)
    day = add_working_days(wished.date(), procedure.referral.withdrawal_working_days)
    due, expires = at(day, wished.time(), zone), _opens(_end(day), procedure)
    coordinators, ids = holding(people, case.procedure, Role.COORDINATOR), {"case": case.id, "note": case.withdrawal}
    return [Duty("withdrawal due", ids, due, expires, person.id, in_hours=True) for person in coordinators]


def screeners(case: Case, people: Iterable[Person], procedure: Procedure, day: date) -> list[Person]:
    """Who is to screen a case on a day: the chairs who are there, else the deputies; nobody who referred the child or
    knows the family. Procedure: screening.by."""
    chairs = holding(_may_screen(case, people), case.procedure, procedure.screening.by)
    return [person for person in chairs if not person.away(day)] or [
        person for person in deputies(case, people) if not person.away(day)
    ]


def deputies(case: Case, people: Iterable[Person]) -> list[Person]:
    """Who is asked when the chair has not screened a case."""
    return holding(_may_screen(case, people), case.procedure, Role.DEPUTY)


def _may_screen(case: Case, people: Iterable[Person]) -> list[Person]:
    """Those who neither referred the child, nor hold the case, nor step out of it."""
    return [person for person in people if person.id not in (case.referred_by, case.held_by, *case.interests)]


def _screening(case: Case, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """The chairs on the morning of the day it is due; on the next working day the deputy, and the coordinator."""
    day = screening.due(case.referred_at, procedure)
    late = add_working_days(day, 1)
    return [
        *_say("screen due", case, screeners(case, people, procedure, day), procedure, (day, late)),
        *_say("screen asked", case, deputies(case, people), procedure, (late, _end(late))),
        *_say("screen late", case, holding(people, case.procedure, Role.COORDINATOR), procedure, (late, _end(late))),
    ]


def _reminders(what: str, case: Case, people: Sequence[Person], procedure: Procedure, days: int) -> list[Duty]:
    """Whoever has the case after so many working days, the coordinator after twice as many."""
    if case.decided_at is None:
        return []
    since = local(case.decided_at, procedure.panel.zone).date()
    first, second = add_working_days(since, days), add_working_days(since, 2 * days)
    holder = [person for person in people if person.id == case.held_by]
    coordinators = holding(people, case.procedure, Role.COORDINATOR)
    return [
        *_say(f"{what} due", case, holder, procedure, (first, _end(second))),
        *_say(f"{what} late", case, coordinators, procedure, (second, _end(second))),
    ]


def _say(kind: str, case: Case, people: Iterable[Person], procedure: Procedure, days: tuple[date, date]) -> list[Duty]:
    """One reminder each, from the morning of the first day to that of the second; a case that was returned and came
    back is reminded of anew."""
    due, expires = (_opens(day, procedure) for day in days)
    ids = {"case": case.id, "returns": str(case.returns)}
    return [Duty(kind, ids, due, expires, person.id, in_hours=True) for person in people]


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, procedure.panel.zone)


def _end(day: date) -> date:
    return add_working_days(day, WORTH)
