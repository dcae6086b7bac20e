"""Who is who: a person, the roles they hold in a procedure, the seat they speak for, and when they are away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    PRACTITIONER = "practitioner"
    MEMBER = "member"
    CHAIR = "chair"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"
    INVITEE = "invitee"
    LEAD = "lead"
    AUDITOR = "auditor"
    DUTY_MANAGER = "duty manager"
    SENIOR_MANAGER = "senior manager"


@dataclass(frozen=True)
class Post:
    """One role in one procedure; `seat` is the id of the seat a member speaks for, or that a senior manager answers
    for. A post that `deputises` counts only while everybody who holds the seat is away."""

    procedure: str
    role: Role
    seat: str = ""
    deputises: bool = False


@dataclass(frozen=True)
class Training:
    """What somebody is trained in, since when if that is known, and until when if it ends."""

    what: str
    on: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who may talk to the bot. `id` is the Entra object id, in lower case. They are away from `away_from` to
    `away_until`, both days included. Somebody who `left` keeps their name beside what they did, and holds no post.
    `email` is where invitations go; whoever is `outside` has no account in the organisation's Microsoft 365."""

    id: str
    name: str
    posts: tuple[Post, ...] = ()
    away_from: date | None = None
    away_until: date | None = None
    left: bool = False
    email: str = ""
    outside: bool = False
    trainings: tuple[Training, ...] = ()
    rev: int = 0

    def roles(self, procedure: str) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts if post.procedure == procedure and not self.left)

    def seats(self, procedure: str) -> frozenset[str]:
        """The seats they speak for, as a member."""
        posts = (post for post in self.posts if not self.left and post.role is Role.MEMBER)
        return frozenset(post.seat for post in posts if post.procedure == procedure and post.seat)

    @property
    def deputises(self) -> bool:
        """Whether any post of theirs counts only while somebody is away."""
        return any(post.deputises for post in self.posts)

    def away(self, day: date) -> bool:
        """Whether they are away on a day."""
        return bool(self.away_from and self.away_from <= day and (self.away_until is None or day <= self.away_until))


def trained(person: Person, what: str, day: date) -> bool:
    """Whether somebody is trained in something on a day."""
    return any(
        each.what == what and (each.on is None or each.on <= day) and (each.expires is None or day <= each.expires)
        for each in person.trainings
    )


def is_email(text: str) -> bool:
    """Whether a text can be where somebody is written to; that somebody reads it there, nobody can tell."""
    name, _, domain = text.partition("@")
    plain = text.isprintable() and not set(text) & set(' <>,;"')
    return bool(name) and "." in domain.strip(".") and plain and domain.count("@") == 0


def in_force(person: Person, everybody: Iterable[Person], day: date) -> Person:
    """The person with the posts that count on a day: a deputy speaks for a seat while its holders are away, and until
    then is on the roster as somebody who can be invited."""
    if not person.deputises:
        return person
    people = tuple(everybody)
    now = (
        Post(post.procedure, Role.INVITEE) if post.deputises and not _uncovered(people, post, day) else post
        for post in person.posts
    )
    return replace(person, posts=tuple(dict.fromkeys(now)))


def holding(everybody: Iterable[Person], procedure: str, *roles: Role) -> list[Person]:
    """Everybody who holds one of these roles in a procedure."""
    return [person for person in everybody if person.roles(procedure) & set(roles)]


def speakers(everybody: Iterable[Person], procedure: str, seat: str, day: date) -> list[Person]:
    """Who speaks for a seat on a day: its holders who are there, else their deputies, else its holders all the same."""
    people = tuple(everybody)
    held = [person for person in people if _holds(person, procedure, seat, deputising=False)]
    there = [person for person in held if not person.away(day)]
    return there or deputies(people, procedure, seat, day) or held


def deputies(everybody: Iterable[Person], procedure: str, seat: str, day: date) -> list[Person]:
    """Who deputises for a seat and is there on a day."""
    return [each for each in everybody if _holds(each, procedure, seat, deputising=True) and not each.away(day)]


def senior_managers(everybody: Iterable[Person], procedure: str, seat: str) -> list[Person]:
    """Who is senior manager for a seat: those named for it, else those named for none in particular."""
    posts = [
        (person, post.seat)
        for person in everybody
        for post in person.posts
        if not person.left and (post.procedure, post.role) == (procedure, Role.SENIOR_MANAGER)
    ]
    return [person for person, of in posts if of == seat] or [person for person, of in posts if not of]


def _uncovered(people: tuple[Person, ...], post: Post, day: date) -> bool:
    held = [person for person in people if _holds(person, post.procedure, post.seat, deputising=False)]
    return all(person.away(day) for person in held)


def _holds(person: Person, procedure: str, seat: str, deputising: bool) -> bool:
    return not person.left and any(
        (post.procedure, post.role, post.seat, post.deputises) == (procedure, Role.MEMBER, seat, deputising)
        for post in person.posts
    )
