"""Somebody who presses every button that they are shown, with a word in every box that stands nowhere else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.commands import COMMANDS
from tests.dialogue import Card, Voice, actions

TYPED = "Skrawdle"
OFTEN = 2
"""So often one kind of button is pressed, each time about something else."""
PAST, COMES = "20 11 2026", "30 12 2026"
DAY = re.compile(r"\b([Dd]ay|[Dd]ate|When|by when|Checked on|born)\b")
NEVER = frozenset(
    {
        *("demo.as", "demo.reset_yes", "stop.yes", "case.withdraw_yes", "hand_over.save", "close.remove"),
        *("interest.yes", "allocate.save", "roster.remove_yes", "roster.change_save", "away.save", "my.away_save"),
        *("schedule.cancel_save", "schedule.move_save", "safety.raise", "refer.start"),
    }
)
"""What would take the child, the panel or whoever presses away from those who press after them."""
UNTYPED = ("refer", "safety", "roster", "demo", "use", "stop")
Press = tuple[str, tuple[tuple[str, str], ...]]


@dataclass
class Wanderer:
    """One voice, what they have pressed, and what they were shown."""

    voice: Voice
    word: str = TYPED
    pressed: dict[Press, str] = field(default_factory=dict)
    shown: list[tuple[str, Card]] = field(default_factory=list)

    async def wanders(self, *starts: str, limit: int = 400) -> None:
        """Types each of these, and presses whatever is on the cards that come, and on the cards behind them."""
        left = [await self.voice.says(start) for start in starts]
        while left and limit > 0:
            card = left.pop(0)
            for action in actions(card.content):
                if not (press := self._new(action)) or not limit:
                    continue
                limit -= 1
                left += await self._presses(card, press, action)

    async def _presses(self, card: Card, press: Press, action: Mapping[str, Any]) -> list[Card]:
        """With nothing, and then filled in one way after another until it is taken."""
        verb, ids = action["verb"], action.get("data", {}).get("ids", {})
        self.pressed[press] = action["title"]
        answered = []
        for fields in ways(card, self.word):
            answer = await self.voice.sends(card, verb, ids, fields)
            self.shown.append((verb, answer))
            answered.append(answer)
            if fields and not answer.shows("There is a problem"):
                break
        return answered

    def _new(self, action: Mapping[str, Any]) -> Press | None:
        if "verb" not in action or action["verb"] in NEVER:
            return None
        ids = {
            key: value for key, value in action.get("data", {}).get("ids", {}).items() if key not in ("rev", "nonce")
        }
        press = (action["verb"], tuple(sorted(ids.items())))
        often = sum(verb == action["verb"] for verb, _ in self.pressed)
        return None if press in self.pressed or often > OFTEN else press

    def saw(self) -> str:
        return "\n".join(card.words for _, card in self.shown)


def boxes(card: Card) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    stack: list[Any] = [card.content]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            if str(node.get("type", "")).startswith("Input."):
                found.append(node)
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return found


def ways(card: Card, word: str) -> Iterator[dict[str, str]]:
    """The ways to fill in a card: with nothing, with everything, with days, and with what has to be there alone."""
    yield {}
    every = boxes(card)
    needed = [box for box in every if "(optional)" not in str(box.get("label"))]
    for some in (every, needed) if every else ():
        whole = {box["id"]: _choice(box) if box.get("choices") else box.get("value") or word for box in some}
        yield whole
        when = [box["id"] for box in some if not box.get("choices") and DAY.search(str(box.get("label")))]
        times = {box["id"]: "2pm" for box in some if "time" in str(box.get("label"))}
        for on in (PAST, COMES):
            yield whole | times | dict.fromkeys(when, on)


def _choice(box: Mapping[str, Any]) -> str:
    return str(box.get("value") or box["choices"][0]["value"])


def commands(*references: str) -> list[str]:
    """Everything that can be typed, by itself and with each reference."""
    names = [name for name in COMMANDS if name not in UNTYPED]
    return names + [f"{name} {reference}" for name in names for reference in references]
