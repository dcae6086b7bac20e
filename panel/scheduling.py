"""Changing the dates: a panel that is moved or cancelled, an extra one, and what a careful coordinator checks first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from panel.called_meetings import is_called
from panel.clocks import at, is_working_day, local
from panel.panels import Panel, capacity, ends_at, publishes_at
from panel.placing import coming
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, day, line, text
from panel.said import said_date, said_when, wall_day
from panel.session import Session
from panel.words import Mend, Reason, Refused

TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?", re.ASCII)
WHY = "Everybody who is invited can open this: do not name anybody"
IN_CALENDAR = "Changed in the calendar"
WHOLE_DAY = 24 * 60
"""Minutes from which on an entry in a calendar cannot be a panel."""
"""Why a panel has another time that somebody gave it there."""
DATE = day("date", "Which day?", hint="For example, 17 12 2026", required="Enter the day")
CLOCK = line("time", "What time?", hint="For example, 9:30am", required="Enter the time")
MOVE = (DATE, CLOCK, text("reason", "Why is it moved?", hint=WHY, required="Say why it is moved"))
CANCEL = (text("reason", "Why is it cancelled?", hint=WHY, required="Say why it is cancelled"),)
EXTRA = (DATE, CLOCK, text("reason", "Why is there an extra panel?", hint=WHY, required="Say why there is one"))


@dataclass(frozen=True)
class Change:
    """What was typed, read: when, and why."""

    starts_at: datetime
    why: str


def read_time(words: str) -> time:
    """A time as typed: `9:30am`, `9.30 am`, `1pm`, `13:00`; ValueError, a whole sentence, for anything else."""
    found = TIME.fullmatch(words.strip().lower())
    if found is None or not (found[2] or found[3]):
        raise ValueError("Enter a time, for example 9:30am")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or (hour > 23 if not half else not 1 <= hour <= 12):
        raise ValueError("Enter a real time, for example 9:30am")
    return time(hour % 12 + 12 * (half == "pm") if half else hour, minute)


def move(
    panel: Panel, fields: Mapping[str, str], panels: Sequence[Panel], procedure: Procedure, now: datetime, sure: bool
) -> Change:
    """When a panel is moved to, and why; `Refused` names what to put right. `sure` says that what can be asked about
    was asked before."""
    others = [each for each in panels if each.id != panel.id]
    change = _read(MOVE, fields, others, procedure, now, sure)
    if change.starts_at == panel.starts_at:
        raise Refused(PROBLEM, [Reason("It is on that day at that time already", field="date")])
    return change


def add(fields: Mapping[str, str], panels: Sequence[Panel], procedure: Procedure, now: datetime, sure: bool) -> Change:
    """When an extra panel sits, and why; `Refused` as for a move."""
    return _read(EXTRA, fields, panels, procedure, now, sure)


def read_cancel(fields: Mapping[str, str], now: datetime) -> str:
    """Why a panel is cancelled, as it was typed; `Refused` if nothing was."""
    return check(CANCEL, fields, wall_day(now))["reason"]


def possible(panel: Panel, starts_at: datetime, panels: Sequence[Panel], procedure: Procedure, now: datetime) -> None:
    """`Refused` where a panel cannot be put: in the past, or on the day of another."""
    if wrong := _cannot(starts_at, [each for each in panels if each.id != panel.id], procedure, now):
        raise Refused("Nothing has changed. Move the panel to another day.", [Reason(each.words) for each in wrong])


def not_begun(panel: Panel, now: datetime, session: Session | None = None) -> None:
    """`Refused` for a panel that is over, has begun, or is cancelled: nothing about it can be changed. One that
    somebody started before its time has begun (`session`)."""
    if panel.cancelled:
        raise Refused(f"{panel.id} is cancelled already. Nothing has changed.")
    if panel.starts_at <= now or session:
        raise Refused(f"{panel.id} has begun, or is over. Nothing has changed.")


def moved(panel: Panel, starts_at: datetime, why: str, now: datetime) -> Panel:
    """The panel at another time. It keeps its id, and the date that the rhythm gave it."""
    days = panel.days_changed + (wall_day(starts_at) != wall_day(panel.starts_at))
    return replace(
        panel,
        starts_at=starts_at,
        why=why,
        was=panel.starts_at,
        moved_at=now,
        days_changed=days,
        sequence=panel.sequence + 1,
    )


def taken(
    panel: Panel, starts_at: datetime, minutes: int, panels: Sequence[Panel], procedure: Procedure, now: datetime
) -> Panel:
    """The panel as somebody has changed it in the calendar itself; `Refused` where it cannot be so."""
    if minutes >= WHOLE_DAY:
        raise Refused("No panel sits for a whole day. Put it back, or cancel the panel.")
    possible(panel, starts_at, panels, procedure, now)
    if capacity(minutes, procedure) < 1:
        raise Refused(f"{minutes} minutes leave no room for a case. Put it back, or cancel the panel.")
    if starts_at == panel.starts_at:
        return replace(panel, minutes=minutes, why=IN_CALENDAR, sequence=panel.sequence + 1)
    there = local(starts_at, procedure.panel.zone)
    return replace(moved(panel, there, IN_CALENDAR, now), minutes=minutes)


def can_be_cancelled(panel: Panel) -> None:
    """`Refused` for a panel that is called for one child: it ends when the child leaves the agenda."""
    if panel.called_for:
        raise Refused(
            f"{panel.id} is called for one child, who would be left without it. Move it. Nothing has changed."
        )


def takes_extra(procedure: Procedure) -> None:
    """`Refused` where each panel is called for one child. Procedure: panel.rrule."""
    if is_called(procedure):
        raise Refused("A meeting is called for a child when the referral is accepted; there are no others.")


def kept(panel: Panel) -> Panel:
    """The panel at the time that was only a proposal so far."""
    return replace(panel, sequence=panel.sequence + 1)


def cancelled(panel: Panel, why: str) -> Panel:
    """The panel, which does not sit."""
    return replace(panel, cancelled=True, why=why, sequence=panel.sequence + 1)


def _read(
    questions: Sequence[Question],
    fields: Mapping[str, str],
    others: Sequence[Panel],
    procedure: Procedure,
    now: datetime,
    sure: bool,
) -> Change:
    zone = procedure.panel.zone
    answers = check(questions, fields, wall_day(now), _clock)
    starts_at = at(date.fromisoformat(answers["date"]), read_time(answers["time"]), zone)
    if wrong := _cannot(starts_at, others, procedure, now):
        raise Refused(PROBLEM, wrong)
    if unsure := [] if sure else _unusual(starts_at, procedure, now):
        raise Refused("Nothing has changed yet, and nothing you typed is lost.", unsure)
    return Change(starts_at, answers["reason"])


def _clock(answers: dict[str, str]) -> list[Reason]:
    try:
        read_time(answers["time"])
    except ValueError as error:
        return [Reason(str(error), field="time")]
    return []


def _cannot(starts_at: datetime, others: Sequence[Panel], procedure: Procedure, now: datetime) -> list[Reason]:
    """What no panel can be: in the past, or on the day of another."""
    if starts_at <= now:
        return [Reason("The day and the time have to be in the future", field="date")]
    zone = procedure.panel.zone
    if is_called(procedure):
        return _meets_another(starts_at, others, procedure, now)
    there = [each for each in coming(others, now) if local(each.starts_at, zone).date() == starts_at.date()]
    return [Reason(f"{each.id} is on that day already, {said_when(each.starts_at)}", field="date") for each in there]


def _meets_another(starts_at: datetime, others: Sequence[Panel], procedure: Procedure, now: datetime) -> list[Reason]:
    """Panels that are called for one child may sit on one day, one after the other."""
    until = starts_at + timedelta(minutes=procedure.panel.minutes)
    there = [each for each in coming(others, now) if each.starts_at < until and starts_at < ends_at(each)]
    return [Reason(f"{each.id} sits then, {said_when(each.starts_at)}", field="time") for each in there]


def _unusual(starts_at: datetime, procedure: Procedure, now: datetime) -> list[Reason]:
    """What is asked about once: a day that nobody works, or too short a notice. Procedure: agenda.days_before."""
    found = []
    if not is_working_day(starts_at.date()):
        found.append(f"{said_date(starts_at.date())} is not a working day")
    if (agenda := publishes_at(starts_at, procedure)) <= now:
        found.append(f"That is short notice: its agenda would have gone out on {said_when(agenda)}")
    return [Reason(words, mend=Mend.KEEP_WORDS, field="date") for words in found]
