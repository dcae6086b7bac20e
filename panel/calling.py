"""A panel that is called for one child: by when it sits, and at what time. Procedure: panel.within_working_days."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from panel.cases import Case
from panel.clocks import add_working_days, at, local, working_days_before
from panel.panels import Panel, ends_at
from panel.procedure import Procedure


def is_called(procedure: Procedure) -> bool:
    """Whether panels are called for one child, and have no rhythm."""
    return procedure.panel.rrule is None


def last_day(since: datetime, procedure: Procedure) -> date:
    """The last day on which a panel may sit that is called for a child, counted from a moment; day 1 is the next
    working day."""
    return add_working_days(local(since, procedure.panel.zone).date(), procedure.panel.within_working_days or 0)


def time_for(case: Case, panels: Sequence[Panel], procedure: Procedure, now: datetime) -> datetime:
    """When a panel that is called for a case sits unless somebody moves it: on its last day, beside no other; one for a
    child whose panel has sat is counted from now."""
    again = any(each.called_for == case.id and not each.cancelled for each in panels)
    tomorrow = add_working_days(local(now, procedure.panel.zone).date(), 1)
    day = max(tomorrow, last_day(now if again else case.referred_at, procedure))
    busy = [(each.starts_at, ends_at(each)) for each in panels if not each.cancelled]
    return next(time for time in _times(day, tomorrow, procedure) if not _meets(time, busy, procedure))


def _times(day: date, first: date, procedure: Procedure) -> Iterator[datetime]:
    """The times at which one may start on a day, then on the working days before it, then on those after it."""
    days, before = [day], day
    while (before := working_days_before(before, 1)) >= first:
        days.append(before)
    for each in days:
        yield from _of(each, procedure)
    while True:
        day = add_working_days(day, 1)
        yield from _of(day, procedure)


def _of(day: date, procedure: Procedure) -> Iterator[datetime]:
    rules, closes = procedure.panel, procedure.safety.office_hours.closes
    moment, length = at(day, rules.starts, rules.zone), timedelta(minutes=rules.minutes)
    while moment + length <= at(day, closes, rules.zone):
        yield moment
        moment += length


def _meets(time: datetime, busy: Sequence[tuple[datetime, datetime]], procedure: Procedure) -> bool:
    until = time + timedelta(minutes=procedure.panel.minutes)
    return any(starts < until and time < ends for starts, ends in busy)
