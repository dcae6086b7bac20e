"""botbuilder as it comes: its CloudAdapter, and a bot that says back what it was told. No app id, so no tokens."""

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication

from tools.bench_serving import serve


class Echo(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(turn_context.activity.text)


adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(object()))


async def process(request: web.Request) -> web.Response | None:
    """One turn, as the SDK does it."""
    answer: web.Response | None = await adapter.process(request, Echo())
    return answer


if __name__ == "__main__":
    serve(process)
