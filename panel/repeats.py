"""How often a child has come to notice lately, as the rules count it. Procedure: screening.repeat_number,
.repeat_months, .repeat_counts, .repeat_reaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from panel.procedure import Procedure
from panel.rules.entry import Repeat
from panel.said import said_day


@dataclass(frozen=True)
class Notice:
    """One time that a child came to notice: how, on which day, and under which reference."""

    what: Repeat
    day: date
    reference: str


SAID = {Repeat.REFERRALS: "referred", Repeat.CONCERNS: "safety concern", Repeat.CONSIDERED: "considered"}


def repeated(notices: Iterable[Notice], procedure: Procedure, today: date) -> str:
    """What is said of them, where they are as many as the rules look back for; "" where they are fewer, or the rules
    do not look back."""
    rules = procedure.screening
    number, months = rules.repeat_number, rules.repeat_months
    if not number or not months:
        return ""
    since = today - relativedelta(months=months)
    found = [each for each in notices if each.what in (rules.repeat_counts or ()) and since <= each.day <= today]
    if len(found) < number:
        return ""
    does = "reach the threshold" if rules.repeat_reaches else "are to be weighed: they decide nothing"
    said = "; ".join(f"{SAID[each.what]} {said_day(each.day)} ({each.reference})" for each in by_day(found))
    return f"{len(found)} times in {months} months, this one included: {said}. By these rules {number} {does}."


def by_day(notices: Iterable[Notice]) -> list[Notice]:
    """The earliest first."""
    return sorted(notices, key=lambda each: (each.day, each.reference))
