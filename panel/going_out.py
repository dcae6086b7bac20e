"""When minutes are due, what stands in their way, and who is reminded to record what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from panel.casenotes import known_to, part_of, to_be_read, typed
from panel.cases import CaseStatus
from panel.clocks import add_working_days, at, days_after, is_working_day, local
from panel.duty import Duty
from panel.minutes import Minutes, Passage, Stage, latest
from panel.panels import Panel
from panel.people import Person, Role, holding, speakers
from panel.procedure import Procedure
from panel.recording import Owing
from panel.rules.ground import Count
from panel.said import wall_day
from panel.sat import Heard, Sat
from panel.session import chaired

WEEK = 5
"""Working days."""
WEEKS = 8
"""So often the coordinator hears who has not recorded it; after that it stands in the list alone."""


def due_on(panel: Panel, procedure: Procedure) -> date | None:
    """The day by which they are to be out; None where no day is named. Procedure: minutes.working_days, .counted."""
    rules = procedure.minutes
    if rules.working_days is None:
        return None
    return days_after(_day(panel, procedure), rules.working_days, rules.counted)


def day_of(panel: Panel, procedure: Procedure, now: datetime) -> int:
    """Which of the days after the panel it is, as the procedure counts them."""
    day, today = _day(panel, procedure), local(now, procedure.panel.zone).date()
    if procedure.minutes.counted is not Count.WORKING:
        return max(0, (today - day).days)
    return sum(is_working_day(date.fromordinal(each)) for each in range(day.toordinal() + 1, today.toordinal() + 1))


def _day(panel: Panel, procedure: Procedure) -> date:
    return local(panel.starts_at, procedure.panel.zone).date()


def duties(
    minutes: Minutes,
    panel: Panel,
    people: Sequence[Person],
    owing: Owing,
    procedure: Procedure,
    now: datetime,
) -> list[Duty]:
    """Whoever takes the minutes and the chair are told while they are not out: some days before they are due, on that
    day, and each working week after it; then each seat and each worker who has not recorded them (`owing`), once, and
    the coordinators weekly. Procedure: [minutes]."""
    if minutes.stage is Stage.CIRCULATED and minutes.circulated_at:
        return list(_recording(minutes, people, owing, procedure, now))
    return list(_late(minutes, panel, people, procedure, now))


def _late(
    minutes: Minutes, panel: Panel, people: Sequence[Person], procedure: Procedure, now: datetime
) -> Iterator[Duty]:
    due, about = due_on(panel, procedure), {"minutes": minutes.id}
    if due is None:
        return
    told = {*holding(people, procedure.name, procedure.minutes.taken_by, Role.CHAIR)}
    to = sorted(each.id for each in told)
    if procedure.minutes.amber_working_days is not None:
        warned = days_after(_day(panel, procedure), procedure.minutes.amber_working_days, procedure.minutes.counted)
        yield from (
            Duty("minutes amber", about, _opens(warned, procedure), _opens(due, procedure), each) for each in to
        )
    for week, starts, ends in _weeks(due, procedure, now):
        yield from (Duty("minutes late", {**about, "week": str(week)}, starts, ends, each) for each in to)


def _recording(
    minutes: Minutes,
    people: Sequence[Person],
    owing: Owing,
    procedure: Procedure,
    now: datetime,
) -> Iterator[Duty]:
    sent, zone = minutes.circulated_at or now, procedure.panel.zone
    day = add_working_days(local(sent, zone).date(), procedure.minutes.recorded_working_days)
    starts, ends = _opens(day, procedure), _opens(add_working_days(day, WEEK), procedure)
    for seat, cases in owing.seats.items():
        for each in speakers(people, procedure.name, seat, max(day, wall_day(now))):
            if any(each.id not in case.interests for case in cases):
                yield Duty("record due", {"minutes": minutes.id, "seat": seat}, starts, ends, each.id)
    known = {each.id for each in people}
    for case in owing.notes:
        if case.held_by in known and case.held_by not in case.interests:
            yield Duty("note due", {"minutes": minutes.id, "case": case.id}, starts, ends, case.held_by)
    if owing.seats or owing.notes:
        yield from _weekly(minutes, people, day, procedure, now)


def _weekly(
    minutes: Minutes, people: Sequence[Person], day: date, procedure: Procedure, now: datetime
) -> Iterator[Duty]:
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
    unread = [heard.case.id for heard in sat.heard if to_be_read(sat, heard)]
    unread = [case for case in unread if part_of(case) not in minutes.checked]
    found += [InTheWay(sat.procedure.minutes.taken_by, READ_NOTE, case) for case in unread]
    unchecked = [each for each in parts if each not in minutes.checked]
    return [*found, *(InTheWay(sat.procedure.minutes.taken_by, NOT_CHECKED, each) for each in unchecked)]


NOT_CONFIRMED = "an action is typed and not confirmed, so it has no date"
NO_OUTCOME = "no outcome"
NOBODY_TELLS = "nobody is to tell the family, and it is not said why"
NO_NOTES = "no notes"
NO_LATER = "skipped, and no later panel is booked for it"
NOT_CHECKED = "not checked"
READ_NOTE = "written otherwise, and the case note keeps the record’s words: read it, then tick it"
MAY_NAME = "a word in the case note may be somebody’s name: read it, then tick the part"


def _named(sat: Sat, heard: Heard) -> Iterator[InTheWay]:
    """A name that is a word, too, is not taken out of a case note: a person looks."""
    known = known_to(sat, heard)
    if any(known.doubtful(words) for words in typed(sat, heard)):
        yield InTheWay(sat.procedure.minutes.taken_by, MAY_NAME, heard.case.id)


def _missing(sat: Sat, heard: Heard) -> Iterator[InTheWay]:
    case, made = heard.case.id, heard.decision
    yield from (InTheWay(each.by, NOT_CONFIRMED, case) for each in heard.drafts)
    if made is None and not heard.skipped:
        yield InTheWay(_chair(sat, case), NO_OUTCOME, case)
    if made is None and heard.skipped and heard.case.status is CaseStatus.ACCEPTED and not heard.goes_to:
        yield InTheWay(str(Role.COORDINATOR), NO_LATER, case)
    if made and not (made.tells or made.untold):
        yield InTheWay(_chair(sat, case), NOBODY_TELLS, case)
    if (heard.discussed or not heard.skipped) and not any(_noted(sat, heard)):
        yield InTheWay(sat.procedure.minutes.taken_by, NO_NOTES, case)


def _chair(sat: Sat, case: str) -> str:
    """Whoever held the chair for an item last; else who held it at all."""
    led = chaired(sat.session, case) if sat.session else ()
    return next(reversed(led), "") or (sat.session.chair if sat.session else "") or str(Role.CHAIR)


def _noted(sat: Sat, heard: Heard) -> Iterator[str | Passage | None]:
    for each in sat.procedure.meeting.parts:
        yield heard.note(each.id) or latest(sat.passages, heard.case.id, f"note_{each.id}")
