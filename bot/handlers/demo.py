"""Demo mode: who somebody acts as, and starting again. Refused in production, where none of this is reachable."""

from datetime import timedelta

from bot.asked import Asked
from bot.handlers.demo_children import bring
from bot.personas import PERSONAS, persona_id
from bot.request import ChatKind, Reply, Request
from cards import demo as cards
from panel.people import Person
from panel.words import Refused
from storage.codec import KINDS
from storage.records import Acting, Conversation, Counter, ProcedureText, Using
from storage.store import Record, Turn

STAYS = (Person, ProcedureText, Conversation, Acting, Using, Counter)
"""What a reset leaves as it is; references go on, so that an old card never opens another child."""


SEEN = timedelta(minutes=1)
"""How exactly it is known who was there last."""


def demo(asked: Asked, turn: Turn) -> Reply:
    """demo: act as somebody else (demo as chair), add fictional children (demo children), start again (demo reset)."""
    match asked.words.lower().split():
        case ["as", name] if name in PERSONAS:
            return _act(asked, turn, name)
        case ["children"]:
            return Reply(cards.children(bring(asked, turn)))
        case ["reset"]:
            return Reply(cards.ask_reset())
    return Reply(cards.personas(list(PERSONAS)))


def act_as(asked: Asked, turn: Turn) -> Reply:
    """The button that holds a persona."""
    if asked.id("persona") not in PERSONAS:
        raise Refused("There is no such persona. Nothing was changed.")
    return _act(asked, turn, asked.id("persona"))


def reset(asked: Asked, turn: Turn) -> Reply:
    """Every fictional child is deleted; people keep their personas and chats."""
    kinds: list[type[Record]] = [kind.type for kind in KINDS if kind.type not in STAYS]
    for kind in kinds:
        for record in turn.find(kind):
            turn.delete(record)
    return Reply(cards.was_reset())


def persona(turn: Turn, request: Request) -> Person:
    """Who somebody is in the demo: the persona they hold, themselves if they are on the roster, else practitioner."""
    acting = turn.maybe(Acting, request.person)
    held = acting.persona if acting else request.person
    person = turn.maybe(Person, held) or turn.get(Person, persona_id("practitioner"))
    chat = request.chat.id if request.chat.kind is ChatKind.PERSONAL else acting.conversation if acting else ""
    if acting is None or (acting.persona, acting.conversation) != (person.id, chat) or turn.now - acting.at > SEEN:
        turn.save(Acting(request.person, person.id, chat, turn.now))
    return person


def _act(asked: Asked, turn: Turn, name: str) -> Reply:
    chat = asked.request.chat.id if asked.personal else ""
    turn.save(Acting(asked.request.person, persona_id(name), chat, turn.now))
    return Reply(cards.now_acting(name))
