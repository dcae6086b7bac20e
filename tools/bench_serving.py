"""How everything that Convenor is measured against is served: the same aiohttp, the same two addresses."""

import logging
import sys
from collections.abc import Awaitable, Callable

from aiohttp import web


def serve(process: Callable[[web.Request], Awaitable[web.Response | None]]) -> None:
    """Serves at the port that is the first argument, until it is stopped."""

    async def messages(request: web.Request) -> web.Response:
        return await process(request) or web.Response()

    async def ready(_: web.Request) -> web.Response:
        return web.Response()

    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    app = web.Application()
    app.add_routes([web.post("/api/messages", messages), web.get("/health/ready", ready)])
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
