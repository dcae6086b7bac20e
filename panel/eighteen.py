"""A child who comes of age: told of in time and on the day, and never a reason to close anything by itself."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from panel.cases import Case, CaseStatus
from panel.clocks import DAY, at
from panel.closing import HandOver
from panel.duty import Duty
from panel.leading import coordinates, leads
from panel.people import Person
from panel.procedure import Procedure

WORTH = timedelta(days=365)
OF_AGE = 18


def duties(
    case: Case, born: date, given: Sequence[HandOver], people: Sequence[Person], procedure: Procedure
) -> list[Duty]:
    """Of a child on the agenda: the worker and the coordinators are told so many months before they come of age, and on
    the day whoever leads the case as well, unless a hand-over is written already. Procedure: referral.under_age,
    closing.of_age_months_before; where that is None nobody is told."""
    months = procedure.closing.of_age_months_before
    if case.status is not CaseStatus.ACCEPTED or months is None:
        return []
    day = birthday(born, procedure)
    plan = {each.id for each in coordinates(people, case)} | {case.held_by} & {each.id for each in people}
    decide = plan | {each.id for each in leads(people, case, day)} if not given else set()
    said = [("of age", plan, day - relativedelta(months=months), day), ("came of age", decide, day, day + WORTH)]
    return [
        Duty(kind, {"case": case.id}, _opens(on, procedure), _opens(until, procedure), each, in_hours=True)
        for kind, told, on, until in said
        for each in sorted(told)
    ]


def age(procedure: Procedure) -> int:
    """The age at which a child is one no more: the end of the band, or that of the law where there is none. Procedure:
    referral.under_age."""
    return procedure.referral.under_age or OF_AGE


def birthday(born: date, procedure: Procedure) -> date:
    """The day on which a child comes of age; one who was born on 29 February does on 1 March."""
    day = born + relativedelta(years=age(procedure))
    return day if day.day == born.day else day + DAY


def coming(born: date, today: date, next_panel: date | None, procedure: Procedure) -> date | None:
    """When a child comes of age, once they have, or will have before the next panel; None for any other, and where
    nobody is told of it. Procedure: closing.of_age_months_before."""
    day = birthday(born, procedure)
    if procedure.closing.of_age_months_before is None:
        return None
    return day if day <= max(today, next_panel or today) else None


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, procedure.panel.zone)
