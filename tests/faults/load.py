"""People who refer children and raise concerns all at once, and what the bot has said it kept for them."""

import asyncio
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

import aiohttp

from cards.verbs import Verb
from panel.words import REFERENCE
from tests.child import Outside
from tests.dialogue import Card, Voice
from tests.stories.steps import ANSWERS

PAUSE = 0.05
"""Seconds that somebody takes at the most before the next press."""


@dataclass
class PatientTeams(Outside):
    """A channel that sends what got no answer again, the very same, once nothing holds it up any more."""

    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Nothing is sent but by `directly` until the block ends."""
        self.open.clear()
        yield
        self.open.set()

    def directly(self) -> Outside:
        """The same bot, without patience."""
        return Outside(self.url, self.connector, self.session)

    async def send(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        while True:
            await self.open.wait()
            try:
                return await super().send(body)
            except aiohttp.ClientError:
                await asyncio.sleep(0)


@dataclass
class Acknowledged:
    """What the bot said it kept: words that stand in each case and concern, by id. A draft has everything it may show
    when it is opened again: two things while an answer is on its way, else one."""

    cases: dict[str, str] = field(default_factory=dict)
    concerns: dict[str, str] = field(default_factory=dict)
    considered: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    async def check(self, voice: Voice, latest: int | None = None) -> None:
        """Asks the bot for all of it, or for the `latest` few of each kind."""
        card, last = await voice.says("my"), slice(-latest if latest else None, None)
        for id, words in list(self.cases.items())[last]:
            assert (await voice.sends(card, Verb.CASE_OPEN, {"case": id})).shows(words), id
        for id, words in list(self.concerns.items())[last]:
            assert (await voice.sends(card, Verb.CONCERN_OPEN, {"concern": id})).shows(words), id
        for id, either in self.drafts.items():
            shown = await voice.sends(card, Verb.REFER_RESUME, {"draft": id})
            assert any(shown.shows(words) for words in either), (either, shown.words)


@dataclass
class Talker:
    """One conversation that goes on whatever happens to the bot, until it is `enough`."""

    voice: Voice
    kept: Acknowledged
    dice: random.Random
    enough: asyncio.Event

    async def talk(self) -> None:
        while not self.enough.is_set():
            await self.refer()
            await self.raise_concern()
            await self.consider()

    async def refer(self) -> None:
        """A referral from the first screen to the receipt, with one screen saved for later half-way."""
        card = await self.say("refer")
        card = await self.press(card, "Start" if "Start" in card.buttons else "Start another")
        id = card.buttons["Next"]["data"]["ids"]["draft"]
        words = self.some_words()
        child = ANSWERS["child"] | {"family": self.some_words()}
        answers = ANSWERS | {"happened": {"synopsis": words}, "child": child}
        for number, fields in enumerate(answers.values(), 1):
            if number == 5:
                card = await self.save_for_later(card, id, words)
            self.kept.drafts[id] = (f"Screen {number} of 12", f"Screen {number + 1} of 12")
            card = await self.press(card, "Next", **fields)
            self.kept.drafts[id] = (f"Screen {number + 1} of 12",)
            assert card.shows(f"Screen {number + 1} of 12")
        self.kept.drafts[id] = ("Screen 12 of 12", "Sent.")
        receipt = await self.press(card, "Send to the chair")
        del self.kept.drafts[id]
        keep_once(self.kept.cases, receipt, words)

    async def save_for_later(self, card: Card, id: str, words: str) -> Card:
        """Half an answer is kept as it was typed."""
        self.kept.drafts[id] = ("Screen 5 of 12",)
        await self.press(card, "Save and finish later", synopsis=words)
        self.kept.drafts[id] = (words,)
        return await self.voice.sends(card, Verb.REFER_RESUME, {"draft": id})

    async def raise_concern(self) -> None:
        words = self.some_words()
        form = await self.press(await self.say("safety"), "Tell the chair and the deputy")
        concern = await self.press(form, "Tell the chair and the deputy", what=words)
        keep_once(self.kept.concerns, concern, words)

    async def consider(self) -> None:
        words = self.some_words()
        form = await self.press(await self.say("consider"), "Start")
        recorded = await self.press(form, "Record it", name=words, pathway="arrested", referred="no", reason="Advice")
        keep_once(self.kept.considered, recorded, words)

    async def say(self, text: str) -> Card:
        await asyncio.sleep(self.dice.uniform(0, PAUSE))
        return await self.voice.says(text)

    async def press(self, card: Card, title: str, **fields: str) -> Card:
        await asyncio.sleep(self.dice.uniform(0, PAUSE))
        return await self.voice.presses(card, title, **fields)

    def some_words(self) -> str:
        """Words that nobody typed before."""
        return "".join(self.dice.choices(ascii_lowercase, k=16))


def keep_once(kept: dict[str, str], card: Card, words: str) -> None:
    """Notes the id that a card gives; one that was given before is a fault."""
    found = REFERENCE.search(card.words)
    assert found, card.words
    assert found.group() not in kept
    kept[found.group()] = words
