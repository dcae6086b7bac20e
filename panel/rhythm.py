"""A procedure's rhythm: the panels that are booked ahead, and what is asked about one on a day nobody works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from panel.clocks import at, is_working_day, local, occurrences, working_day_on_or_after, working_day_on_or_before
from panel.duty import Duty
from panel.panels import Panel, off_holidays
from panel.people import Role
from panel.procedure import Procedure
from panel.sittings import Sitting

AHEAD = 6
"""So many panels of the rhythm that will sit are booked at any time; a cancelled one is not one of them."""
# Further than any run of days without work: a sitting moved off a holiday is found from its date before the move.
MOVED_AT_MOST = timedelta(days=14)
YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Occurrence:
    """A date of the rhythm, and when the panel of that date starts."""

    nominal: date
    starts_at: datetime


def dates(procedure: Procedure, after: datetime) -> Iterator[Occurrence]:
    """The sittings of the rhythm, if there is one, after a moment, off bank holidays. Procedure: panel.rrule,
    .not_working_day."""
    rules = procedure.panel
    if rules.rrule is None:
        return
    for moment in occurrences(rules.rrule, rules.starts, rules.zone, after - MOVED_AT_MOST):
        nominal = moment.date()
        starts_at = at(off_holidays(nominal, rules.not_working_day), rules.starts, rules.zone)
        if starts_at > after:
            yield Occurrence(nominal, starts_at)


def not_booked(panels: Sequence[Panel], procedure: Procedure, now: datetime) -> Iterator[Occurrence]:
    """The sittings that no panel was ever booked for, soonest first: a date whose panel was moved or cancelled is not
    booked again, nor one on which an extra panel sits; a new rhythm begins after the last date of the old one."""
    last = max((panel.nominal for panel in panels if panel.nominal), default=date.min)
    taken = {local(panel.starts_at, procedure.panel.zone).date() for panel in panels if not panel.cancelled}
    free = (each for each in dates(procedure, now) if each.starts_at.date() not in taken)
    return (each for each in free if each.nominal > last)


def duties(panels: Sequence[Panel], procedure: Procedure, now: datetime) -> list[Duty]:
    """The next panel is booked whenever fewer than six of the rhythm lie ahead. Procedure: panel.rrule."""
    if procedure.panel.rrule is None:
        return []
    ahead = sorted(
        panel.starts_at for panel in panels if panel.nominal and not panel.cancelled and panel.starts_at > now
    )
    due = ahead[len(ahead) - AHEAD] if len(ahead) >= AHEAD else now
    return [Duty("book", {"procedure": procedure.name}, due, due + YEAR)]


def undecided(panel: Panel, procedure: Procedure, now: datetime) -> bool:
    """Whether somebody still has to say when a panel sits whose date nobody works. Procedure: panel.not_working_day."""
    unsaid = procedure.panel.not_working_day is None and panel.sequence == 0 and not panel.cancelled
    return unsaid and panel.starts_at > now and panel.nominal is not None and not is_working_day(panel.nominal)


def either_side(nominal: date, procedure: Procedure) -> tuple[datetime, datetime]:
    """When a panel would start on the working day before, and on the one after, a date that nobody works."""
    rules, days = procedure.panel, (working_day_on_or_before(nominal), working_day_on_or_after(nominal))
    before, after = (at(day, rules.starts, rules.zone) for day in days)
    return before, after


def asks(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """Each coordinator is asked when the panel sits, while nobody has said. Procedure: panel.not_working_day."""
    panel = sitting.panel
    if not undecided(panel, procedure, now):
        return []
    people = [person for person in sitting.people if Role.COORDINATOR in person.roles(procedure.name)]
    return [
        Duty("panel date", {"panel": panel.id}, now, panel.starts_at, person.id, in_hours=True) for person in people
    ]
