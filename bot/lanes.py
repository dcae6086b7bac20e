"""Lanes: work that goes on side by side, one task to a name, waited for or broken off when the bot stops."""

import asyncio
import logging
from collections.abc import Coroutine
from functools import partial

from storage.store import NotKept

log = logging.getLogger(__name__)

FINISH = 2.0
"""Seconds that what is under way is given at the end: what is done and not marked is done again."""


class Lanes:
    """`troubled` is set while what was done cannot be marked."""

    def __init__(self) -> None:
        self._busy: dict[str, asyncio.Task[None]] = {}
        self.troubled = False

    def __contains__(self, name: object) -> bool:
        """Whether the lane of that name is busy."""
        return name in self._busy

    def start(self, name: str, work: Coroutine[None, None, None]) -> None:
        """Gives work to a lane that is not busy; what breaks it is logged by its kind alone."""
        self._busy[name] = task = asyncio.create_task(work)
        task.add_done_callback(partial(self._ended, name))

    async def settled(self) -> None:
        """Waits until everything that is under way has come to an end."""
        while self._busy:
            await asyncio.wait(self._busy.values())

    async def stop(self) -> None:
        """Lets what is under way come to its end, for a moment, and breaks off the rest."""
        if self._busy:
            _, late = await asyncio.wait(self._busy.values(), timeout=FINISH)
            for working in late:
                working.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _ended(self, name: str, done: asyncio.Task[None]) -> None:
        self._busy.pop(name, None)
        if not done.cancelled():
            error = done.exception()
            self.troubled = isinstance(error, NotKept)
            if error:
                log.error("a lane stopped: %s", type(error).__name__)
