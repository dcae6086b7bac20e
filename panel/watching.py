"""Who has answered, put up for those who watch it: whoever leads one of the cases, and the coordinators."""

from collections.abc import Iterator
from datetime import datetime

from panel.absences import mornings
from panel.clocks import local
from panel.duty import Duty
from panel.leading import watches
from panel.procedure import Procedure
from panel.prompts import asking, children, due_at
from panel.sittings import Sitting


def duties(sitting: Sitting, procedure: Procedure, now: datetime) -> Iterator[Duty]:
    """A board each once the answers are due; for whoever leads only later, since somebody steps out or is away, from
    then on. Procedure: updates.due_working_days_before, .due_at."""
    panel, cases, zone = sitting.panel, children(sitting), procedure.panel.zone
    if not asking(panel, now) or not cases:
        return
    due, first = due_at(panel, procedure), dict[str, datetime]()
    for moment in (due, *mornings(sitting.people, now, panel.starts_at, zone)):
        day = local(max(moment, due, now), zone).date()
        for person in watches(sitting.people, procedure.name, cases, day):
            first.setdefault(person.id, max(moment, due))
    for person_id, moment in first.items():
        yield Duty("answers due", {"panel": panel.id, "person": person_id}, moment, panel.starts_at, in_hours=True)
