"""Somebody who calls Graph with the bodies that the SDK sends, for tests of the stand-in itself."""

import json
from typing import Any
from urllib.parse import quote

import aiohttp

from tests.graph.state import APP, ORGANISER, Graph

MINE = f"/users/{quote(ORGANISER)}"
NAME = "String {0b1f7c5e-7d0a-4c3e-9d53-7f3c1d2a9e11} Name ConvenorPanel"
HEALTH = "health@demo.example"
POLICE = "police@demo.example"
CAPTURED = {
    "@odata.type": "#microsoft.graph.event",
    "allowNewTimeProposals": False,
    "attendees": [
        {
            "emailAddress": {"address": HEALTH, "name": "Health"},
            "@odata.type": "#microsoft.graph.attendee",
            "type": "required",
        }
    ],
    "body": {"content": "<p>Agenda in Teams.</p>", "contentType": "html"},
    "end": {"dateTime": "2026-03-12T12:00:00", "timeZone": "Europe/London"},
    "hideAttendees": False,
    "isOnlineMeeting": True,
    "location": {"displayName": "Microsoft Teams"},
    "onlineMeetingProvider": "teamsForBusiness",
    "sensitivity": "private",
    "start": {"dateTime": "2026-03-12T10:00:00", "timeZone": "Europe/London"},
    "subject": "Panel meeting",
    "transactionId": "7E163156-7762-4BEB-A1C6-729EA81755A7",
}
"""What the SDK really sends."""
BOUND = {"teamsApp@odata.bind": f"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{APP}"}


class Caller:
    """Whoever calls Graph."""

    def __init__(self, graph: Graph, session: aiohttp.ClientSession) -> None:
        self._graph = graph
        self._session = session

    async def call(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """The status and the body of an answer."""
        headers = {"Authorization": "Bearer loopback"} | headers
        given = {"json": body} if isinstance(body, dict) else {"data": body}
        async with self._session.request(method, f"{self._graph.url}/v1.0{path}", headers=headers, **given) as answer:
            text = await answer.read()
            return answer.status, json.loads(text) if text else None

    async def book(self, **changed: Any) -> dict[str, Any]:
        """Books the captured event, with some of it changed."""
        status, event = await self.call("POST", f"{MINE}/events", CAPTURED | changed)
        assert status == 201, event
        return dict(event)

    async def refused(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        """The status and the code of a refusal."""
        status, answer = await self.call(method, path, body)
        return status, answer["error"]["code"]


def at(id: str) -> str:
    """The path of an event."""
    return f"{MINE}/events/{quote(id)}"
