"""`python -m tools.pictures`: the README's pictures, taken in the Agents Playground from a referral to the minutes."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from tests.browser import month, sitting, story
from tests.browser.playground import Page, chromium, playground
from tools.demo import demo
from tools.node import Failed

TO = Path("docs/pictures")
SHARPNESS = 1.5
TALL = 1300
"""The height of a card that says something from its head to its foot."""
NOTES = {
    "Safe now": "An adult is with Robin at school, and at the club.",
    "Plan for the harmful behaviour": "A safety plan at school from Monday. Youth justice begins its assessment.",
    "What has happened": "One event, seen by a teacher. Nothing since.",
    "The child's words": "“I want to go back to football.”",
    "The child who was harmed": "Safe at home. Their own worker is told what is decided.",
}
"""What the chair notes."""


def main() -> str | None:
    """Takes them all again; what stopped it, in words, or None."""
    browser = chromium()
    if not browser:
        return "Pictures are taken in Chromium, and there is none on this machine (apt install chromium)."
    ports = int(os.environ.get("PORT", "3978")), int(os.environ.get("PLAYGROUND_PORT", "56150"))
    try:
        with (
            tempfile.TemporaryDirectory() as data,
            demo(*ports, {"CONVENOR_DATA": data}),
            playground(browser, ports[1], SHARPNESS) as page,
        ):
            take(page)
            take_the_month(page)
            take_the_sitting(page)
    except Failed as problem:
        return str(problem)
    return None


def take(page: Page) -> None:
    """The story of one referral, with a picture at each turn of it."""
    page.sees("This is Convenor")
    page.picture(TO / "welcome.png")
    month.begins(page)
    story.opens_a_referral(page)
    page.picture(TO / "danger.png")
    for number in (1, 2):
        story.fills_in(page, number)
        page.presses("Next")
    story.fills_in(page, 3)
    page.picture(TO / "child.png")
    page.presses("Next")
    story.answers_all_from(page, 4)
    page.picture(TO / "check.png")
    reference = story.sends(page)
    page.picture(TO / "receipt.png", "Sent.")
    story.opens_the_screening(page, reference)
    page.picture(TO / "screening.png")
    story.accepts(page)
    page.says("agenda")
    page.picture(TO / "agenda.png", f"{reference} new")
    page.presses("My view", on=f"{reference} new")
    page.picture(TO / "agenda-open.png", story.CHILD)


def take_the_month(page: Page) -> None:
    """What comes of it: the agenda goes out, the police are asked and answer, and the chair sees who has."""
    reference = month.reads_the_agenda(page)
    month.waits_for_the_agenda(page)
    page.picture(TO / "agenda-out.png", "This panel has no chat yet")
    page.picture(TO / "prompt.png", "Police: answers by")
    month.opens_the_list(page, story.CHILD)
    page.picture(TO / "updates.png")
    month.types_an_update(page, reference)
    page.picture(TO / "update.png")
    page.presses("Save")
    month.asks_who_has_answered(page)
    page.presses("Open")
    page.picture(TO / "answered.png")


def take_the_sitting(page: Page) -> None:
    """The day itself: the chair's one screen, the child who stays on the agenda, and the minutes."""
    page.says("agenda")
    reference = page.reads(r"([A-Z]+-\d{4}-\d{3}) new")
    day = sitting.waits_for_the_day(page)
    sitting.begins(page)
    sitting.opens(page, "First item", story.CHILD)
    sitting.types_an_action(page, reference, day)
    sitting.writes_notes(page, NOTES)
    page.picture(TO / "chair.png", "Item 1 of 1", TALL)
    sitting.looks_at_the_gates(page, reference, sitting.SHUT)
    page.picture(TO / "too-early.png", sitting.SHUT, TALL)
    sitting.proposes(page, "Propose to remove", day, "Ongoing: discussed again at the next panel")
    for persona in ("Police", "Health"):
        sitting.agrees(page, persona, reference)
    page.says("demo as chair")
    page.presses("Close the decision")
    sitting.ends(page)
    take_the_minutes(page)


def take_the_minutes(page: Page) -> None:
    """A page of them as a Word file, or as a card where nothing on this machine draws one."""
    sitting.opens_the_draft(page, "chair")
    sitting.sends_them_out(page)
    sitting.reads_them(page)
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        draws(httpx.get(sitting.asks_for_the_file(page)).content, TO / "minutes.png")
    else:
        page.picture(TO / "minutes.png", "Page 1 of ")


def draws(document: bytes, to: Path) -> None:
    """Draws a page of a Word file that has a child on it."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "minutes.docx")
        written.write_bytes(document)
        _runs("soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
              "--outdir", folder, str(written))  # fmt: skip
        one_page = ("-png", "-r", "90", "-f", "2", "-singlefile")
        _runs("pdftoppm", *one_page, str(written.with_suffix(".pdf")), str(to.with_suffix("")))


def _runs(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
