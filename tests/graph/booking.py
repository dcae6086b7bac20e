"""A bot that books in the tests' own Graph."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.store import Store
from tests import bodies
from tests.bodies import Where, Who
from tests.dialogue import Teams, talking
from tests.graph.state import ORGANISER_ID, Graph


@asynccontextmanager
async def booking(graph: Graph, store: Store | None = None, **more: str) -> AsyncIterator[Teams]:
    """A bot in demo mode with the graph calendar, until the block ends; it hears from Teams where its app is put. It
    may have `more` settings, or others."""
    async with talking(store, **graph.settings() | more) as teams:
        arriving: list[asyncio.Task[None]] = []
        graph.now = teams.clock
        graph.installed = lambda where: arriving.append(asyncio.create_task(arrives(teams, where)))
        yield teams
        graph.installed = lambda _: None
        await asyncio.gather(*arriving)


async def arrives(teams: Teams, where: str) -> None:
    """Teams tells the bot where it was put: into somebody's own chat (their object id), or into a meeting's."""
    if where.startswith("19:"):
        await teams.send(bodies.bot_added(Who(ORGANISER_ID), Where(teams.connector.url, where, "groupChat")))
    else:
        await teams.voice(where).installs()
