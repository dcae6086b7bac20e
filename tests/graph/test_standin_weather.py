"""The tests' own Graph: who may do what, and what goes wrong on the way."""

import asyncio
import re
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from tests.graph.caller import HEALTH, MINE, Caller
from tests.graph.routes import ROUTES
from tests.graph.state import ORGANISER, Graph
from tests.graph.weather import AT_ONCE, DROP, HALF, HANG, LOST, SLOW, Trouble


@pytest.mark.parametrize("each", ROUTES, ids=lambda each: f"{each.method} {each.path}")
async def test_nothing_is_done_without_its_permission(graph: Graph, caller: Caller, each: Any) -> None:
    graph.granted.clear()
    path = re.sub(r"\{\w+\*?\}", quote(ORGANISER), each.path)
    assert await caller.refused(each.method, path, {}) == (403, each.refused)


async def test_nothing_is_done_for_whoever_has_no_token_or_in_another_mailbox(graph: Graph, caller: Caller) -> None:
    status, answer = await caller.call("GET", f"{MINE}/events", Authorization="Bearer another")
    assert (status, answer["error"]["code"]) == (401, "InvalidAuthenticationToken")
    assert await caller.refused("GET", f"/users/{HEALTH}/events") == (403, "ErrorAccessDenied")
    assert await caller.refused("GET", "/users/nobody@demo.example/events") == (404, "ErrorInvalidUser")
    assert (await caller.refused("GET", "/users"))[0] == 404


async def test_no_more_than_four_are_served_in_a_mailbox_at_a_time(graph: Graph, caller: Caller) -> None:
    graph.weather.trouble.extend([Trouble(SLOW)] * AT_ONCE)
    calls = [asyncio.create_task(caller.call("GET", f"{MINE}/events")) for _ in range(AT_ONCE)]
    for _ in range(500):
        await asyncio.sleep(0 if len(graph.calls) >= AT_ONCE else 0.01)
    assert (await caller.call("GET", f"{MINE}/events"))[0] == 429
    graph.weather.let_go()
    assert [status for status, _ in await asyncio.gather(*calls)] == [200] * AT_ONCE
    assert (graph.weather.most_at_once, graph.weather.throttled) == (AT_ONCE + 1, 1)


@pytest.mark.parametrize(("status", "done"), [(DROP, 0), (LOST, 1), (HALF, 1), (HANG, 0)])
async def test_a_connection_breaks_before_or_after_the_work(
    graph: Graph, caller: Caller, status: int, done: int
) -> None:
    graph.weather.hangs_for = 0.1
    graph.weather.trouble.append(Trouble(status))
    with pytest.raises(aiohttp.ClientError):
        await caller.book()
    assert len(graph.events()) == done
    await caller.book()
    assert len(graph.events()) == 1


async def test_bad_weather_comes_every_so_often_and_clears(graph: Graph, caller: Caller) -> None:
    graph.weather.storm(every=2, troubles=[Trouble(429, retry_after=3), Trouble(503)])
    statuses = [(await caller.call("GET", f"{MINE}/events"))[0] for _ in range(5)]
    graph.weather.clears()
    assert [*statuses, (await caller.call("GET", f"{MINE}/events"))[0]] == [200, 429, 200, 503, 200, 200]
