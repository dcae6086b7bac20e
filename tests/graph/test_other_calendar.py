"""A bot that is opened with the local calendar for a while, and then with its organisation's again."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from storage.tinydb_store import open_store
from tests.connector import KEY
from tests.dialogue import Teams, talking
from tests.graph.bodies import moment
from tests.graph.booking import booking as running
from tests.graph.state import Graph
from tests.graph.steps import BOOK, CHANGE, PANEL, booked, cancels, moves
from tests.graph.test_looks import booked_and_seen, by_hand, looked, quiet, saying
from tests.graph.test_own_meetings import OWN, out

Opened = Callable[[float], AbstractAsyncContextManager[Teams]]


@pytest.fixture
def tenant(graph: Graph, tmp_path: Path) -> Opened:
    """The bot with the organisation's calendar, so many hours on."""

    @asynccontextmanager
    async def opened(hours: float) -> AsyncIterator[Teams]:
        async with running(graph, open_store(tmp_path, KEY, "demo")) as teams:
            teams.clock.move(hours=hours)
            await teams.coordinator.says("help")
            yield teams

    return opened


@pytest.fixture
def local(tmp_path: Path) -> Opened:
    """The same bot with the local calendar."""

    @asynccontextmanager
    async def opened(hours: float) -> AsyncIterator[Teams]:
        async with talking(open_store(tmp_path, KEY, "demo")) as teams:
            teams.clock.move(hours=hours)
            await quiet(teams)
            yield teams
            await quiet(teams)

    return opened


async def test_what_was_cancelled_meanwhile_is_cancelled_there(tenant: Opened, local: Opened, graph: Graph) -> None:
    async with tenant(0) as teams:
        await booked_and_seen(teams, graph)
    async with local(3) as teams:
        cancels(teams)
    async with tenant(4) as teams:
        await looked(teams)
        assert graph.events(PANEL) == []
        others = sorted(each["subject"] for each in graph.events())
        assert others == [f"Panel SHCG-P00{n}" for n in range(2, 8)]
        assert len(graph.done(BOOK)) == 7


async def test_what_was_moved_meanwhile_is_moved_there_and_keeps_its_meeting(
    tenant: Opened, local: Opened, graph: Graph
) -> None:
    async with tenant(0) as teams:
        await booked_and_seen(teams, graph)
        link = graph.event(PANEL)["onlineMeeting"]["joinUrl"]
    async with local(3) as teams:
        panel = moves(teams, days=1)
    async with tenant(4) as teams:
        await looked(teams)
        assert moment(graph.event(PANEL)["start"]) == panel.starts_at
        assert booked(teams.store, teams.clock()).join_link == link
        assert len(graph.done(CHANGE)) == 1


async def test_what_others_did_there_stays_and_is_asked_about(tenant: Opened, local: Opened, graph: Graph) -> None:
    async with tenant(0) as teams:
        await booked_and_seen(teams, graph)
        graph.invited_by_hand(PANEL, "clerk@demo.example")
        await looked(teams)
        by_hand(graph)
        there = graph.event(PANEL)["start"]
    async with local(5) as teams:
        moves(teams, days=1)
    async with tenant(6) as teams:
        await looked(teams)
        await looked(teams)
        assert saying(teams.coordinator, "was changed in Outlook: it now says")
        assert graph.event(PANEL)["start"] == there
        assert "clerk@demo.example" in {each["emailAddress"]["address"] for each in graph.event(PANEL)["attendees"]}


async def test_the_own_meeting_of_somebody_from_outside_goes_with_its_panel(
    tenant: Opened, local: Opened, graph: Graph
) -> None:
    async with tenant(0) as teams:
        await out(teams, graph)
    async with local(17 * 24 + 1) as teams:
        cancels(teams)
    async with tenant(17 * 24 + 2) as teams:
        await looked(teams)
        assert graph.events(OWN) == graph.events(PANEL) == []
