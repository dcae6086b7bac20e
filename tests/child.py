"""The real bot, `python -m bot`, as a process of its own that a test starts, kills and starts again."""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from storage.memory_store import MemoryStore
from storage.store import Store
from tests.bodies import Where
from tests.dialogue import Card, Clock, Teams

ROOT = Path(__file__).parent.parent
SECONDS = 60
"""How long a start may take at the most."""
PORTS = range(20_000, 32_000)


@dataclass
class Outside(Teams):
    """The way to a bot that is another process: it has a clock and a store of its own, so nobody asks these two."""

    clock: Clock = field(default_factory=Clock)
    store: Store = field(default_factory=MemoryStore)

    async def post_and_see(self, body: Mapping[str, Any], where: Where) -> Card:
        """Sends a message, and gives what the bot has posted into the chat since, a notice in between included, as if
        it were one card."""
        before = len(self.connector.shown(where.id))
        status, answer = await self.send(body)
        assert status < 300, (status, answer)
        posted = self.cards(where)[before:]
        assert posted, "the bot posted nothing"
        return Card({"body": [card.content for card in posted]}, where, posted[-1].activity)


@dataclass
class Child:
    """A bot with these settings, by variable name, at a port of its own; `log` is what it ever said."""

    settings: Mapping[str, str]
    log: Path
    port: int = field(default_factory=lambda: free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def id(self) -> int:
        """The process's, while it runs."""
        assert self._process
        return self._process.pid

    async def start(self) -> None:
        """Starts it, and waits until it says that it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: ASYNC220  # it only starts it; nothing waits
                COMMAND, cwd=ROOT, env=environment(self.settings, self.port), stdout=log, stderr=log
            )
        async with aiohttp.ClientSession() as session:
            for _ in range(SECONDS * 20):
                assert self._process.poll() is None, self.log.read_text()[-2000:]
                if await _ready(session, f"{self.url}/health/ready"):
                    return
                await asyncio.sleep(0.05)
        raise AssertionError("the bot never became ready")

    def kill(self) -> None:
        """SIGKILL: it has no chance to put anything in order."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int:
        """Asks it to end, and gives its exit code."""
        assert self._process
        self._process.terminate()
        return self._process.wait(timeout=SECONDS)


COMMAND = [sys.executable, "-m", "bot"]


def environment(settings: Mapping[str, str], port: int) -> dict[str, str]:
    """The settings over this process's own environment, without any setting of a bot that is in it already."""
    ours = ("CONVENOR_", "MicrosoftApp", "BotOpenId", "ToChannelFromBot", "HOST")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"PORT": str(port)} | dict(settings)


def free_port() -> int:
    """A port that nobody has, below those that a system hands out: nobody is given it while the bot is down."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


async def _ready(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False
