"""The web application: one address for Teams, two for whoever watches over it, and the tick beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from aiohttp import web
from yarl import URL

from bot.calendars.opening import outside
from bot.clock import MovableClock
from bot.desk import FrontDesk
from bot.documents.links import Links
from bot.errands import Errands
from bot.health import Health
from bot.outgoing import Outgoing
from bot.settings import Settings
from bot.steps import typed_dates
from bot.teams.service import Teams
from bot.tick import EVERY, Tick
from bot.travel import Travel, ahead
from storage.store import Store


def application(
    settings: Settings, store: Store, base: Callable[[], datetime], every: float = EVERY
) -> web.Application:
    """The application over a store that is open, by a clock that a demo moves ahead of `base`; it starts and stops the
    tick, which looks once in `every` seconds, and closes the store at the end."""
    live = not settings.demo
    now = base if live else MovableClock(base, ahead(store, base()))
    desk = FrontDesk(store, now, live)
    here = URL.build(scheme="http", host=settings.host, port=settings.port)
    links = None if live else Links(desk, here)
    teams = Teams(settings, desk, documents=links)
    app = web.Application(client_max_size=1024**2)
    health = Health(store, now, live)

    async def serve(_: web.Application) -> AsyncIterator[None]:
        # What it imports holds the loop for a tenth of a second, even from a thread: nobody is served yet.
        typed_dates.warm()
        await teams.start()
        reached = outside(settings)
        outgoing, errands = Outgoing(store, teams.postman, now, live), Errands(store, reached, now)
        health.tick = tick = Tick(store, outgoing, errands, now, every)
        running = asyncio.create_task(Travel(store, tick, now).run() if isinstance(now, MovableClock) else tick.run())
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await asyncio.gather(teams.close(), reached.close())
        store.close()

    app.cleanup_ctx.append(serve)
    app.add_routes(links.routes() if links else [])
    app.add_routes([*teams.routes(), *health.routes()])
    return app
