"""What can go wrong on the way to Graph and back, and how often."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle

from tests.graph.refusal import Refusal

HANG = -1
DROP = -2
SLOW = -3
LOST = -4
HALF = -5
NOW = "Mon, 23 Nov 2026 10:00:00 GMT"
"""What an answer with a moment says is now."""
AT_ONCE = 4
"""What Outlook does for one application in one mailbox at the same time."""
CODES = {
    400: "BadRequest",
    401: "InvalidAuthenticationToken",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    429: "ApplicationThrottled",
    500: "InternalServerError",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
}


@dataclass(frozen=True)
class Trouble:
    """What one call meets: a status; or `HANG` (no answer, nothing done), `DROP` (the connection breaks, nothing done),
    `LOST` (it breaks once the work is done), `HALF` (it breaks in the middle of the answer), or `SLOW` (it is done once
    what hangs is let go)."""

    status: int
    retry_after: float | str | None = None

    def refuse(self) -> None:
        """Raises the status, if it is one; `retry_after` is in seconds, or a moment, and then it is `NOW`."""
        if self.status > 0:
            after = self.retry_after
            headers = {} if after is None else {"Retry-After": after if isinstance(after, str) else f"{after:g}"}
            if isinstance(after, str):
                headers["Date"] = NOW
            raise Refusal(self.status, CODES.get(self.status, "UnknownError"), headers=headers)


EVERYTHING = (
    Trouble(503),
    Trouble(LOST),
    Trouble(429, retry_after=1),
    Trouble(DROP),
    Trouble(500),
    Trouble(HALF),
    Trouble(504),
)
"""One of each that ends by itself at once."""


@dataclass
class Weather:
    """The troubles that are to come: those of `trouble` first, one a call, then whatever `meets` says of a purpose.
    `hangs_for` bounds `HANG` and `SLOW`, in seconds."""

    trouble: deque[Trouble] = field(default_factory=deque)
    meets: Callable[[str], Trouble | None] = lambda _: None
    hangs_for: float = 30.0
    most_at_once: int = 0
    throttled: int = 0
    _waiting: Counter[str] = field(default_factory=Counter)
    _let_go: asyncio.Event = field(default_factory=asyncio.Event)

    def storm(self, every: int = 3, troubles: Sequence[Trouble] = EVERYTHING, times: int | None = None) -> None:
        """Every so manieth call meets the next trouble, `times` times in all, or until it `clears`."""
        coming, left, calls = cycle(troubles), [times], [0]

        def meets(_: str) -> Trouble | None:
            calls[0] += 1
            if calls[0] % every or left[0] == 0:
                return None
            left[0] = None if left[0] is None else left[0] - 1
            return next(coming)

        self.meets = meets

    def clears(self) -> None:
        """Nothing more goes wrong, and what hangs is let go."""
        self.trouble.clear()
        self.meets = lambda _: None
        self.let_go()

    def let_go(self) -> None:
        """What hangs breaks off, what is slow is done."""
        self._let_go.set()
        self._let_go = asyncio.Event()

    def next(self, purpose: str) -> Trouble | None:
        """What a call meets."""
        return self.trouble.popleft() if self.trouble else self.meets(purpose)

    async def wait(self) -> None:
        """Until it is let go, or long enough."""
        try:
            await asyncio.wait_for(self._let_go.wait(), self.hangs_for)
        except TimeoutError:
            return

    @contextmanager
    def crowd(self, mailbox: str) -> Iterator[None]:
        """While a call is in a mailbox: 429 where too many are."""
        if not mailbox:
            yield
            return
        self._waiting[mailbox] += 1
        try:
            self.most_at_once = max(self.most_at_once, self._waiting[mailbox])
            if self._waiting[mailbox] > AT_ONCE:
                self.throttled += 1
                Trouble(429, retry_after=1).refuse()
            yield
        finally:
            self._waiting[mailbox] -= 1
