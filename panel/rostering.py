"""Changing the roster: who is added, what is changed about somebody, who is removed; somebody must keep it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from unicodedata import normalize

from panel.people import Person, Post, Role, is_email
from panel.procedure import Procedure
from panel.questions import Question, check, line, many, one
from panel.roster import ENTRA_ID, said_post, said_role, seats
from panel.words import Reason, Refused

SEAT = "Seat, for a member or a senior manager (optional)"
ADDRESS = (
    line("email", "E-mail address, for invitations (optional)", "For example, name@example.org"),
    one("outside", "Where their account is (optional)", {"no": "In our organisation", "yes": "Outside it"}),
)
PLAIN = re.compile(r"(?:[^\W_]|[ .,'’-])+")
"""A name, which stands in lists to choose from, where some signs would be drawn as something else."""


def adding(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked about somebody who comes onto the roster."""
    entra = line(
        "entra", "Entra object id", "Convenor shows it to them when they write to it", "Enter the Entra object id"
    )
    return (line("name", "Name", required="Enter the name"), entra, *ADDRESS, *_post(procedure, "Choose a role"))


def added(fields: Mapping[str, str], people: Iterable[Person], procedure: Procedure, today: date) -> Person:
    """Somebody new, or somebody known from elsewhere or from before, with a role here; `Refused` names each problem."""
    known = {each.id: each for each in people}

    def more(answers: dict[str, str]) -> list[Reason]:
        id = answers["entra"].lower()
        wrong = [*_wrong_name(answers), *_wrong_id(id, known, procedure.name), *_wrong_email(answers)]
        return [*wrong, *_same_email(answers, id, known.values()), *_wrong_post(answers, procedure)]

    answers = check(adding(procedure), fields, today, more)
    person = known.get(answers["entra"].lower()) or Person(answers["entra"].lower(), "")
    if person.left:
        person = replace(person, posts=(), away_from=None, away_until=None, left=False)
    email, outside = _email(answers) or person.email, _outside(answers) if "outside" in answers else person.outside
    posts = (*person.posts, _given(answers, procedure.name))
    return replace(person, name=answers["name"], email=email, outside=outside, posts=posts)


def changing(person: Person, procedure: Procedure) -> tuple[Question, ...]:
    """What can be changed about somebody: their name and address, one more role, and the roles they hold."""
    held = {_key(post): said_post(post, procedure) for post in person.posts if post.procedure == procedure.name}
    away = many("take", "Roles to take away (optional)", held)
    return (line("name", "Name", required="Enter the name"), *ADDRESS, *_post(procedure, ""), away)


def as_kept(person: Person) -> dict[str, str]:
    """What stands in the boxes before anything is changed."""
    return {"name": person.name, "email": person.email, "outside": "yes" if person.outside else "no"}


def changed(
    person: Person, fields: Mapping[str, str], people: Iterable[Person], procedure: Procedure, today: date
) -> Person:
    """The person with what was changed; somebody must still be the coordinator."""

    def more(answers: dict[str, str]) -> list[Reason]:
        left = _posts(person, answers, procedure.name)
        wrong = [*_wrong_name(answers), *_wrong_email(answers), *_same_email(answers, person.id, people)]
        return [*wrong, *_wrong_post(answers, procedure), *([] if left else [NOTHING_LEFT])]

    answers = check(changing(person, procedure), fields, today, more)
    others = tuple(post for post in person.posts if post.procedure != procedure.name)
    new = replace(person, name=answers["name"], email=_email(answers), outside=_outside(answers))
    new = replace(new, posts=(*others, *_posts(person, answers, procedure.name)))
    return _with_a_coordinator(new, people, procedure.name)


def removed(person: Person, people: Iterable[Person], procedure: str) -> Person:
    """The person without their roles here. Who holds none elsewhere has left: their name stays beside what they did."""
    elsewhere = tuple(post for post in person.posts if post.procedure != procedure)
    new = replace(person, posts=elsewhere) if elsewhere else replace(person, left=True)
    return _with_a_coordinator(new, people, procedure)


NOTHING_LEFT = Reason("They would hold no role here: remove them instead", field="take")


def _with_a_coordinator(new: Person, people: Iterable[Person], procedure: str) -> Person:
    after = (*(each for each in people if each.id != new.id), new)
    if not any(Role.COORDINATOR in each.roles(procedure) for each in after):
        why = "Somebody must keep the roster. Make somebody else coordinator first"
        raise Refused("They are the last coordinator. Nothing has changed.", [Reason(why)])
    return new


def _post(procedure: Procedure, required: str) -> tuple[Question, ...]:
    return (
        one("role", "Role" if required else "One more role (optional)", _roles(), required=required),
        one("seat", SEAT, {seat.id: seat.title for seat in seats(procedure)}),
        one("deputises", "The seat is theirs, or they deputise (optional)", {"no": "Theirs", "yes": "They deputise"}),
    )


def _roles() -> dict[str, str]:
    return {role: said_role(role) for role in Role}


def _wrong_name(answers: Mapping[str, str]) -> list[Reason]:
    if PLAIN.fullmatch(normalize("NFC", answers["name"])):
        return []
    return [Reason("Name must be letters, figures, spaces, hyphens and apostrophes", field="name")]


def _wrong_email(answers: Mapping[str, str]) -> list[Reason]:
    if "email" not in answers or is_email(answers["email"]):
        return []
    return [Reason("E-mail address must look like name@example.org", field="email")]


def _same_email(answers: Mapping[str, str], id: str, people: Iterable[Person]) -> list[Reason]:
    """An answer from a shared address would be both people's."""
    others = (each for each in people if each.id != id and not each.left and each.email)
    theirs = [each.name for each in others if each.email.lower() == _email(answers)]
    return [Reason(f"{name} has this address already: each person needs their own", field="email") for name in theirs]


def _email(answers: Mapping[str, str]) -> str:
    return answers.get("email", "").lower()


def _outside(answers: Mapping[str, str]) -> bool:
    return answers.get("outside") == "yes"


def _wrong_id(id: str, known: Mapping[str, Person], procedure: str) -> Iterator[Reason]:
    if not ENTRA_ID.fullmatch(id):
        words = "Entra object id must be 32 letters and figures in five groups, as Convenor shows it to them"
        yield Reason(words, field="entra")
    elif id in known and known[id].roles(procedure):
        words = f"{known[id].name} is on the roster already with this Entra object id. Change them instead"
        yield Reason(words, field="entra")


def _wrong_post(answers: Mapping[str, str], procedure: Procedure) -> list[Reason]:
    role, seat = answers.get("role", ""), answers.get("seat", "")
    if role == Role.MEMBER and not seat:
        return [Reason("Choose the seat the member speaks for", field="seat")]
    if seat and role == Role.CHAIR and procedure.chairs.seats:
        return [] if seat in procedure.chairs.seats else [Reason("Nobody chairs for that seat", field="seat")]
    if seat and role not in (Role.MEMBER, Role.SENIOR_MANAGER):
        return [Reason("Only a member or a senior manager has a seat: leave it out", field="role")]
    if role != Role.MEMBER and answers.get("deputises") == "yes":
        return [Reason("Only a member deputises for a seat", field="role")]
    return []


def _given(answers: Mapping[str, str], procedure: str) -> Post:
    deputises = answers.get("deputises") == "yes"
    return Post(procedure, Role(answers["role"]), answers.get("seat", ""), deputises)


def _posts(person: Person, answers: Mapping[str, str], procedure: str) -> tuple[Post, ...]:
    """The posts somebody holds here after a change."""
    taken = set(answers.get("take", "").split(","))
    kept = [post for post in person.posts if post.procedure == procedure and _key(post) not in taken]
    return tuple(dict.fromkeys(kept + ([_given(answers, procedure)] if answers.get("role") else [])))


def _key(post: Post) -> str:
    return f"{post.role}/{post.seat}/{'deputises' if post.deputises else 'holds'}"
