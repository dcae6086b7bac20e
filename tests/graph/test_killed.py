"""The bot stopped, or killed, between any two steps on its way to Microsoft 365: one event a sitting, and none lost."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.clock import now
from storage.tinydb_store import open_store
from tests import bodies
from tests.child import Child
from tests.connector import serving
from tests.dialogue import talking
from tests.faults.load import PatientTeams
from tests.graph.bodies import moment
from tests.graph.months import all_through, lived_in, mailed, one_each, said
from tests.graph.state import Graph
from tests.graph.steps import CHANGE
from tests.graph.steps import told as booked_all
from tests.graph.weather import DROP, LOST, Trouble
from tests.replay.months import MONTHS, live
from tests.replay.test_months import counted, told

SECOND = "SHCG-P002"
AT_A_CALL = 0.3
"""How likely a call is to be one at which the bot is killed."""


@dataclass
class Reaper:
    """Kills a bot at some of its calls, `left` times at the most: before the work is done, when it is done and nobody
    heard of it, or when it is done and about to be kept. With `changes` it is killed at the next change of an event
    instead, once that is done."""

    child: Child
    dice: random.Random
    left: int = 0
    kills: int = 0
    dead: bool = False
    dying: bool = False
    changes: bool = False

    def meets(self, purpose: str) -> Trouble | None:
        if self.changes:
            return self._dies(LOST) if purpose == CHANGE else None
        if not self.left or self.dying or self.dice.random() > AT_A_CALL:
            return None
        self.left -= 1
        return self._dies(self.dice.choice((DROP, LOST, None)))

    def _dies(self, met: int | None) -> Trouble | None:
        self.dying, self.changes = True, False
        if met is None:
            asyncio.get_running_loop().call_later(self.dice.uniform(0, 0.03), self._kill)
            return None
        self._kill()
        return Trouble(met)

    def _kill(self) -> None:
        self.child.kill()
        self.kills, self.dead = self.kills + 1, True

    async def until(self, happened: Callable[[], object]) -> None:
        """Starts the bot again whenever it was killed, until something is so; then it is left alive."""
        for _ in range(6_000):
            if self.dead:
                await self.child.start()
                self.dead = self.dying = False
            elif happened() and not self.dying:
                self.left = 0
                return
            await asyncio.sleep(0.01)
        raise AssertionError("it never happened")


@pytest.fixture
async def child(tmp_path: Path, graph: Graph) -> AsyncIterator[Child]:
    settings = {"CONVENOR_MODE": "demo", "CONVENOR_DATA": str(tmp_path / "data"), **graph.settings()}
    one = Child(settings, tmp_path / "log")
    yield one
    one.kill()


@pytest.fixture
async def patient(child: Child) -> AsyncIterator[PatientTeams]:
    """The way to it."""
    async with serving() as connector, aiohttp.ClientSession() as session:
        yield PatientTeams(child.url, connector, session)


async def test_the_month_stopped_and_started_again_in_the_middle_of_anything(
    graph: Graph, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    seed = secrets.randbelow(1_000_000)
    async with lived_in(graph, tmp_path, "march") as house:
        house.hurries, house.dice = True, random.Random(seed)  # noqa: S311  # moments, not secrets
        await live(house, MONTHS["march"])
        await all_through(house)
        heard, wanted = told(house), counted(line.split("  ", 1)[1] for line in said("march"))
        twice, mails = (heard - wanted).total(), mailed(graph)
        counts = f"{house.restarts} stops, {twice} messages and {mails.total()} mails twice"
        record_property("counted", f"seed {seed}: {counts}")
        assert not wanted - heard, (seed, wanted - heard)
        assert twice <= house.restarts, seed
        assert not mails, (seed, mails)
        one_each(house.teams.store, house.now(), graph)


async def test_killed_at_any_call(
    child: Child, patient: PatientTeams, graph: Graph, record_property: Callable[[str, object], None]
) -> None:
    """While it books, while it tells of a move, and on its way through a month; what is left is done at the end."""
    seed = secrets.randbelow(1_000_000)
    reaper = Reaper(child, random.Random(seed), left=5)  # noqa: S311  # moments, not secrets
    graph.weather.meets = reaper.meets
    try:
        await child.start()
        await reaper.until(lambda: len(graph.events()) == 6)
        await moves_second(patient, graph, reaper)
        await travels(patient, reaper)
        await reaper.until(lambda: arrived(patient))
        child.kill()
        await left_is_done(child, graph)
    except BaseException as error:
        error.add_note(f"The seed was {seed}.")
        raise
    mails = mailed(graph, SECOND)
    record_property("counted", f"seed {seed}: {reaper.kills} kills, {mails.total()} mails twice")
    assert not mails, (seed, mails)
    assert reaper.kills > 5


async def moves_second(teams: PatientTeams, graph: Graph, reaper: Reaper) -> None:
    """Moves the second panel to the day before."""
    day = moment(graph.event(SECOND)["start"]).date() - timedelta(days=1)
    coordinator = teams.coordinator
    card = await coordinator.presses(await coordinator.says("schedule"), "Open the dates")
    form = await coordinator.sends(card, "schedule.move", {"panel": SECOND})
    typed = {"date": f"{day.day} {day.month} {day.year}", "time": "9:30am", "reason": "Half term"}
    reaper.changes, pressed = True, asyncio.create_task(coordinator.presses(form, "Move the panel", **typed))
    await reaper.until(lambda: pressed.done() and moment(graph.event(SECOND)["start"]).date() == day)
    assert (await pressed).shows("is moved from")


async def travels(teams: PatientTeams, reaper: Reaper) -> None:
    """Its clock sets out for a month ahead."""
    await teams.send(bodies.message(teams.chair.who, teams.chair.where, "demo +31d"))
    reaper.left = 3


def arrived(teams: PatientTeams) -> bool:
    return any(card.shows("sent on the way") for card in teams.chair.sees())


async def left_is_done(child: Child, graph: Graph) -> None:
    """What the dead bot has left to do is done by another, and is right then."""
    folder = Path(child.settings["CONVENOR_DATA"])
    store = open_store(folder, (folder / "key").read_text("ascii"), "demo")
    async with talking(store, now(), **graph.settings()) as teams:
        await booked_all(teams)
        one_each(store, now(), graph)
    store.close()
