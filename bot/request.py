"""Request and Reply: what was said and what goes back, in our own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cards.parts import Opened, Posted
from cards.templates.line import Line
from panel.children import Identity


class Kind(StrEnum):
    """What happened. TEXT is typed, PRESS is a button; INSTALLED and REMOVED are about the app in this chat,
    MEETING is what Teams says of the meeting that belongs to it."""

    TEXT = "text"
    PRESS = "press"
    INSTALLED = "installed"
    REMOVED = "removed"
    MEETING = "meeting"


class Happened(StrEnum):
    """What Teams says of a meeting."""

    STARTED = "started"
    ENDED = "ended"
    CAME = "came"
    WENT = "went"


class ChatKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Chat:
    """Where it happened, and how to answer there. `person` is the sender's Teams id (needed for a targeted reply)."""

    id: str
    kind: ChatKind
    service_url: str
    tenant: str
    bot: str
    person: str = ""


@dataclass(frozen=True)
class Request:
    """One thing a person did. `id` is conversation and activity id; `person` is the Entra object id, in lower case.

    `ids` are what the card's button carried, `fields` what was typed into the card: both come from the client and are
    trusted for nothing else. `card` is the activity id of the card that was pressed. `targeted` says that nobody else
    in the chat saw it. `taking` says that they agreed to be handed the file this press is about; only the way by which
    a file is handed over sets it. Of a meeting, `happened` is what did, `people` the ids of those it is about, and
    `said_at` when Teams said so, by its own clock.
    """

    id: str
    kind: Kind
    person: str
    chat: Chat
    text: str = ""
    verb: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    targeted: bool = False
    taking: bool = False
    happened: Happened | None = None
    people: tuple[str, ...] = ()
    said_at: datetime | None = None


@dataclass(frozen=True)
class Opening:
    """What is written to the trail before it is shown or handed over: who opens which view of which cases."""

    by: str
    view: str
    cases: tuple[str, ...]
    act: str = "open"


@dataclass(frozen=True)
class Document:
    """A file. `name` says nothing of anybody; `make` gives the bytes, from what was read in the turn, and is called
    only when somebody is about to have them: no file is ever kept. What it opens is named where that are many cases.
    """

    name: Line
    media_type: str
    make: Callable[[], bytes]
    opening: Opening | None = None


@dataclass(frozen=True)
class Late:
    """A card that takes a while to make, and what it opens."""

    card: Opened
    opening: Opening | None = None


@dataclass(frozen=True)
class Reply:
    """What goes back to the person who asked. A typed command gets a `Posted` card; a press gets either kind.

    `private` goes to the asker's own chat as well. `about` is who the turn knew of: a posted card must not name them.
    `again` says that this very request was answered before and that its posted part went out: nothing is posted twice.
    `refused` says that a rule said no: the same form may be sent again with other answers. `document` is a file that is
    offered beside the answer to a press, or handed over to somebody who agreed to take it. `later` makes the card of
    an answer that takes a while, from what was read in the turn, beside the loop.
    """

    card: Posted | Opened | None = None
    private: Posted | None = None
    about: tuple[Identity, ...] = ()
    again: bool = False
    refused: bool = False
    document: Document | None = None
    later: Callable[[], Late] | None = None
