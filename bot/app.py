"""The web application: one address for Teams, two for whoever watches over it, and the tick beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from aiohttp import web
from yarl import URL

from bot.calendars.local import LocalCalendar
from bot.clock import MovableClock
from bot.desk import FrontDesk
from bot.documents.links import Links
from bot.outgoing import Outgoing
from bot.settings import Settings
from bot.teams.service import Teams
from bot.tick import Tick
from bot.travel import Travel, ahead, under_way
from storage.store import NotKept, Store


def application(settings: Settings, store: Store, base: Callable[[], datetime]) -> web.Application:
    """The application over a store that is open, by a clock that a demo moves ahead of `base`; it starts and stops the
    tick, and closes the store at the end."""
    live = not settings.demo
    now = base if live else MovableClock(base, ahead(store, base()))
    desk = FrontDesk(store, now, live)
    here = URL.build(scheme="http", host=settings.host, port=settings.port)
    links = None if live else Links(desk, here)
    teams = Teams(settings, desk, documents=links)
    app = web.Application(client_max_size=1024**2)
    ticks: list[Tick] = []

    async def serve(_: web.Application) -> AsyncIterator[None]:
        await teams.start()
        calendar = LocalCalendar(settings.data / "calendar")
        outgoing = Outgoing(store, teams.postman, calendar, now, live)
        ticks.append(tick := Tick(store, outgoing, now))
        running = asyncio.create_task(Travel(store, tick, now).run() if isinstance(now, MovableClock) else tick.run())
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await teams.close()
        store.close()

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_: web.Request) -> web.Response:
        if not (ticks and ticks[0].turning):
            return web.json_response({"status": "not ready", "reason": "the tick does not run"}, status=503)
        try:
            due = store.due(now())
        except NotKept:
            due = None
        if due is None or ticks[0].troubled:
            return web.json_response({"status": "not ready", "reason": "the store cannot be written"}, status=503)
        waits = {} if live else {"waiting": len(due) + under_way(store, now())}
        return web.json_response({"status": "ready", **waits})

    app.cleanup_ctx.append(serve)
    app.add_routes(links.routes() if links else [])
    app.add_routes([*teams.routes(), web.get("/health/live", alive), web.get("/health/ready", ready)])
    return app
