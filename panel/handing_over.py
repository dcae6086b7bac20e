"""Handing a child over: to whom, what was sent, and who received it; the way out that needs no false matrix."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from panel.cases import RECEIVED, Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.closing import Because, HandOver, left, on_agenda
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import check, day, line, not_later, one, text
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

BECAUSE = {
    Because.MOVED: "Moved to another area",
    Because.EIGHTEEN: "Turned 18",
    Because.PROCESS: "Another process has it",
    Because.ONWARD: "Referred onward",
}
HAND_OVER = (
    one("because", "Why?", {str(each): words for each, words in BECAUSE.items()}, required="Choose why"),
    line("to", "To whom?", "A service and a role", required="Say to whom"),
    text("sent", "What was sent?", "Which records, by what way", required="Say what was sent"),
    day("sent_on", "On what date?", "For example, 13 1 2026", required="Enter the date on which it was sent"),
)

WHEN_SENT = "The date on which it was sent"


def hand_over(made: Made, case: Case, before: HandOver | None, fields: Mapping[str, str]) -> HandOver:
    """The hand-over, as it was made or put right, which leaves when it was first written down; `Refused` once it was
    received, or for a child who is not on the agenda."""
    on_agenda(case)
    today = wall_day(made.at)
    answers = check(HAND_OVER, fields, today, lambda typed: not_later(typed, "sent_on", WHEN_SENT, today))
    because, to, sent = Because(answers["because"]), answers["to"], answers["sent"]
    sent_on = date.fromisoformat(answers["sent_on"])
    if before and before.received_on is None:
        return replace(before, because=because, to=to, sent=sent, by=made.by, sent_on=sent_on)
    return HandOver(made.id, case.id, because, to, sent, made.by, made.at, sent_on=sent_on)


def day_sent(given: HandOver) -> date:
    """The day on which it was sent; of one that says none, the day on which it was written down."""
    return given.sent_on or wall_day(given.at)


def waiting(given: Iterable[HandOver]) -> HandOver | None:
    """The hand-over of a case that nobody has received yet."""
    return next((each for each in given if each.received_on is None), None)


def received(given: HandOver, fields: Mapping[str, str], now: datetime) -> HandOver:
    """The hand-over with who received it, and when; `Refused` says what is missing, or that it is known already."""
    if given.received_on:
        raise Refused(f"It is known that {given.case} was received. Nothing was changed by this press.")
    today, sent = wall_day(now), day_sent(given)
    answers = check(RECEIVED, fields, today, lambda answers: _between(answers["received_on"], sent, today))
    return replace(given, received_by=answers["received_by"], received_on=date.fromisoformat(answers["received_on"]))


def gone(case: Case, given: HandOver, by: str, now: datetime) -> Case:
    """The case, once whoever takes it over has received it: only then does it leave the agenda."""
    status = CaseStatus.SIGNPOSTED if given.because is Because.ONWARD else CaseStatus.HANDED_OVER
    off = left(case, status, by, now)
    return replace(off, received_by=given.received_by, received_on=given.received_on, decided_at=given.at)


def duties(case: Case, given: Sequence[HandOver], people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """Whoever holds the case is reminded to find out whether it was received, the coordinators after twice as long.
    Procedure: screening.signposted_working_days."""
    waits = waiting(given)
    if waits is None or case.status is not CaseStatus.ACCEPTED:
        return []
    since, days = local(waits.at, procedure.panel.zone).date(), procedure.screening.signposted_working_days
    holder = [person for person in people if person.id == case.held_by]
    return [
        *_say("hand-over due", waits, holder, procedure, add_working_days(since, days)),
        *_say("hand-over late", waits, coordinates(people, case), procedure, add_working_days(since, 2 * days)),
    ]


def _say(kind: str, given: HandOver, people: Iterable[Person], procedure: Procedure, day: date) -> list[Duty]:
    opens, zone = procedure.safety.office_hours.opens, procedure.panel.zone
    due, ends = at(day, opens, zone), at(add_working_days(day, WORTH), opens, zone)
    ids = {"case": given.case, "hand_over": given.id}
    return [Duty(kind, ids, due, ends, person.id, in_hours=True) for person in people]


WORTH = 10
"""So many working days after it was due, a reminder is still worth sending."""


def _between(answer: str, sent: date, today: date) -> list[Reason]:
    on = date.fromisoformat(answer)
    if on > today:
        return [Reason("The date on which it was received has to be today or earlier", field="received_on")]
    if on < sent:
        return [Reason(f"It was sent on {said_date(sent)}: the date cannot be earlier", field="received_on")]
    return []
