"""A bot with the real door, a desk that says what it is told to, and the tests' own connector."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest

from bot import settings
from bot.ports import Sent
from bot.request import Opening, Reply, Request
from bot.teams.pace import Limits
from bot.teams.service import Teams
from cards.parts import Posted, posted
from cards.templates.home import HELP
from tests.bodies import Body, Where, Who
from tests.connector import Connector, listening, serving

QUICK = Limits(conversation=(), tenant=(), tries=3, first_wait=0.001, longest_wait=0.5, timeout=0.5)
ANN = Who("aaaaaaaa-0000-4000-8000-00000000000a", "Somebody Else")


@dataclass
class Desk:
    """Answers every request the same way, and remembers what it was asked and told."""

    says: Callable[[Request], Reply] = lambda _: Reply(posted(HELP))
    asked: list[Request] = field(default_factory=list)
    told: list[tuple[str, list[Sent]]] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        self.asked.append(request)
        reply = self.says(request)
        seen = request.id in {id for id, _ in self.told}
        return replace(reply, again=seen)

    def opened(self, opening: Opening) -> None:
        """Nothing is kept here."""

    def sent(self, request: Request, sent: Sequence[Sent]) -> None:
        self.told.append((request.id, list(sent)))


@dataclass
class Bot:
    """The bot as the channel reaches it."""

    url: str
    desk: Desk
    teams: Teams
    connector: Connector
    http: aiohttp.ClientSession

    async def gets(self, body: Body, authorization: str | None = None) -> tuple[int, Any]:
        """The status and JSON the bot answers that activity with; the token is a good one if none is given."""
        return await self.post(json=body, headers={"Authorization": authorization or self.connector.token()})

    async def post(self, **request: Any) -> tuple[int, Any]:
        """The same for any POST at all."""
        async with self.http.post(self.url, **request) as response:
            text = await response.text()
            return response.status, await response.json() if response.content_type == "application/json" else text


@dataclass
class Clock:
    """Seconds that go on only when they are told to."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def connector() -> AsyncIterator[Connector]:
    async with serving() as one:
        yield one
        assert one.faults == [], "a card does not hold to the Adaptive Card schema"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def running(
    set: settings.Settings, desk: Desk, connector: Connector, limits: Limits | None = None, clock: Clock | None = None
) -> AsyncIterator[Bot]:
    """A bot over HTTP with those settings, until the block ends."""
    teams = Teams(set, desk, limits, lambda: 0.5, clock or Clock())
    await teams.start()
    async with listening(teams.routes()) as url, aiohttp.ClientSession() as http:
        yield Bot(f"{url}/api/messages", desk, teams, connector, http)
    await teams.close()


@pytest.fixture
async def bot(connector: Connector, clock: Clock) -> AsyncIterator[Bot]:
    async with running(settings.read(**connector.settings()), Desk(), connector, QUICK, clock) as one:
        yield one


@pytest.fixture
def here(connector: Connector) -> Where:
    return Where(connector.url)


@pytest.fixture
def group(connector: Connector) -> Where:
    return Where(connector.url, "19:group@thread.v2", "groupChat")


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every record of every logger, DEBUG included."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def card(*lines: str) -> Posted:
    """A card to post, with words a real one could never hold."""
    body = [{"type": "TextBlock", "text": line, "wrap": True} for line in lines]
    return Posted({"type": "AdaptiveCard", "version": "1.5", "body": body}, "Convenor has something for you.")
