"""Who is in the room, by Teams' own word and by hand, and which seats are filled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from panel.apologies import Table
from panel.people import Person
from panel.procedure import Procedure
from panel.prompts import asked
from panel.session import Present
from panel.words import Reason, Refused


def came(present: Present, now: datetime, by: str = "") -> Present:
    """Somebody is in the room; who is there already stays as they are."""
    if present.here:
        return replace(present, by=by or present.by)
    return replace(present, joined=(*present.joined, now), by=by)


def went(present: Present, now: datetime, by: str = "") -> Present:
    """Somebody is not in the room any more; who was not there stays as they are."""
    if not present.here:
        return replace(present, by=by or present.by)
    return replace(present, left=(*present.left, now), by=by)


def told_late(present: Present, said_at: datetime | None) -> bool:
    """Whether Teams says something of somebody that is older than what it last said of them."""
    return bool(said_at and present.heard_at and said_at < present.heard_at)


def filled(here: Iterable[Present], table: Table) -> dict[str, list[Present]]:
    """The seats that somebody in the room speaks for, by seat: the chair's word comes before the roster's."""
    found: dict[str, list[Present]] = {}
    for each in seated(here, table):
        for seat in each.seats if each.here else ():
            found.setdefault(seat, []).append(each)
    return found


def seated(here: Iterable[Present], table: Table) -> list[Present]:
    """Those in the room, each with the seats they speak for; whoever holds none of them for themselves stands in."""
    people = {person.id: person for person in table.people}
    return [_seated(each, people.get(each.person), table) for each in here]


def _seated(present: Present, person: Person | None, table: Table) -> Present:
    seats, name = speaks_for(present, person, table), table.procedure.name
    own = {post.seat for post in person.posts if post.procedure == name and not post.deputises} if person else set()
    return replace(present, seats=seats, deputising=present.deputising or bool(seats and not own & set(seats)))


def speaks_for(present: Present, person: Person | None, table: Table) -> tuple[str, ...]:
    """The seats somebody speaks for."""
    if present.seats or person is None:
        return present.seats
    known = {seat.id for seat in table.procedure.seats}
    return tuple(place for place in table.places(person) if place in known)


def named(present: Present, fields: Mapping[str, str], procedure: Procedure, items: Collection[str]) -> Present:
    """Somebody in the room with what the chair says of them: their name and service if they are not on the roster, the
    seat they speak for instead of somebody else, or the item they come for. `Refused` without a name."""
    name, service = fields.get("name", "").strip()[:200], fields.get("service", "").strip()[:200]
    seat, item = fields.get("seat", ""), fields.get("item", "")
    if not present.person and not name:
        raise Refused("There is a problem. Nothing you typed is lost.", [Reason("Enter their name", field="name")])
    if seat and seat not in {each.id for each in asked(procedure)}:
        raise Refused("There is a problem. Nothing you typed is lost.", [Reason("Choose a seat", field="seat")])
    if item and item not in items:
        raise Refused("There is a problem. Nothing you typed is lost.", [Reason("Choose an item", field="item")])
    said = replace(present, seats=(seat,) if seat else (), deputising=bool(seat), item="" if seat else item)
    return said if present.person else replace(said, name=name, service=service)
