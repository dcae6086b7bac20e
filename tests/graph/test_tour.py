"""The month that an administrator is shown before anything is granted."""

import json

from bot.steps.demo_children import FAMILIES
from tests.graph.records import Call
from tests.graph.routes import ROUTES
from tools.graph_tour import rights, table, tour

WRITTEN = [child[part] for child in FAMILIES for part in ("first", "family", "school", "synopsis", "safety_plan")]


async def test_a_month_is_refused_nothing_and_carries_nothing_about_a_child_but_to_the_library() -> None:
    calls = await tour()
    assert [(call.method, call.way, call.answer) for call in calls if call.status >= 400] == []
    bodies = ("" if call.purpose == "Keep a document" else str(call.body) for call in calls)
    sent = "\n".join(json.dumps([call.path, call.query, body]) for call, body in zip(calls, bodies, strict=True))
    assert [words for words in WRITTEN if words in sent] == []
    assert {
        ("POST", "/users/{user}/events"),
        ("PATCH", "/users/{user}/events/{event}"),
        ("PUT", "/drives/{drive}/items/{item*}/content"),
        ("POST", "/users/{user}/sendMail"),
    } <= {(call.method, call.way) for call in calls}


def test_each_call_is_a_line_once_in_the_order_of_the_first() -> None:
    book, look = ROUTES[2], ROUTES[6]
    calls = [Call(each.method, "", {}, {}, None, each.path, each.purpose, each.permissions[0]) for each in (look, book)]
    lines = table([*calls, *calls])
    assert [line.split()[0] for line in lines[1:]] == [look.method, book.method]
    assert all(words in lines[1] for words in (look.path, look.purpose, look.permissions[0]))
    assert rights(calls[:1]) == ["Calendars.Read"]
    assert rights(calls) == ["Calendars.ReadWrite"]
