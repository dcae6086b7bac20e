"""How fast the bot may speak: Teams throttles by conversation and by tenant, and drops what comes too fast."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

Rate = tuple[int, float]
"""At most so many in so many seconds."""


@dataclass(frozen=True)
class Limits:
    """What the connector allows (Teams' published limits), and how patient the bot is with it. Times in seconds.

    A tenant's forty-five go out a few at a time: all at once, some arrive late, together with the next forty-five.
    """

    conversation: tuple[Rate, ...] = ((7, 1.0), (8, 2.0), (60, 30.0))
    tenant: tuple[Rate, ...] = ((45, 1.0), (5, 0.111))
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
    """Hands out moments, in the order they are asked for."""

    def __init__(self, rates: Sequence[Rate]) -> None:
        self._windows = [Window(count, seconds) for count, seconds in rates]
        self._last = float("-inf")

    def reserve(self, now: float) -> float:
        """The first moment at or after `now` that every window allows; it is taken by this."""
        self._last = max([now, self._last, *(window.soonest(now) for window in self._windows)])
        for window in self._windows:
            window.take(self._last)
        return self._last


class Pace:
    """Waits until a send may go out: first its conversation's turn, then its tenant's."""

    def __init__(self, limits: Limits) -> None:
        self._conversations: defaultdict[str, Queue] = defaultdict(lambda: Queue(limits.conversation))
        self._tenants: defaultdict[str, Queue] = defaultdict(lambda: Queue(limits.tenant))

    async def wait(self, conversation: str, tenant: str) -> None:
        for queue in (self._conversations[conversation], self._tenants[tenant]):
            now = asyncio.get_running_loop().time()
            if (at := queue.reserve(now)) > now:
                await asyncio.sleep(at - now)
