"""Demo only: files by a link on this machine, which works once and not for long."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from aiohttp import web
from yarl import URL

from bot.making import bytes_of
from bot.ports import Desk
from bot.request import Document, Request
from bot.teams.problems import log_problem
from cards.documents import by_link
from cards.parts import Opened

LASTS = 600.0
"""Seconds."""
GONE = "This link was used, or is too old. Ask for the file again in the chat: nothing is lost."
PROBLEM = "Sorry, there is a problem. Ask for the file again in the chat."
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True)
class Waiting:
    """What was asked for, to be asked again when the link is followed, and until when."""

    request: Request
    until: float


class Links:
    """`bot.ports.Documents`, with the route that serves them. A link is bound to nothing but itself, and is in memory
    only; `token` gives one that nobody can guess, `monotonic` seconds that never go back."""

    def __init__(
        self,
        desk: Desk,
        address: URL,
        monotonic: Callable[[], float] = time.monotonic,
        token: Callable[[], str] = secrets.token_urlsafe,
    ) -> None:
        self._desk = desk
        self._address = address
        self._monotonic = monotonic
        self._token = token
        self._waiting: dict[str, Waiting] = {}

    async def offer(self, request: Request, card: Opened, document: Document) -> Opened:
        """The card with a link."""
        now, token = self._monotonic(), self._token()
        self._waiting = {key: each for key, each in self._waiting.items() if each.until > now}
        self._waiting[token] = Waiting(replace(request, taking=True), now + LASTS)
        return by_link(card, str(self._address / "documents" / token))

    def routes(self) -> list[web.RouteDef]:
        """What the web application is to serve, in a demo."""
        # Not HEAD as well: whatever looks at a link before it is followed would use it up.
        return [web.get("/documents/{token}", self._serve, allow_head=False)]

    async def _serve(self, request: web.Request) -> web.Response:
        waiting = self._waiting.pop(request.match_info["token"], None)
        if waiting is None or waiting.until <= self._monotonic():
            return web.Response(status=404, text=GONE, headers=HEADERS)
        try:
            return await self._hand_over(waiting.request)
        except Exception as error:
            return web.Response(status=500, text=f"{PROBLEM} ({log_problem(error)})", headers=HEADERS)

    async def _hand_over(self, request: Request) -> web.Response:
        document = self._desk.answer(request).document
        if document is None:
            return web.Response(status=404, text=GONE, headers=HEADERS)
        body = await bytes_of(self._desk, document)
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{document.name}"'}
        return web.Response(body=body, content_type=document.media_type, charset="utf-8", headers=headers)
