"""Absence: from when until when somebody is away, who deputises, and what changes with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from panel.clocks import DAY, at
from panel.people import Person, Post, Role, speakers
from panel.procedure import Procedure
from panel.questions import Question, check, day, one
from panel.roster import on_roster
from panel.said import said_date
from panel.words import Reason, Refused

WHEN = (
    day("away_from", "Away from", "For example, 27 3 2027", required="Enter the first day away"),
    day("away_until", "Away until, that day included (optional)", "Left out: until further notice"),
)
NOBODY = "Nobody yet"


def asking(person: Person, people: Iterable[Person], procedure: Procedure) -> tuple[Question, ...]:
    """What the coordinator is asked about an absence; who deputises is asked for somebody who holds a seat."""
    others = {each.id: each.name for each in on_roster(people, procedure.name) if each.id != person.id}
    who = one("deputy", "Who deputises (optional)", others)
    return (*WHEN, who) if held(person, procedure.name) and others else WHEN


def held(person: Person, procedure: str) -> list[str]:
    """The seats that are somebody's own in a procedure, not those they deputise for."""
    posts = [post for post in person.posts if post.procedure == procedure and post.role is Role.MEMBER]
    return [post.seat for post in posts if post.seat and not post.deputises]


def away(person: Person, questions: Sequence[Question], fields: Mapping[str, str], today: date) -> Person:
    """The person, away; `Refused` names each date that cannot be."""
    answers = check(questions, fields, today, lambda answers: _wrong(answers, today))
    until = answers.get("away_until")
    return replace(
        person,
        away_from=date.fromisoformat(answers["away_from"]),
        away_until=date.fromisoformat(until) if until else None,
    )


def back(person: Person) -> Person:
    """The person, there again; `Refused` for somebody who is not away."""
    if person.away_from is None:
        raise Refused("They are not away. Nothing has changed.")
    return replace(person, away_from=None, away_until=None)


def standing_in(deputy: Person, person: Person, procedure: str) -> Person:
    """The deputy, with each seat of somebody's to speak for while its holders are away."""
    posts = (Post(procedure, Role.MEMBER, seat, deputises=True) for seat in held(person, procedure))
    own = set(held(deputy, procedure))
    return replace(
        deputy, posts=tuple(dict.fromkeys((*deputy.posts, *(each for each in posts if each.seat not in own))))
    )


def uncovered(person: Person, people: Iterable[Person], procedure: str, day: date) -> list[str]:
    """The seats for which nobody speaks on a day but somebody who is away."""
    everybody = tuple(people)
    return [seat for seat in held(person, procedure) if _speaks(everybody, procedure, seat, day) == []]


def coming(person: Person, today: date) -> bool:
    """Whether somebody is away now or is going to be."""
    return bool(person.away_from and (person.away_until is None or person.away_until >= today))


def mornings(people: Iterable[Person], now: datetime, until: datetime, zone: str) -> Iterator[datetime]:
    """The mornings to come on which somebody's absence begins, or is over; soonest first."""
    absences = ((person.away_from, person.away_until) for person in people)
    days = {day for begins, ends in absences for day in (begins, ends and ends + DAY) if day}
    moments = (at(day, time.min, zone) for day in sorted(days))
    return (moment for moment in moments if now < moment < until)


def said(person: Person) -> str:
    """`Away from Monday 4 January 2027 until Friday 8 January 2027`; "" for somebody who has no absence."""
    if person.away_from is None:
        return ""
    until = f" until {said_date(person.away_until)}" if person.away_until else " until further notice"
    return f"Away from {said_date(person.away_from)}{until}"


def changes(person: Person, people: Iterable[Person], procedure: Procedure, today: date) -> list[str]:
    """What changes with an absence, seat by seat, in words."""
    if person.away_from is None:
        return []
    first, everybody = max(person.away_from, today), tuple(people)
    lines = [_seat(seat, person, everybody, procedure, first) for seat in held(person, procedure.name)]
    return lines + _leading(person, everybody, procedure.name, first)


def _seat(seat: str, person: Person, people: tuple[Person, ...], procedure: Procedure, first: date) -> str:
    title = next(each.title for each in procedure.seats if each.id == seat)
    if not (speaking := _speaks(people, procedure.name, seat, first)):
        return f"Nobody deputises for {title}: its prompts still go to {person.name}."
    names = " and ".join(each.name for each in speaking)
    return f"Prompts for {title} go to {names} from {said_date(first)}."


def _leading(person: Person, people: tuple[Person, ...], procedure: str, first: date) -> list[str]:
    """What is so while a chair or a deputy chair is away."""
    if not person.roles(procedure) & {Role.CHAIR, Role.DEPUTY}:
        return []
    others = [
        each.name for each in people if each.roles(procedure) & {Role.CHAIR, Role.DEPUTY} and not each.away(first)
    ]
    who = f"{' and '.join(others)} can screen and is told of safety concerns" if others else "Nobody else is there"
    return [f"{who}, as chair or deputy chair, from {said_date(first)}."]


def _speaks(people: tuple[Person, ...], procedure: str, seat: str, day: date) -> list[Person]:
    return [each for each in speakers(people, procedure, seat, day) if not each.away(day)]


def _wrong(answers: Mapping[str, str], today: date) -> list[Reason]:
    until = answers.get("away_until")
    if until and date.fromisoformat(until) < today:
        return [Reason("Away until must be today or later", field="away_until")]
    if until and until < answers["away_from"]:
        return [Reason("Away until must not be before the first day away", field="away_until")]
    return []
