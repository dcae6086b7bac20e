"""Demo mode: who somebody acts as, and starting again. Refused in production, where none of this is reachable."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import travel
from bot.asked import Asked
from bot.personas import persona_id, personas, title_of
from bot.request import ChatKind, Reply, Request
from bot.steps.demo_children import bring
from cards import demo as cards
from cards.parts import Posted
from panel.apps import App
from panel.people import Person
from panel.roster import RosterCheck
from panel.taking import takes_referrals
from panel.words import Refused
from storage.codec import KINDS
from storage.records import Acting, Conversation, Counter, DemoTime, ProcedureText, Using
from storage.store import Record, Turn

STAYS = (Person, ProcedureText, RosterCheck, Conversation, Acting, Using, Counter, DemoTime, App)
"""What a reset leaves as it is; references go on, so that an old card never opens another child."""


HOW_TO_MOVE = "Say “demo +7d”, “demo +3h” or “demo to 2026-12-01 09:00”. Nothing was changed."
SEEN = timedelta(minutes=1)
"""How exactly it is known who was there last."""


def demo(asked: Asked, turn: Turn) -> Reply:
    """demo: be somebody else (as chair), bring in children (children), move the clock (+7d), start again (reset)."""
    match asked.words.lower().split():
        case ["as", name] if name in personas(turn.procedures()):
            return Reply(_act(asked, turn, name))
        case ["children"]:
            takes_referrals(asked.procedure, turn.procedures().values())
            return Reply(cards.children(bring(asked, turn)))
        case ["reset"]:
            return Reply(cards.ask_reset())
        case [by] if by.startswith("+"):
            return _move(asked, turn, _later(turn.now, by))
        case ["to", *moment]:
            return _move(asked, turn, _moment(" ".join(moment), asked.procedure.panel.zone))
    running = turn.procedures()
    return Reply(cards.personas({name: title_of(name, running) for name in personas(running)}))


def act_as(asked: Asked, turn: Turn) -> Reply:
    """The button that holds a persona. What was sent to it, and bears the button, stays where it is."""
    if asked.id("persona") not in personas(turn.procedures()):
        raise Refused("There is no such persona. Nothing was changed.")
    card = _act(asked, turn, asked.id("persona"))
    return Reply(private=card) if asked.id("stays") else Reply(card)


def reset(asked: Asked, turn: Turn) -> Reply:
    """Every fictional child is deleted, and every persona holds what it held; people keep their personas and chats."""
    kinds: list[type[Record]] = [kind.type for kind in KINDS if kind.type not in STAYS]
    for kind in kinds:
        for record in turn.find(kind):
            turn.delete(record)
    for chat in turn.find(Conversation):
        if chat.panel:
            turn.save(replace(chat, procedure="", panel=""))
    for person in personas(turn.procedures()).values():
        turn.save(person)
    return Reply(cards.was_reset())


def persona(turn: Turn, request: Request) -> Person:
    """Who somebody is in the demo: the persona they hold, themselves if they are on the roster, else practitioner."""
    acting = turn.maybe(Acting, request.person)
    held = acting.persona if acting else request.person
    person = turn.maybe(Person, held)
    if person is None or (person.left and held != request.person):
        person = _somebody(turn)
    chat = request.chat.id if request.chat.kind is ChatKind.PERSONAL else acting.conversation if acting else ""
    if acting is None or (acting.persona, acting.conversation) != (person.id, chat) or turn.now - acting.at > SEEN:
        turn.save(Acting(request.person, person.id, chat, turn.now))
    return person


def _somebody(turn: Turn) -> Person:
    """The first persona that is on the roster still, the practitioner before all others, or where none is."""
    kept = (turn.maybe(Person, each.id) for each in personas(turn.procedures()).values())
    return min((person for person in kept if person), key=lambda person: person.left)


def _move(asked: Asked, turn: Turn, target: datetime) -> Reply:
    if not turn.now < target <= turn.now + travel.LONGEST:
        raise Refused("The clock moves forward only, and 400 days at the most. Nothing was changed.")
    travel.set_out(turn, target, asked.person.id)
    return Reply(cards.moving(target))


def _later(now: datetime, by: str) -> datetime:
    """`+7d`, `+3h` or `+30m` from now."""
    if not (found := re.fullmatch(r"\+(\d{1,4})([dhm])", by)):
        raise Refused(HOW_TO_MOVE)
    unit = {"d": "days", "h": "hours", "m": "minutes"}[found[2]]
    return now + timedelta(**{unit: int(found[1])})


def _moment(said: str, zone: str) -> datetime:
    """`2026-12-01 09:00`, on the wall."""
    try:
        return datetime.strptime(said, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        raise Refused(HOW_TO_MOVE) from None


def _act(asked: Asked, turn: Turn, name: str) -> Posted:
    chat = asked.request.chat.id if asked.personal else ""
    turn.save(Acting(asked.request.person, persona_id(name), chat, turn.now))
    return cards.now_acting(title_of(name, turn.procedures()))
