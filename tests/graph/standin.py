"""The tests' own Microsoft Graph, on 127.0.0.1: see `tests.graph.state` for what it keeps and can be told.

async with serving() as graph:
    graph.url                           for GRAPH_BASE_URL
    graph.settings()                    settings of a bot that uses it
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from typing import Any

from aiohttp import web
from msgraph.generated.models.event import Event
from msgraph.generated.models.online_meeting import OnlineMeeting
from msgraph.generated.models.user import User
from msgraph.generated.models.user_scope_teams_app_installation import UserScopeTeamsAppInstallation
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from tests.connector import listening
from tests.graph.records import Call
from tests.graph.refusal import Refusal
from tests.graph.routes import OUTLOOK, Route, route
from tests.graph.state import Graph
from tests.graph.weather import DROP, HALF, HANG, LOST, SLOW, Trouble

VERSION = "/v1.0"

MODELS = (Event, OnlineMeeting, User, UserScopeTeamsAppInstallation, SendMailPostRequestBody)

# The models import what they are made of at their first use, which takes seconds: no call shall wait for that.
for model in MODELS:
    model().get_field_deserializers()


@asynccontextmanager
async def serving() -> AsyncIterator[Graph]:
    """Graph at an address of its own, until the block ends."""
    graph = Graph()

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answer(graph, request)

    async with listening([web.route("*", "/{path:.*}", answer)]) as url:
        graph.url = url
        try:
            yield graph
        finally:
            graph.weather.let_go()


async def _answer(graph: Graph, request: web.Request) -> web.StreamResponse:
    """One call, kept whatever becomes of it."""
    call = Call(request.method, _path(request), dict(request.query), dict(request.headers), await _body(request))
    graph.calls.append(call)
    try:
        return await _meet(graph, request, call)
    except Refusal as refusal:
        call.status, call.answer = refusal.status, refusal.body
        return web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)


async def _meet(graph: Graph, request: web.Request, call: Call) -> web.StreamResponse:
    """What a call is answered, with whatever it meets on the way."""
    if not request.raw_path.startswith(f"{VERSION}/"):
        raise Refusal(400, "BadRequest", "The API version is not known.")
    if call.headers.get("Authorization") != f"Bearer {graph.token}":
        raise Refusal(401, "InvalidAuthenticationToken", "Access token is empty, expired or not for this audience.")
    if graph.moved_to:
        raise Refusal(307, "Moved", headers={"Location": graph.moved_to})
    way, call.parts = route(call.method, call.path)
    call.way, call.purpose, call.permission = way.path, way.purpose, way.permissions[0]
    mailbox = graph.mailbox(call.parts["user"]) if way.refused == OUTLOOK else ""
    with graph.weather.crowd(mailbox):
        trouble = graph.weather.next(way.purpose)
        await _before(graph, request, trouble)
        _entitled(graph, way, mailbox)
        call.status, answer = way.answer(graph, call)
        call.answer = deepcopy(answer)
        return await _after(request, call, trouble)


async def _before(graph: Graph, request: web.Request, trouble: Trouble | None) -> None:
    """What goes wrong before anything is done."""
    # A turn of the loop, so that calls that come at once are at once.
    await asyncio.sleep(0)
    if trouble is None:
        return
    if trouble.status in {HANG, SLOW}:
        await graph.weather.wait()
    if trouble.status in {HANG, DROP}:
        raise _broken(request)
    trouble.refuse()


def _entitled(graph: Graph, way: Route, mailbox: str) -> None:
    if not graph.granted & set(way.permissions):
        words = f"Missing role permissions on the request. API requires one of '{', '.join(way.permissions)}'."
        raise Refusal(403, way.refused, words)
    if mailbox and graph.limited_to is not None and mailbox not in graph.limited_to:
        raise Refusal(403, OUTLOOK, "Access to OData is disabled: the application may not act in this mailbox.")


async def _after(request: web.Request, call: Call, trouble: Trouble | None) -> web.StreamResponse:
    """The answer, whole, or as far as it gets."""
    if trouble is not None and trouble.status == LOST:
        raise _broken(request)
    if call.answer is None:
        return web.Response(status=call.status)
    text = json.dumps(call.answer).encode()
    answer = web.StreamResponse(status=call.status, headers={"Content-Type": "application/json"})
    answer.content_length = len(text)
    await answer.prepare(request)
    if trouble is not None and trouble.status == HALF:
        await answer.write(text[: len(text) // 2])
        raise _broken(request)
    await answer.write(text)
    return answer


def _broken(request: web.Request) -> asyncio.CancelledError:
    if request.transport:
        request.transport.abort()
    return asyncio.CancelledError()


def _path(request: web.Request) -> str:
    return request.raw_path.partition("?")[0].removeprefix(VERSION)


async def _body(request: web.Request) -> Any:
    """The body, as JSON where it says that it is; nothing at all where there is none."""
    given = await request.read()
    if not given or request.content_type != "application/json":
        return given or None
    try:
        return json.loads(given)
    except ValueError:
        return None
