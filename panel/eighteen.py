"""A child who comes of age: told of in time, and never a reason to close anything by itself."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from panel.cases import Case, CaseStatus
from panel.clocks import at
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure

WORTH = timedelta(days=365)


def duties(case: Case, born: date, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """The worker and the coordinators of a child on the agenda are told so many months before. Procedure:
    referral.under_age, closing.of_age_months_before."""
    months = procedure.closing.of_age_months_before
    if case.status is not CaseStatus.ACCEPTED or months is None:
        return []
    day = birthday(born, procedure) - relativedelta(months=months)
    due = at(day, procedure.safety.office_hours.opens, procedure.panel.zone)
    told = {each.id for each in coordinates(people, case)} | {case.held_by} & {each.id for each in people}
    return [Duty("of age", {"case": case.id}, due, due + WORTH, each, in_hours=True) for each in sorted(told)]


def birthday(born: date, procedure: Procedure) -> date:
    """The day on which a child comes of age."""
    return born + relativedelta(years=procedure.referral.under_age)
