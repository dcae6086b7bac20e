"""Many people at once, each with a chat of their own: what a bot with a whole county's members has to write to."""

from datetime import datetime

from bot.template import Template
from panel.people import Person, Post, Role
from storage.records import Conversation, Notice, Told
from storage.store import Store
from tests.bodies import BOT, TENANT
from tests.connector import Connector


def gather(store: Store, now: datetime, url: str, people: int, procedure: str) -> None:
    """So many members, each met in their own chat before."""
    with store.turn(now) as turn:
        for number in range(people):
            id = person_id(number)
            turn.save(Person(id, f"Member {number}", (Post(procedure, Role.MEMBER, "police"),)))
            turn.save(Conversation(chat_of(number), "personal", url, TENANT, BOT, now, person=id))


def prompt_all(store: Store, now: datetime, expires: datetime, people: int) -> None:
    """Something is due to each of them at the same moment."""
    with store.turn(now) as turn:
        for number in range(people):
            to = person_id(number)
            turn.save(Notice(f"held back:crowd:{to}", to, Template.HELD_BACK, {"notice": "crowd"}, now, expires))


def unsent(store: Store, now: datetime) -> int:
    """How many of the prompts have not gone out."""
    with store.turn(now) as turn:
        return sum(notice.told is not Told.SENT for notice in turn.find(Notice) if ":crowd:" in notice.id)


def counts(connector: Connector, people: int) -> list[int]:
    """How many messages stand in each chat."""
    return [len(connector.shown(chat_of(number))) for number in range(people)]


def person_id(number: int) -> str:
    return f"c0ffee00-0000-4000-8000-{number:012d}"


def chat_of(number: int) -> str:
    return f"a:crowd-{number}"
