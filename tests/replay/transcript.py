"""What the bot said unasked, to whom, when: one line a message, as a person reads it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import kept
from panel.clocks import local
from storage.records import Answered
from tests.connector import Delivered
from tests.dialogue import Teams

HERE = Path(__file__).parent
SHARED, MEETING = "the panel's chat", "a meeting's chat"
"""What the chat of a procedure is called, and any that has no name."""


@dataclass(frozen=True, order=True)
class Heard:
    """One message: the time on the wall, whose chat, and its first line; a board that changed says so."""

    at: str
    to: str
    line: str

    @property
    def what(self) -> str:
        """The message without its time."""
        return f"{self.to:<18} {self.line}"

    def __str__(self) -> str:
        return f"{self.at}  {self.what}"


@dataclass
class Transcript:
    """Listens to a connector, by a clock that says when something arrives; `names` are the chats by name."""

    teams: Teams
    now: Callable[[], datetime]
    names: dict[str, str]
    heard: list[tuple[Heard, Any]] = field(default_factory=list)
    answers: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teams.connector.arrived = self._listen

    def _listen(self, delivered: Delivered) -> None:
        at = local(self.now(), "Europe/London").strftime("%Y-%m-%d %a %H:%M")
        line = f"{'(changed) ' if delivered.changed else ''}{delivered.body['summary']}"
        card = delivered.body["attachments"][0]["content"]
        self.heard.append((Heard(at, self.names.get(delivered.conversation, MEETING), line), card))

    def leave_out_answers(self) -> None:
        """What was posted in answer to something typed is no part of the transcript; answers are kept for a day."""
        with self.teams.store.turn(self.now()) as turn:
            for each in turn.find(Answered):
                reply = kept.decode(each.reply, sent=True)
                self.answers[each.id] = [card.card for card in (reply.card, reply.private) if card]

    def unasked(self) -> list[Heard]:
        """Every message that nobody asked for, in order of time. An answer that reads as an earlier notice does is
        taken out once."""
        answers, unasked = [card for cards in self.answers.values() for card in cards], list[Heard]()
        for heard, card in reversed(self.heard):
            if card in answers:
                answers.remove(card)
            else:
                unasked.append(heard)
        return sorted(unasked)


def golden(name: str) -> list[str]:
    """The lines that were looked at, and found right."""
    return (HERE / f"{name}.txt").read_text("utf-8").splitlines()


def more_than_once(heard: Iterable[Heard], expected: Iterable[str]) -> Counter[str]:
    """What arrived more often than it should have, and how often more."""
    return Counter(each.what for each in heard) - Counter(expected)
