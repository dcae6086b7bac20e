"""The roster file: who is who at the first start, written by hand."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bot.settings import Unusable
from panel.people import Person, Post, Role, Training, is_email
from panel.procedure import Procedure

Entry = Mapping[str, object]
ONE = {"id", "name", "email", "outside", "post", "away_from", "away_until", "training"}
TRAINING = {"what", "on", "expires"}
POST = {"procedure", "role", "seat", "deputises"}


def read_roster(file: Path, running: Mapping[str, Procedure]) -> list[Person]:
    """The people of a roster file, in the procedures that run; `Unusable` names the file, the person and the fault.

    A person is `[[person]]` with `id` (the Entra object id), `name`, `email` for invitations, `outside = true` for
    somebody without an account in the organisation's Microsoft 365, the dates `away_from` and `away_until` while they
    are away, and `[[person.post]]`s of `procedure`, `role` and, for a member, `seat` and `deputises = true`. What
    they are trained in is `[[person.training]]`, with `what` and the dates `on` and `expires`.
    """
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        people = [_person(entry) for entry in _tables("the file", table, "person")]
        _once(people)
        for person in people:
            for post in person.posts:
                _check(person.name, post, running)
        return people
    except FileNotFoundError:
        raise Unusable(f"CONVENOR_ROSTER: {file} is not there. It says who is who at the first start.") from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise Unusable(f"CONVENOR_ROSTER: {file} cannot be read: {error}") from None


def _person(entry: Entry) -> Person:
    """ValueError, with the name of the person, for what is missing, unknown or of another kind."""
    id = _words("a person", entry, "id").lower()
    name = _words(id, entry, "name")
    _only(name, entry, ONE)
    posts = _tables(name, entry, "post")
    first, last = _day(name, entry, "away_from"), _day(name, entry, "away_until")
    if last and (first is None or last < first):
        raise ValueError(f"{name}: away_until must not be without an away_from, or before it")
    email, outside = entry.get("email", ""), entry.get("outside", False)
    if not isinstance(email, str) or (email and not is_email(email)):
        raise ValueError(f"{name}: email must be an address such as name@example.org")
    if not isinstance(outside, bool):
        raise ValueError(f"{name}: outside must be true or false")
    held = tuple(_post(name, post) for post in posts)
    trainings = tuple(_training(name, each) for each in _tables(name, entry, "training")) if "training" in entry else ()
    return Person(id, name, held, first, last, email=email.lower(), outside=outside, trainings=trainings)


def _training(name: str, entry: Entry) -> Training:
    _only(name, entry, TRAINING)
    return Training(_words(name, entry, "what"), _day(name, entry, "on"), _day(name, entry, "expires"))


def _post(name: str, entry: Entry) -> Post:
    _only(name, entry, POST)
    role, deputises = _words(name, entry, "role"), entry.get("deputises", False)
    if role not in set(Role):
        raise ValueError(f"{name}: role {role!r} must be one of {', '.join(Role)}")
    if not isinstance(deputises, bool):
        raise ValueError(f"{name}: deputises must be true or false")
    return Post(_words(name, entry, "procedure"), Role(role), str(entry.get("seat", "")), deputises)


def _once(people: Sequence[Person]) -> None:
    for person in people:
        if sum(other.id == person.id for other in people) > 1:
            raise ValueError(f"{person.name}: {person.id} is there twice: give one person several [[person.post]]s")
        if person.email and sum(other.email == person.email for other in people) > 1:
            raise ValueError(f"{person.name}: somebody else has the same email: each person needs their own")


def _check(name: str, post: Post, running: Mapping[str, Procedure]) -> None:
    """ValueError for a procedure that does not run, a seat that it does not have, or one that the role has not."""
    if post.procedure not in running:
        raise ValueError(f"{name}: {post.procedure} does not run here")
    seats = {seat.id for seat in running[post.procedure].seats}
    if (post.role is Role.MEMBER or post.seat) and post.seat not in seats:
        raise ValueError(f"{name}: {post.procedure} has no seat {post.seat!r}")
    if post.seat and post.role not in (Role.MEMBER, Role.SENIOR_MANAGER):
        raise ValueError(f"{name}: only a member or a senior manager has a seat")
    if post.deputises and post.role is not Role.MEMBER:
        raise ValueError(f"{name}: only a member deputises for a seat")


def _tables(name: str, entry: Entry, key: str) -> list[Entry]:
    value = entry.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        table = key if key == "person" else f"person.{key}"
        raise ValueError(f"{name}: needs at least one [[{table}]]")
    return value


def _words(name: str, entry: Entry, key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name}: {key} is missing, or is not text")
    return value.strip()


def _day(name: str, entry: Entry, key: str) -> date | None:
    value = entry.get(key)
    if value is not None and type(value) is not date:
        raise ValueError(f"{name}: {key} must be a date such as 2027-01-04")
    return value


def _only(name: str, entry: Entry, known: set[str]) -> None:
    if unknown := set(entry) - known:
        raise ValueError(f"{name}: {', '.join(sorted(unknown))} is not known here")
