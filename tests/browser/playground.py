"""The Agents Playground in a real browser, driven in a reader's words."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Response, expect, sync_playwright
from playwright.sync_api import Page as Tab

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTH, HEIGHT, TALLEST = 1100, 1000, 900
"""The window and the tallest picture, in pixels of the page."""
WIDE = 1500
"""So wide that the list of chats is in sight as well."""
PATIENCE = 20_000
"""Milliseconds until something that does not appear counts as missing."""


def chromium() -> str | None:
    """Where Chromium is on this machine, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def playground(path: str, port: int, sharpness: float = 1) -> Iterator["Page"]:
    """The personal chat with the bot; `sharpness` is how many pixels of a picture one pixel of the page gets."""
    with browser(path) as opened:
        tab = opened.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", device_scale_factor=sharpness
        )
        tab.set_default_timeout(PATIENCE)
        tab.goto(f"http://localhost:{port}")
        yield Page(tab)


class Page:
    """One person's chat. A card is looked for from the newest up; a button is named exactly."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._cards = tab.locator(".ac-adaptiveCard")

    def goes_to(self, chat: str) -> None:
        """Opens another chat, and waits until the cards of this one are out of sight."""
        drawn = self._drawn(self._newest())
        self._tab.set_viewport_size({"width": WIDE, "height": HEIGHT})
        self._tab.get_by_role("treeitem", name=chat).click()
        self._tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        expect(drawn).to_have_count(0, timeout=PATIENCE)

    def says(self, words: str, to: str = "") -> None:
        """Types into the chat, `to` somebody by name in a shared one, and waits for the card that answers."""
        before = self._cards.count()
        self._tab.get_by_role("textbox").and_(self._tab.locator("[data-lexical-editor]")).click()
        if to:
            self._tab.keyboard.type("@")
            self._tab.get_by_role("menuitem", name=to).click()
        self._tab.keyboard.insert_text(words)
        self._tab.keyboard.press("Enter")
        expect(self._cards.nth(before)).to_be_visible(timeout=PATIENCE)

    def sees(self, words: str) -> None:
        """Waits until a card holds these words."""
        expect(self.card(words)).to_be_visible(timeout=PATIENCE)

    def does_not_see(self, words: str) -> None:
        """No card in the chat holds these words."""
        expect(self._cards.filter(has_text=words)).to_have_count(0)

    def lacks(self, button: str) -> None:
        """No card in the chat has this button."""
        expect(self._tab.get_by_role("button", name=button, exact=True)).to_have_count(0)

    def reads(self, pattern: str) -> str:
        """What the group in the pattern stands for in the newest card that matches it."""
        wanted = re.compile(pattern)
        found = wanted.search(self._cards.filter(has_text=wanted).last.inner_text())
        assert found
        return found[1]

    def fills(self, answers: Mapping[str, str]) -> None:
        """Types into the newest card with such a field; a field is named by how its label begins."""
        for label, words in answers.items():
            field = self._tab.get_by_role("textbox", name=_begins(label))
            self._with(field).get_by_role("textbox", name=_begins(label)).first.fill(words)

    def chooses(self, choice: str, of: str = "") -> None:
        """Chooses in the newest card that asks it; `of` is how the question's label begins, where one choice belongs to
        several."""
        question = self._question(of) if of else self._newest()
        if of and question.get_by_role("combobox").count():
            question.get_by_role("combobox").click()
            self._tab.get_by_role("option", name=choice, exact=True).click()
        else:
            title = question.locator("label").get_by_text(choice, exact=True).first
            title.locator("xpath=ancestor-or-self::label/preceding-sibling::input").check()

    def presses(self, button: str, on: str = "", beside: str = "") -> None:
        """Presses a button of the newest card that has it (and holds the words `on`), where there are several the one
        that comes after the words `beside`; waits for what the bot answers to it."""
        named = self._tab.get_by_role("button", name=button, exact=True)
        card = self._with(named, on)
        drawn = self._drawn(card)
        first = card.get_by_text(beside).first.locator(f"xpath=following::button[normalize-space()='{button}'][1]")
        with self._tab.expect_response(_is_answer) as answer:
            (first if beside else card.get_by_role("button", name=button, exact=True)).click()
        if answer.value.json()["type"].endswith("card.adaptive"):
            expect(drawn).to_have_count(0, timeout=PATIENCE)

    def link(self, button: str) -> str:
        """Where a button of the newest card that has it leads."""
        named = self._tab.get_by_role("link", name=button, exact=True)
        address = self._with(named).get_by_role("link", name=button, exact=True).get_attribute("title")
        assert address
        return address

    def card(self, words: str = "") -> Locator:
        """The newest card, or the newest that holds these words."""
        return self._cards.filter(has_text=words).last if words else self._newest()

    def picture(self, path: Path, words: str = "", tallest: int = TALLEST) -> None:
        """Takes a picture of the newest card (that holds these words), as far down as `tallest`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        # The chat scrolls under a heading: only in a window taller than the card is all of it in sight.
        self._tab.set_viewport_size({"width": WIDTH, "height": 4 * HEIGHT})
        self.card(words).scroll_into_view_if_needed()
        box = self.card(words).bounding_box()
        assert box
        height = min(box["height"], tallest)
        self._tab.screenshot(path=path, clip={"x": box["x"], "y": box["y"], "width": box["width"], "height": height})
        self._tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def _with(self, part: Locator, words: str = "") -> Locator:
        """The newest card that has this part: what is sent to others comes into this chat as well."""
        cards = self._cards.filter(has=part)
        return (cards.filter(has_text=words) if words else cards).last

    def _newest(self) -> Locator:
        return self._cards.last

    def _drawn(self, card: Locator) -> Locator:
        """A piece of this drawing of a card: every drawing gives its pieces new ids, so when it has gone, so has it."""
        drawn = card.locator("[id^=__ac-]").first.get_attribute("id")
        return self._tab.locator(f"[id='{drawn}']")

    def _question(self, label: str) -> Locator:
        asked = self._tab.locator("label").filter(has_text=_begins(label))
        return self._with(asked).locator("label").filter(has_text=_begins(label)).first.locator("..")


def _begins(label: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(label)}")


def _is_answer(response: Response) -> bool:
    return response.url.endswith("/_conversation/v1/invoke")
