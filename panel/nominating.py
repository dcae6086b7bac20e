"""Nominations: that a child is linked to what a panel is for, who instructed, the themes of a case, and what colleagues
add. Procedure: [nomination]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from panel.access import OPENS
from panel.cases import OPEN, Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person, holding
from panel.procedure import Procedure
from panel.questions import Question, check, day, many, not_later, one, text
from panel.rules.entry import Choice
from panel.said import said_date, wall_day
from panel.words import Made

WORTH = timedelta(days=365)
"""How long it is worth saying that a nomination is owed: it can be withdrawn long after."""
LINKED = {"yes": "Yes", "no": "No", "not_known": "Not known"}
COPIED = (
    *("first", "family", "known_as", "born", "estimated", "number"),
    *("status", "social_worker", "team_manager", "school", "authority"),
)
"""What a nomination takes from the referral that it starts from: who the child is, and never what anybody said."""


@dataclass(frozen=True)
class Profile:
    """What a person has set of a case. `id` is the case's; `linked` is "yes", "no", "not_known" or, until somebody says
    it, ""; the rest are ids of the procedure's lists."""

    id: str
    case: str
    by: str
    at: datetime
    linked: str = ""
    complexities: tuple[str, ...] = ()
    instructed_by: str = ""
    via: str = ""
    instructed_on: date | None = None
    themes: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    rev: int = 0


@dataclass(frozen=True)
class Nomination:
    """A nomination to another panel that starts from a case. `id` is that of its draft."""

    id: str
    case: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Contribution:
    """What a colleague, `person`, adds to a nomination; "" until they have."""

    id: str
    case: str
    person: str
    asked_by: str
    asked_at: datetime
    words: str = ""
    said_at: datetime | None = None
    rev: int = 0


CONTRIBUTE = (text("words", "What do you add?", "Say “Child B”, not a name", required="Write what you add"),)


def asks(procedure: Procedure) -> bool:
    """Whether anything is asked of a nomination. Procedure: nomination.asks."""
    return procedure.nomination.asks is not None


def must_go(profile: Profile | None, procedure: Procedure) -> str:
    """Why a child must go to a panel, in the procedure's words; "" unless a person has said that they are linked. What
    makes a case harder never says so by itself. Procedure: nomination.must_go."""
    return (procedure.nomination.must_go or "") if profile and profile.linked == "yes" else ""


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of a case, as far as the procedure has lists for it."""
    rules = procedure.nomination
    wanted = (
        many("complexities", "What else makes it harder? (optional)", _titles(rules.complexities)),
        one("instructed_by", "Who instructed that it is nominated? (optional)", _titles(rules.instructed_by)),
        one("via", "By what? (optional)", _titles(rules.via)),
        many("themes", "Themes (optional)", _titles(rules.themes)),
        many("locations", "Types of location, never an address (optional)", _titles(rules.locations)),
    )
    on = day("instructed_on", "On what date was it instructed? (optional)", "For example, 27 9 2026")
    first = one("linked", rules.asks or "", LINKED, required="Say whether it is, or that it is not known")
    return (first, *(each for each in wanted if each.choices), *([on] if rules.instructed_by else []))


def _titles(choices: Iterable[Choice] | None) -> dict[str, str]:
    return {each.id: each.title for each in choices or ()}


def said(before: Profile, procedure: Procedure, fields: Mapping[str, str], made: Made) -> Profile:
    """What is set of a case now; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(
        questions(procedure), fields, today, lambda answers: not_later(answers, "instructed_on", "The date", today)
    )
    on = answers.get("instructed_on")
    return replace(
        before,
        by=made.by,
        at=made.at,
        linked=answers["linked"],
        complexities=_listed(answers, "complexities"),
        instructed_by=answers.get("instructed_by", ""),
        via=answers.get("via", ""),
        instructed_on=date.fromisoformat(on) if on else None,
        themes=_listed(answers, "themes"),
        locations=_listed(answers, "locations"),
    )


def _listed(answers: Mapping[str, str], id: str) -> tuple[str, ...]:
    return tuple(answers[id].split(",")) if id in answers else ()


def as_typed(profile: Profile | None) -> dict[str, str]:
    """What stands in the boxes before anything is changed."""
    if profile is None:
        return {}
    on = profile.instructed_on.isoformat() if profile.instructed_on else ""
    lists = {name: ",".join(getattr(profile, name)) for name in ("complexities", "themes", "locations")}
    known = {name: getattr(profile, name) for name in ("linked", "instructed_by", "via")}
    return {id: words for id, words in {**known, **lists, "instructed_on": on}.items() if words}


def rows(profile: Profile | None, procedure: Procedure) -> list[tuple[str, str]]:
    """What is set of a case, as labels with what stands beside each."""
    typed = as_typed(profile)
    labels = ((each, typed.get(each.id, "")) for each in questions(procedure))
    return [(each.label.removesuffix(" (optional)"), _said(each, words)) for each, words in labels]


def _said(question: Question, words: str) -> str:
    if question.id == "instructed_on" and words:
        return said_date(date.fromisoformat(words))
    return question.title(words) if words else "not said"


def colleagues(people: Iterable[Person], procedure: Procedure, apart: Iterable[str]) -> list[Person]:
    """Who may be asked to add something: everybody on the roster who is ever shown a child, but for these, and for
    those whose service gives its own word at the panel."""
    left = set(apart)
    theirs = holding(people, procedure.name, *OPENS)
    return [each for each in theirs if each.id not in left and not _says_there(each, procedure)]


def _says_there(person: Person, procedure: Procedure) -> bool:
    """Whether somebody is there for a service that gives its word at the panel. Procedure: seats.at_panel."""
    there = {seat.id for seat in procedure.seats if seat.at_panel}
    return any(each.procedure == procedure.name and each.seat in there for each in person.posts)


def awaited(found: Contribution, case: Case) -> bool:
    """Whether a colleague is still to add something."""
    return found.said_at is None and case.status in OPEN and found.person not in case.interests


def remind_at(procedure: Procedure, now: datetime) -> datetime | None:
    """When a colleague who is asked now is reminded; None for never. Procedure: nomination.remind_working_days."""
    if procedure.nomination.remind_working_days is None:
        return None
    return _in_days(now, procedure.nomination.remind_working_days, procedure)


def asking(people: Iterable[Person]) -> tuple[Question, ...]:
    """Whom the worker asks."""
    return (one("person", "Whom do you ask?", {each.id: each.name for each in people}, required="Choose a colleague"),)


def duties(case: Case, since: datetime | None, people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """What is owed of a child who must be nominated since a moment: the worker is told, the coordinators later.
    Procedure: nomination.owed_working_days."""
    days = procedure.nomination.owed_working_days
    if since is None or days is None or case.status is CaseStatus.STOPPED:
        return []
    first, later = _in_days(since, days, procedure), _in_days(since, 2 * days, procedure)
    ids, known = {"case": case.id}, [each for each in people if each.id not in case.interests]
    worker = [Duty("nomination owed", ids, first, first + WORTH, case.held_by, in_hours=True)]
    leads = (each.id for each in coordinates(known, case) if each.id != case.held_by)
    return worker + [Duty("nomination late", ids, later, later + WORTH, each, in_hours=True) for each in leads]


def _in_days(since: datetime, days: int, procedure: Procedure) -> datetime:
    """When the office opens so many working days later."""
    zone = procedure.panel.zone
    return at(add_working_days(local(since, zone).date(), days), procedure.safety.office_hours.opens, zone)
