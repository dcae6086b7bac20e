"""A sitting, in a real browser: two items, a child who leaves only on evidence, and the minutes as a Word file."""

from datetime import date
from io import BytesIO

import httpx
from docx import Document

from tests.browser import month, sitting
from tests.browser.playground import Page

GATES = (
    "Asked by a chair at a sitting",
    "The members present agree, and no objection stands",
    "A risk matrix dated after the last discussion, seen at this sitting",
    "Its level is below the threshold",
    "Somebody has written why the child is no longer at risk",
    "No police outcome is awaited, where the risk is at or above the threshold",
)


def test_a_sitting_from_its_start_to_its_minutes(page: Page) -> None:
    page.sees("This is Convenor")
    month.begins(page)
    reference, other = sitting.brings_two_children(page)
    day = sitting.waits_for_the_day(page)
    sitting.begins(page)

    sitting.opens(page, "First item", sitting.CHILD)
    page.sees(f"{other} is next.")  # what comes into the chat while a form is filled in draws the form anew
    sitting.writes_notes(page, {"Safe now": "No telephone at school."})
    sitting.types_an_action(page, reference, day)
    _too_early(page, reference)
    _mended(page, reference, day)
    sitting.removes(page, reference)

    page.says("next")
    page.sees(f"Item 2 of 2: {other}")
    sitting.opens(page, "Open my screen", sitting.OTHER)
    sitting.proposes(page, "Outcome", day, "Ongoing: discussed again at the next panel")
    page.presses("All of them agree")
    page.sees("as asked in the room")
    page.presses("Close the decision")
    sitting.ends(page)

    sitting.opens_the_draft(page, "coordinator")
    sitting.checks(page, other)
    sitting.opens_the_draft(page, "deputy")
    sitting.sends_them_out(page)
    sitting.reads_them(page)
    _is_the_file(sitting.asks_for_the_file(page))


def _too_early(page: Page, reference: str) -> None:
    sitting.looks_at_the_gates(page, reference, sitting.SHUT)
    for number, gate in enumerate(GATES, 1):
        page.sees(f"Not met {number}. {gate}")
    page.lacks("Remove from the agenda")


def _mended(page: Page, reference: str, day: date) -> None:
    sitting.asks_the_worker(page)
    sitting.adds_a_matrix(page, day)
    sitting.gives_the_outcome(page, reference)
    sitting.looks_at_the_gates(page, reference, sitting.SHUT)
    sitting.writes_the_reason(page)
    page.lacks("Remove from the agenda")
    sitting.proposes(page, "Propose to remove", day)
    for persona in ("Police", "Health"):
        sitting.agrees(page, persona, reference)
    sitting.looks_at_the_gates(page, reference, sitting.OPEN)


def _is_the_file(address: str) -> None:
    taken = httpx.get(address)
    document = Document(BytesIO(taken.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([each.text for each in document.paragraphs] + cells)
    for wanted in (sitting.CHILD, sitting.OTHER, sitting.DEED, "No telephone at school.", "Removed from"):
        assert wanted in words
    assert httpx.get(address).status_code == 404
