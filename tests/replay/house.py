"""A demo that can be stopped in the middle of anything, and started again over what it has kept."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import aiohttp
from aiohttp import web

from bot.app import application
from bot.demo_time import KEY
from bot.matters import settle
from bot.opening import open_house
from bot.personas import persona_id, personas
from bot.settings import read
from bot.travel import PATIENCE, there
from panel.people import Person, Post, Role
from storage.records import Board, DemoTime, Errand, Notice
from storage.store import Due, Record
from storage.tinydb_store import open_store
from tests import bodies
from tests.connector import KEY as SEAL
from tests.connector import Connector, Trouble, serving
from tests.dialogue import LOOKS, Clock, Teams
from tests.panel.durham import NAME
from tests.replay.transcript import SHARED, Transcript

GROUP = "19:panel"
DEPUTY = Person(persona_id("education deputy"), "education deputy", (Post(NAME, Role.MEMBER, "education", True),))
"""Told the day after, if education has not answered."""
STOPS = 0.6
"""How likely a stop is, each hundredth of a second on the way."""


@dataclass
class House:
    """One demo with everybody of the roster in it, each in a chat of their own. One that `hurries` does not wait for
    the next try of what did not go out: its time goes on by itself. `weather` is what its
    connector does to a call. One with `dice` is stopped and started on its way
    from one moment to another, whenever they fall. `given` are settings of its own beside the usual ones."""

    teams: Teams
    folder: Path
    base: Clock
    given: Mapping[str, str] = field(default_factory=dict)
    hurries: bool = False
    weather: Callable[[str], Trouble | None] = lambda _: None
    dice: Random | None = None
    restarts: int = 0
    transcript: Transcript = field(init=False)
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Opens the store on disk, and serves."""
        hosts = self.teams.connector.url
        settings = read(
            CONVENOR_MODE="demo", CONVENOR_DATA=str(self.folder), CONVENOR_SERVICE_HOSTS=hosts, **self.given
        )
        self.teams.store = store = open_store(self.folder, SEAL, "demo")
        with store.turn(there(store, self.base())) as turn:
            open_house(turn, settings)
        self._runner = web.AppRunner(application(settings, store, self.base, LOOKS), shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.teams.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Whatever is on its way is cut off where it stands."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def restart(self) -> None:
        self.restarts += 1
        await self.stop()
        await self.start()

    def now(self) -> datetime:
        """The time as the demo has it."""
        return self.base() + timedelta(seconds=self._time().ahead if self._runner else 0.0)

    def _time(self) -> DemoTime:
        with self.teams.store.turn(self.base()) as turn:
            return turn.maybe(DemoTime, KEY) or DemoTime(KEY, 0.0)

    @property
    def travelling(self) -> bool:
        """Whether the clock is still on its way."""
        return self._time().target is not None

    async def meet(self) -> None:
        """Everybody says something once, so that the bot knows where to find them; the panel has a chat."""
        with self.teams.store.turn(self.now()) as turn:
            people = personas(turn.procedures()) | {DEPUTY.name: turn.save(DEPUTY)}
            settle(turn)
        names = {f"a:{person.id}": name for name, person in people.items()} | {GROUP: SHARED}
        self.transcript = Transcript(self.teams, self.now, names)
        for person in people.values():
            await self.teams.voice(person.id).says("help")
        await self.teams.coordinator.says("here", self.teams.group(GROUP))

    async def reach(self, moment: str) -> None:
        """Moves the clock to a time on the wall, performing what falls due on the way."""
        self.transcript.leave_out_answers()
        await self._set_out(moment)
        with self._in_the_weather():
            await self._arrive()

    async def _set_out(self, moment: str) -> None:
        """The answer is taken from the chat: by the time that it is looked for, it may have had its day."""
        coordinator = self.teams.coordinator
        await self.teams.send(bodies.message(coordinator.who, coordinator.where, f"demo to {moment}"))
        moving = [card.content for card in coordinator.sees() if card.shows("Moving to")]
        self.transcript.answers[moment] = moving[-1:]

    async def _arrive(self) -> None:
        for n in range(12_000):
            if not self.travelling:
                return
            if self.hurries and n % 5 == 4 and not self.teams.store.due(self.now()):
                self._hurry()
            if self.dice and self.dice.random() < STOPS:
                await self.restart()
            await asyncio.sleep(0.01)
        raise AssertionError(f"it never arrived: {self.teams.store.due(self.now())}")

    async def quiet(self) -> None:
        """Waits until what a step has caused is said."""
        self.transcript.leave_out_answers()
        with self._in_the_weather():
            await self._fall_silent()

    @contextmanager
    def _in_the_weather(self) -> Iterator[None]:
        """Nothing is typed meanwhile, so everything the connector spoils was sent unasked."""
        self.teams.connector.weather = self.weather
        yield
        self.teams.connector.weather = lambda _: None

    async def _fall_silent(self) -> None:
        for n in range(6_000):
            due = self.teams.store.due(self.now())
            if not (due or self._tries_again()):
                return
            if self.hurries and n % 5 == 4 and not due:
                self._hurry()
            await asyncio.sleep(0.02)
        raise AssertionError("it never fell silent")

    def _hurry(self) -> None:
        """Time goes on to the next try of what did not go out."""
        waits = [each.at - self.now() for each in self._tries_again()]
        self.base.move(seconds=max(40.0, min(waits, default=timedelta()).total_seconds()))

    def _tries_again(self) -> list[Due]:
        """What did not go out, and waits for its next try within about an hour. An errand that was tried too often
        holds up nobody."""
        soon = self.teams.store.due(self.now() + timedelta(minutes=61))
        with self.teams.store.turn(self.now()) as turn:
            return [each for each in soon if _waits(turn.maybe(each.kind, each.id))]


def _waits(record: Record | None) -> bool:
    match record:
        case Errand():
            return 0 < record.attempts <= PATIENCE[Errand]
        case Notice() | Board():
            return record.attempts > 0
    return False


@asynccontextmanager
async def housed(
    folder: Path, begins: datetime, ready: Callable[[House], object] = lambda _: None, **given: str
) -> AsyncIterator[House]:
    """A demo that begins at a moment, until the block ends; `ready` is told of it before it starts."""
    async with serving() as connector, aiohttp.ClientSession() as session:
        house = _house(connector, session, folder, Clock(begins.astimezone(UTC)), given)
        ready(house)
        try:
            await house.start()
            await house.meet()
            yield house
        finally:
            await house.stop()


def _house(
    connector: Connector, session: aiohttp.ClientSession, folder: Path, base: Clock, given: Mapping[str, str]
) -> House:
    # The store is opened by `start`; until then there is none to give.
    return House(Teams("", connector, session, base, None), folder, base, given)  # type: ignore[arg-type]
