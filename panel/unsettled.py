"""What a disagreement owes while it is not settled. Procedure key: [disagreement]."""

from datetime import date, timedelta

from panel.cases import CaseStatus
from panel.clocks import add_working_days, at
from panel.disagreeing import Around, Disagreement, go_on, owners
from panel.duty import Duty
from panel.procedure import Procedure
from panel.said import wall_day

NEVER_LATE = timedelta(days=28)
"""What is owed of a disagreement is worth saying for so long."""


def due_on(found: Disagreement, procedure: Procedure) -> date:
    """The day by which the step is to be answered. Procedure: disagreement.working_days."""
    return add_working_days(wall_day(found.last.at), procedure.disagreement.working_days)


def duties(found: Disagreement, around: Around) -> list[Duty]:
    """Whoever is to answer a step is reminded on its day; if nobody has by the next, or if an answer has settled
    nothing as long after, whoever raised it is asked how it goes on. Nothing goes on by itself."""
    if found.settled_at or around.case.status is CaseStatus.STOPPED:
        return []
    if found.last.answered_at:
        day = add_working_days(wall_day(found.last.answered_at), around.procedure.disagreement.working_days)
        return [_duty("disagreement open", found, day, person, around) for person in go_on(found, around)]
    day = due_on(found, around.procedure)
    asked = [_duty("disagreement due", found, day, person, around) for person in owners(found, around)]
    late = add_working_days(day, 1)
    return [*asked, *(_duty("disagreement unanswered", found, late, person, around) for person in go_on(found, around))]


def _duty(kind: str, found: Disagreement, day: date, to: str, around: Around) -> Duty:
    rules = around.procedure
    moment = at(day, rules.safety.office_hours.opens, rules.panel.zone)
    ids = {"case": found.case, "disagreement": found.id, "step": str(len(found.steps))}
    return Duty(kind, ids, moment, moment + NEVER_LATE, to, in_hours=True)
