"""The keys the channel signs its requests with, fetched without ever holding up the loop."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt

from bot.teams.hosts import secure
from bot.teams.refusal import Refusal

log = logging.getLogger(__name__)

DAY = 24 * 3600.0
MINUTE = 60.0
SECOND = 1.0


@dataclass(frozen=True)
class Key:
    """One signing key, and the channels it may speak for."""

    key: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """Keys by id. Asked for daily, and for an id never seen, so that a rotated key needs no restart; but not more than
    once a minute, so that nobody can make us hammer the service. `monotonic` gives seconds that never go back."""

    def __init__(self, session: aiohttp.ClientSession, metadata: str, monotonic: Callable[[], float]) -> None:
        self._session = session
        self._metadata = metadata
        self._monotonic = monotonic
        self._one_at_a_time = asyncio.Lock()
        self._keys: Mapping[str, Key] = {}
        self._asked_at = self._fetched_at = float("-inf")

    async def find(self, kid: str) -> Key | None:
        """The key with that id, if there is one. `Refusal` 503 if no keys can be had at all."""
        if kid not in self._keys or self._old():
            async with self._one_at_a_time:
                if self._due(kid):
                    await self._refresh()
        if not self._keys:
            raise Refusal(503, "the channel's signing keys cannot be had just now")
        return self._keys.get(kid)

    def _old(self) -> bool:
        return self._monotonic() - self._fetched_at >= DAY

    def _due(self, kid: str) -> bool:
        pause = MINUTE if self._keys else SECOND
        return (kid not in self._keys or self._old()) and self._monotonic() - self._asked_at >= pause

    async def _refresh(self) -> None:
        """Keeps the old keys when the new ones cannot be had."""
        self._asked_at = self._monotonic()
        try:
            found = await self._fetch()
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("signing keys could not be fetched: %s", type(error).__name__)
            return
        if found:
            self._keys, self._fetched_at = found, self._asked_at

    async def _fetch(self) -> dict[str, Key]:
        described = await self._json(self._metadata)
        keys = await self._json(described["jwks_uri"])
        return dict(pair for one in keys["keys"] for pair in _read(one))

    async def _json(self, url: str) -> Any:
        if not secure(url):
            raise ValueError("not a private address")
        async with self._session.get(url, allow_redirects=False, raise_for_status=True) as response:
            return await response.json(content_type=None)


def _read(described: Mapping[str, Any]) -> Iterator[tuple[str, Key]]:
    """The key, or nothing if it is not one that can sign: one odd key must not cost us the others."""
    try:
        key = jwt.PyJWK(dict(described), algorithm="RS256")
        yield described["kid"], Key(key, frozenset(described.get("endorsements") or ()))
    except (jwt.PyJWTError, KeyError):
        log.warning("a signing key could not be read")
