"""What the HTTP request of a turn is answered with."""

from dataclasses import dataclass
from typing import Any

from bot.teams import message
from bot.teams.problems import log, log_problem
from cards.parts import Opened, Posted
from cards.templates import endings
from cards.templates.line import Line
from storage.store import NotKept


class OpenedInPublic(Exception):
    """A handler answered something that is not a press with a card that may hold identity. It is not posted."""


@dataclass(frozen=True)
class Answer:
    """What the HTTP request of a turn is answered with."""

    status: int = 200
    body: dict[str, Any] | None = None


def show(card: Posted | Opened | None) -> Answer:
    """A press, answered with a card in the place of the one that was pressed."""
    if card is None:
        return say(endings.DONE)
    answer = Answer(200, {"statusCode": 200, "type": message.CARD, "value": card.card})
    if message.fits(message.encode(answer.body)):
        return answer
    log.error("an answer to a press was too long to show")
    return say(endings.TOO_LONG)


def say(line: str) -> Answer:
    """A press, answered with a sentence: the card stays as it is, with what was typed into it."""
    return Answer(200, {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": line})


def sorry(error: Exception) -> Line:
    """What somebody is told of an error, which is logged here, with the id by which it is found."""
    quote = log_problem(error)
    if isinstance(error, NotKept):
        return endings.not_saved(quote)
    return endings.went_wrong(quote) if isinstance(error, OpenedInPublic) else endings.nothing_changed(quote)
