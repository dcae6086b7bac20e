"""What is asked of each program that is measured: one conversation, one turn after another."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import aiohttp

from bot.personas import persona_id
from cards.verbs import Verb
from tests import bodies
from tests.bodies import Body, Pressed, Where, Who
from tests.stories.steps import ANSWERS
from tools.node import Failed

WHO = Who(persona_id("practitioner"))


@dataclass
class Conversation:
    """Somebody's own chat with the program at that port, answered through the connector at that address.

    `took` is how long each turn took, in milliseconds; `cards` are the cards that are open.
    """

    session: aiohttp.ClientSession
    port: int
    connector: str
    took: list[float] = field(default_factory=list)
    cards: list[Any] = field(default_factory=list)

    async def types(self, text: str) -> None:
        await self._sends(bodies.message(WHO, Where(self.connector), text))

    async def presses(self, verb: str, ids: Mapping[str, str], fields: Mapping[str, str] | None = None) -> Any:
        """The card that is answered."""
        answer = await self._sends(bodies.press(WHO, Where(self.connector), Pressed(verb, ids, fields or {})))
        return answer["value"]

    async def _sends(self, body: Body) -> Any:
        # In a run that is repeated every activity must be another one, or the second would get the first's answer.
        body["id"] = secrets.token_hex(8)
        start = perf_counter()
        async with self.session.post(f"http://127.0.0.1:{self.port}/api/messages", json=body) as answer:
            read = await answer.read()
            self.took.append((perf_counter() - start) * 1000)
            if answer.status >= 300:
                raise Failed(f"The program at port {self.port} answered {answer.status}: {read!r}")
            return await answer.json() if body["type"] == "invoke" else None


Work = Callable[[Conversation, int], Awaitable[None]]
"""Something done so many times."""


async def type_hello(chat: Conversation, turns: int) -> None:
    for _ in range(turns):
        await chat.types("hello")


async def type_my(chat: Conversation, turns: int) -> None:
    for _ in range(turns):
        await chat.types("my")


async def press_a_button(chat: Conversation, turns: int) -> None:
    for _ in range(turns):
        await chat.presses("any", {"draft": "one", "rev": "1", "screen": "1"}, ANSWERS["happened"])


async def begin_referrals(chat: Conversation, turns: int) -> None:
    """As many as so many screens make; the first screen of each is open then."""
    for _ in range(turns // len(ANSWERS)):
        chat.cards.append(await chat.presses(Verb.REFER_START, {"nonce": secrets.token_hex(8)}))


async def answer_screens(chat: Conversation, turns: int) -> None:
    """Each screen of each referral answered as a person would, up to the check."""
    for n, card in enumerate(chat.cards):
        for answers in ANSWERS.values():
            card = await chat.presses(Verb.REFER_NEXT, _ids(card), answers)
        chat.cards[n] = card


async def drop_referrals(chat: Conversation, turns: int) -> None:
    """Deletes them, so that there are no more of them in the next round, and waits until they are tidied away."""
    for card in chat.cards:
        await chat.presses(Verb.REFER_DROP_YES, {"draft": _ids(card)["draft"]})
    await asyncio.sleep(2)


async def nothing(chat: Conversation, turns: int) -> None:
    """For work that needs nothing before or after it."""


def _ids(card: Mapping[str, Any]) -> dict[str, str]:
    ids: dict[str, str] = card["actions"][0]["data"]["ids"]
    return ids
