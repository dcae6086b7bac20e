"""The Microsoft 365 Agents SDK as it comes: its CloudAdapter, and an agent that says back what it was told."""

from typing import Any

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import ActivityHandler
from microsoft_agents.hosting.core.authorization import AnonymousTokenProvider

from tools.bench_serving import serve


class Echo(ActivityHandler):
    async def on_message_activity(self, turn_context: Any) -> None:
        await turn_context.send_activity(turn_context.activity.text or "")


class Anonymous:
    """No registration: every connection goes without a token."""

    def get_token_provider(self, *_: Any) -> AnonymousTokenProvider:
        return AnonymousTokenProvider()


anonymous: Any = Anonymous()
adapter = CloudAdapter(connection_manager=anonymous)


async def process(request: web.Request) -> web.Response | None:
    """One turn, as the SDK does it."""
    answer: web.Response | None = await adapter.process(request, Echo())
    return answer


if __name__ == "__main__":
    serve(process)
