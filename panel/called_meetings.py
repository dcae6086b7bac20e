"""A panel that is called for one child: which clock it is called by, and at what time it sits. Procedure: [panel]."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from panel.cases import OPEN, Case
from panel.clocks import add_working_days, at, local, working_days_before
from panel.panels import Panel, ends_at
from panel.procedure import Procedure
from panel.questions import Question, check, day, not_later, one, text
from panel.rules.sitting import MeetingClock, Start
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

NUMBER = "panel.within_working_days"
ORDINARY = "ordinary"
"""What is chosen in place of a clock, so that the procedure's own runs again."""
FROM = {
    Start.REFERRAL: "the referral",
    Start.NOTIFICATION: "the notification of the police",
    Start.BELIEF: "the day it was believed, or the concern was received",
    Start.EMERGENCY: "the emergency action",
}


@dataclass(frozen=True)
class ClockSet:
    """That a person set the clock of a case's meeting ("" for the procedure's own), and why; or, after emergency
    action, what was done, and when it was taken."""

    id: str
    case: str
    clock: str
    reason: str
    by: str
    at: datetime
    acted_on: date | None = None
    rev: int = 0


@dataclass(frozen=True)
class Running:
    """The clock that a case's meeting is called by: the dotted `key` of its rule, so many working `days` from a day,
    what that day is, and the `last` day they give. `unknown` is what it should be counted from, if nobody said when."""

    key: str
    days: int
    start: Start
    since: date
    last: date
    unknown: Start | None = None

    @property
    def words(self) -> str:
        """`By Thursday 26 November 2026: 3 working days from Monday 23 November 2026, the referral`."""
        lacks = f". {FROM[self.unknown].capitalize()}: no date is known" if self.unknown else ""
        since = f"{self.days} working days from {said_date(self.since)}, {FROM[self.start]}"
        return f"By {said_date(self.last)}: {since}{lacks}"


def is_called(procedure: Procedure) -> bool:
    """Whether panels are called for one child, and have no rhythm."""
    return procedure.panel.rrule is None


def running(case: Case, procedure: Procedure) -> Running:
    """The clock by which the first meeting of a case is called: the one that a person set, else the first to run out of
    those for its kind and level; else the procedure's one number of days, from the referral."""
    every = procedure.panel.clocks or ()
    own = [clock for clock in every if not clock.is_set and clock.is_for(case.kind, case.level)]
    chosen = [clock for clock in every if clock.id == case.clock] or own
    found = [_run(clock, case, procedure) for clock in chosen]
    return min(found, key=lambda each: each.last) if found else _number(case, procedure)


def _run(clock: MeetingClock, case: Case, procedure: Procedure) -> Running:
    days = _dates(case, procedure)
    known = [(on, start) for start in clock.since if (on := days[start])]
    since, start = min(known, key=lambda each: each[0]) if known else (_referred(case, procedure), Start.REFERRAL)
    last = add_working_days(since, clock.working_days)
    unknown = None if known else clock.since[0]
    return Running(f"panel.clocks.{clock.id}", clock.working_days, start, since, last, unknown)


def _number(case: Case, procedure: Procedure) -> Running:
    since, days = _referred(case, procedure), procedure.panel.within_working_days or 0
    return Running(NUMBER, days, Start.REFERRAL, since, add_working_days(since, days))


def _dates(case: Case, procedure: Procedure) -> dict[Start, date | None]:
    return {
        Start.REFERRAL: _referred(case, procedure),
        Start.NOTIFICATION: case.notified_on,
        Start.BELIEF: case.believed_on,
        Start.EMERGENCY: case.acted_on,
    }


def _referred(case: Case, procedure: Procedure) -> date:
    return local(case.referred_at, procedure.panel.zone).date()


def dated(case: Case, answers: Mapping[str, str], procedure: Procedure) -> Case:
    """The case, with the days that its referral says its clock is counted from."""

    def said(start: Start, field: str) -> date | None:
        asked = procedure.panel.counts_from(start, case.kind) and answers.get(field)
        return date.fromisoformat(asked) if asked else None

    notified, believed = said(Start.NOTIFICATION, "notified_on"), said(Start.BELIEF, "believed_on")
    return replace(case, notified_on=notified, believed_on=believed)


def settable(case: Case, procedure: Procedure) -> list[MeetingClock]:
    """The clocks that a person may set for a case. Procedure: [[panel.clocks]] needs_reason, since."""
    every = procedure.panel.clocks or ()
    return [clock for clock in every if clock.is_set and clock.is_for(case.kind, case.level)]


def after_action(case: Case, procedure: Procedure) -> MeetingClock | None:
    """The clock that runs after emergency action, if the procedure has one."""
    return next((clock for clock in settable(case, procedure) if Start.EMERGENCY in clock.since), None)


def begun(case: Case, panels: Iterable[Panel], now: datetime) -> list[Panel]:
    """The meetings that were called for a case and have begun."""
    return [each for each in panels if each.called_for == case.id and not each.cancelled and each.starts_at <= now]


def acted_since(case: Case, panels: Sequence[Panel], procedure: Procedure, now: datetime) -> bool:
    """Whether emergency action was taken since the last meeting, so that the further one is counted from it."""
    rule, held = after_action(case, procedure), begun(case, panels, now)
    if rule is None or case.clock != rule.id or case.acted_on is None or not held:
        return False
    return case.acted_on >= max(local(each.starts_at, procedure.panel.zone).date() for each in held)


def questions(case: Case, procedure: Procedure, again: bool = False) -> tuple[Question, ...]:
    """What is asked of whoever sets the clock of a case; before a further meeting (`again`), only whether emergency
    action was taken."""
    offered = settable(case, procedure)
    if again and (rule := after_action(case, procedure)):
        offered = [rule]
    clocks = {clock.id: clock.title for clock in offered}
    return (
        one(
            "clock",
            "Which days run?",
            {**clocks, ORDINARY: "The procedure’s own, as if none was set"},
            required="Choose which days run",
        ),
        day("acted_on", "If emergency action was taken, on what date? (optional)", "For example, 13 1 2027"),
        text("reason", "Why; or, after emergency action, what was done?", required="Say why, or what was done"),
    )


def may_be_set(case: Case, panels: Iterable[Panel], procedure: Procedure, now: datetime) -> None:
    """`Refused` where no clock is for a person to set, or the meeting is over: a further one is counted from it, or
    from emergency action."""
    if not settable(case, procedure):
        raise Refused("This procedure has no other number of days that a person sets. Nothing has changed.")
    if case.status not in OPEN:
        raise Refused(f"{case.id} is {case.status}. Nothing has changed.")
    if begun(case, panels, now) and not after_action(case, procedure):
        raise Refused("Its meeting has begun: a further one is counted from that. Nothing has changed.")


def set_clock(
    made: Made, case: Case, fields: Mapping[str, str], procedure: Procedure, again: bool = False
) -> tuple[Case, ClockSet]:
    """The case with the clock that a person set, and the record of it; `Refused` names what is missing. A day that a
    meeting has set for the further one holds no more after emergency action."""
    today = wall_day(made.at)
    asked = questions(case, procedure, again)
    answers = check(asked, fields, today, lambda given: _unsaid(given, case, procedure, today))
    clock = "" if answers["clock"] == ORDINARY else answers["clock"]
    acted = answers.get("acted_on") if clock else None
    acted_on = date.fromisoformat(acted) if acted else case.acted_on
    kept = ClockSet(made.id, case.id, clock, answers["reason"], made.by, made.at, acted_on)
    meets_on = None if again and clock else case.meets_on
    return replace(case, clock=clock, acted_on=acted_on, meets_on=meets_on), kept


def _unsaid(answers: Mapping[str, str], case: Case, procedure: Procedure, today: date) -> list[Reason]:
    after = {clock.id for clock in settable(case, procedure) if Start.EMERGENCY in clock.since}
    if answers["clock"] in after and not (answers.get("acted_on") or case.acted_on):
        return [Reason("Enter the date on which the action was taken", field="acted_on")]
    return not_later(answers, "acted_on", "The date of the action", today)


def time_for(case: Case, panels: Sequence[Panel], procedure: Procedure, now: datetime) -> datetime:
    """When a panel that is called for a case sits unless somebody moves it: on its last day, beside no other; one for a
    child whose panel has sat is counted from now."""
    again = any(each.called_for == case.id and not each.cancelled for each in panels)
    today = local(now, procedure.panel.zone).date()
    tomorrow, clock = add_working_days(today, 1), running(case, procedure)
    was_set = case.meets_on if case.meets_on and case.meets_on > today else None
    further = was_set or add_working_days(today, clock.days)
    if acted_since(case, panels, procedure, now):
        further = min(further, clock.last)
    day = max(tomorrow, further if again else clock.last)
    busy = [(each.starts_at, ends_at(each)) for each in panels if not each.cancelled]
    return next(time for time in _times(day, tomorrow, procedure) if not _meets(time, busy, procedure))


def moves_to(case: Case, panel: Panel, panels: Sequence[Panel], procedure: Procedure, now: datetime) -> datetime:
    """When a meeting that is called already would sit, if it were called now: as it stands, where that is its day."""
    found = time_for(case, [each for each in panels if each.id != panel.id], procedure, now)
    zone = procedure.panel.zone
    same = local(found, zone).date() == local(panel.starts_at, zone).date()
    return panel.starts_at if same else found


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
