"""The tests' own Bot Connector, on 127.0.0.1: it keeps what the bot sends, refuses what the real one refuses, and
describes its signing keys and gives the bot its token as the real services do.

    async with serving() as connector:
        connector.url                       the service address, for the bodies of `tests.bodies`
        connector.settings()                settings of a bot that trusts it, for `bot.settings.read`
        connector.token()                   what goes in the Authorization header of a request to the bot
        connector.shown("a:1")              the messages that stand in a conversation now, oldest first
        connector.received                  every request, in order
        connector.trouble.append(Trouble(429, retry_after=1))     the next request gets this
        connector.looks = False             it takes cards as they are: to look at each takes as long as all the rest
        connector.limit = 50                more requests than so many in a second get 429
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests import schemas, signing
from tests.bodies import APP_ID, TENANT

HANG = -1
DROP = -2
SLOW = -3
PASSWORD = "not-a-real-password"
KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
CARD = "application/vnd.microsoft.card.adaptive"
LONGEST = 100 * 1024


@dataclass(frozen=True)
class Trouble:
    """What one request meets: a status, or `HANG`, or `DROP` (the connection breaks once all of it was read), or `SLOW`
    (it is taken, once what hangs is let go)."""

    status: int
    retry_after: float | None = None


@dataclass(frozen=True)
class Received:
    """One request of the bot's. `at` is the loop's time when it came."""

    method: str
    path: str
    conversation: str
    activity: str
    targeted: bool
    body: dict[str, Any]
    token: str
    at: float


@dataclass(frozen=True)
class Delivered:
    """One message that arrived; `changed` says that it took the place of an earlier one."""

    conversation: str
    body: dict[str, Any]
    changed: bool


@dataclass
class Connector:
    """What the connector was told to do, and what it saw."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    trouble: deque[Trouble] = field(default_factory=deque)
    demands_token: bool = False
    limit: int = 0
    throttled: int = 0
    not_in: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    looks: bool = True
    spurned: set[str] = field(default_factory=set)
    targeted_status: int = 0
    kid: str = "key-1"
    endorsements: tuple[str, ...] = ("msteams",)
    keys_status: int = 200
    keys_listed: bool = True
    keys_asked: int = 0
    login_status: int = 200
    logins: list[dict[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    delivered: list[Delivered] = field(default_factory=list)
    arrived: Callable[[Delivered], None] = lambda _: None
    weather: Callable[[str], Trouble | None] = lambda _: None
    uploads: dict[str, bytes] = field(default_factory=dict)
    uploads_to: str = ""
    _chats: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    _hanging: asyncio.Event = field(default_factory=asyncio.Event)
    _taken: deque[float] = field(default_factory=deque)

    def settings(self) -> dict[str, str]:
        """The settings, by variable name, of a bot in production that trusts this connector alone."""
        return {
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppPassword": PASSWORD,
            "MicrosoftAppTenantId": TENANT,
            "BotOpenIdMetadata": f"{self.url}/openid",
            "ToChannelFromBotLoginUrl": f"{self.url}/login",
            "CONVENOR_SERVICE_HOSTS": self.url,
            "CONVENOR_KEY": KEY,
        }

    def token(self, **changed: Any) -> str:
        """An Authorization header the bot accepts, with some of its claims changed."""
        return "Bearer " + signing.signed(signing.claims(APP_ID, self.url, **changed), self.kid)

    def rotate(self) -> None:
        """The signing key is another from now on."""
        self.kid = f"{self.kid}+"

    def shown(self, conversation: str) -> list[dict[str, Any]]:
        """The messages that stand in a conversation now, oldest first."""
        return list(self._chats.get(conversation, {}).values())

    def messages(self, conversation: str) -> dict[str, dict[str, Any]]:
        """The messages that stand in a conversation now, by their activity id, oldest first."""
        return dict(self._chats.get(conversation, {}))

    def cards(self, conversation: str) -> list[dict[str, Any]]:
        """The cards that stand in a conversation now, oldest first."""
        return [one["content"] for message in self.shown(conversation) for one in message.get("attachments", ())]

    def forget(self, conversation: str, activity: str) -> None:
        """A message is deleted."""
        self._chats[conversation].pop(activity)

    def let_go(self) -> None:
        """Whatever hangs is dropped."""
        self._hanging.set()

    def routes(self) -> list[web.RouteDef]:
        """What it serves."""
        one = "/v3/conversations/{conversation}/activities"
        return [
            web.post("/v3/conversations", self._create),
            web.post(one, self._post),
            web.put(one + "/{activity}", self._put),
            web.delete(one + "/{activity}", self._delete),
            web.put("/upload/{name}", self._upload),
            web.get("/openid", self._describe),
            web.get("/keys", self._keys),
            web.post("/login/oauth2/v2.0/token", self._login),
        ]

    async def _create(self, request: web.Request) -> web.Response:
        body = await self._take(request)
        return web.json_response({"id": f"a:{body['members'][0]['id']}"}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        body = await self._take(request)
        self._check(body)
        chat = self._chats.setdefault(request.match_info["conversation"], {})
        id = f"message-{len(self.received)}"
        chat[id] = body
        self._deliver(Delivered(request.match_info["conversation"], body, changed=False))
        return web.json_response({"id": id}, status=201)

    async def _put(self, request: web.Request) -> web.Response:
        body = await self._take(request)
        self._check(body)
        id = self._known(request)
        self._chats[request.match_info["conversation"]][id] = body
        self._deliver(Delivered(request.match_info["conversation"], body, changed=True))
        return web.json_response({"id": id})

    def _deliver(self, delivered: Delivered) -> None:
        self.delivered.append(delivered)
        self.arrived(delivered)

    async def _delete(self, request: web.Request) -> web.Response:
        await self._take(request)
        self.forget(request.match_info["conversation"], self._known(request))
        return web.Response()

    def _known(self, request: web.Request) -> str:
        id = request.match_info["activity"]
        if id not in self._chats.get(request.match_info["conversation"], {}):
            raise _refusal(404, "ActivityNotFoundInConversation")
        return id

    async def _take(self, request: web.Request) -> dict[str, Any]:
        """Keeps the request, and gives its body if there is no trouble."""
        text = await request.text()
        body: dict[str, Any] = json.loads(text) if text else {}
        conversation = request.match_info.get("conversation", "")
        token = request.headers.get("Authorization", "")
        targeted = request.query.get("isTargetedActivity") == "true"
        activity, now = request.match_info.get("activity", ""), asyncio.get_running_loop().time()
        self.received.append(
            Received(request.method, request.raw_path, conversation, activity, targeted, body, token, now)
        )
        self._throttle(now)
        await self._meet_trouble(request)
        if self.demands_token and token not in {f"Bearer bot-token-{n}" for n in range(1, len(self.logins) + 1)}:
            raise _refusal(401, "Unauthorized")
        if targeted and self.targeted_status:
            raise _refusal(self.targeted_status, "BadArgument")
        if conversation in self.not_in:
            raise _refusal(404, "BotNotInConversationRoster")
        if conversation in self.spurned:
            raise _refusal(400, "BadSyntax")
        if conversation in self.blocked:
            raise _refusal(403, "MessageWritesBlocked")
        if len(text.encode("utf-16-le")) > LONGEST:
            raise _refusal(413, "MessageSizeTooBig")
        return body

    def _throttle(self, now: float) -> None:
        """At most `limit` requests in any second, if there is one: 429 for every other."""
        while self._taken and self._taken[0] <= now - 1:
            self._taken.popleft()
        if self.limit and len(self._taken) >= self.limit:
            self.throttled += 1
            raise _refusal(429, "TooManyRequests")
        self._taken.append(now)

    async def _meet_trouble(self, request: web.Request) -> None:
        trouble = self.trouble.popleft() if self.trouble else self.weather(request.method)
        if trouble is None:
            return
        if trouble.status in {HANG, SLOW}:
            await self._hanging.wait()
        if trouble.status == SLOW:
            return
        if trouble.status in {HANG, DROP}:
            if request.transport:
                request.transport.abort()
            raise asyncio.CancelledError
        headers = {} if trouble.retry_after is None else {"Retry-After": f"{trouble.retry_after:g}"}
        if trouble.status in range(300, 400):
            headers["Location"] = f"{self.url}/v3/conversations/elsewhere/activities"
        raise _refusal(trouble.status, "Trouble", headers)

    def _check(self, body: dict[str, Any]) -> None:
        attachments = body.get("attachments") or ()
        if not body.get("text") and not attachments:
            raise _refusal(400, "BadSyntax")
        for one in attachments if self.looks else ():
            if one["contentType"] == CARD:
                self.faults += schemas.faults(one["content"])

    async def _upload(self, request: web.Request) -> web.Response:
        """An upload session, as files are put into one: in one piece, its range said, and no token with it. It is sent
        on to `uploads_to`, if that is set."""
        body = await request.read()
        if "Authorization" in request.headers:
            raise _refusal(400, "invalidRequest")
        if request.headers.get("Content-Range") != f"bytes 0-{len(body) - 1}/{len(body)}":
            raise _refusal(416, "invalidRange")
        if self.uploads_to:
            raise _refusal(307, "moved", {"Location": self.uploads_to})
        await self._meet_trouble(request)
        self.uploads[request.match_info["name"]] = body
        return web.json_response({"id": "file", "size": len(body)}, status=201)

    async def _describe(self, request: web.Request) -> web.Response:
        self.keys_asked += 1
        if self.keys_status != 200:
            return web.Response(status=self.keys_status)
        return web.json_response({"issuer": signing.ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, request: web.Request) -> web.Response:
        keys = [signing.public_key(self.kid, self.endorsements)] if self.keys_listed else []
        return web.json_response({"keys": keys})

    async def _login(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        if self.login_status != 200 or form["client_secret"] != PASSWORD:
            return web.json_response({"error": "invalid_client"}, status=self.login_status)
        self.logins.append(form)
        return web.json_response({"access_token": f"bot-token-{len(self.logins)}", "expires_in": 3600})


@asynccontextmanager
async def serving() -> AsyncIterator[Connector]:
    """A connector at an address of its own, until the block ends."""
    connector = Connector()
    async with listening(connector.routes()) as url:
        connector.url = url
        try:
            yield connector
        finally:
            connector.let_go()


@asynccontextmanager
async def listening(routes: list[web.RouteDef]) -> AsyncIterator[str]:
    """A web server on 127.0.0.1 at a port of its own; gives its address."""
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _refusal(status: int, code: str, headers: dict[str, str] | None = None) -> web.HTTPException:
    """An error as the connector words it."""
    refusal = web.HTTPException(text=json.dumps({"error": {"code": code, "message": code}}), headers=headers)
    refusal.set_status(status)
    return refusal
