"""What an audit owes: each seat is asked, reminded, and then the coordinator hears who has not answered. Procedure key:
[audit]."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from panel.auditing.grading import Round, answerers
from panel.clocks import add_working_days, at, working_days_before
from panel.duty import Duty
from panel.people import Role, holding
from panel.procedure import Procedure
from panel.said import wall_day

WORTH = timedelta(days=14)
"""So long after its day it is worth saying who has not answered."""


def duties(found: Round, procedure: Procedure) -> list[Duty]:
    """What is owed until every seat has answered or it is closed. Procedure: audit.remind_working_days_before,
    updates.remind_at, .due_at."""
    if found.sample.closed_at or found.whole:
        return []
    return [*_asked(found, procedure), *_late(found, procedure)]


def _asked(found: Round, procedure: Procedure) -> Iterator[Duty]:
    sample, until = found.sample, due_at(found.sample.due, procedure)
    moments = [("audit asked", "", sample.at), *_reminders(found, procedure)]
    for seat in (each for each in sample.seats if found.left(each)):
        for person in _who(found, seat):
            for kind, n, moment in moments:
                ids = {"sample": sample.id, "seat": seat} | ({"before": n} if n else {})
                yield Duty(kind, ids, moment, until, person, in_hours=True)


def _reminders(found: Round, procedure: Procedure) -> Iterator[tuple[str, str, datetime]]:
    for days in found.rules.remind_working_days_before:
        day = working_days_before(found.sample.due, days)
        if day > wall_day(found.sample.at):
            yield "audit reminder", str(days), at(day, procedure.updates.remind_at, procedure.panel.zone)


def _who(found: Round, seat: str) -> list[str]:
    """Who is told for a seat: whoever can answer about one of the cases that are left."""
    cases = [each for each in found.cases if each.id in found.left(seat)]
    return sorted({each.id for case in cases for each in answerers(found.people, found.sample, case, seat, found.day)})


def _late(found: Round, procedure: Procedure) -> Iterator[Duty]:
    moment = at(add_working_days(found.sample.due, 1), procedure.updates.remind_at, procedure.panel.zone)
    for person in holding(found.people, found.sample.procedure, Role.COORDINATOR):
        yield Duty("audit late", {"sample": found.sample.id}, moment, moment + WORTH, person.id, in_hours=True)


def due_at(due: date, procedure: Procedure) -> datetime:
    """Until when the answers are asked for. Procedure: updates.due_at."""
    return at(due, procedure.updates.due_at, procedure.panel.zone)
