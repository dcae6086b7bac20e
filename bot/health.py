"""What whoever watches over it asks: whether the process runs, and whether it can work."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.tick import Tick
from bot.travel import under_way
from storage.store import NotKept, Store


class Health:
    """Two addresses over a store; `tick` is set once there is one."""

    tick: Tick | None = None

    def __init__(self, store: Store, now: Callable[[], datetime], live: bool) -> None:
        self._store, self._now, self._live = store, now, live

    def routes(self) -> list[web.RouteDef]:
        """The two addresses."""
        return [web.get("/health/live", self._alive), web.get("/health/ready", self._ready)]

    async def _alive(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def _ready(self, _: web.Request) -> web.Response:
        """In a demo it says how much waits as well."""
        if why := self._not_ready():
            return web.json_response({"status": "not ready", "reason": why}, status=503)
        return web.json_response({"status": "ready", **({} if self._live else {"waiting": self._waiting()})})

    def _not_ready(self) -> str:
        """Why it cannot work now; "" where it can."""
        if self.tick is None or not self.tick.turning:
            return "the tick does not run"
        return "the store cannot be written" if self.tick.troubled or self._unwritable() else ""

    def _unwritable(self) -> bool:
        try:
            self._store.due(self._now())
        except NotKept:
            return True
        return False

    def _waiting(self) -> int:
        return len(self._store.due(self._now())) + under_way(self._store, self._now())
