"""What takes a while is made in a thread; what it opens is on the trail before anybody has it."""

import asyncio
from dataclasses import replace

from bot.ports import Desk
from bot.request import Document, Opening, Reply

SLICE = 50
"""So many cases are written to the trail at once: the loop goes on between."""


async def card_of(desk: Desk, reply: Reply) -> Reply:
    """The reply with its card, where that is made late."""
    if reply.later is None:
        return reply
    late = await asyncio.to_thread(reply.later)
    await _noted(desk, late.opening)
    return replace(reply, card=late.card)


async def bytes_of(desk: Desk, document: Document) -> bytes:
    """A file that is about to be handed over."""
    await _noted(desk, document.opening)
    return await asyncio.to_thread(document.make)


async def _noted(desk: Desk, opening: Opening | None) -> None:
    cases = opening.cases if opening else ()
    for first in range(0, len(cases), SLICE):
        if opening:
            desk.opened(replace(opening, cases=cases[first : first + SLICE]))
        await asyncio.sleep(0)
