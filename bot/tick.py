"""The only loop: it asks what is owed, sends what is due, clears what has had its day, and keeps the store tidy.

What goes out is rendered in one turn, sent with nothing held, and marked in another: a rare duplicate beats a lost
message.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.asking import ask
from bot.errands import Errands
from bot.outgoing import Outgoing
from storage.records import Answered, Waking
from storage.store import Due, NotKept, Store

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks, where nobody asks for others."""
TIDY_EVERY = timedelta(minutes=10)
"""A tidy rewrites the whole file: answers that have had their day go many at a time."""
CLEARED = 100
"""How many answers go at one look: a week's at once would stall the loop."""


async def _nothing() -> None:
    pass


class Tick:
    """Looks once in `every` seconds. `turning` is set while the loop runs, `troubled` while the store cannot be
    written."""

    def __init__(
        self, store: Store, outgoing: Outgoing, errands: Errands, now: Callable[[], datetime], every: float = EVERY
    ) -> None:
        self._store = store
        self._outgoing = outgoing
        self._errands = errands
        self._now = now
        self._every = every
        self._tidied = now()
        self._failed = False
        self.turning = False

    @property
    def troubled(self) -> bool:
        return self._failed or self._outgoing.lanes.troubled or self._errands.lanes.troubled

    async def run(self, before: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Looks until it is cancelled, and does something `before` each look. What goes wrong is logged by its class,
        and does not stop the next look."""
        self.turning = True
        try:
            while True:
                try:
                    await before()
                    await self.look()
                    self._failed = False
                except Exception as error:
                    self._failed = isinstance(error, NotKept)
                    log.error("a look failed: %s", type(error).__name__)
                await asyncio.sleep(self._every)
        finally:
            self.turning = False
            await asyncio.gather(self._outgoing.lanes.stop(), self._errands.lanes.stop())

    async def look(self) -> None:
        """Asks the matters whose time has come, and hands out everything that is due."""
        for each in self._due(Waking):
            ask(self._store, self._now(), each.id)
            await asyncio.sleep(0)
        await self._outgoing.hand_out()
        self._errands.hand_out()
        self._clear([each.id for each in self._due(Answered)[:CLEARED]])
        if self._store.untidy and self._now() >= self._tidied + TIDY_EVERY:
            self._tidied = self._now()
            for _ in self._store.tidy():
                await asyncio.sleep(0)

    async def settled(self) -> None:
        """Waits until everything that is on its way has gone out, or has not."""
        await self._errands.lanes.settled()
        await self._outgoing.lanes.settled()

    def _due(self, kind: type[Waking] | type[Answered]) -> list[Due]:
        return [each for each in self._store.due(self._now()) if each.kind is kind]

    def _clear(self, ids: list[str]) -> None:
        """Answers are kept for a day."""
        if ids:
            with self._store.turn(self._now()) as turn:
                for id in ids:
                    if answered := turn.maybe(Answered, id):
                        turn.delete(answered)
