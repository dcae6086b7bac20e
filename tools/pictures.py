"""`python -m tools.pictures`: the README's pictures, taken in the Agents Playground from a referral to its panel."""

import os
import sys
import tempfile
from pathlib import Path

from tests.browser import month, story
from tests.browser.playground import Page, chromium, playground
from tools.demo import demo
from tools.node import Failed

TO = Path("docs/pictures")
SHARPNESS = 1.5


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


if __name__ == "__main__":
    sys.exit(main())
