"""What the bot needs of the world outside, as protocols."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.request import Chat, Document, Reply, Request
from cards.parts import Opened, Posted
from panel.children import Identity


class Unreachable(Exception):
    """They cannot be written to (blocked, removed, never installed): trying again will not help."""


class NotSent(Exception):
    """It did not go out this time. `after` is how many seconds to wait before trying again."""

    def __init__(self, words: str, after: float = 0.0) -> None:
        super().__init__(words)
        self.after = after


@dataclass(frozen=True)
class Sent:
    """What was posted: its activity id, and whether the guard put the neutral line in its place."""

    activity: str
    guarded: bool = False


class Postman(Protocol):
    async def post(
        self,
        chat: Chat,
        card: Posted,
        about: Sequence[Identity] = (),
        replaces: str = "",
        targeted: bool = False,
    ) -> Sent:
        """Posts a card, or puts it in place of the activity `replaces`. `Unreachable`, `NotSent`."""

    async def chat_with(self, person: str, tenant: str, service_url: str) -> Chat:
        """The personal chat with somebody known by their Entra object id. `Unreachable`, `NotSent`."""


@dataclass(frozen=True)
class Event:
    """A panel in a calendar: its id, the number of its changes, when (aware), how long (minutes), where. It never holds
    who or what is discussed. `changed_at` is when it last changed, whatever the clock says now. `known_as` is the
    calendar's own id for it, "" for one that it does not have yet."""

    panel: str
    sequence: int
    starts_at: datetime
    minutes: int
    place: str
    cancelled: bool
    changed_at: datetime
    known_as: str = ""


class Calendar(Protocol):
    async def put(self, event: Event) -> str:
        """Books the panel, or changes or cancels what was booked; gives the calendar's own id for it. Putting the same
        event twice is no worse than once. `NotSent`."""


class Documents(Protocol):
    async def offer(self, request: Request, card: Opened, document: Document) -> Opened:
        """Makes the file ready for the person who pressed; gives the card with how they get it. They may have it only
        if the desk, asked again when they take it, still gives it to them. `Unreachable`, `NotSent`."""


class Desk(Protocol):
    """What the Teams door hands a request to. Synchronous: one request is one turn of the store."""

    def answer(self, request: Request) -> Reply:
        """The reply, kept in the same commit as whatever it did. A request seen before gets the reply it got then."""

    def sent(self, request: Request, sent: Sequence[Sent]) -> None:
        """The posted part of the reply has gone out."""
