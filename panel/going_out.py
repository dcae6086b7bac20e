"""When minutes are due, what stands in their way, and who has not recorded what they say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from panel.casenotes import known_to, typed
from panel.cases import Case
from panel.clocks import add_working_days, at, is_working_day, local
from panel.duty import Duty
from panel.minutes import Minutes, Recorded, Stage
from panel.panels import Panel
from panel.people import Person, Role, holding, speakers
from panel.procedure import Procedure
from panel.prompts import asked
from panel.said import wall_day
from panel.sat import Heard, Sat

WEEK = 5
"""Working days."""
WEEKS = 8
"""So often the coordinator hears who has not recorded it; after that it stands in the list alone."""


def due_on(panel: Panel, procedure: Procedure) -> date:
    """The day by which they are to be out. Procedure: minutes.working_days."""
    return add_working_days(_day(panel, procedure), procedure.minutes.working_days)


def working_day_of(panel: Panel, procedure: Procedure, now: datetime) -> int:
    """Which working day after the panel it is."""
    day, today = _day(panel, procedure), local(now, procedure.panel.zone).date()
    return sum(is_working_day(date.fromordinal(each)) for each in range(day.toordinal() + 1, today.toordinal() + 1))


def _day(panel: Panel, procedure: Procedure) -> date:
    return local(panel.starts_at, procedure.panel.zone).date()


def duties(
    minutes: Minutes,
    panel: Panel,
    people: Sequence[Person],
    owing: Mapping[str, Sequence[Case]],
    procedure: Procedure,
    now: datetime,
) -> list[Duty]:
    """Whoever takes the minutes and the chair are told while they are not out: some days before they are due, on that
    day, and each working week after it; then each seat that has not recorded them (`owing`, with the cases), once, and
    the coordinators weekly. Procedure: [minutes]."""
    if minutes.stage is Stage.CIRCULATED and minutes.circulated_at:
        return list(_recording(minutes, people, owing, procedure, now))
    return list(_late(minutes, panel, people, procedure, now))


def _late(
    minutes: Minutes, panel: Panel, people: Sequence[Person], procedure: Procedure, now: datetime
) -> Iterator[Duty]:
    due, about = due_on(panel, procedure), {"minutes": minutes.id}
    told = {*holding(people, procedure.name, procedure.minutes.taken_by, Role.CHAIR)}
    to = sorted(each.id for each in told)
    warned = add_working_days(_day(panel, procedure), procedure.minutes.amber_working_days)
    yield from (Duty("minutes amber", about, _opens(warned, procedure), _opens(due, procedure), each) for each in to)
    for week, starts, ends in _weeks(due, procedure, now):
        yield from (Duty("minutes late", {**about, "week": str(week)}, starts, ends, each) for each in to)


def _recording(
    minutes: Minutes,
    people: Sequence[Person],
    owing: Mapping[str, Sequence[Case]],
    procedure: Procedure,
    now: datetime,
) -> Iterator[Duty]:
    sent, zone = minutes.circulated_at or now, procedure.panel.zone
    day = add_working_days(local(sent, zone).date(), procedure.minutes.recorded_working_days)
    starts, ends = _opens(day, procedure), _opens(add_working_days(day, WEEK), procedure)
    for seat, cases in owing.items():
        for each in speakers(people, procedure.name, seat, max(day, wall_day(now))):
            if any(each.id not in case.interests for case in cases):
                yield Duty("record due", {"minutes": minutes.id, "seat": seat}, starts, ends, each.id)
    if owing:
        told = holding(people, procedure.name, Role.COORDINATOR)
        for week, begins, over in _weeks(add_working_days(day, WEEK), procedure, now):
            if week < WEEKS:
                about = {"minutes": minutes.id, "week": str(week)}
                yield from (Duty("not recorded", about, begins, over, each.id) for each in told)


def _weeks(day: date, procedure: Procedure, now: datetime) -> Iterator[tuple[int, datetime, datetime]]:
    """Each working week from a day on, up to the first that is to come."""
    for week in count():
        starts, day = _opens(day, procedure), add_working_days(day, WEEK)
        yield week, starts, _opens(day, procedure)
        if starts > now:
            return


def _opens(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.safety.office_hours.opens, procedure.panel.zone)


def owing(cases: Sequence[Case], recorded: Sequence[Recorded], procedure: Procedure) -> dict[str, list[Case]]:
    """Each seat that has not recorded every case of a panel, with those that are left. Procedure: [[seats]]."""
    done = {(each.case, each.seat) for each in recorded}
    left = {seat.id: [case for case in cases if (case.id, seat.id) not in done] for seat in asked(procedure)}
    return {seat: cases for seat, cases in left.items() if cases}


@dataclass(frozen=True)
class InTheWay:
    """Something that is missing, by whose it is (a person's id, or a role), and of which case."""

    whose: str
    what: str
    case: str


def in_the_way(sat: Sat, minutes: Minutes, parts: Sequence[str]) -> list[InTheWay]:
    """What keeps the minutes of a sitting from being whole, item by item; `parts` are those that are to be checked."""
    found = [each for heard in sat.heard for each in _missing(sat, heard)]
    found += [each for heard in sat.heard if heard.case.id not in minutes.checked for each in _named(sat, heard)]
    unchecked = [each for each in parts if each not in minutes.checked]
    return [*found, *(InTheWay(sat.procedure.minutes.taken_by, NOT_CHECKED, each) for each in unchecked)]


NOT_CONFIRMED = "an action is typed and not confirmed, so it has no date"
NO_OUTCOME = "no outcome"
NOBODY_TELLS = "nobody is to tell the family, and it is not said why"
NO_NOTES = "no notes"
NOT_CHECKED = "not checked"
MAY_NAME = "a word in the case note may be somebody’s name: read it, then tick the part"


def _named(sat: Sat, heard: Heard) -> Iterator[InTheWay]:
    """A name that is a word, too, is not taken out of a case note: a person looks."""
    known = known_to(sat, heard)
    if any(known.doubtful(words) for words in typed(sat, heard)):
        yield InTheWay(sat.procedure.minutes.taken_by, MAY_NAME, heard.case.id)


def _missing(sat: Sat, heard: Heard) -> Iterator[InTheWay]:
    chair = sat.session.chair if sat.session and sat.session.chair else str(Role.CHAIR)
    case = heard.case.id
    yield from (InTheWay(each.by, NOT_CONFIRMED, case) for each in heard.drafts)
    if heard.skipped:
        return
    if heard.decision is None:
        yield InTheWay(chair, NO_OUTCOME, case)
    elif not (heard.decision.tells or heard.decision.untold):
        yield InTheWay(chair, NOBODY_TELLS, case)
    if not any(heard.note(each.id) for each in sat.procedure.meeting.parts):
        yield InTheWay(sat.procedure.minutes.taken_by, NO_NOTES, case)
