"""Reminders of actions: before the day, on the day, and after that once a week of all that is overdue."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from panel.actions import Action, State
from panel.cases import Case, CaseStatus
from panel.clocks import DAY, at, local, working_days_before
from panel.duty import Duty
from panel.leading import coordinates
from panel.owning import Owners
from panel.people import Person
from panel.procedure import Procedure

SILENT = (CaseStatus.WITHDRAWN, CaseStatus.REMOVED, CaseStatus.HANDED_OVER, CaseStatus.STOPPED)
WEEK = 7
WORTH = timedelta(days=14)
"""So long it is worth saying that nobody answers for an action."""

Held = tuple[Action, Sequence[Person]]
"""An action, and who answers for it now."""


def duties(action: Action, owners: Owners) -> list[Duty]:
    """Whoever answers for an open action is reminded before its day and on it; where nobody does, the coordinators are
    told. Nothing once it has ended, or its child has left the agenda. Procedure: actions.remind_working_days_before."""
    if not remembered(action, owners.case):
        return []
    procedure = owners.procedure
    if not (people := owners.answer_for(action)):
        return _nobody(action, owners)
    soon = working_days_before(action.due, procedure.actions.remind_working_days_before)
    opens, closes = (
        _opens(action.due, procedure),
        at(action.due, procedure.safety.office_hours.closes, _zone(procedure)),
    )
    since = local(action.owner.at, _zone(procedure)).date()
    said = [("action soon", soon, opens), ("action due", action.due, closes)]
    return [
        Duty(kind, _ids(action), _opens(day, procedure), until, person.id, in_hours=True)
        for kind, day, until in said
        if since < day
        for person in people
    ]


def remembered(action: Action, case: Case) -> bool:
    """Whether anybody is reminded of an action at all."""
    return action.state is State.OPEN and case.status not in SILENT


def weekly(held: Iterable[Held], procedure: Procedure, now: datetime, later: Action | None = None) -> list[Duty]:
    """On a Monday morning, one for each person who answers for an action that was overdue then, and was theirs: of this
    week, and of the next. Of what is due `later` than that the first alone counts, with who owns it now: on its Monday
    everybody is looked up again."""
    known, following = list(held), monday_after(local(now, _zone(procedure)).date())
    coming = [duty for first in (following - WEEK * DAY, following) for duty in _of_week(known, procedure, first)]
    return [*coming, *([_say(procedure, monday_after(later.due), later.owner.person)] if later else [])]


def monday_after(day: date) -> date:
    """The Monday of the week after: what is due on a day is in that morning's list, if it is not done."""
    return day + (WEEK - day.weekday()) * DAY


def _of_week(held: Sequence[Held], procedure: Procedure, monday: date) -> list[Duty]:
    opens = _opens(monday, procedure)
    late = [people for action, people in held if action.due < monday and action.owner.at < opens]
    return [_say(procedure, monday, id) for id in sorted({person.id for each in late for person in each})]


def _say(procedure: Procedure, monday: date, person: str) -> Duty:
    year, week, _ = monday.isocalendar()
    about = {"overdue": procedure.name, "procedure": procedure.name, "week": f"{year}-W{week:02}", "person": person}
    opens, until = _opens(monday, procedure), _opens(monday + WEEK * DAY, procedure)
    return Duty("actions overdue", about, opens, until, person, in_hours=True)


def _nobody(action: Action, owners: Owners) -> list[Duty]:
    since = action.owner.at
    told = coordinates(owners.people, owners.case)
    return [Duty("action nobody", _ids(action), since, _worth(action, owners), each.id, in_hours=True) for each in told]


def _worth(action: Action, owners: Owners) -> datetime:
    return _opens(action.due, owners.procedure) + WORTH


def _ids(action: Action) -> dict[str, str]:
    """An action that has another owner is reminded of anew."""
    return {"action": action.id, "case": action.case, "owners": str(len(action.owners))}


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, _zone(procedure))


def _zone(procedure: Procedure) -> str:
    return procedure.panel.zone
