"""Who is let in: every request to the bot passes here before anything is made of it."""

import asyncio
import logging
from typing import Any, NoReturn
from weakref import WeakValueDictionary

from aiohttp import web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity

from bot.settings import Settings
from bot.teams import message, turns, wire
from bot.teams.answers import Answer
from bot.teams.problems import log_problem
from bot.teams.refusal import Refusal
from bot.teams.tokens import Tokens
from bot.teams.turns import Turns
from cards.templates import endings

log = logging.getLogger(__name__)

CHANNEL = "msteams"


class Door(BotAdapter):
    """The SDK's adapter, with a `process` of our own: the SDK dispatches the turn, and sends nothing."""

    def __init__(self, settings: Settings, tokens: Tokens | None, handler: Turns) -> None:
        super().__init__()
        self._hosts = settings.hosts
        self._tenants = settings.tenants
        self._tokens = tokens
        self._handler = handler
        self._in_hand: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def process(self, request: web.Request) -> web.Response:
        """One request of the channel, answered. What is wrong with the request is never a 500."""
        try:
            envelope = await self._let_in(request)
            answer = await self._once(envelope)
        except Refusal as refusal:
            log.warning("a request was refused with %d: %s", refusal.status, refusal.why)
            answer = Answer(refusal.status, {"error": refusal.why})
        except web.HTTPException:
            raise
        except Exception as error:
            answer = Answer(500, {"error": endings.went_wrong(log_problem(error))})
        if answer.body is None:
            return web.Response(status=answer.status)
        return web.Response(
            status=answer.status, body=message.encode(answer.body), content_type="application/json", charset="utf-8"
        )

    async def _let_in(self, request: web.Request) -> wire.Envelope:
        if request.content_type != "application/json":
            raise Refusal(415, "the body must be application/json")
        envelope = wire.read(await _body(request))
        if self._tokens:
            authorization = request.headers.get("Authorization", "")
            await self._tokens.check(authorization, envelope.serviceUrl, envelope.channelId)
        if envelope.channelId != CHANNEL:
            raise Refusal(403, "only Microsoft Teams is served")
        if self._tenants and not (envelope.tenants() and envelope.tenants() <= self._tenants):
            raise Refusal(403, "this tenant is not served")
        if not self._hosts.allow(envelope.serviceUrl):
            raise Refusal(403, "the service address is not allowed")
        return envelope

    async def _once(self, envelope: wire.Envelope) -> Answer:
        """A second copy of a request that is still in hand waits for the first, and is then one seen before."""
        key = f"{envelope.conversation.id} {envelope.id}"
        lock = self._in_hand.setdefault(key, asyncio.Lock())
        async with lock:
            return await self._turn(envelope)

    async def _turn(self, envelope: wire.Envelope) -> Answer:
        context = TurnContext(self, wire.activity(envelope))
        await self.run_pipeline(context, self._handler.on_turn)
        return context.turn_state.get(turns.ANSWER, Answer())

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> NoReturn:
        """The SDK must not send: its answer to a message only one person saw would go to everybody."""
        raise PermissionError("only the postman sends")

    async def update_activity(self, context: TurnContext, activity: Activity) -> NoReturn:
        raise PermissionError("only the postman sends")

    async def delete_activity(self, context: TurnContext, reference: Any) -> NoReturn:
        raise PermissionError("only the postman sends")


async def _body(request: web.Request) -> bytes:
    """The body; aiohttp itself answers 413 when it is longer than the application takes."""
    try:
        return await request.read()
    except web.RequestPayloadError:
        raise Refusal(400, "the body cannot be read") from None
