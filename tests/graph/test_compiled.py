"""What Microsoft's SDK is made of is compiled beside the bot, so that the bot itself never waits for a compiler."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.child import Child
from tests.connector import serving
from tests.graph.standin import serving as standing_in
from tests.graph.state import Graph

SDK = r"site-packages/(?:msgraph|msgraph_core|kiota_\w+|azure/identity|httpx)/"
BY_ITSELF = re.compile(rf"# code object from /\S*{SDK}\S*\.py$", re.MULTILINE)
FROM_FILES = re.compile(rf"# code object from '/\S*{SDK}\S*\.pyc'$", re.MULTILINE)


@dataclass
class Fresh:
    """A bot with a tenant on a machine where nothing was ever compiled; it says of each file it imports whence."""

    bot: Child
    graph: Graph
    compiled: Path
    passing: Path

    @property
    def said(self) -> str:
        return self.bot.log.read_text()

    def beside(self) -> list[int]:
        """The processes that it has started and that run still."""
        return [int(id) for id in Path(f"/proc/{self.bot.id}/task/{self.bot.id}/children").read_text().split()]

    async def books(self) -> None:
        """Waits until every panel is booked, and the bot was brought into the chats of their meetings."""
        for _ in range(1200):
            if len(self.graph.done("Bring the bot into a meeting's chat")) == 6:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(self.said[-2000:])


@asynccontextmanager
async def fresh(folder: Path, **settings: str) -> AsyncIterator[Fresh]:
    """Started, and ready."""
    compiled, passing = folder / "compiled", folder / "passing"
    passing.mkdir()
    where = {"PYTHONPYCACHEPREFIX": str(compiled), "TMPDIR": str(passing), "PYTHONVERBOSE": "1"}
    async with serving() as connector, standing_in() as graph:
        demo = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": str(folder / "data")}
        bot = Child(demo | graph.settings() | where | settings, folder / "log")
        try:
            await bot.start()
            yield Fresh(bot, graph, compiled, passing)
        finally:
            bot.kill()


async def test_at_a_first_start_the_bot_compiles_nothing_of_the_sdk_itself(tmp_path: Path) -> None:
    async with fresh(tmp_path, PYTHONDONTWRITEBYTECODE="") as start:
        await start.books()
        assert BY_ITSELF.findall(start.said) == []
        assert len(FROM_FILES.findall(start.said)) > 100
        assert any(start.compiled.rglob("msgraph/__init__.*.pyc"))


async def test_where_nothing_may_be_written_it_is_compiled_for_this_once(tmp_path: Path) -> None:
    async with fresh(tmp_path, PYTHONDONTWRITEBYTECODE="1") as start:
        await start.books()
        assert BY_ITSELF.findall(start.said) == []
        assert len(FROM_FILES.findall(start.said)) > 100
        assert not start.compiled.exists()
        assert list(start.passing.iterdir()) == []


proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are looked up in /proc")


@proc
async def test_where_that_does_not_come_to_an_end_the_bot_books_all_the_same(tmp_path: Path) -> None:
    async with fresh(tmp_path, PYTHONDONTWRITEBYTECODE="") as start:
        (beside,) = start.beside()
        os.kill(beside, signal.SIGKILL)
        await start.books()
        assert "SDK was not compiled beforehand" in start.said
        assert BY_ITSELF.findall(start.said)


@proc
async def test_a_bot_that_is_stopped_meanwhile_leaves_nothing_behind(tmp_path: Path) -> None:
    async with fresh(tmp_path, PYTHONDONTWRITEBYTECODE="1") as start:
        (beside,) = start.beside()
        assert start.bot.stop() == 0
        assert list(start.passing.iterdir()) == []
        with pytest.raises(ProcessLookupError):
            os.kill(beside, 0)
