"""A finding of an audit: what is to be done, by which seat, by when; tracked until it was seen that the work has
changed. Procedure key: [audit]."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from panel.auditing.grading import LONGEST
from panel.auditing.sampling import Sample
from panel.clocks import add_working_days, at
from panel.duty import Duty
from panel.people import Person, Role, holding, speakers
from panel.procedure import Procedure
from panel.questions import Question, check, day, one, text
from panel.rules.audit import AuditRules
from panel.said import wall_day
from panel.seeing_through import months
from panel.words import Made, Reason, Refused

NO_NAME = "Say no child’s name"
DONE = (replace(text("done", "What was done?", NO_NAME, required="Say what was done"), limit=LONGEST),)
CHECKED = (
    one(
        "seen",
        "Has the work changed?",
        {"yes": "Yes, it was seen in practice", "no": "Not yet"},
        required="Say whether it has changed",
    ),
    replace(text("words", "How do you know?", NO_NAME, required="Say how you know"), limit=LONGEST),
    day("again_on", "If not yet, when is it looked at again?", "For example, 28 9 2027"),
)
WORTH = timedelta(days=14)


@dataclass(frozen=True)
class Check:
    """One time that somebody looked whether the work has changed."""

    seen: bool
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Finding:
    """`id` is its own (`SHCG-F001`), `theme` is the theme's id. `seat` does it by `due` and says what was `done`; it is
    looked at again on `recheck_on`, until somebody has seen that the work has changed (`seen_by`)."""

    id: str
    sample: str
    procedure: str
    theme: str
    words: str
    seat: str
    due: date
    recheck_on: date
    by: str
    at: datetime
    done: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    checks: tuple[Check, ...] = ()
    seen_by: str = ""
    seen_at: datetime | None = None
    rev: int = 0


def questions(rules: AuditRules, seats: Mapping[str, str]) -> tuple[Question, ...]:
    """What is asked of a finding; `seats` are those that can do it, by their ids. Procedure: audit.themes."""
    themes = {each.id: each.title for each in rules.themes or ()}
    return (
        one("theme", "Which theme?", themes, required="Choose the theme"),
        replace(text("words", "What is to be done?", NO_NAME, required="Say what is to be done"), limit=LONGEST),
        one("seat", "Which seat does it?", seats, required="Choose the seat"),
        day("due", "By which day?", "For example, 28 1 2027", required="Enter the day"),
        day("recheck_on", "When is it looked at again? (optional)", f"Else {rules.recheck_months} months later"),
    )


def finding(made: Made, of: Sample, fields: Mapping[str, str], asked: Sequence[Question], rules: AuditRules) -> Finding:
    """A finding; `Refused` names what is missing, or a day that cannot be. Procedure: audit.recheck_months."""
    today = wall_day(made.at)
    answers = check(asked, fields, today, lambda found: _days(found, today))
    due = date.fromisoformat(answers["due"])
    again = answers.get("recheck_on")
    recheck_on = date.fromisoformat(again) if again else due + relativedelta(months=rules.recheck_months)
    words, theme, seat = answers["words"], answers["theme"], answers["seat"]
    return Finding(made.id, of.id, of.procedure, theme, words, seat, due, recheck_on, made.by, made.at)


def _days(answers: Mapping[str, str], today: date) -> list[Reason]:
    due, again = answers["due"], answers.get("recheck_on")
    if date.fromisoformat(due) < today:
        return [Reason("The day has to be today or later", field="due")]
    if again and again <= due:
        return [Reason("It is looked at again after the day by which it is done", field="recheck_on")]
    return []


def unnamed(found: Finding, cut: Callable[[str], str]) -> Finding:
    """The finding with nothing in its words that `cut` takes out."""
    looked = tuple(replace(each, words=cut(each.words)) for each in found.checks)
    return replace(found, words=cut(found.words), done=cut(found.done), checks=looked)


def still_open(found: Finding) -> None:
    """`Refused` for one that was seen through."""
    if found.seen_at:
        raise Refused(f"{found.id} was seen through already. Nothing was changed.")


def done(found: Finding, fields: Mapping[str, str], by: str, now: datetime) -> Finding:
    """Its seat has done it: it stays open until it is looked at again."""
    still_open(found)
    return replace(found, done=check(DONE, fields, wall_day(now))["done"], done_by=by, done_at=now)


def checked(found: Finding, fields: Mapping[str, str], by: str, now: datetime) -> Finding:
    """It was looked at again: either the work has changed, or there is another day."""
    still_open(found)
    today = wall_day(now)
    answers = check(CHECKED, fields, today, lambda answers: _again(answers, today))
    seen = answers["seen"] == "yes"
    looked = replace(found, checks=(*found.checks, Check(seen, answers["words"], by, now)))
    if seen:
        return replace(looked, seen_by=by, seen_at=now)
    return replace(looked, recheck_on=date.fromisoformat(answers["again_on"]))


def _again(answers: Mapping[str, str], today: date) -> list[Reason]:
    if answers["seen"] == "no" and answers.get("again_on", "") <= today.isoformat():
        return [Reason("Enter a later day on which it is looked at again", field="again_on")]
    return []


def duties(found: Finding, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """Its seat is told, and again on its day; the coordinators from the day on which it is looked at again, each month
    until it was seen. Procedure: updates.remind_at, recommendations.remind_months."""
    if found.seen_at:
        return []
    return [*_to_seat(found, people, procedure, now), *_to_coordinators(found, people, procedure, now)]


def _to_seat(found: Finding, people: Sequence[Person], procedure: Procedure, now: datetime) -> Iterator[Duty]:
    due = _morning(found.due, procedure)
    said = [("finding yours", found.at, max(due, found.at + WORTH)), ("finding due", due, due + WORTH)]
    for person in () if found.done_at else speakers(people, found.procedure, found.seat, wall_day(max(found.at, now))):
        for kind, moment, until in said:
            yield Duty(kind, {"finding": found.id}, moment, until, person.id, in_hours=True)


def _to_coordinators(found: Finding, people: Sequence[Person], procedure: Procedure, now: datetime) -> Iterator[Duty]:
    told = holding(people, found.procedure, Role.COORDINATOR)
    late, again = _morning(add_working_days(found.due, 1), procedure), _morning(found.recheck_on, procedure)
    every, look = procedure.recommendations.remind_months, str(len(found.checks))
    for person in told:
        if not found.done_at:
            yield Duty("finding late", {"finding": found.id}, late, late + WORTH, person.id, in_hours=True)
        for n, due, until in [(0, again, again + WORTH), *months(again, every, now)]:
            ids = {"finding": found.id, "look": look, "month": str(n)}
            yield Duty("finding check", ids, due, until, person.id, in_hours=True)


def _morning(day: date, procedure: Procedure) -> datetime:
    return at(day, procedure.updates.remind_at, procedure.panel.zone)
