"""A demo's links: once, not for long, and only for what the desk still gives."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import aiohttp
from yarl import URL

from bot.documents.links import LASTS, Links
from bot.request import Chat, ChatKind, Document, Kind, Reply, Request
from cards import documents as cards
from cards.templates.documents import calendar_file
from tests.cards.samples import PANEL
from tests.connector import listening
from tests.teams.conftest import Clock, Desk

FILE = Document(calendar_file("SHCG-P001"), "text/calendar", lambda: b"the file")
PRESS = Request("1", Kind.PRESS, "ann", Chat("a", ChatKind.PERSONAL, "", "", ""), verb="calendar.file")


@asynccontextmanager
async def served(desk: Desk, clock: Clock) -> AsyncIterator[tuple[Links, str, aiohttp.ClientSession]]:
    numbers = count()
    links = Links(desk, URL("http://127.0.0.1:3978"), clock, lambda: f"token-{next(numbers)}")
    async with listening(links.routes()) as url, aiohttp.ClientSession() as http:
        yield links, url, http


def gives() -> Desk:
    return Desk(lambda _: Reply(cards.calendar(PANEL), document=FILE))


async def test_a_link_serves_the_file_once_and_asks_the_desk_first() -> None:
    desk = gives()
    async with served(desk, Clock()) as (links, url, http):
        card = await links.offer(PRESS, cards.calendar(PANEL), FILE)
        [save, *_] = card.card["actions"]
        assert (save["title"], save["url"]) == ("Save the file", "http://127.0.0.1:3978/documents/token-0")
        assert not desk.asked
        async with http.head(f"{url}/documents/token-0") as looked:
            assert looked.status == 405
        async with http.get(f"{url}/documents/token-0") as got:
            assert (got.status, await got.read(), got.content_type) == (200, b"the file", "text/calendar")
            assert got.headers["Content-Disposition"] == 'attachment; filename="panel-SHCG-P001.ics"'
            assert got.headers["Cache-Control"] == "no-store"
        async with http.get(f"{url}/documents/token-0") as again:
            assert again.status == 404
            assert "Ask for the file again in the chat" in await again.text()
    [asked] = desk.asked
    assert asked.taking
    assert asked.person == "ann"


async def test_a_link_is_too_old_after_ten_minutes() -> None:
    desk, clock = gives(), Clock()
    async with served(desk, clock) as (links, url, http):
        for _ in range(2):
            await links.offer(PRESS, cards.calendar(PANEL), FILE)
        clock.seconds += LASTS - 1
        assert await status(http, f"{url}/documents/token-0") == 200
        clock.seconds += 1
        assert await status(http, f"{url}/documents/token-1") == 404
        assert await status(http, f"{url}/documents/nobody-s") == 404
    assert len(desk.asked) == 1


async def test_what_the_desk_no_longer_gives_is_not_served() -> None:
    desk = Desk(lambda _: Reply(cards.in_own_chat()))
    async with served(desk, Clock()) as (links, url, http):
        await links.offer(PRESS, cards.calendar(PANEL), FILE)
        assert await status(http, f"{url}/documents/token-0") == 404


async def test_an_error_is_told_in_words_with_an_id() -> None:
    def cannot(_: Request) -> Reply:
        raise KeyError("Zephyrine Quillfeather")

    async with served(Desk(cannot), Clock()) as (links, url, http):
        await links.offer(PRESS, cards.calendar(PANEL), FILE)
        async with http.get(f"{url}/documents/token-0") as got:
            assert got.status == 500
            assert "Zephyrine" not in await got.text()


async def status(http: aiohttp.ClientSession, url: str) -> int:
    async with http.get(url) as got:
        return got.status
