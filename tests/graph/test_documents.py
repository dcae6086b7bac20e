"""A document is kept in the one library, and a link to it mailed: once, or nobody says that it was."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.calendars.graph.client import Client
from bot.documents import graph as documents
from bot.documents.graph import SharePoint
from bot.ports import Hindered, NotSent, Uncertain
from bot.settings import read
from panel.words import Hindrance
from tests.graph.records import Drive
from tests.graph.state import DRIVE, ORGANISER, Graph
from tests.graph.weather import DROP, HANG, LOST, Trouble

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME, BODY = "minutes-SHCG-P001.docx", b"The minutes of the panel."
PATH = f"Convenor/{NAME}"
SUBJECT, LINK = "Minutes are ready", "https://demo.sharepoint.com/sites/panel/Documents/Convenor/minutes-SHCG-P001.docx"
MAILED = ("health@demo.example", SUBJECT, LINK)


async def client(graph: Graph, **more: str) -> Client:
    return await asyncio.to_thread(Client, read(**({"CONVENOR_MODE": "demo"} | graph.settings() | more)))


@pytest.fixture
async def library(graph: Graph) -> AsyncIterator[SharePoint]:
    opened = await client(graph)
    yield SharePoint(opened)
    await opened.close()


async def keeps(library: SharePoint) -> str:
    return await library.keep(NAME, WORD, BODY)


async def test_a_document_is_kept_in_one_folder_and_its_link_given(library: SharePoint, graph: Graph) -> None:
    assert await keeps(library) == LINK
    assert graph.files == {DRIVE: {PATH: BODY}}
    (call,) = graph.calls
    assert (call.headers["Content-Type"], call.permission) == (WORD, "Sites.Selected")


async def test_a_document_of_the_same_name_takes_its_place(library: SharePoint, graph: Graph) -> None:
    await keeps(library)
    await library.keep(NAME, WORD, b"Corrected.")
    assert graph.files == {DRIVE: {PATH: b"Corrected."}}


@pytest.mark.parametrize(
    "name",
    ["", "minutes", "../minutes.docx", "a/b.docx", "Robin Example.docx", ".docx", "a:b.docx", "a.docx\n", "é.docx"],
)
async def test_a_name_that_is_not_plain_is_refused_before_anything_is_sent(
    library: SharePoint, graph: Graph, name: str
) -> None:
    with pytest.raises(ValueError, match="not the name of a document"):
        await library.keep(name, WORD, BODY)
    assert graph.calls == []


async def test_what_stands_in_the_way_of_the_library_is_named(library: SharePoint, graph: Graph) -> None:
    async def hindered() -> tuple[Hindrance, str]:
        with pytest.raises(Hindered) as error:
            await keeps(library)
        return error.value.by, error.value.needs

    graph.drives[DRIVE] = Drive(writes=False)
    assert await hindered() == (Hindrance.DRIVE, "Sites.Selected")
    graph.granted.discard("Sites.Selected")
    assert await hindered() == (Hindrance.DRIVE, "Sites.Selected")
    graph.granted.add("Sites.Selected")
    graph.drives.clear()
    assert await hindered() == (Hindrance.DRIVE, "GRAPH_DRIVE_ID")
    graph.token = "another"
    assert await hindered() == (Hindrance.CREDENTIALS, "GRAPH_BASE_URL")
    assert graph.files == {}


async def test_without_a_library_nothing_is_asked(graph: Graph) -> None:
    opened = await client(graph, GRAPH_DRIVE_ID="")
    with pytest.raises(Hindered) as error:
        await keeps(SharePoint(opened))
    await opened.close()
    assert (error.value.by, error.value.needs, graph.calls) == (Hindrance.DRIVE, "GRAPH_DRIVE_ID", [])


@pytest.mark.parametrize("status", [429, 503, LOST])
async def test_a_document_may_be_kept_again(library: SharePoint, graph: Graph, status: int) -> None:
    graph.weather.trouble.append(Trouble(status, retry_after=7))
    with pytest.raises(NotSent) as error:
        await keeps(library)
    assert error.value.after == (7 if status > 0 else 0)
    await keeps(library)
    assert graph.files == {DRIVE: {PATH: BODY}}


async def test_a_link_is_mailed_and_never_the_document(library: SharePoint, graph: Graph) -> None:
    await library.mail(*MAILED)
    ((to, subject, words),) = [(mail.to, mail.subject, mail.words) for mail in graph.mails]
    assert (to, subject) == MAILED[:2]
    assert LINK in words
    (call,) = graph.calls
    assert call.parts["user"] == ORGANISER
    assert call.body["SaveToSentItems"] is True
    assert "attachments" not in call.body["Message"]


@pytest.mark.parametrize("status", [500, 502, 503, 504, DROP, LOST])
async def test_a_mail_that_may_have_gone_out_is_said_to_be_uncertain(
    library: SharePoint, graph: Graph, status: int
) -> None:
    graph.weather.trouble.append(Trouble(status))
    with pytest.raises(Uncertain):
        await library.mail(*MAILED)
    assert len(graph.calls) == 1
    assert len(graph.mails) == (status == LOST)


async def test_so_is_one_that_nobody_answers(
    library: SharePoint, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.2)
    graph.weather.trouble.append(Trouble(HANG))
    with pytest.raises(Uncertain):
        await library.mail(*MAILED)


async def test_a_mail_that_was_refused_may_be_sent_again(library: SharePoint, graph: Graph) -> None:
    graph.weather.trouble.append(Trouble(429, retry_after=7))
    with pytest.raises(NotSent) as error:
        await library.mail(*MAILED)
    assert error.value.after == 7
    graph.granted.discard("Mail.Send")
    with pytest.raises(Hindered) as hindered:
        await library.mail(*MAILED)
    assert (hindered.value.by, hindered.value.needs) == (Hindrance.PERMISSION, "Mail.Send")
    assert graph.mails == []


async def test_a_mail_that_never_left_is_not_uncertain() -> None:
    settings = {"CONVENOR_MODE": "demo", "CONVENOR_CALENDAR": "graph", "GRAPH_ORGANISER": ORGANISER}
    opened = await asyncio.to_thread(Client, read(**settings, GRAPH_BASE_URL="http://127.0.0.1:9"))
    with pytest.raises(NotSent):
        await SharePoint(opened).mail(*MAILED)
    await opened.close()
