"""The room of a panel, as those who see to it are shown it."""

from collections.abc import Sequence

from bot.steps.apologies import table
from bot.steps.entitlement import name_of
from bot.steps.room import on_the_day, strangers
from cards.challenges import seat
from cards.presence import Room, Somebody
from panel.apologies import Table
from panel.attending import attendees
from panel.panels import Panel
from panel.people import Role
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
    return Room(len(filled_seats), len(seats), lines, names, known_by(outside))


def _empty(seats: Sequence[str]) -> str:
    """The empty seats; how many, where there are so many that nobody would read on."""
    return f"Empty: {'; '.join(seats)}." if len(seats) <= FEW else f"Empty: {len(seats)} seats."


def _sent(answered: bool) -> str:
    return "information sent instead" if answered else "nothing sent"


def called(turn: Turn, present: Present) -> str:
    """What somebody in the room is called."""
    return name_of(turn, present.person) or present.name or UNNAMED


def everybody(turn: Turn, panel: Panel, session: Session | None) -> list[Somebody]:
    """Who is here, then who was expected and is not; each with what they do there."""
    at, known = table(turn, panel), {each.person or each.id: each for each in turn.find(Present, panel=panel.id)}
    outside = {each.id for each in strangers(turn, session)} if session else set[str]()
    expected = [each.id for each in attendees(at) if each.id not in known]
    absent = [Somebody("", id, name_of(turn, id), _does(at, Present("", panel.id, id)), here=False) for id in expected]
    there = [_somebody(turn, at, each, outside) for each in known.values()]
    return sorted([*there, *absent], key=lambda each: (not each.here, each.entitled, each.name))


def _somebody(turn: Turn, at: Table, each: Present, outside: set[str]) -> Somebody:
    does = _does(at, each)
    known = bool(name_of(turn, each.person))
    return Somebody(each.id, each.person, called(turn, each), does, each.here, each.id not in outside, known)


def _does(at: Table, each: Present) -> str:
    """What somebody does there: the seats they speak for, the item they come for, or how they lead it."""
    person = next((one for one in at.people if one.id == each.person), None)
    places: Sequence[str] = speaks_for(each, person, at)
    roles = [said_role(Role(place)) for place in at.places(person) if place in LEADS] if person else []
    names = [seat(place, at.procedure) for place in places]
    item = [f"for {each.item}"] if each.item else []
    return ", ".join([*roles, *names, *item, *([each.service] if each.service else [])])


def on_roster(turn: Turn, person: str, procedure: str) -> bool:
    """Whether somebody holds a role in a procedure today."""
    found = on_the_day(turn).get(person)
    return bool(found and found.roles(procedure))
