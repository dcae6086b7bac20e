"""What the bot needs of the world outside, as protocols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.request import Chat, Document, Opening, Reply, Request
from cards.parts import Opened, Posted
from panel.apps import Held
from panel.children import Identity
from panel.coming import Response
from panel.rooms import Setting
from panel.words import Hindrance
from storage.records import Attempt


class Unreachable(Exception):
    """They cannot be written to (blocked, removed, never installed): trying again will not help. `closed` says that it
    is the chat, and not the message, that is refused."""

    def __init__(self, words: str, closed: bool = False) -> None:
        super().__init__(words)
        self.closed = closed


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


class Hindered(NotSent):
    """It will not go until an administrator has done something. `needs` names the permission or the setting."""

    def __init__(self, by: Hindrance, needs: str = "", after: float = 3600.0) -> None:
        super().__init__(f"{by} {needs}".strip(), after)
        self.by = by
        self.needs = needs


class Busy(NotSent):
    """It was asked for more than is allowed at a time: it waits, and nobody has to do anything."""


class NoChat(NotSent):
    """The chat of a meeting is not there yet: it may come with the first who joins."""

    def __init__(self) -> None:
        super().__init__("there is no chat yet", 3600.0)


class Gone(Exception):
    """The event is not there any more: somebody has deleted or cancelled it in the calendar itself. Nothing is put back
    unasked."""


@dataclass(frozen=True)
class Event:
    """A panel in a calendar: its id, the number of its changes, when (aware), how long (minutes), where, and the e-mail
    addresses of those who are invited. It never holds what is discussed. `changed_at` is when it last changed, whatever
    the clock says now. `known_as` is the calendar's own id for it, "" for one that it does not have yet; `told` is what
    that calendar was last told, so that it is told again only what has changed since; `tried` is what it was to be told
    since then, of which nobody knows whether it got through. `anew` counts how often it was booked as another entry."""

    panel: str
    sequence: int
    starts_at: datetime
    minutes: int
    place: str
    cancelled: bool
    changed_at: datetime
    known_as: str = ""
    attendees: tuple[str, ...] = ()
    told: "Event | None" = None
    tried: tuple[Attempt, ...] = ()
    anew: int = 0
    restore: bool = False


@dataclass(frozen=True)
class Entry:
    """What a calendar has of an event: its own id for it, and, in one that others write in too, how it stands there.
    `version` changes whenever anybody changes it; `join_link` is "" while its online meeting is not there yet, None in
    a calendar without meetings; `mailbox` is the digest of whose it stands in; `responses` are by e-mail address in
    lower case, one for each who is invited, and `answered_at` says when those who answered did. `subject`
    and `place` are as they stand there; it is `private`, and who is invited `hidden` from the others, unless somebody
    has changed that. It is `written` where it was just changed, and not only read."""

    id: str
    version: str = ""
    join_link: str | None = None
    starts_at: datetime | None = None
    minutes: int = 0
    cancelled: bool = False
    responses: Mapping[str, Response] = field(default_factory=dict)
    answered_at: Mapping[str, datetime] = field(default_factory=dict)
    mailbox: str = ""
    subject: str = ""
    private: bool = True
    hidden: bool = True
    place: str = ""
    written: bool = True


class Calendar(Protocol):
    async def put(self, event: Event) -> Entry:
        """Books the panel, or changes or cancels what was booked; a time that somebody else has given it there stays.
        Putting the same event twice is no worse than once. `NotSent`, `Hindered`, `Gone`."""


@dataclass(frozen=True)
class Room:
    """The online meeting of an event: the id of its chat, and the settings that could not be made, for the
    administrator to see to."""

    chat: str
    left: tuple[Setting, ...] = ()


class Tenant(Protocol):
    """What an organisation's Microsoft 365 can be asked beside its calendar. Each may be asked again. `NotSent`,
    `Hindered`."""

    async def look(self, event: str) -> Entry | None:
        """An event as the calendar has it now, by the calendar's own id; None when somebody has deleted it."""

    async def free(
        self, emails: Sequence[str], times: Sequence[tuple[datetime, datetime]]
    ) -> Mapping[str, tuple[bool, ...]]:
        """Whether each of these people is free at each of these times (aware; from, until), by e-mail address in lower
        case; nobody whose calendar cannot be seen from here is in it."""

    async def prepare_room(self, join_link: str, own: bool = False) -> Room:
        """Makes the online meeting safe: everybody but those invited waits in the lobby, nothing is recorded, written
        down or summed up by itself. In one of their `own`, somebody from outside waits for those of the house."""

    async def enter(self, chat: str) -> None:
        """Brings the bot into a meeting's chat; one that is there already stays. `NoChat`."""

    async def has_app(self, person: str) -> Held:
        """Whether somebody, by Entra object id, has the bot in a chat of their own: HAS, HAS_NOT, UNKNOWN, or
        NOT_ALLOWED where they alone may not be asked about."""

    async def install(self, person: str) -> Held:
        """Gives somebody the bot in a chat of their own; who has it already keeps it: HAS, NOT_ALLOWED or UNKNOWN."""


class Uncertain(Exception):
    """Nobody can tell whether it went out: to send it again might send it twice."""


class Library(Protocol):
    """Where documents are kept for the organisation. `NotSent`, `Hindered`."""

    async def keep(self, name: str, media_type: str, body: bytes) -> str:
        """Keeps a document under a name that says nothing of a child, in place of one that has it; gives its link."""

    async def mail(self, email: str, subject: str, link: str) -> None:
        """Mails a link, never the document. `Uncertain` where it may have gone out."""


class Documents(Protocol):
    async def offer(self, request: Request, card: Opened, document: Document) -> Opened:
        """Makes the file ready for the person who pressed; gives the card with how they get it. They may have it only
        if the desk, asked again when they take it, still gives it to them. `Unreachable`, `NotSent`."""


class Desk(Protocol):
    """What the Teams door hands a request to. Synchronous: one request is one turn of the store."""

    def answer(self, request: Request) -> Reply:
        """The reply, kept in the same commit as whatever it did. A request seen before gets the reply it got then."""

    def opened(self, opening: Opening) -> None:
        """Something is about to be shown or handed over, which is written to the trail."""

    def sent(self, request: Request, sent: Sequence[Sent]) -> None:
        """The posted part of the reply has gone out."""
