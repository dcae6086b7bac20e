"""The connector over one pooled session: paced, patient, and with ready JSON only."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPMethod
from itertools import count
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.ports import NotSent, Unreachable
from bot.request import Chat
from bot.teams.credentials import Credentials
from bot.teams.hosts import Hosts
from bot.teams.pace import Limits, Pace

log = logging.getLogger(__name__)

AGAIN = frozenset({412, 429, 502, 504})
"""What Teams asks bots to try again."""
NEVER = frozenset({400, 403, 404, 413})
"""What will be the same the next time."""
CLOSED = frozenset({403, 404})
"""Those that a chat answers with from which the bot was removed, or in which it is blocked."""
NEVER_LEFT = 0
UNSURE = -1


class Refused(Unreachable):
    """The connector will not have it, now or later."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the connector answered {status}", closed=status in CLOSED)
        self.status = status


@dataclass(frozen=True)
class Call:
    """One request to the connector. `repeatable` says that doing it twice is no worse than once."""

    method: HTTPMethod
    service_url: str
    path: str
    tenant: str
    conversation: str
    body: bytes
    repeatable: bool = False


@dataclass(frozen=True)
class Outcome:
    """A status, or `NEVER_LEFT`, or `UNSURE` when nobody can tell; the seconds asked for; the id that was given."""

    status: int
    after: float | None = None
    id: str = ""


class Line:
    """`random` gives a number from 0 to 1 and spreads the waits."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        credentials: Credentials,
        hosts: Hosts,
        limits: Limits,
        random: Callable[[], float],
    ) -> None:
        self._session = session
        self._credentials = credentials
        self._hosts = hosts
        self._limits = limits
        self._random = random
        self._pace = Pace(limits)
        self._timeout = aiohttp.ClientTimeout(total=limits.timeout)

    async def post(self, chat: Chat, activity: bytes, query: str = "") -> str:
        """Posts an activity and gives its id. `Unreachable`, `NotSent`."""
        path = f"/v3/conversations/{quote(chat.id, safe='')}/activities{query}"
        return await self._send(Call(HTTPMethod.POST, chat.service_url, path, chat.tenant, chat.id, activity))

    async def put(self, chat: Chat, id: str, activity: bytes, query: str = "") -> str:
        """Puts an activity in place of the one with that id. `Unreachable` (`Refused` 404 if it is gone), `NotSent`."""
        path = f"/v3/conversations/{quote(chat.id, safe='')}/activities/{quote(id, safe='')}{query}"
        call = Call(HTTPMethod.PUT, chat.service_url, path, chat.tenant, chat.id, activity, repeatable=True)
        return await self._send(call) or id

    async def delete(self, chat: Chat, id: str) -> None:
        """Takes one of the bot's own messages away. `Unreachable` (`Refused` 404 if it is gone already), `NotSent`."""
        path = f"/v3/conversations/{quote(chat.id, safe='')}/activities/{quote(id, safe='')}"
        await self._send(Call(HTTPMethod.DELETE, chat.service_url, path, chat.tenant, chat.id, b"", repeatable=True))

    async def create(self, service_url: str, tenant: str, parameters: bytes) -> str:
        """Creates a personal chat, or finds it again, and gives its id. `Unreachable`, `NotSent`."""
        return await self._send(
            Call(HTTPMethod.POST, service_url, "/v3/conversations", tenant, "new", parameters, repeatable=True)
        )

    async def _send(self, call: Call) -> str:
        """A POST that may have arrived (time-out, broken connection) is never repeated here: that is for whoever asked,
        who knows whether saying it twice is worse than not saying it."""
        if not self._hosts.allow(call.service_url):
            raise Unreachable("the service address is not one the bot may speak to")
        for attempt in count():
            await self._pace.wait(call.conversation, call.tenant)
            outcome = await self._once(call)
            if outcome.status in range(200, 300):
                return outcome.id
            if outcome.status in NEVER:
                raise Refused(outcome.status)
            await self._before_again(call, outcome, attempt)
        raise AssertionError("counting never ends")

    async def _before_again(self, call: Call, outcome: Outcome, attempt: int) -> None:
        """Waits before the next try; `NotSent` when there should be none."""
        log.warning("conversation %s: try %d ended with %d", call.conversation, attempt + 1, outcome.status)
        if outcome.status == 401:
            self._credentials.forget()
        wait = outcome.after if outcome.after is not None else self._backoff(attempt)
        worth_it = outcome.status in AGAIN or outcome.status == NEVER_LEFT or (outcome.status == 401 and attempt == 0)
        unsure_but_safe = outcome.status == UNSURE and call.repeatable
        last = attempt + 1 == self._limits.tries
        if last or wait > self._limits.longest_wait or not (worth_it or unsure_but_safe):
            raise NotSent(f"the connector answered {outcome.status}", after=wait)
        await asyncio.sleep(wait)

    def _backoff(self, attempt: int) -> float:
        return self._limits.first_wait * float(2**attempt) * (0.5 + self._random() / 2)

    async def _once(self, call: Call) -> Outcome:
        headers = {"Content-Type": "application/json; charset=utf-8", **await self._credentials.header()}
        url = URL(str(URL(call.service_url)).rstrip("/") + call.path, encoded=True)
        try:
            async with self._session.request(
                call.method, url, data=call.body, headers=headers, allow_redirects=False, timeout=self._timeout
            ) as response:
                return Outcome(response.status, _retry_after(response), _id(await _json(response)))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Outcome(NEVER_LEFT)
        except (aiohttp.ClientError, TimeoutError):
            return Outcome(UNSURE)


def _retry_after(response: aiohttp.ClientResponse) -> float | None:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdigit() else None


async def _json(response: aiohttp.ClientResponse) -> Any:
    try:
        return await response.json(content_type=None)
    except ValueError:
        return None


def _id(answer: Any) -> str:
    return answer["id"] if isinstance(answer, dict) and isinstance(answer.get("id"), str) else ""
