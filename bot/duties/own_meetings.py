"""What is done so that each who comes from outside for one item has a meeting of their own, for as long as that."""

from collections.abc import Mapping
from dataclasses import replace

from bot.booking import book
from panel.own_meetings import changes
from panel.rooms import Meeting, OwnMeeting
from storage.records import Booked
from storage.store import Turn


def keep(turn: Turn, ids: Mapping[str, str]) -> None:
    """The calendar is told of each that is new, moved, or off; one that has begun is over without a word."""
    sitting = turn.sitting(ids["panel"])
    for each in list(changes(sitting, turn.procedure(sitting.panel.procedure), turn.now)):
        if each.cancelled and each.starts_at <= turn.now:
            _forget(turn, each)
        else:
            book(turn, turn.save(replace(each, id=each.id or turn.new_id(f"{each.panel}/m"))).id)


def _forget(turn: Turn, own: OwnMeeting) -> None:
    turn.delete(turn.get(OwnMeeting, own.id))
    for kind in (Booked, Meeting):
        if found := turn.maybe(kind, own.id):
            turn.delete(found)
