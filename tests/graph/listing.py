"""What of an answer is shown: the properties that were asked for, a page at a time."""

import re
from typing import Any
from urllib.parse import urlencode

from tests.graph.bodies import Body
from tests.graph.records import Call
from tests.graph.refusal import Refusal
from tests.graph.state import Graph

Answer = tuple[int, Any]
PAGE = 10


def shaped(call: Call, wire: Body, model: Any, extended: list[Body]) -> Body:
    """A record with the properties that were selected, and those an application gave it where they are asked for."""
    chosen, expand = call.query.get("$select", ""), call.query.get("$expand", "")
    if chosen:
        names = {each.strip() for each in chosen.split(",")}
        if unknown := names - model().get_field_deserializers().keys():
            raise _bad_query(f"Could not find a property named '{min(unknown)}'.")
        wire = {name: value for name, value in wire.items() if name in names | {"id", "@odata.etag"}}
    if not expand:
        return dict(wire)
    wanted = re.fullmatch(r"singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)", expand, re.I)
    if wanted is None:
        raise _bad_query("The expansion is not supported here.")
    return {
        **wire,
        "singleValueExtendedProperties": [one for one in extended if one["id"].lower() == wanted[1].lower()],
    }


def listed(graph: Graph, call: Call, found: list[Body]) -> Body:
    """A page of what was found, and where the next one is."""
    size, skip = _number(call, "$top", PAGE), _number(call, "$skip", 0)
    body: Body = {"value": found[skip : skip + size]}
    if len(found) > skip + size:
        query = urlencode({**call.query, "$skip": skip + size})
        body["@odata.nextLink"] = f"{graph.pages_elsewhere or graph.url}/v1.0{call.path}?{query}"
    return body


def _number(call: Call, name: str, otherwise: int) -> int:
    given = call.query.get(name, str(otherwise))
    if not given.isdecimal():
        raise _bad_query(f"'{name}' is not a number.")
    return int(given)


def _bad_query(words: str) -> Refusal:
    return Refusal(400, "RequestBroker--ParseUri", words)
