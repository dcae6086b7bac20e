"""What is done so that each who comes from outside for one item has a meeting of their own, for as long as that."""

from collections.abc import Mapping
from dataclasses import replace

from bot.booking import book
from panel.own_meetings import changes, over
from panel.rooms import OwnMeeting
from storage.records import Booked
from storage.store import Turn


def keep(turn: Turn, ids: Mapping[str, str]) -> None:
    """The calendar is told of each that is new, moved, or off; one that has begun is over without a word."""
    sitting = turn.sitting(ids["panel"])
    gone = {each.id for each in over(sitting, turn.now)}
    for each in list(changes(sitting, turn.procedure(sitting.panel.procedure), turn.now)):
        if each.cancelled and _begun(turn, each):
            gone.add(each.id)
        elif each.id not in gone:
            book(turn, turn.save(replace(each, id=each.id or turn.new_id(f"{each.panel}/m"))).id)
    for id in gone:
        _forget(turn, id)


def _begun(turn: Turn, own: OwnMeeting) -> bool:
    """Whether it has begun, and stands at no later time in the calendar."""
    kept = turn.maybe(Booked, own.id)
    there = kept.starts_at if kept and kept.starts_at else own.starts_at
    return max(own.starts_at, there) <= turn.now


def _forget(turn: Turn, id: str) -> None:
    """Whose chat its meeting had stays known: nobody's agenda is ever posted there."""
    turn.delete(turn.get(OwnMeeting, id))
    if found := turn.maybe(Booked, id):
        turn.delete(found)
