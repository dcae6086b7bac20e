"""The floor: what aiohttp alone costs to read an activity and to answer it, in the body or by a pooled post."""

from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web

from tools.bench_serving import serve

CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "TextBlock", "text": f"Line {n} of a card of a usual size", "wrap": True} for n in range(20)],
}
MESSAGE = {
    "type": "message",
    "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}],
}
sessions: list[aiohttp.ClientSession] = []


async def process(request: web.Request) -> web.Response:
    """A press is answered in the body; a message is answered by a post to the connector."""
    activity = await request.json()
    if activity["type"] == "invoke":
        return web.json_response({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD})
    await _post(activity)
    return web.Response()


async def _post(activity: dict[str, Any]) -> None:
    if not sessions:
        sessions.append(aiohttp.ClientSession())
    chat = quote(activity["conversation"]["id"], safe="")
    async with sessions[0].post(f"{activity['serviceUrl']}/v3/conversations/{chat}/activities", json=MESSAGE) as sent:
        await sent.json()


if __name__ == "__main__":
    serve(process)
