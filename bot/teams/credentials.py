"""The bot's own token: what it shows the connector when it sends."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import aiohttp

from bot.ports import NotSent
from bot.settings import Settings

log = logging.getLogger(__name__)

SCOPE = "https://api.botframework.com/.default"
EARLY = 5 * 60.0
"""Seconds before a token runs out that the next is fetched."""
PAUSE = 5.0
"""Seconds between two tries while the sign-in service refuses."""


class Credentials:
    """Fetches the token when it is first needed, keeps it until shortly before it expires, one fetch at a time."""

    def __init__(self, session: aiohttp.ClientSession, settings: Settings, monotonic: Callable[[], float]) -> None:
        self._session = session
        self._settings = settings
        self._monotonic = monotonic
        self._one_at_a_time = asyncio.Lock()
        self._token = ""
        self._renew_at = self._not_before = float("-inf")

    async def header(self) -> dict[str, str]:
        """The Authorization header; none in a demo without an app id. `NotSent` if no token can be had."""
        if not self._settings.app_id:
            return {}
        async with self._one_at_a_time:
            if self._monotonic() >= self._renew_at:
                await self._renew()
        return {"Authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """The connector refused the token: the next send fetches another."""
        self._renew_at = float("-inf")

    async def _renew(self) -> None:
        now = self._monotonic()
        if now < self._not_before:
            raise NotSent("the bot's own token cannot be had", after=PAUSE)
        try:
            answer = await self._ask()
            self._token, lives = str(answer["access_token"]), float(answer["expires_in"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("the bot's own token could not be fetched: %s", type(error).__name__)
            self._not_before = now + PAUSE
            raise NotSent("the bot's own token cannot be had", after=PAUSE) from None
        self._renew_at = now + max(lives - EARLY, lives / 2)

    async def _ask(self) -> Any:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.app_password.get_secret_value(),
            "scope": SCOPE,
        }
        async with self._session.post(self._settings.token_url, data=form, allow_redirects=False) as response:
            if response.status != 200:
                raise ValueError(f"answered {response.status}")
            return await response.json(content_type=None)
