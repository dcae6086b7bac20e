"""The county's bot, running: everybody talks to it over HTTP, and the clock is handed in."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.app import application
from bot.opening import open_house
from bot.settings import read
from panel.clocks import at
from panel.panels import Panel
from storage.store import Due, Store, Turn
from storage.tinydb_store import open_store
from tests.connector import KEY, Connector
from tests.dialogue import Card, Clock, Teams, Voice
from tools.node import Failed

NAME = "nottinghamshire-hsb"
ZONE = "Europe/London"
LOOKS = 0.004
"""Seconds between two looks of the tick: nobody waits for it longer than it takes."""
OFFICE = time(9, 0)


class County(Teams):
    """The running bot. What its cards are like is looked at elsewhere: to look at each again takes as long as the rest
    of the year."""

    async def press(self, body: Mapping[str, Any], card: Card) -> Card:
        """Sends a press, and gives the card that is answered."""
        status, answer = await self.send(body)
        if status != 200:
            raise Failed(f"The bot answered {status}: {answer}")
        return Card(answer["value"], card.where, card.activity)

    async def reach(self, day: date, when: time = OFFICE) -> None:
        """Moves the clock there, and waits until everything that is due by then has gone out."""
        self.clock.time = max(self.clock.time, at(day, when, ZONE))
        while self.store.due(self.clock.time):  # noqa: ASYNC110  # what is looked at is a store, which tells nobody
            await asyncio.sleep(LOOKS)

    def right(self, card: Card, words: str = "") -> None:
        """`Failed` for a card that does not say this, or says that there is a problem."""
        if card.shows("There is a problem") or not card.shows(words):
            raise Failed(f"{self.clock.time}: {card.words}")

    @property
    def today(self) -> date:
        return self.clock.time.date()

    def panels(self) -> list[Panel]:
        """Those that are booked and still to sit, as a calendar shows them; soonest first."""
        with self.store.turn(self.clock.time) as turn:
            ahead = [each for each in turn.find(Panel, procedure=NAME) if each.starts_at >= self.clock.time]
        return sorted((each for each in ahead if not each.cancelled), key=lambda each: each.starts_at)

    def on_card(self, voice: Voice) -> Card:
        """Any card of somebody's, to press a button that they know from a notice."""
        return Card({}, voice.where)


@dataclass(frozen=True)
class Untidied:
    """A store that nobody tidies: by this clock it is ten minutes later at each look, and to copy the store each time
    takes longer than the years do."""

    store: Store
    untidy: bool = False

    def turn(self, now: datetime) -> AbstractContextManager[Turn]:
        return self.store.turn(now)

    def due(self, now: datetime) -> Sequence[Due]:
        return self.store.due(now)

    def next_wake(self) -> datetime | None:
        return self.store.next_wake()

    def tidy(self) -> Iterator[None]:
        return iter(())

    def close(self) -> None:
        self.store.close()


@asynccontextmanager
async def opened(connector: Connector, folder: Path, begins: datetime) -> AsyncIterator[County]:
    """The bot over what is kept in a folder, from a moment on, until the block ends."""
    settings = read(
        CONVENOR_MODE="demo",
        CONVENOR_SERVICE_HOSTS=connector.url,
        CONVENOR_DATA=str(folder),
        CONVENOR_PROCEDURES=NAME,
        CONVENOR_PROCEDURES_DIR=str(Path(__file__).parent),
    )
    clock, store = Clock(begins), Untidied(open_store(folder, KEY, "demo"))
    with store.turn(begins) as turn:
        open_house(turn, settings)
    runner = web.AppRunner(application(settings, store, clock, LOOKS), shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as session:
            yield County(f"http://{host}:{port}", connector, session, clock, store, data=folder)
    finally:
        await runner.cleanup()
