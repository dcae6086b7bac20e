"""The real bot as a process of its own, in demo mode, and the tests' own connector beside it."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.child import Child
from tests.connector import serving
from tests.faults.load import PatientTeams


@pytest.fixture
async def child(tmp_path: Path) -> AsyncIterator[Child]:
    one = Child({"CONVENOR_MODE": "demo", "CONVENOR_DATA": str(tmp_path / "data")}, tmp_path / "log")
    yield one
    one.kill()


@pytest.fixture
async def teams(child: Child) -> AsyncIterator[PatientTeams]:
    """The way to a bot that runs."""
    async with serving() as connector, aiohttp.ClientSession() as session:
        await child.start()
        yield PatientTeams(child.url, connector, session)
