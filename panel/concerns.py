"""A concern for a child's immediate safety: who was rung, who was told, who has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from panel.clocks import office_opens_next
from panel.duty import Duty
from panel.people import Person, Role, holding, senior_managers
from panel.procedure import Procedure
from panel.questions import Question, check, line, one, text
from panel.rules.ground import SafetyRules
from panel.said import wall_day
from panel.words import Refused

CALL = (
    line("whom", "Who did you ring?", "For example, 999", required="Say who you rang"),
    line("when", "When?", "For example, 5:20pm", required="Say when you rang"),
    text("said", "What did they say?", required="Say what they said"),
)
RAISE = (
    text(
        "what", "What is happening?", "In a few words. This is not an emergency line", required="Say what is happening"
    ),
)
RAISED_WITH = (
    line("whom", "Whom did you speak to?", "Name and post", required="Say whom you spoke to"),
    line("when", "When?", "For example, today at 5:20pm", required="Say when you spoke"),
    text("said", "What was said?", required="Say what was said"),
)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
ONCE_MORE = 2
"""Told once more at so many times the minutes after which the duty manager is told: whoever sat in a meeting comes out
of it within the hour. After that it is said each morning, and not through the night: by then people are to ring."""


@dataclass(frozen=True)
class Call:
    """One telephone call: whom, when (as typed), what they said, and who wrote it down when."""

    whom: str
    when: str
    said: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Concern:
    """`id` is its own (`SHCG-S004`); `case` and `draft` say what it came up in, if anything. One about a partner agency
    names a seat of it (`agency`), and who spoke to its senior manager (`raised_with`)."""

    id: str
    procedure: str
    raised_by: str
    raised_at: datetime
    words: str = ""
    case: str = ""
    draft: str = ""
    calls: tuple[Call, ...] = ()
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    agency: str = ""
    raised_with: Call | None = None
    rev: int = 0


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of whoever raises a concern; a partner agency is asked after last, and never holds it up."""
    agencies = {seat.agency: seat.id for seat in reversed(procedure.seats)}
    titles = {id: agency for agency, id in sorted(agencies.items())}
    return (*RAISE, one("agency", "Is it about what a partner agency does or does not do? Which? (optional)", titles))


def agency_of(concern: Concern, procedure: Procedure) -> str:
    """What the partner agency is called that a concern is about; "" where it is about none."""
    return next((seat.agency for seat in procedure.seats if seat.id == concern.agency), "")


def seniors(concern: Concern, people: Sequence[Person], procedure: Procedure) -> list[Person]:
    """The senior managers, on the roster, of the agency that a concern is about. Procedure: safety.partner_agency."""
    agency = agency_of(concern, procedure)
    seats = [seat.id for seat in procedure.seats if agency and seat.agency == agency]
    found = {each.id: each for seat in seats for each in senior_managers(people, procedure.name, seat)}
    return [each for each in found.values() if each.id != concern.raised_by]


def raised_with(concern: Concern, fields: Mapping[str, str], by: str, now: datetime) -> Concern:
    """The concern, raised with the agency's senior manager: with whom, when, and what was said; `Refused` says what is
    missing, and where it is about no agency or was raised already."""
    to_raise(concern)
    return replace(concern, raised_with=Call(**check(RAISED_WITH, fields, wall_day(now)), by=by, at=now))


def to_raise(concern: Concern) -> None:
    """`Refused` for a concern that is not to be raised with a senior manager any more."""
    if not concern.agency:
        raise Refused(f"{concern.id} is about no partner agency. Nothing was changed by this press.")
    if concern.raised_with:
        raise Refused(f"{concern.id} was raised with a senior manager already. Nothing was changed by this press.")


def rang(concern: Concern, fields: Mapping[str, str], by: str, now: datetime) -> Concern:
    """The concern with one more call written down, once however often it is sent; `Refused` says what is missing."""
    call = Call(**check(CALL, fields, wall_day(now)), by=by, at=now)
    if concern.calls and replace(concern.calls[-1], at=now) == call:
        return concern
    return replace(concern, calls=(*concern.calls, call))


def acknowledge(concern: Concern, by: str, now: datetime) -> Concern:
    """The concern, held by somebody; `Refused` if somebody has it already."""
    if concern.acknowledged_by:
        raise Refused(f"{concern.id} was taken already. You can still open it.")
    return replace(concern, acknowledged_by=by, acknowledged_at=now)


def duties(concern: Concern, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """Whoever answers concerns is told again, the duty manager once, until somebody has it; at any hour. Whoever has
    one about a partner agency is reminded of its senior manager. Procedure: [safety] told, first_minutes,
    repeat_minutes, duty_manager_minutes, partner_agency."""
    if concern.acknowledged_by:
        return _to_raise(concern, procedure)
    owed = [_ring(concern, people, procedure)]
    tellings = list(enumerate(_tellings(concern, procedure, now), 2))
    for (telling, due), (_, expires) in pairwise(tellings):
        ids = {"concern": concern.id, "telling": str(telling)}
        owed.append([Duty("concern", ids, due, expires, person.id) for person in told(people, procedure)])
    return [duty for duties in owed for duty in duties]


def _to_raise(concern: Concern, procedure: Procedure) -> list[Duty]:
    """Whoever has a concern about a partner agency is reminded on the next working morning."""
    if not concern.agency or concern.raised_with or concern.acknowledged_at is None:
        return []
    due = office_opens_next(concern.acknowledged_at, procedure.safety.office_hours, procedure.panel.zone)
    ids = {"concern": concern.id}
    return [Duty("raise with senior", ids, due, due + A_WEEK, concern.acknowledged_by, in_hours=True)]


def told_next(concern: Concern, procedure: Procedure, now: datetime) -> datetime | None:
    """When it is told again; None once somebody has it."""
    if concern.acknowledged_by:
        return None
    return next(moment for moment in _tellings(concern, procedure, now) if moment > now)


def often(rules: SafetyRules) -> list[int]:
    """After how many minutes it is told again until the duty manager is told, and with that. Procedure:
    safety.first_minutes, .repeat_minutes, .duty_manager_minutes."""
    last = rules.duty_manager_minutes
    return sorted({*rules.first_minutes, *range(rules.repeat_minutes, last, rules.repeat_minutes), last})


def once_more(rules: SafetyRules) -> int:
    """After how many minutes it is told for the last time on the day itself. Procedure: safety.duty_manager_minutes."""
    return ONCE_MORE * rules.duty_manager_minutes


def told(people: Sequence[Person], procedure: Procedure) -> list[Person]:
    """Who is told of a concern. Procedure: safety.told."""
    return holding(people, procedure.name, *procedure.safety.told)


def all_away(people: Sequence[Person], procedure: Procedure, day: date) -> bool:
    """Whether nobody who is told of a concern is there on a day."""
    return all(person.away(day) for person in told(people, procedure))


def _tellings(concern: Concern, procedure: Procedure, now: datetime) -> Iterator[datetime]:
    """When it is told again: every few minutes until the duty manager is told, once more after that, then each
    morning the office opens, up to the second one to come."""
    rules, zone = procedure.safety, procedure.panel.zone
    for minutes in often(rules):
        yield concern.raised_at + timedelta(minutes=minutes)
    moment, to_come = concern.raised_at + timedelta(minutes=once_more(rules)), 0
    while to_come < 2:
        yield moment
        moment = office_opens_next(moment, rules.office_hours, zone)
        to_come += moment > now
    yield moment


def _ring(concern: Concern, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """The duty manager is told to ring; where there is none, whoever raised it and the chair are told that."""
    due = concern.raised_at + timedelta(minutes=procedure.safety.duty_manager_minutes)
    managers = holding(people, procedure.name, Role.DUTY_MANAGER)
    if managers:
        return [Duty("ring", {"concern": concern.id}, due, due + A_DAY, person.id) for person in managers]
    others = {concern.raised_by, *(person.id for person in holding(people, procedure.name, Role.CHAIR))}
    return [Duty("nobody to ring", {"concern": concern.id}, due, due + A_DAY, person) for person in sorted(others)]
