"""Nobody waits for Microsoft's SDK: not a bot without a tenant, and not the loop of one that has one."""

import asyncio
import re
import sys
import time
from pathlib import Path

import aiohttp
from msgraph.generated.models.entity import Entity
from msgraph.generated.models.event import Event

from bot.calendars.graph.lighter import fields
from tests import bodies
from tests.bodies import Where, Who
from tests.child import Child
from tests.connector import serving
from tests.dialogue import Teams
from tests.graph.standin import serving as standing_in
from tests.graph.state import Graph
from tests.graph.steps import all_booked, moves, told

SDK = re.compile(r"(msgraph|msgraph_core|kiota_\w+|azure\.identity|httpx|bot\.calendars\.graph)\b")


def imported(log: Path) -> set[str]:
    """What a process said that it imported, under PYTHONPROFILEIMPORTTIME."""
    return {line.rpartition("|")[2].strip() for line in log.read_text().splitlines() if line.startswith("import time:")}


async def test_a_bot_with_a_local_calendar_imports_nothing_of_it(tmp_path: Path) -> None:
    async with serving() as connector, aiohttp.ClientSession() as session:
        settings = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": str(tmp_path)}
        child = Child(settings | {"PYTHONPROFILEIMPORTTIME": "1"}, tmp_path / "log")
        try:
            await child.start()
            hello = bodies.message(Who("00000000-0000-4000-8000-000000000004"), Where(connector.url), "schedule")
            async with session.post(f"{child.url}/api/messages", json=hello) as answer:
                assert answer.status < 300
            await _until(lambda: (tmp_path / "calendar" / "SHCG-P001.ics").exists())
        finally:
            child.kill()
    names = imported(tmp_path / "log")
    assert "bot.calendars.local" in names
    assert not {name for name in names if SDK.match(name)}


async def test_a_bot_with_a_tenant_is_ready_before_the_sdk_is_and_books_when_it_is(tmp_path: Path) -> None:
    async with serving() as connector, standing_in() as graph:
        settings = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": str(tmp_path)}
        child = Child(settings | graph.settings() | {"PYTHONPROFILEIMPORTTIME": "1"}, tmp_path / "log")
        try:
            await child.start()
            await _until(lambda: len(graph.events()) == 6)
        finally:
            child.kill()
    assert "msgraph" in imported(tmp_path / "log")


async def test_the_loop_does_not_stand_still_while_panels_are_booked(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    longest, moving = 0.0, asyncio.create_task(_moved(teams, graph))
    while not moving.done():
        begun = time.thread_time()
        await asyncio.sleep(0)
        longest = max(longest, time.thread_time() - begun)
    await moving
    # Half a second is far too long, and far more than it takes; `make bench` measures how long it is.
    assert longest < 0.5


async def _moved(teams: Teams, graph: Graph) -> None:
    for event in graph.events():
        moves(teams, event["subject"].removeprefix("Panel "), days=1)
    await told(teams)


def test_the_sdk_made_lighter_reads_what_it_read_before() -> None:
    before = len(sys.modules)
    read = Event().get_field_deserializers()
    assert {"id", "@odata.type", "subject", "attendees"} <= read.keys()
    assert len(sys.modules) - before < 100
    assert Entity.get_field_deserializers is fields


async def _until(happened: object, seconds: float = 60) -> None:
    assert callable(happened)
    for _ in range(int(seconds * 20)):
        if happened():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never happened")
