"""The room of a panel, as those who see to it are shown it."""

from collections.abc import Sequence

from bot.steps.apologies import table
from bot.steps.comers import Comes, items_of
from bot.steps.entitlement import name_of
from bot.steps.room import done_with, on_the_day, strangers
from cards.challenges import seat
from cards.presence import Room, Somebody
from panel.apologies import Table
from panel.coming import attendees
from panel.panels import Panel
from panel.people import Person, Role
from panel.presence import filled, speaks_for
from panel.prompts import asked
from panel.room import known_by
from panel.roster import said_role
from panel.session import Present, Session
from panel.updates import Update
from storage.store import Turn

FEW = 4
UNNAMED = "Somebody nobody has named"
LEADS = (Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)


def room(turn: Turn, panel: Panel, session: Session | None) -> Room:
    """How many seats are filled, who stands in, which are empty and whether they sent anything instead."""
    at, here = table(turn, panel), turn.find(Present, panel=panel.id)
    seats, there = asked(at.procedure), filled(here, at)
    stand_ins = [each.name for each in seats if any(one.deputising for one in there.get(each.id, ()))]
    sent = {update.seat for update in turn.find(Update, panel=panel.id)}
    empty = [f"{each.name}, {_sent(each.id in sent)}" for each in seats if each.id not in there]
    lines = [f"Standing in: {', '.join(stand_ins)}."] if stand_ins else []
    lines += [_empty(empty)] if empty else []
    outside = strangers(turn, session) if session else []
    names, filled_seats = [called(turn, one) for one in outside], there.keys() & {each.id for each in seats}
    over = [called(turn, one) for one in done_with(turn, session)] if session else []
    return Room(len(filled_seats), len(seats), lines, names, known_by(outside), over)


def _empty(seats: Sequence[str]) -> str:
    """The empty seats; how many, where there are so many that nobody would read on."""
    return f"Empty: {'; '.join(seats)}." if len(seats) <= FEW else f"Empty: {len(seats)} seats."


def _sent(answered: bool) -> str:
    return "information sent instead" if answered else "nothing sent"


def called(turn: Turn, present: Present) -> str:
    """What somebody in the room is called."""
    return name_of(turn, present.person) or present.name or UNNAMED


def everybody(turn: Turn, panel: Panel, session: Session | None) -> list[Somebody]:
    """Who is here, then who was expected and is not, those who come for an item alone too; each with what they do
    there."""
    at, known = table(turn, panel), {each.person or each.id: each for each in turn.find(Present, panel=panel.id)}
    outside = {each.id for each in strangers(turn, session)} if session else set[str]()
    items = items_of(turn, panel, session)
    come = [person for item in items for person in item.people]
    expected = dict.fromkeys([*(each.id for each in attendees(at)), *come])
    absent = [Present("", panel.id, id) for id in expected if id not in known and name_of(turn, id)]
    everyone = [_somebody(turn, at, each, outside, items) for each in (*known.values(), *absent)]
    return sorted(everyone, key=lambda each: (not each.here, each.entitled, each.name))


def _somebody(turn: Turn, at: Table, each: Present, outside: set[str], items: Sequence[Comes]) -> Somebody:
    does = ", ".join([*_does(at, each), *_comes_for(at, each, items), *([each.service] if each.service else [])])
    known = bool(name_of(turn, each.person))
    name, place, entitled = called(turn, each), ", ".join(_places(at, each)), each.id not in outside
    return Somebody(each.id, each.person, name, does, each.here, entitled, known, place)


def _does(at: Table, each: Present) -> list[str]:
    """What somebody does at the table: the seats they speak for, or how they lead it."""
    return [*_leads(at, each), *(seat(place, at.procedure) for place in speaks_for(each, _person(at, each), at))]


def _places(at: Table, each: Present) -> list[str]:
    """The same in short: how they lead it, or the seats by their names."""
    seats = speaks_for(each, _person(at, each), at)
    return [*_leads(at, each), *(one.name for one in at.procedure.seats if one.id in seats)]


def _leads(at: Table, each: Present) -> list[str]:
    person = _person(at, each)
    return [said_role(Role(place)) for place in at.places(person) if place in LEADS] if person else []


def _person(at: Table, each: Present) -> Person | None:
    return next((one for one in at.people if one.id == each.person), None)


def _comes_for(at: Table, each: Present, items: Sequence[Comes]) -> list[str]:
    """The items that somebody comes for alone, and when; nothing, for whoever is at the table anyhow."""
    if _does(at, each):
        return []
    return [item.said for item in items if each.item == item.case or (each.person and each.person in item.people)]


def on_roster(turn: Turn, person: str, procedure: str) -> bool:
    """Whether somebody holds a role in a procedure today."""
    found = on_the_day(turn).get(person)
    return bool(found and found.roles(procedure))
