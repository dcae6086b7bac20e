"""The Teams side as a whole: made once, started and closed with the web application."""

import random
import time
from collections.abc import Callable

import aiohttp
from aiohttp import web

from bot.ports import Desk, Documents
from bot.settings import Settings
from bot.teams.credentials import Credentials
from bot.teams.door import Door
from bot.teams.files import Files
from bot.teams.keys import SigningKeys
from bot.teams.line import Line
from bot.teams.pace import UNPACED, Limits
from bot.teams.postman import TeamsPostman
from bot.teams.tokens import Tokens
from bot.teams.turns import Turns


class Teams:
    """`postman` and `process` serve between `start` and `close`.

    `spread` gives numbers from 0 to 1 (waits differ by them); `monotonic` gives seconds that never go back. `documents`
    is how files are offered, where it is not Teams' own way.
    """

    postman: TeamsPostman

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        limits: Limits | None = None,
        spread: Callable[[], float] = random.random,
        monotonic: Callable[[], float] = time.monotonic,
        documents: Documents | None = None,
    ) -> None:
        self._settings = settings
        self._desk = desk
        self._limits = limits or (Limits() if settings.app_id else UNPACED)
        self._spread = spread
        self._monotonic = monotonic
        self._documents = documents

    def routes(self) -> list[web.RouteDef]:
        """What the web application is to serve."""
        return [web.post("/api/messages", self.process)]

    async def process(self, request: web.Request) -> web.Response:
        """One request of the channel, answered."""
        return await self._door.process(request)

    async def start(self) -> None:
        """Opens the one session everything goes out by."""
        settings = self._settings
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=5)
        )
        credentials = Credentials(self._session, settings, self._monotonic)
        line = Line(self._session, credentials, settings.hosts, self._limits, self._spread)
        self.postman = TeamsPostman(line, f"28:{settings.app_id}" if settings.app_id else "")
        files = Files(self._desk, self.postman, line, self._session, settings.hosts)
        turns = Turns(self._desk, self.postman, files, self._documents or files)
        self._door = Door(settings, self._tokens(), turns)

    def _tokens(self) -> Tokens | None:
        """None in a demo without an app id, which only this machine can reach."""
        if not self._settings.app_id:
            return None
        return Tokens(
            self._settings.app_id, SigningKeys(self._session, self._settings.open_id_metadata, self._monotonic)
        )

    async def close(self) -> None:
        """Lets go of every connection."""
        await self._session.close()
