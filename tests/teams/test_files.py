"""Files by consent: asked for, allowed or declined, put where Teams says and nowhere else, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from inspect import getsource
from typing import Any

import pytest
from aiohttp import web

from bot.commands import BUTTONS
from bot.request import Document, Reply, Request
from bot.teams.files import trusted
from bot.teams.hosts import MICROSOFT, Hosts
from bot.teams.translate import FILES
from cards import documents as cards
from cards.templates.documents import calendar_file
from tests.bodies import Asked, Body, Pressed, Where, allow, decline, press
from tests.cards.samples import PANEL
from tests.connector import DROP, Trouble, listening
from tests.teams.conftest import ANN, Bot

BYTES = b"BEGIN:VCALENDAR\r\n" * 40
FILE = Document(calendar_file("SHCG-P001"), "text/calendar", lambda: BYTES)
ASKING = Pressed("calendar.file", {"panel": "SHCG-P001"})
STORE = (
    "https://contoso-my.sharepoint.com/personal/ann/_api/v2.0/drive/items/01/uploadSession?guid=%27a%27&access_token=b"
)


@dataclass
class Elsewhere:
    """A server that nothing may ever be sent to."""

    url: str = ""
    asked: list[str] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        return web.Response(status=201)


@pytest.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    server = Elsewhere()
    async with listening([web.route("*", "/{path:.*}", server.take)]) as server.url:
        yield server
        assert server.asked == []


@pytest.fixture(autouse=True)
def _gives_a_file(bot: Bot) -> None:
    bot.desk.says = lambda _: Reply(cards.calendar(PANEL), document=FILE)


async def asked(bot: Bot, here: Where) -> Asked:
    """Presses the button, and gives the message that asks."""
    await bot.gets(press(ANN, here, ASKING))
    ((id, message),) = list(bot.connector.messages(here.id).items())
    return Asked(message["attachments"][0]["content"]["acceptContext"], id)


def store(bot: Bot, name: str = "one") -> str:
    return f"{bot.connector.url}/upload/{name}"


async def test_a_press_asks_whether_the_file_may_be_saved(bot: Bot, here: Where) -> None:
    _, answer = await bot.gets(press(ANN, here, ASKING))

    assert "Below, Teams asks whether I may put it among your files." in str(answer["value"])
    [message] = bot.connector.shown(here.id)
    [question] = message["attachments"]
    context = {"verb": "calendar.file", "ids": {"panel": "SHCG-P001"}}
    assert question["contentType"] == "application/vnd.microsoft.teams.card.file.consent"
    assert question["name"] == "panel-SHCG-P001.ics"
    assert question["content"]["sizeInBytes"] == len(BYTES)
    assert question["content"]["acceptContext"] == question["content"]["declineContext"] == context
    assert message["summary"] == question["content"]["description"]
    assert [each.taking for each in bot.desk.asked] == [False]


async def test_what_is_allowed_is_put_there_shown_and_asked_about_no_more(bot: Bot, here: Where) -> None:
    question = await asked(bot, here)
    status, answer = await bot.gets(allow(ANN, here, question, store(bot)))

    assert (status, answer) == (200, "")
    assert bot.connector.uploads == {"one": BYTES}
    [message] = bot.connector.shown(here.id)
    [shown] = message["attachments"]
    assert shown == {
        "contentType": "application/vnd.microsoft.teams.card.file.info",
        "contentUrl": "https://contoso-my.sharepoint.com/personal/ann_contoso_com/Documents/Applications/panel.ics",
        "name": "panel-SHCG-P001.ics",
        "content": {"uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C8C", "fileType": "ics"},
    }
    taken = bot.desk.asked[-1]
    assert (taken.taking, taken.person, taken.verb, dict(taken.ids)) == (True, ANN.aad, ASKING.verb, ASKING.ids)


@pytest.mark.parametrize("verb", sorted(FILES))
async def test_every_file_can_be_allowed(bot: Bot, here: Where, verb: str) -> None:
    file = replace(FILE, make=lambda: BYTES)
    bot.desk.says = lambda _: Reply(cards.calendar(PANEL), document=file)
    await bot.gets(press(ANN, here, Pressed(verb, {"panel": "SHCG-P001", "kind": "minutes"})))
    ((id, message),) = list(bot.connector.messages(here.id).items())
    question = Asked(message["attachments"][0]["content"]["acceptContext"], id)
    status, _ = await bot.gets(allow(ANN, here, question, store(bot)))
    assert status == 200
    assert bot.connector.uploads == {"one": BYTES}


GIVES_FILES = (
    "audit",
    "calendar",
    "evidence",
    "guide",
    "inquiry",
    "minutes",
    "nominate",
    "note",
    "report",
    "trace",
    "why",
)


def test_every_button_that_is_answered_with_a_file_is_one_of_them() -> None:
    """By what its handler answers with: one that is left out can be pressed and never be allowed."""
    gives = {verb for verb, command in BUTTONS.items() if "document=" in getsource(command.handle)}
    assert gives == FILES
    assert gives == {f"{noun}.file" for noun in GIVES_FILES}


async def test_what_is_declined_is_said_to_be_and_nothing_is_asked_of_the_desk(bot: Bot, here: Where) -> None:
    question = await asked(bot, here)
    assert (await bot.gets(decline(ANN, here, question)))[0] == 200

    [card] = bot.connector.cards(here.id)
    assert card["body"][0]["text"] == "The file was not saved, as you said. You can ask for it again."
    assert len(bot.desk.asked) == 1


async def test_who_may_have_it_is_asked_again_when_it_is_allowed(bot: Bot, here: Where) -> None:
    question = await asked(bot, here)
    bot.desk.says = lambda _: Reply(cards.in_own_chat())
    await bot.gets(allow(ANN, here, question, store(bot)))

    [card] = bot.connector.cards(here.id)
    assert card["body"][0]["text"].startswith("That file is not there any more, or is not yours to have.")
    assert bot.connector.uploads == {}


async def test_a_file_goes_nowhere_but_to_microsoft_s_stores(bot: Bot, here: Where, elsewhere: Elsewhere) -> None:
    mine, port = store(bot), elsewhere.url.rpartition(":")[2]
    evil = [
        f"{elsewhere.url}/upload/one",
        f"{mine.replace('http://', f'http://x@127.0.0.1:{port}#@')}",
        f"{mine.replace('http://', 'http://x@')}",
        f"https://contoso.sharepoint.com@127.0.0.1:{port}/",
        f"https://127.0.0.1:{port}/.sharepoint.com",
        f"{mine} HTTP/1.1\r\nHost: evil",
        "",
    ]
    for address in evil:
        await bot.gets(allow(ANN, here, await asked(bot, here), address))
        await nothing_saved(bot, here)
    await bot.gets(allow(ANN, here, await asked(bot, here), mine, contentUrl=f"{elsewhere.url}/file"))
    await nothing_saved(bot, here)
    assert not any(each.taking for each in bot.desk.asked)


async def test_a_store_that_sends_on_elsewhere_is_not_followed(bot: Bot, here: Where, elsewhere: Elsewhere) -> None:
    bot.connector.uploads_to = f"{elsewhere.url}/upload/one"
    await bot.gets(allow(ANN, here, await asked(bot, here), store(bot)))
    await nothing_saved(bot, here)


@pytest.mark.parametrize("trouble", [[202], [404], [429], [500], [DROP, DROP]])
async def test_a_store_that_does_not_take_it_whole_is_said_not_to_have_it(
    bot: Bot, here: Where, trouble: list[int]
) -> None:
    question = await asked(bot, here)
    bot.connector.trouble.extend(map(Trouble, trouble))
    assert (await bot.gets(allow(ANN, here, question, store(bot))))[0] == 200
    await nothing_saved(bot, here)


async def nothing_saved(bot: Bot, here: Where) -> None:
    """The chat says so, and only that."""
    ((id, message),) = list(bot.connector.messages(here.id).items())
    assert message["summary"].startswith("The file could not be saved.")
    assert bot.connector.uploads == {}
    bot.connector.forget(here.id, id)


async def test_what_is_sent_again_asks_once_and_is_put_once(bot: Bot, here: Where) -> None:
    body = press(ANN, here, ASKING)
    await asyncio.gather(bot.gets(body), bot.gets(body))
    ((id, message),) = list(bot.connector.messages(here.id).items())
    answer = allow(ANN, here, Asked(message["attachments"][0]["content"]["acceptContext"], id), store(bot))
    await asyncio.gather(bot.gets(answer), bot.gets(answer))

    assert len(bot.connector.shown(here.id)) == 1
    assert [each.taking for each in bot.desk.asked].count(True) == 1


async def test_a_question_that_could_not_be_asked_is_asked_at_the_next_try(bot: Bot, here: Where) -> None:
    bot.connector.trouble.append(Trouble(DROP))
    body = press(ANN, here, ASKING)
    _, answer = await bot.gets(body)
    assert answer["value"] == "The file could not be offered just now. Nothing was changed: try again."
    _, answer = await bot.gets(body)
    assert "Below, Teams asks" in str(answer["value"])
    assert len(bot.connector.shown(here.id)) == 1


async def test_a_question_that_stays_is_no_harm(bot: Bot, here: Where) -> None:
    question = await asked(bot, here)
    bot.connector.forget(here.id, question.activity)
    assert (await bot.gets(allow(ANN, here, question, store(bot))))[0] == 200
    assert bot.connector.uploads == {"one": BYTES}


async def test_an_error_is_told_with_an_id(bot: Bot, here: Where) -> None:
    question = await asked(bot, here)

    def cannot(_: Request) -> Reply:
        raise KeyError("Zephyrine Quillfeather")

    bot.desk.says = cannot
    await bot.gets(allow(ANN, here, question, store(bot)))
    assert "Sorry, there is a problem." in bot.connector.shown(here.id)[-1]["summary"]
    assert bot.connector.uploads == {}


OFFERED = {"verb": "calendar.file", "ids": {"panel": "SHCG-P001"}}
UPLOAD = {"contentUrl": "https://a", "uploadUrl": "https://a", "uniqueId": "1"}


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        {},
        {"action": "accept"},
        {"action": "accept", "context": OFFERED},
        {"action": "perhaps", "context": OFFERED},
        {"action": "decline", "context": {}},
        {"action": "decline", "context": {"verb": "calendar.file", "ids": {"panel": 7}}},
        {"action": "accept", "context": {"verb": "demo.reset_yes", "ids": {}}, "uploadInfo": UPLOAD},
        {"action": "accept", "context": OFFERED, "uploadInfo": {**UPLOAD, "uploadUrl": {"a": 1}}},
        {"action": "accept", "context": OFFERED, "uploadInfo": {**UPLOAD, "uniqueId": "a name / or so"}},
        {"action": "accept", "context": OFFERED, "uploadInfo": {**UPLOAD, "uniqueId": ""}},
    ],
)
async def test_an_answer_that_is_not_about_a_file_of_ours_is_a_bad_request(bot: Bot, here: Where, value: Any) -> None:
    body: Body = {**decline(ANN, here, Asked({})), "value": value}
    assert (await bot.gets(body))[0] == 400
    assert bot.desk.asked == []


@pytest.mark.parametrize(
    "address",
    [
        STORE,
        "https://contoso.sharepoint.com/a",
        "https://CONTOSO-MY.SharePoint.com:443/a?b=@c",
        "https://contoso.sharepoint.us/a",
        "https://contoso.sharepoint-mil.us/a",
        "https://graph.microsoft.com/v1.0/upload",
        "https://dod-graph.microsoft.us/v1.0/upload",
        "http://127.0.0.1:5000/upload",
    ],
)
def test_a_store_of_microsoft_s_is_trusted(address: str) -> None:
    assert trusted(address, Hosts(frozenset({*MICROSOFT, "http://127.0.0.1:5000"})))


@pytest.mark.parametrize(
    "address",
    [
        "http://contoso.sharepoint.com/a",
        "https://sharepoint.com/a",
        "https://a.b.sharepoint.com/a",
        "https://evil.example/a",
        "https://contoso.sharepoint.com.evil.example/a",
        "https://contoso-sharepoint.com/a",
        "https://evilsharepoint.com/a",
        "https://contoso.sharepoint.com:8443/a",
        "https://contoso.sharepoint.com./a",
        "https://user@contoso.sharepoint.com/a",
        "https://:@contoso.sharepoint.com/a",
        "https://contoso.sharepoint.com@evil.example/a",
        "https://evil.example\\@contoso.sharepoint.com/a",
        "https://evil.example#contoso.sharepoint.com/a",
        "https://evil.example?contoso.sharepoint.com",
        "https://contoso.sharepoint.com/a b",
        "https://contoso.sharepoint.com/a\r\nHost:b",
        "https://contoso。sharepoint.com/a",
        "https://ⓒontoso.sharepoint.com/a",
        "https://contoso%2esharepoint.com/a",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a",
        "http://127.0.0.1:5001/upload",
        "http://localhost:5000/upload",
        "https://127.0.0.1:5000/upload",
        "https://smba.trafficmanager.net/a",
        "ftp://contoso.sharepoint.com/a",
        "file:///etc/passwd",
        "//contoso.sharepoint.com/a",
        "contoso.sharepoint.com",
        "https://",
        "",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert not trusted(address, Hosts(frozenset({*MICROSOFT, "http://127.0.0.1:5000"})))


def test_a_demo_trusts_no_address_of_its_own_accord() -> None:
    assert not trusted("http://127.0.0.1:5000/upload", Hosts(frozenset(), loopback=True))
