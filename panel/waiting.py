"""What a case waits for, and who is reminded: the chair's decision, more from its referrer, word that it arrived."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from panel import screening
from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.leading import coordinates, screeners, screens_next
from panel.people import Person
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
        what = "route" if case.route else "signpost"
        return _reminders(what, case, people, procedure, procedure.screening.signposted_working_days)
    return []


def withdrawal(case: Case, wished_at: datetime, people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """The coordinators are asked once more about a wish to withdraw. Procedure: referral.withdrawal_working_days."""
    zone = procedure.panel.zone
    wished = local(wished_at, zone)
    day = add_working_days(wished.date(), procedure.referral.withdrawal_working_days)
    due, expires = at(day, wished.time(), zone), _opens(_end(day), procedure)
    coordinators, ids = coordinates(people, case), {"case": case.id, "note": case.withdrawal}
    return [Duty("withdrawal due", ids, due, expires, person.id, in_hours=True) for person in coordinators]


def screened_by(case: Case, procedure: Procedure, now: datetime) -> datetime:
    """When a case that waits is screened at the latest, if all goes well; now for one that is late, or was screened.
    Procedure: [screening] working_days."""
    if case.status is not CaseStatus.WAITING:
        return now
    day = screening.due(case.waits_from, procedure)
    return max(now, at(day, procedure.safety.office_hours.closes, procedure.panel.zone))


def _screening(case: Case, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """The chairs on the morning of the day it is due; on the next working day the deputy, and the coordinator."""
    day = screening.due(case.waits_from, procedure)
    late = add_working_days(day, 1)
    return [
        *_say("screen due", case, screeners(people, case, procedure, day), procedure, (day, late)),
        *_say("screen asked", case, screens_next(people, case), procedure, (late, _end(late))),
        *_say("screen late", case, coordinates(people, case), procedure, (late, _end(late))),
    ]


def _reminders(what: str, case: Case, people: Sequence[Person], procedure: Procedure, days: int) -> list[Duty]:
    """Whoever has the case after so many working days, the coordinator after twice as many; of what meets on a day that
    is known, counted from that day."""
    if case.decided_at is None:
        return []
    decided = local(case.decided_at, procedure.panel.zone).date()
    since = max(decided, case.route_on or decided)
    first, second = add_working_days(since, days), add_working_days(since, 2 * days)
    holder = [person for person in people if person.id == case.held_by]
    coordinators = coordinates(people, case)
    return [
        *_say(f"{what} due", case, holder, procedure, (first, _end(second))),
        *_say(f"{what} late", case, coordinators, procedure, (second, _end(second))),
    ]


def _say(kind: str, case: Case, people: Iterable[Person], procedure: Procedure, days: tuple[date, date]) -> list[Duty]:
    """One reminder each, from the morning of the first day to that of the second; a case that was returned and came
    back is reminded of anew."""
    due, expires = (_opens(day, procedure) for day in days)
    ids = {"case": case.id, "returns": str(case.returns)}
    if case.route:
        ids["steps"] = str(case.route_steps)
    return [Duty(kind, ids, due, expires, person.id, in_hours=True) for person in people]


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, procedure.panel.zone)


def _end(day: date) -> date:
    return add_working_days(day, WORTH)
