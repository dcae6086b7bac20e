"""The pieces every card is made of, and the two kinds of card: one that is posted, one that is opened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    CardElement,
    Container,
    ExecuteAction,
    RichTextBlock,
    TextBlock,
    TextRun,
)

from cards.templates import NOT_LIVE, Line
from cards.verbs import Verb
from panel.questions import length

Ids = Mapping[str, str | int]
NO_IDS: Ids = {}

FIRST_WORDS = 400
"""How much of a long answer a card shows before "Read all"."""


@dataclass(frozen=True)
class Posted:
    """A card that stays in a chat: references, seats, dates, counts, states and buttons, never identity.

    `line` is its content-free preview (`summary`, `fallbackText`, `speak`), from `cards.templates`.
    """

    card: dict[str, Any]
    line: str


@dataclass(frozen=True)
class Opened:
    """A card that only the person who pressed sees, at that moment: it may hold identity and what was written."""

    card: dict[str, Any]


AnyCard = TypeVar("AnyCard", bound=Posted | Opened)


def posted(line: Line, *more: Line, buttons: Sequence[ExecuteAction] = ()) -> Posted:
    """A card to post: its first line is also its preview. It can be made of nothing but `Line`s and buttons."""
    body: list[CardElement] = [heading(line), *(says(each) for each in more)]
    return Posted(_card(body, buttons, fallback=line), line)


def opened(title: str, *body: CardElement, buttons: Sequence[ExecuteAction] = ()) -> Opened:
    """A card to answer a press with. What people typed goes into it by `typed` and `facts` only."""
    return Opened(_card([heading(title), *body], buttons, fallback=title))


def heading(words: str) -> TextBlock:
    """The first line of a card, in our own words."""
    return TextBlock(text=words, wrap=True, style="heading", weight="Bolder", size="Medium")


def title(words: str) -> TextBlock:
    """The title of a part of a card, in our own words."""
    return TextBlock(text=words, wrap=True, weight="Bolder", separator=True, spacing="Medium")


def says(words: str, quietly: bool = False) -> TextBlock:
    """A sentence in our own words; never anything that somebody typed, for this draws Markdown."""
    return TextBlock(text=words, wrap=True, is_subtle=quietly or None)


def typed(words: str, bold: bool = False) -> RichTextBlock:
    """What somebody typed, letter for letter: a TextRun knows no Markdown."""
    return _runs(TextRun(text=words, weight="Bolder" if bold else None))


def begins(words: str) -> RichTextBlock:
    """The title of a part of a card, as somebody typed it."""
    inlines: list[CardElement] = [TextRun(text=words, weight="Bolder")]
    return RichTextBlock(inlines=inlines, separator=True, spacing="Medium")


def facts(rows: Iterable[tuple[str, str]]) -> Container:
    """Labels with what was typed beside each."""
    return Container(
        items=[_runs(TextRun(text=_before(label), weight="Bolder"), TextRun(text=words)) for label, words in rows]
    )


def _before(label: str) -> str:
    """A label as it stands before an answer that was given."""
    label = label.removesuffix(" (optional)")
    return f"{label} " if label.endswith("?") else f"{label}: "


def _runs(*runs: TextRun) -> RichTextBlock:
    inlines: list[CardElement] = list(runs)
    return RichTextBlock(inlines=inlines, spacing="Small")


def first_words(words: str) -> str:
    """The first 400 characters of a long answer, with a sign that there are more."""
    if length(words) <= FIRST_WORDS:
        return words
    # Counted as Teams counts; an emoji that the cut would halve is left out.
    return words.encode("utf-16-le", "surrogatepass")[: 2 * FIRST_WORDS].decode("utf-16-le", "ignore").rstrip() + " …"


def button(label: str, verb: Verb, main: bool = False, at: Ids = NO_IDS, **ids: str | int) -> ExecuteAction:
    """A button: what it does, and the ids it is about. It never carries anything that somebody typed."""
    data = {"ids": {key: str(value) for key, value in {**at, **ids}.items()}}
    return ExecuteAction(title=label, verb=verb, data=data, style="positive" if main else None)


def row(*buttons: ExecuteAction) -> ActionSet:
    """Buttons inside the body of a card."""
    return ActionSet(actions=[*buttons])


def not_live(card: AnyCard) -> AnyCard:
    """The card, marked as one that must not be used for a real child."""
    return replace(card, card={**card.card, "body": [*card.card["body"], NOT_LIVE_MARK]})


def refreshing(card: Posted, by: ExecuteAction) -> Posted:
    """A posted card that Teams asks for again, by itself, whenever somebody looks at it. It names no users: those of a
    shared chat of up to 60 are asked for all the same."""
    return replace(card, card={**card.card, "refresh": {"action": by.model_dump(by_alias=True, exclude_none=True)}})


NOT_LIVE_MARK = says(NOT_LIVE, quietly=True).model_dump(by_alias=True, exclude_none=True)


def _card(body: Sequence[CardElement], buttons: Sequence[ExecuteAction], fallback: str) -> dict[str, Any]:
    card = AdaptiveCard(
        version="1.5",
        lang="en-GB",
        speak=fallback,
        fallback_text=fallback,
        body=list(body),
        actions=[*buttons] or None,
    )
    return card.model_dump(by_alias=True, exclude_none=True)
