"""The Word file: what a council can file and a screen reader can read, whatever was typed into it."""

import asyncio
import os
import shutil
import subprocess
import threading
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp
import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from yarl import URL

from bot.documents.links import Links
from bot.documents.word import MEDIA_TYPE, sheet
from bot.request import Chat, ChatKind, Document, Kind, Reply, Request
from cards import pages, templates
from panel.drafting import Block, Chapter, Paper, Part, Section
from tests.connector import listening
from tests.teams.conftest import Clock, Desk

AT = datetime(2027, 2, 4, 10, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "\x00\x01\x0b\x0c\x1b control",
    "\u202egnp.exe right to left \u05d0\u05d1",
    "x" * 5000,
    "🙂👩‍👩‍👧 emoji",
    "=cmd|' /C calc'!A0",
    "{ DDEAUTO c:\\windows\\calc.exe }",
    "<w:p><script>alert(1)</script>&amp;",
    "\ud800 half a letter",
    "two\nlines\tand a tab",
)


def section(case: str, words: str = "Some words.") -> Section:
    table = Block(header=("Seat", "What was said"), rows=(("Police", words), ("Health", words)))
    parts = (Part("why", "Why here", (Block("Because", words),)), Part("agencies", "Each agency", (table,)))
    return Section(case, case, (*parts, Part("points", "Points", (Block(points=(words, words)),))))


def paper(words: str = "Some words.", children: int = 2) -> Paper:
    children_of = tuple(section(f"SHCG-2026-{n:03}", words) for n in range(1, children + 1))
    first, last = (
        Chapter("meeting", "1 Meeting", (Block("Date", words),)),
        Chapter("next", "3 Next", (Block(words="x"),)),
    )
    return Paper(
        "Minutes of 21 January 2027", "A body", (first, Chapter("children", "2 The children", (), children_of), last)
    )


def read(made: bytes) -> Any:
    return docx.Document(BytesIO(made))


def xml(made: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(BytesIO(made)) as whole:
        return parse_xml(whole.read(name))


MADE, CASES = sheet(paper(), AT), ("SHCG-2026-001", "SHCG-2026-002")


def test_it_says_what_it_is_in_which_language_and_whose() -> None:
    about = read(MADE).core_properties
    assert (about.title, about.author, about.language) == ("Minutes of 21 January 2027", "A body", "en-GB")
    assert (about.comments, about.last_modified_by) == ("", "A body")
    assert about.created.replace(tzinfo=UTC) == AT
    languages = {each.get(f"{W}val") for each in xml(MADE, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_the_headings_are_real_and_none_is_left_out() -> None:
    styles = [each.style.name for each in read(MADE).paragraphs if each.style.name.startswith("Heading")]
    levels = [int(name.removeprefix("Heading ")) for name in styles]
    assert levels[0] == 1
    assert max(levels) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_row_and_no_merged_cells() -> None:
    tree = xml(MADE)
    tables = list(tree.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    assert not list(tree.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"))


def test_no_row_is_torn_apart_and_no_column_is_narrower_than_its_longest_word() -> None:
    rows = (("SHCG-2026-001", "7 December 2026", "Seen by the nurse. " * 30),)
    block = Block(header=("Case", "When", "What was said"), rows=rows)
    made = sheet(Paper("Minutes", "A body", (Chapter("one", "1 One", (block,)),)), AT)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in xml(made).iter(f"{W}tr"))
    case, when, said = (int(each.get(f"{W}w")) for each in xml(made).iter(f"{W}gridCol"))
    assert case / (case + when + said) > 0.2
    assert case < said
    assert when < said


def test_no_header_stands_at_the_foot_of_a_page_and_a_small_table_is_not_parted() -> None:
    def kept(rows: int, words: str) -> list[bool]:
        block = Block(header=("Case", "What"), rows=(("SHCG-2026-001", words),) * rows)
        made = xml(sheet(Paper("Minutes", "A body", (Chapter("one", "1 One", (block,)),)), AT))
        return [row.find(f".//{W}keepNext") is not None for row in made.iter(f"{W}tr")]

    assert kept(3, "Short.") == [True, True, True, False]
    assert kept(3, "Long. " * 100) == [True, False, False, False]


def test_nothing_is_empty_between_what_stands_there_but_between_two_tables() -> None:
    table = Block(header=("Case",), rows=(("SHCG-2026-001",),))
    made = sheet(Paper("Minutes", "A body", (Chapter("one", "1 One", (table, table, Block(words="x"))),)), AT)
    assert [each.text for each in read(made).paragraphs] == ["Minutes", "1 One", "", "x"]


def test_the_words_have_most_of_the_room_and_a_short_heading_is_not_broken() -> None:
    block = Block(header=("Seat", "Kind", "What was said", "When"), rows=(("Police", "Fact", "Words. " * 90, "Now"),))
    made = sheet(Paper("Minutes", "A body", (Chapter("one", "1 One", (block,)),)), AT)
    widths = [int(each.get(f"{W}w")) for each in xml(made).iter(f"{W}gridCol")]
    assert widths[2] / sum(widths) > 0.6


def test_lists_are_lists_and_there_is_no_picture() -> None:
    listed = [each.text for each in read(MADE).paragraphs if each.style.name == "List Bullet"]
    assert listed.count("Some words.") == 4
    assert not list(xml(MADE).iter(f"{W}drawing", f"{W}pict", f"{W}object"))


def test_the_pages_are_a4_and_numbered() -> None:
    page = read(MADE).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    footer = xml(MADE, "word/footer1.xml")
    assert [each.get(f"{W}instr") for each in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert "".join(each.text for each in footer.iter(f"{W}t")) == "Page 1 of 1. Minutes of 21 January 2027"


def test_each_child_is_on_a_page_of_their_own_and_what_follows_on_another() -> None:
    pages = read(MADE).sections
    first = [next(each.iter_inner_content()).text for each in pages]
    assert first == ["Minutes of 21 January 2027", *CASES, "3 Next"]
    assert {each.start_type for each in pages} == {WD_SECTION.NEW_PAGE}
    whose = [each.footer.paragraphs[0].text.removeprefix("Page  of . ") for each in pages]
    title = "Minutes of 21 January 2027"
    assert whose == [title, *(f"{each}. {title}" for each in CASES), title]


def test_nothing_is_formatted_by_hand() -> None:
    by_hand = ("b", "i", "u", "color", "sz", "rFonts", "highlight")
    assert not list(xml(MADE).iter(*(f"{W}{each}" for each in by_hand)))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_was_typed_it_opens_and_runs_nothing(words: str) -> None:
    made = sheet(paper(words), AT)
    text = "\n".join(each.text for each in read(made).paragraphs)
    assert words.strip("\x00\x01\x0b\x0c\x1b").split()[-1].lstrip("\u202e") in text
    assert not {"\u202e", "\x00", "\x1b"} & set(text)
    assert not list(xml(made).iter(f"{W}fldSimple", f"{W}instrText", f"{W}hyperlink"))


def test_the_same_document_is_the_same_file_inside() -> None:
    again = sheet(paper(), AT)
    with zipfile.ZipFile(BytesIO(MADE)) as one, zipfile.ZipFile(BytesIO(again)) as other:
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


def test_a_whole_panel_is_one_file() -> None:
    made = sheet(paper("A sentence of some length, as people write them. " * 5, children=13), AT)
    headings = [each.text for each in read(made).paragraphs if each.style.name == "Heading 2"]
    assert len(headings) == len(set(headings)) == 13


def test_another_office_reads_it_page_by_page(tmp_path: Path) -> None:
    """Where all checks are run LibreOffice is there; elsewhere it may be."""
    office = shutil.which("soffice")
    assert office or "CI" not in os.environ
    if office:
        (tmp_path / "minutes.docx").write_bytes(MADE)
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        turn = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "minutes.docx"]
        subprocess.run(turn, cwd=tmp_path, check=True, timeout=120, capture_output=True)
        made = (tmp_path / "minutes.pdf").read_bytes()
        assert made.startswith(b"%PDF")
        assert made.count(b"/Type/Page/") + made.count(b"/Type /Page ") + made.count(b"/Type/Page\n") >= 4


async def test_it_is_never_made_on_the_loop() -> None:
    """The loop goes on while a file is made, and the file is made by another thread."""
    threads, beats = [], 0

    def make() -> bytes:
        threads.append(threading.get_ident())
        return sheet(paper(children=13), AT)

    async def beat() -> None:
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0)

    line, name = templates.minutes.whole(AT), templates.minutes.file("SHCG-P007")
    card, file = pages.file(line, name, "SHCG-P007"), Document(name, MEDIA_TYPE, make)
    press = Request("1", Kind.PRESS, "ann", Chat("a", ChatKind.PERSONAL, "", "", ""), verb="minutes.file")
    links = Links(Desk(lambda _: Reply(card, document=file)), URL("http://127.0.0.1:3978"), Clock(), lambda: "token")
    async with listening(links.routes()) as url, aiohttp.ClientSession() as http:
        await links.offer(press, card, file)
        beating = asyncio.create_task(beat())
        async with http.get(f"{url}/documents/token") as got:
            body = await got.read()
        beating.cancel()
    assert got.headers["Content-Disposition"] == 'attachment; filename="minutes-SHCG-P007.docx"'
    assert read(body).core_properties.language == "en-GB"
    assert threads
    assert threading.get_ident() not in threads
    assert beats > len(threads)
