"""The real bot in production, as a process of its own, that trusts the tests' own issuer and connector alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from tests.bodies import Body
from tests.child import Child, Outside
from tests.connector import serving
from tests.dialogue import Voice
from tests.live import furnish, person_id


@dataclass
class Tenant(Outside):
    """The people of a tenant, and the bot that serves them. `log` is what the bot prints to."""

    log: Path = field(default_factory=Path)

    def holder(self, role: str) -> Voice:
        """The person of the roster who holds a role."""
        return self.voice(person_id(role))

    async def send_with(self, authorization: str, body: Body) -> int:
        """The status that one activity gets, under any Authorization header at all."""
        headers = {"Authorization": authorization}
        async with self.session.post(f"{self.url}/api/messages", json=body, headers=headers) as answer:
            return answer.status


@asynccontextmanager
async def running(folder: Path, live: bool = True) -> AsyncIterator[Tenant]:
    """The bot over a folder, until the block ends. Its connector takes nothing without the bot's own token."""
    async with serving() as connector, aiohttp.ClientSession() as session:
        connector.demands_token = True
        child = Child(connector.settings() | furnish(folder, live), folder / "log")
        try:
            await child.start()
            yield Tenant(child.url, connector, session, signed=True, log=child.log)
        finally:
            child.kill()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Tenant]:
    """A bot whose partnership has settled everything it must before going live."""
    async with running(tmp_path_factory.mktemp("live")) as tenant:
        yield tenant
