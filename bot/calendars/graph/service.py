"""The organisation's Microsoft 365 as the bot knows it. The SDK is not imported with this file: it takes seconds."""

import asyncio
import gc
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.calendars.graph.compiled import compiled
from bot.ports import Entry, Event, Room
from bot.settings import Settings
from panel.apps import Held

if TYPE_CHECKING:
    from bot.calendars.graph.client import Client


class Graph:
    """`bot.ports.Calendar`, `bot.ports.Tenant` and `bot.ports.Library`. The SDK is sent for when this is
    made, in a thread; whoever calls waits for it, and nobody else does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._coming = self._send_for()

    async def put(self, event: Event) -> Entry:
        client = await self._client()
        from bot.calendars.graph import events

        return replace(await events.put(client, event), mailbox=self._settings.mailbox)

    async def look(self, event: str) -> Entry | None:
        client = await self._client()
        from bot.calendars.graph import events

        return await events.look(client, event)

    async def free(
        self, emails: Sequence[str], times: Sequence[tuple[datetime, datetime]]
    ) -> Mapping[str, tuple[bool, ...]]:
        client = await self._client()
        from bot.calendars.graph import schedule

        return await schedule.free(client, emails, times)

    async def prepare_room(self, join_link: str, own: bool = False) -> Room:
        client = await self._client()
        from bot.calendars.graph import rooms

        return await rooms.prepare_room(client, join_link, own)

    async def enter(self, chat: str) -> None:
        client = await self._client()
        from bot.calendars.graph import rooms

        await rooms.enter(client, chat)

    async def has_app(self, person: str) -> Held:
        client = await self._client()
        from bot.calendars.graph import apps

        return await apps.has_app(client, person)

    async def install(self, person: str) -> Held:
        client = await self._client()
        from bot.calendars.graph import apps

        return await apps.install(client, person)

    async def keep(self, name: str, media_type: str, body: bytes) -> str:
        client = await self._client()
        from bot.documents.graph import SharePoint

        return await SharePoint(client).keep(name, media_type, body)

    async def mail(self, email: str, subject: str, link: str) -> None:
        client = await self._client()
        from bot.documents.graph import SharePoint

        await SharePoint(client).mail(email, subject, link)

    async def close(self) -> None:
        """Lets go of every connection."""
        self._coming.cancel()
        await asyncio.wait([self._coming])
        if not self._coming.cancelled() and self._coming.exception() is None:
            await self._coming.result().close()

    async def _client(self) -> "Client":
        """What makes the requests, once it is there; sent for again if it did not come."""
        if self._coming.done() and self._coming.exception():
            self._coming = self._send_for()
        return await asyncio.shield(self._coming)

    def _send_for(self) -> "asyncio.Task[Client]":
        return asyncio.create_task(_come(self._settings))


async def _come(settings: Settings) -> "Client":
    """What makes the requests, imported once it is compiled."""
    if "msgraph" in sys.modules:
        return await asyncio.to_thread(_client, settings)
    async with compiled():
        return await asyncio.to_thread(_client, settings)


def _client(settings: Settings) -> "Client":
    """Imports all that the calls will use: each file's `touch` what the SDK would import at the first use. What is
    imported stays: to look through it for garbage, meanwhile and ever after, would stall the loop."""
    first = "msgraph" not in sys.modules
    if first:
        gc.disable()
    try:
        return made(settings)
    finally:
        if first:
            gc.freeze()
            gc.enable()


def made(settings: Settings) -> "Client":
    """What makes the requests, with all imported that they use."""
    from anyio.lowlevel import checkpoint

    from bot.calendars.graph import apps, events, rooms, schedule
    from bot.calendars.graph.client import Client
    from bot.documents import graph as documents

    # httpx chooses how to wait for the network when it first does.
    asyncio.run(checkpoint())
    client = Client(settings)
    for each in (apps, events, rooms, schedule, *([documents] if settings.drive else [])):
        each.touch(client.graph)
    return client
