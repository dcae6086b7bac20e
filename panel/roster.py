"""The roster of a procedure: who holds which role and seat, and when somebody last said that it is right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta

from panel.duty import Duty
from panel.people import Person, Post, Role
from panel.procedure import Procedure
from panel.rules.sitting import Seat

ENTRA_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LEADERS = (Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)
"""The roles of which somebody is missed when nobody holds them."""


@dataclass(frozen=True)
class RosterCheck:
    """When somebody last said that a procedure's roster is right. `id` is the procedure's name; `by` is "" for the
    roster as it was at the first start."""

    id: str
    at: datetime
    by: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Place:
    """One line of the roster: a role or a seat, and one person who holds it; None where nobody does."""

    title: str
    person: Person | None = None
    deputises: bool = False


def places(people: Iterable[Person], procedure: Procedure) -> list[Place]:
    """The roster as it is read: who leads, each seat with its holders and deputies, then everybody else by role."""
    there = on_roster(people, procedure.name)
    others = [role for role in Role if role not in (*LEADERS, Role.MEMBER)]
    listed = [place for role in LEADERS for place in _by_role(role, there, procedure) or [Place(said_role(role))]]
    listed += [place for seat in seats(procedure) for place in _by_seat(seat, there, procedure.name)]
    held = [(each, post) for role in others for each, post in _posts(role, there, procedure.name)]
    return listed + [Place(said_post(post, procedure), each) for each, post in held]


def on_roster(people: Iterable[Person], procedure: str) -> list[Person]:
    """Everybody who holds a role in a procedure, by name."""
    return sorted((each for each in people if each.roles(procedure)), key=lambda each: (each.name.casefold(), each.id))


def seats(procedure: Procedure) -> list[Seat]:
    """The seats that somebody holds whatever the case; the others are filled by the child's own workers."""
    return [seat for seat in procedure.seats if not seat.by_case]


def unheld(people: Iterable[Person], procedure: Procedure) -> list[Seat]:
    """The seats that nobody on the roster holds."""
    held = {post.seat for each in people if not each.left for post in each.posts if _is_held(post, procedure.name)}
    return [seat for seat in seats(procedure) if seat.id not in held]


def due(checked: RosterCheck, procedure: Procedure) -> datetime:
    """When the roster is to be confirmed again. Procedure: membership.check_months."""
    return checked.at + relativedelta(months=procedure.membership.check_months)


def duties(checked: RosterCheck | None, people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """Each coordinator is asked whether the roster is right, once after each confirmation."""
    if checked is None:
        return []
    at, ids = due(checked, procedure), {"procedure": procedure.name, "check": str(checked.rev)}
    expires = at + relativedelta(months=procedure.membership.check_months)
    told = (person.id for person in people if Role.COORDINATOR in person.roles(procedure.name))
    return [Duty("roster check", ids, at, expires, to=id, in_hours=True) for id in told]


def said_post(post: Post, procedure: Procedure) -> str:
    """A role in words: `Member: Police`, `Deputises: Police`."""
    title = next((seat.title for seat in procedure.seats if seat.id == post.seat), "")
    return f"{'Deputises' if post.deputises else said_role(post.role)}{f': {title}' if title else ''}"


def said_role(role: Role) -> str:
    """A role in words."""
    return "Deputy chair" if role is Role.DEPUTY else role.capitalize()


def said_place(place: str, procedure: Procedure) -> str:
    """A place at the table in words: the title of a seat, or the role that leads it; the id of a seat that the
    procedure no longer has."""
    if place in LEADERS:
        return said_role(Role(place))
    return next((seat.title for seat in procedure.seats if seat.id == place), place)


def _is_held(post: Post, procedure: str) -> bool:
    return (post.procedure, post.role, post.deputises) == (procedure, Role.MEMBER, False)


def _by_role(role: Role, people: Iterable[Person], procedure: Procedure) -> list[Place]:
    return [Place(said_post(post, procedure), each) for each, post in _posts(role, people, procedure.name)]


def _posts(role: Role, people: Iterable[Person], procedure: str) -> list[tuple[Person, Post]]:
    return [(each, post) for each in people for post in each.posts if (post.procedure, post.role) == (procedure, role)]


def _by_seat(seat: Seat, people: Iterable[Person], procedure: str) -> list[Place]:
    """The holders of a seat and then its deputies; a line that says nobody where there is no holder."""
    posts = [(each, post) for each, post in _posts(Role.MEMBER, people, procedure) if post.seat == seat.id]
    held = [Place(seat.title, each) for each, post in posts if not post.deputises]
    return (held or [Place(seat.title)]) + [Place(seat.title, each, True) for each, post in posts if post.deputises]
