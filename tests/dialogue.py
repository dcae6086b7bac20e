"""Conversations over HTTP, as dialogues: real wire bodies in, and what the bot posted or answered out.

async with talking(tmp_path) as teams:
    card = await teams.practitioner.says("refer")
    card = await teams.practitioner.presses(card, "Start")
    assert card.shows("Is any child in immediate danger now?")
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from aiohttp import web

from bot import kept
from bot.app import application
from bot.opening import open_house
from bot.personas import persona_id
from bot.settings import read
from storage.memory_store import MemoryStore
from storage.records import Answered
from storage.store import Store
from storage.tinydb_store import open_store
from tests import bodies, schemas
from tests.bodies import Pressed, Where, Who
from tests.connector import KEY, Connector, serving
from tests.live import furnish

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""When a dialogue begins, unless it says otherwise: in office hours."""
LOOKS = 0.02
"""Seconds between two looks of the tick, so that a dialogue waits for no second to pass."""


@dataclass(frozen=True)
class Card:
    """A card somebody sees, and where. `activity` is the posted message it stands in."""

    content: Mapping[str, Any]
    where: Where
    activity: str = ""

    @property
    def words(self) -> str:
        """Everything a person can read on it."""
        return "\n".join(_words(self.content))

    def shows(self, words: str) -> bool:
        """Whether a person can read this on it."""
        return words in self.words

    @property
    def buttons(self) -> dict[str, Mapping[str, Any]]:
        """Its buttons by their words; the last of several with the same words counts."""
        return {action["title"]: action for action in actions(self.content)}

    @property
    def inputs(self) -> dict[str, str]:
        """What stands in its inputs, by id."""
        return {one["id"]: one.get("value", "") for one in _inputs(self.content)}


@dataclass
class Voice:
    """Somebody who talks to the bot, in a chat of their own unless they are taken elsewhere."""

    teams: "Teams"
    who: Who
    where: Where

    async def says(self, text: str, where: Where | None = None) -> Card:
        """Types something, and sees the card the bot posts after it."""
        where = where or self.where
        return await self.teams.post_and_see(
            bodies.message(self.who, where, text, mention=where.kind != "personal"), where
        )

    async def installs(self) -> None:
        """Adds the app to their own chat."""
        await self.teams.send(bodies.installation(self.who, self.where))

    async def presses(self, card: Card, title: str, **fields: str) -> Card:
        """Presses a button by its words with these answers in the inputs, and sees the card that takes its place.

        Inputs that are not named keep what stands in them, as they do in Teams."""
        action = card.buttons[title]
        kept = {id: value for id, value in card.inputs.items() if value}
        return await self.sends(card, action["verb"], action.get("data", {}).get("ids", {}), kept | fields)

    async def sends(
        self, card: Card, verb: str, ids: Mapping[str, str], fields: Mapping[str, str] | None = None
    ) -> Card:
        """Sends a press as the wire carries it, whatever the card offers."""
        body = bodies.press(self.who, card.where, Pressed(verb, ids, fields or {}, card.activity))
        return await self.teams.press(body, card)

    def sees(self) -> list[Card]:
        """The cards that stand in their own chat now, oldest first."""
        return self.teams.cards(self.where)


@dataclass
class Teams:
    """The running bot, everybody who talks to it, and the connector it posts to."""

    url: str
    connector: Connector
    session: aiohttp.ClientSession
    clock: "Clock"
    store: Store
    heard: list[dict[str, Any]] = field(default_factory=list)
    signed: bool = False
    data: Path = field(default_factory=Path)

    def voice(self, aad: str, name: str = "Somebody") -> Voice:
        """Somebody by their Entra object id."""
        return Voice(self, Who(aad, name), Where(self.connector.url, f"a:{aad}"))

    def __getattr__(self, persona: str) -> Voice:
        """`teams.chair`, `teams.health`: one of the demo's personas."""
        if persona.startswith("_"):
            raise AttributeError(persona)
        return self.voice(persona_id(persona))

    def group(self, id: str = "19:group") -> Where:
        """A chat that several people share."""
        return Where(self.connector.url, id, "groupChat")

    async def send(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        """One activity, sent as the channel sends it: the status and the body of the answer."""
        headers = {"Authorization": self.connector.token()} if self.signed else {}
        async with self.session.post(f"{self.url}/api/messages", json=body, headers=headers) as answer:
            text = await answer.text()
            return answer.status, json.loads(text) if text else None

    async def post_and_see(self, body: Mapping[str, Any], where: Where) -> Card:
        """Sends a message, and gives the card that the bot posted into the chat in answer to it."""
        status, answer = await self.send(body)
        assert status < 300, (status, answer)
        with self.store.turn(self.clock()) as turn:
            reply = kept.decode(turn.get(Answered, f"{where.id} {body['id']}").reply, sent=True)
        # A notice may have come in between: the answer is the card that was kept as the answer.
        answers = [card for card in self.cards(where) if reply.card and card.content == reply.card.card]
        assert answers, "the bot posted nothing"
        return answers[-1]

    async def press(self, body: Mapping[str, Any], card: Card) -> Card:
        """Sends a press, and gives the card that is answered."""
        status, answer = await self.send(body)
        assert status == 200, (status, answer)
        assert answer["type"] == "application/vnd.microsoft.card.adaptive", answer
        self.heard.append(answer["value"])
        assert not schemas.faults(answer["value"]), answer["value"]
        return Card(answer["value"], card.where, card.activity)

    def cards(self, where: Where) -> list[Card]:
        """The cards that stand in a chat now, oldest first."""
        shown = self.connector.messages(where.id)
        return [
            Card(one["attachments"][0]["content"], where, id) for id, one in shown.items() if one.get("attachments")
        ]

    async def until(self, happened: Callable[[], Any], seconds: float = 6) -> Any:
        """Waits until something is so, as the tick makes it; fails after a while. What has arrived is marked as sent a
        moment after, so that moment is waited for too: a record that is read next says what a person has seen."""
        for _ in range(int(seconds * 50)):
            if found := happened():
                await self._marked()
                return found
            await asyncio.sleep(0.02)
        raise AssertionError("it never happened")

    async def _marked(self) -> None:
        """Waits until nothing is due, or for a moment where something stays due (a call that hangs)."""
        for _ in range(15):
            if not self.store.due(self.clock()):
                return
            await asyncio.sleep(0.02)


@dataclass
class Clock:
    """The time, which stands still unless a test moves it."""

    time: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@asynccontextmanager
async def talking(
    store: Store | None = None, time: datetime = MONDAY, every: float = LOOKS, **given: str
) -> AsyncIterator[Teams]:
    """A bot in demo mode, over a store in memory unless another is given, until the block ends; its tick looks once in
    `every` seconds, and it has settings of its own beside the usual ones."""
    with TemporaryDirectory() as data:
        async with serving() as connector:
            usual = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": data}
            settings = usual | given
            async with _running(connector, settings, store or MemoryStore(), time, every) as teams:
                yield teams


@asynccontextmanager
async def on_disk(
    connector: Connector, folder: Path, time: datetime = MONDAY, every: float = LOOKS
) -> AsyncIterator[Teams]:
    """A bot in demo mode over what the one before it left in this folder, talking to the same connector."""
    settings = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": str(folder)}
    async with _running(connector, settings, open_store(folder, KEY, "demo"), time, every) as teams:
        yield teams


@asynccontextmanager
async def in_production(folder: Path, live: bool = True, **given: str) -> AsyncIterator[Teams]:
    """A bot in production mode, for the people of `tests.live`; not live, if it is to lack what must be set first."""
    async with serving() as connector:
        settings = connector.settings() | furnish(folder, live) | given
        async with _running(connector, settings, MemoryStore(), MONDAY) as teams:
            teams.signed = True
            yield teams


@asynccontextmanager
async def _running(
    connector: Connector, given: dict[str, str], store: Store, time: datetime, every: float = LOOKS
) -> AsyncIterator[Teams]:
    clock, settings = Clock(time), read(**given)
    with store.turn(clock()) as turn:
        open_house(turn, settings)
    runner = web.AppRunner(application(settings, store, clock, every), shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as session:
            yield Teams(f"http://{host}:{port}", connector, session, clock, store, data=settings.data)
    finally:
        await runner.cleanup()


def _walk(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        yield node
        for value in node.values():
            yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)


def _words(card: Any) -> Iterator[str]:
    for node in _walk(card):
        if "inlines" in node:
            yield "".join(str(run.get("text", "")) for run in node["inlines"])
        elif node.get("type") == "TextRun":
            continue
        else:
            yield from (
                str(node[key])
                for key in ("text", "title", "label", "placeholder", "value")
                if isinstance(node.get(key), str)
            )


def actions(card: Any) -> Iterator[Mapping[str, Any]]:
    return (node for node in _walk(card) if str(node.get("type", "")).startswith("Action."))


def _inputs(card: Any) -> Iterator[Mapping[str, Any]]:
    return (node for node in _walk(card) if str(node.get("type", "")).startswith("Input."))
