"""A bot whose calendar is Microsoft Graph, and the Graph that it is given."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.dialogue import Teams
from tests.graph.booking import booking
from tests.graph.caller import Caller
from tests.graph.standin import serving
from tests.graph.state import Graph


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    """An organisation's Microsoft 365 in fine weather, with every right granted."""
    async with serving() as graph:
        yield graph


@pytest.fixture
async def caller(graph: Graph) -> AsyncIterator[Caller]:
    """Somebody who calls it."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield Caller(graph, session)


@pytest.fixture
async def teams(graph: Graph) -> AsyncIterator[Teams]:
    """A bot in demo mode that books in it."""
    async with booking(graph) as teams:
        yield teams
