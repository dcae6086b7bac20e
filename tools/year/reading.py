"""A report as somebody reads it on its cards, page after page, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.templates.line import NOT_LIVE
from tests.dialogue import Card
from tools.year.county import County


@dataclass(frozen=True)
class Lines:
    """What a report says, line by line."""

    every: tuple[str, ...]

    def of(self, label: str) -> str:
        """What stands behind a label; KeyError where it stands nowhere."""
        found = next((line for line in self.every if line.startswith(f"{label}: ")), None)
        if found is None:
            raise KeyError(label)
        return found.removeprefix(f"{label}: ")

    def now(self, label: str) -> str:
        """What it is now."""
        return self.of(label).partition(". The year before: ")[0]

    def before(self, label: str) -> str:
        """What it was the year before."""
        return self.of(label).partition(". The year before: ")[2].partition(". ")[0].removesuffix(".")


async def read(county: County, period: str) -> Lines:
    """A report on a period, as the coordinator reads it."""
    voice = county.coordinator
    card = await voice.presses(await voice.says(f"report {period}"), "Open the figures")
    lines = [*_page(card)]
    while "More" in card.buttons:
        card = await voice.presses(card, "More")
        lines += ["", *_page(card)]
    return Lines(tuple(lines))


def _page(card: Card) -> Iterator[str]:
    """What a page says, without its buttons, its chart and what number it has."""
    body = [part for part in card.content["body"] if not part["type"].startswith("Chart.")]
    said = replace(card, content={"body": body}).words.splitlines()
    yield from (line.partition(" Page ")[0] for line in said if line != NOT_LIVE)
