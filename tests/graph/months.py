"""A month of a panel that is booked in the tests' own Graph, and what the month is to have left there."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp

from bot.booking import digest, of
from panel.panels import Panel
from panel.rooms import Meeting
from storage.records import Booked, Errand
from storage.store import Store
from tests.graph.bodies import moment
from tests.graph.booking import arrives
from tests.graph.records import Mail
from tests.graph.state import Graph
from tests.replay.house import House, housed
from tests.replay.months import MONTHS
from tests.replay.test_months import begins
from tests.replay.transcript import MEETING, SHARED, golden

MOVED = "SHCG-P001"
"""The panel that the month moves."""


@asynccontextmanager
async def lived_in(graph: Graph, folder: Path, month: str) -> AsyncIterator[House]:
    """A demo that begins with a month and books in Graph, until the block ends."""
    arriving: list[asyncio.Task[None]] = []

    def ready(house: House) -> None:
        graph.now = house.base
        graph.installed = lambda where: arriving.append(asyncio.create_task(_arrives(house, where)))

    async with housed(folder, begins(MONTHS[month]), ready, **graph.settings()) as house:
        yield house
        await asyncio.gather(*arriving)


async def _arrives(house: House, where: str) -> None:
    """Teams tells the bot where it was put, as soon as it listens."""
    while True:
        try:
            return await arrives(house.teams, where)
        except aiohttp.ClientError:
            await asyncio.sleep(0.02)


def said(month: str) -> list[str]:
    """What a month says with this calendar: the agenda stands in the chat of the panel's own meeting."""
    return sorted(line.replace(f"{SHARED:<18}", f"{MEETING:<18}") for line in golden(month))


async def all_through(house: House) -> None:
    """Waits until the calendar knows all that there is to tell it, however often it is tried again."""
    for _ in range(400):
        if not (left := _telling(house)):
            return
        house.base.move(seconds=max(0.0, (left[0].wake_at - house.now()).total_seconds()))
        await asyncio.sleep(0.1)
    raise AssertionError(f"it was never told: {left}")


def _telling(house: House) -> list[Errand]:
    """What is to be done outside, the next first. Looks go on for ever, and are left out unless they fail; so do rooms,
    once they are as they were to be."""
    with house.teams.store.turn(house.now()) as turn:
        made = {f"room {each.id}" for each in turn.find(Meeting)}
        found = [each for each in turn.find(Errand) if each.attempts or each.id.split()[0] in {"book", "room"}]
    return sorted((each for each in found if each.id not in made), key=lambda each: each.wake_at)


def one_each(store: Store, now: datetime, graph: Graph) -> None:
    """One event a sitting, when and with whom it sits, and the bot knows each as it stands."""
    with store.turn(now) as turn:
        panels = {panel.id: (panel, of(turn, panel)) for panel in turn.find(Panel)}
        known = {booked.id: booked for booked in turn.find(Booked)}
    events = {f"Panel {id}": event for id, (_, event) in panels.items()}
    assert sorted(each["subject"] for each in graph.events()) == sorted(events)
    for id, (panel, event) in panels.items():
        stands = graph.event(id)
        assert moment(stands["start"]) == panel.starts_at
        assert moment(stands["end"]) == panel.starts_at + timedelta(minutes=panel.minutes)
        assert {each["emailAddress"]["address"] for each in stands["attendees"]} == set(event.attendees)
        assert (known[id].event, known[id].shown) == (stands["id"], digest(event))


def mailed(graph: Graph, moved: str = MOVED) -> Counter[Mail]:
    """How often each mail went out more than it should have: an invitation to each panel, and word of the one that was
    moved, to each of its members. Nobody is left out."""
    wanted = Counter(
        Mail(each["emailAddress"]["address"], kind, event["subject"])
        for event in graph.events()
        for each in event["attendees"]
        for kind in ("invitation", "update")
        if kind == "invitation" or event["subject"] == f"Panel {moved}"
    )
    went = Counter(graph.mails)
    assert not wanted - went, wanted - went
    return went - wanted
