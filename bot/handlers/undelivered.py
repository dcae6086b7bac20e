"""What could not be delivered: the coordinator opens whom to tell; the person themselves is shown it."""

from dataclasses import replace

from bot.asked import Asked
from bot.matters import still_owed
from bot.notices import procedure_of
from bot.request import Reply
from bot.steps.undelivered import not_told, said_now
from cards import undelivered as cards
from panel.access import Act, may
from panel.cases import Case
from panel.people import Person
from panel.words import Refused
from storage.records import Notice, Reach, Told
from storage.store import Missing, Turn

SHOWN = 15
"""So many of the things somebody was not told of are listed; the rest is a count."""


def open_undelivered(asked: Asked, turn: Turn) -> Reply:
    """Who could not be written to, and what the notice was, or everything that waits for them."""
    if id := asked.id("person"):
        return _waiting(asked, turn, id)
    notice = turn.get(Notice, asked.id("notice"))
    if not _theirs(asked, turn, notice):
        raise Missing("notice")
    name = procedure_of(turn, notice)
    person = turn.get(Person, notice.to)
    left = not person.roles(name)
    return Reply(cards.undelivered(person.name, notice.template, notice.ids.get("case", ""), left))


def show(asked: Asked, turn: Turn) -> Reply:
    """What could not be sent to this person, as it is now; it counts as told from then on."""
    notice = turn.maybe(Notice, asked.id("notice"))
    if notice is None or notice.to != asked.person.id or notice.told is not Told.UNREACHABLE:
        raise Missing("notice")
    card = said_now(turn, notice) if still_owed(turn, notice) else None
    turn.save(replace(notice, told=Told.SENT, sent_at=turn.now))
    if card is None:
        raise Refused("That does not matter any more. Nothing else was changed.")
    return Reply(card)


def _waiting(asked: Asked, turn: Turn, id: str) -> Reply:
    person, reach = _here(asked, turn, id), turn.maybe(Reach, id)
    listed = [line for notice, line in not_told(turn, id) if _theirs(asked, turn, notice)]
    more = [f"and {len(listed) - SHOWN} more"] if len(listed) > SHOWN else []
    way = reach.fallback if reach else ""
    tries = may(asked.person, Act.REACH, asked.procedure.name)
    at = {"procedure": asked.procedure.name, "person": id} if tries else None
    return Reply(cards.waiting(person.name, way, [*listed[:SHOWN], *more], at))


def _theirs(asked: Asked, turn: Turn, notice: Notice) -> bool:
    """Whether a notice is about the procedure that is asked of, and no case that this person may not open."""
    name, case = asked.procedure.name, turn.maybe(Case, notice.ids.get("case", ""))
    return procedure_of(turn, notice) == name and (case is None or may(asked.person, Act.OPEN, name, case))


def _here(asked: Asked, turn: Turn, id: str) -> Person:
    """The person, while they are on the roster of a procedure that this coordinator leads."""
    person = turn.maybe(Person, id)
    if person is None or not person.roles(asked.procedure.name):
        raise Missing("person")
    return person
