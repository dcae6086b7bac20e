"""Reminders of assessments: before the day and on it to those who work on them, and to the coordinator when one is
late. Procedure key: [assessments]."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from panel.assessments import SILENT, AgreedAssessment, State
from panel.cases import Case, CaseStatus
from panel.clocks import DAY, at, local, working_day_on_or_after, working_days_before
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure

WORTH = timedelta(days=14)
"""So long it is worth saying that one is late."""
LONG = timedelta(days=3 * 366)
"""So long it is worth saying that nobody leads one: as good as ever."""


def duties(found: AgreedAssessment, case: Case, people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """What an assessment owes until it is finished. Procedure: assessments.remind_working_days_before."""
    if found.state is not State.GOING_ON or case.status in (*SILENT, CaseStatus.HANDED_OVER):
        return []
    everybody, due = list(people), found.due
    dated = (
        [*_soon(found, case, everybody, procedure, due), *_late(found, case, everybody, procedure, due)] if due else []
    )
    return [*_unled(found, case, everybody), *dated]


def _unled(found: AgreedAssessment, case: Case, people: Sequence[Person]) -> Iterator[Duty]:
    """The coordinators hear at once that whoever leads it has left, or has stepped out: nobody takes it on unasked."""
    if found.lead.person not in {each.id for each in _there(found, case, people)}:
        since = found.lead.at
        for person in coordinates(people, case):
            yield Duty("assessment unled", _ids(found), since, since + LONG, person.id, in_hours=True)


def told(found: AgreedAssessment, case: Case, people: Sequence[Person]) -> list[Person]:
    """Who is reminded of it: those who work on it; where none of them is on the roster any more, the coordinators."""
    return _there(found, case, people) or coordinates(people, case)


def _there(found: AgreedAssessment, case: Case, people: Sequence[Person]) -> list[Person]:
    here = [each for each in people if each.id in found.people and each.roles(case.procedure)]
    return [each for each in here if each.id not in case.interests]


def _soon(
    found: AgreedAssessment, case: Case, people: Sequence[Person], procedure: Procedure, due: date
) -> Iterator[Duty]:
    soon = working_days_before(due, procedure.assessments.remind_working_days_before)
    said = [("assessment soon", soon, _opens(due, procedure)), ("assessment due", due, _closes(due, procedure))]
    since = local(found.lead.at, procedure.panel.zone).date()
    for kind, day, until in said:
        if since < day:
            for person in told(found, case, people):
                yield Duty(kind, _ids(found), _opens(day, procedure), until, person.id, in_hours=True)


def _late(
    found: AgreedAssessment, case: Case, people: Sequence[Person], procedure: Procedure, due: date
) -> Iterator[Duty]:
    """Nothing where somebody has said why it is late."""
    if not found.delays:
        opens = _opens(working_day_on_or_after(due + DAY), procedure)
        for person in coordinates(people, case):
            yield Duty("assessment late", _ids(found), opens, opens + WORTH, person.id, in_hours=True)


def _ids(found: AgreedAssessment) -> dict[str, str]:
    """One that somebody else leads is reminded of anew."""
    return {"assessing": found.id, "case": found.case, "leads": str(len(found.leads))}


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, procedure.panel.zone)


def _closes(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.closes, procedure.panel.zone)
