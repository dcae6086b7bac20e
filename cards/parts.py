"""The pieces every card is made of, and the two kinds of card: one that is posted, one that is opened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    CardElement,
    ChoiceSetInput,
    Column,
    ColumnSet,
    Container,
    ExecuteAction,
    OpenUrlAction,
    RichTextBlock,
    TextBlock,
    TextRun,
)

from cards.templates.line import NOT_LIVE, Line
from cards.verbs import Verb
from panel.questions import length

Ids = Mapping[str, str | int]
NO_IDS: Ids = {}

JOIN = "Join the meeting"
CHOSEN = "chosen"
"""What a form's buttons call the inputs that were chosen from: what was typed into the others is given back."""

SIX = 6
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


def posted(
    line: Line, *more: Line, buttons: Sequence[ExecuteAction] = (), further: Sequence[ExecuteAction] = ()
) -> Posted:
    """A card to post: its first line is also its preview. It can be made of nothing but `Line`s and buttons; those for
    which there is no room at its foot stand `further` up."""
    body: list[CardElement] = [heading(line), *(says(each) for each in more), *rows(further)]
    return Posted(_card(body, buttons, fallback=line), line)


def opened(title: str, *body: CardElement, buttons: Sequence[ExecuteAction | OpenUrlAction] = ()) -> Opened:
    """A card to answer a press with. What people typed goes into it by `typed` and `facts` only."""
    card = _card([heading(title), *body], buttons, fallback=title)
    if chosen := " ".join(dict.fromkeys(_chosen(body))):
        card["actions"] = [_with(act, chosen) for act in card.get("actions", ())]
    return Opened(card)


def _chosen(body: Iterable[CardElement]) -> Iterator[str]:
    """The ids of the inputs that are chosen from, those that are folded away too."""
    for element in body:
        if isinstance(element, ChoiceSetInput):
            yield element.id or ""
        elif isinstance(element, Container):
            yield from _chosen(element.items or ())


def _with(act: dict[str, Any], chosen: str) -> dict[str, Any]:
    """A button that says which inputs of its form are chosen from."""
    if "data" not in act:
        return act
    return {**act, "data": {"ids": {**act["data"]["ids"], CHOSEN: chosen}}}


def heading(words: str) -> TextBlock:
    """The first line of a card, in our own words."""
    return TextBlock(text=words, wrap=True, style="heading", weight="Bolder", size="Medium")


def title(words: str) -> TextBlock:
    """The title of a part of a card, in our own words."""
    return TextBlock(text=words, wrap=True, weight="Bolder", separator=True, spacing="Medium")


def says(words: str, quietly: bool = False) -> TextBlock:
    """A sentence in our own words; never anything that somebody typed, for this draws Markdown."""
    return TextBlock(text=words, wrap=True, is_subtle=quietly or None)


def typed(words: str, bold: bool = False, quietly: bool = False) -> RichTextBlock:
    """What somebody typed, letter for letter: a TextRun knows no Markdown."""
    return _runs(TextRun(text=words, weight="Bolder" if bold else None, is_subtle=quietly or None))


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


def link(label: str, url: str) -> OpenUrlAction:
    """A button of an opened card that leads out of Teams' own cards, to a meeting: what is posted never has one."""
    return OpenUrlAction(title=label, url=url)


def row(*buttons: ExecuteAction | OpenUrlAction) -> ActionSet:
    """Buttons inside the body of a card."""
    return ActionSet(actions=[*buttons])


def rows(buttons: Sequence[ExecuteAction | OpenUrlAction]) -> list[CardElement]:
    """Any number of buttons inside the body of a card: Teams draws six in a row, and no more."""
    return [row(*buttons[first : first + SIX]) for first in range(0, len(buttons), SIX)]


def beside(*elements: CardElement, act: ExecuteAction) -> ColumnSet:
    """A few short lines with one button at their side."""
    columns = [Column(width="stretch", items=list(elements)), Column(width="auto", items=[row(act)])]
    return ColumnSet(columns=columns, spacing="Small")


def not_live(card: AnyCard) -> AnyCard:
    """The card, marked as one that must not be used for a real child."""
    return replace(card, card={**card.card, "body": [*card.card["body"], NOT_LIVE_MARK]})


def forewarned(card: Opened, words: str) -> Opened:
    """A card with a form, which says something above its boxes; any other as it is."""
    body = card.card["body"]
    if not any(each.get("type") == "Input.Text" for each in body):
        return card
    said = typed(words, bold=True).model_dump(by_alias=True, exclude_none=True)
    return replace(card, card={**card.card, "body": [*body[:1], said, *body[1:]]})


def refreshing(card: Posted, by: ExecuteAction) -> Posted:
    """A posted card that Teams asks for again, by itself, whenever somebody looks at it. It names no users: those of a
    shared chat of up to 60 are asked for all the same."""
    return replace(card, card={**card.card, "refresh": {"action": by.model_dump(by_alias=True, exclude_none=True)}})


NOT_LIVE_MARK = says(NOT_LIVE, quietly=True).model_dump(by_alias=True, exclude_none=True)


def _card(
    body: Sequence[CardElement], buttons: Sequence[ExecuteAction | OpenUrlAction], fallback: str
) -> dict[str, Any]:
    card = AdaptiveCard(
        version="1.5",
        lang="en-GB",
        speak=fallback,
        fallback_text=fallback,
        body=list(body),
        actions=[*buttons] or None,
    )
    return card.model_dump(by_alias=True, exclude_none=True)
