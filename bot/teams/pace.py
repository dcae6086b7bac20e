"""How fast the bot may speak: Teams throttles by conversation and by tenant, and drops what comes too fast."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

Rate = tuple[int, float]
"""At most so many in so many seconds."""


@dataclass(frozen=True)
class Limits:
    """What the connector allows (Teams' published limits), and how patient the bot is with it. Times in seconds.

    A tenant's forty-five go out a few at a time: all at once, some arrive late, together with the next forty-five.
    """

    conversation: tuple[Rate, ...] = ((7, 1.0), (8, 2.0), (60, 30.0))
    tenant: tuple[Rate, ...] = ((45, 1.0), (9, 0.2))
    tries: int = 4
    first_wait: float = 0.5
    longest_wait: float = 4.0
    timeout: float = 8.0


UNPACED = Limits(conversation=(), tenant=())
"""For a connector that does not throttle."""


class Window:
    """When something may happen next, if it may happen at most `count` times in `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=count)

    def soonest(self, now: float) -> float:
        full = len(self._taken) == self._taken.maxlen
        return max(now, self._taken[0] + self._seconds) if full else now

    def take(self, at: float) -> None:
        self._taken.append(at)


class Queue:
    """Lets one after another go, in the order they come."""

    def __init__(self, rates: Sequence[Rate]) -> None:
        self._windows = [Window(count, seconds) for count, seconds in rates]
        self._turn = asyncio.Lock()

    def soonest(self, now: float) -> float:
        """The first moment at or after `now` that every window allows."""
        return max([now, *(window.soonest(now) for window in self._windows)])

    def take(self, at: float) -> None:
        """Somebody goes at this moment, no earlier than anybody before."""
        for window in self._windows:
            window.take(at)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits until it may be; whoever comes next waits until this one is gone. What counts is when somebody went,
        for on a busy machine those whose moments have passed would all go at once."""
        time = asyncio.get_running_loop().time
        async with self._turn:
            if (at := self.soonest(now := time())) > now:
                await asyncio.sleep(at - now)
            yield
            self.take(max(at, time()))


class Pace:
    """Waits until a send may go out: first for its conversation's turn, then for its tenant's. It goes in both at the
    same moment, however long it waits for the second."""

    def __init__(self, limits: Limits) -> None:
        self._conversations: defaultdict[str, Queue] = defaultdict(lambda: Queue(limits.conversation))
        self._tenants: defaultdict[str, Queue] = defaultdict(lambda: Queue(limits.tenant))

    async def wait(self, conversation: str, tenant: str) -> None:
        async with self._conversations[conversation].turn(), self._tenants[tenant].turn():
            pass
