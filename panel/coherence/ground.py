"""Whether what is true of every panel fits together. Procedure keys: prefix, [safety], [membership], [report]."""

import re
from collections.abc import Iterator

from panel.coherence.known import Misfit, seats, strange
from panel.rules import Rules

PREFIX = re.compile(r"[A-Z]{2,6}")


def _names(rules: Rules) -> Iterator[Misfit]:
    if not PREFIX.fullmatch(rules.prefix):
        yield "prefix", "must be two to six capital letters"
    yield from strange("membership.sees_linked", rules.membership.sees_linked, seats(rules), "seat")


def _safety(rules: Rules) -> Iterator[Misfit]:
    safety, hours = rules.safety, rules.safety.office_hours
    if not 0 < safety.repeat_minutes <= safety.duty_manager_minutes:
        yield "safety.repeat_minutes", "must be at least one, and no more than safety.duty_manager_minutes"
    if not all(0 < minutes < safety.duty_manager_minutes for minutes in safety.first_minutes):
        yield "safety.first_minutes", "must each be at least one, and less than safety.duty_manager_minutes"
    if hours.opens >= hours.closes:
        yield "safety.office_hours.opens", "must be earlier than the closing time"


def _rhythms(rules: Rules) -> Iterator[Misfit]:
    if not rules.membership.check_months:
        yield "membership.check_months", "must be at least one"
    if not 1 <= rules.report.year_starts <= 12:
        yield "report.year_starts", "must be a month: 1 to 12"


CHECKS = (_names, _safety, _rhythms)
