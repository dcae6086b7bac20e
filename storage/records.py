"""What the machine keeps beside the panel's own records: notices, the audit trail, answers given, conversations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Conversation:
    """A chat the bot is in. `person` is set for a personal chat only; `procedure` once a chat is a panel's, and
    `panel` in the chat of one panel's own meeting. `seen` is when somebody last spoke in it, to the hour."""

    id: str
    kind: str
    service_url: str
    tenant: str
    bot: str
    seen: datetime
    person: str = ""
    procedure: str = ""
    panel: str = ""
    rev: int = 0


class Told(StrEnum):
    """How far a notice has come."""

    WAITING = "waiting"
    SENT = "sent"
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Notice:
    """Something to tell one person, written in the turn that caused it.

    `id` is its key (`receipt:SHCG-2026-014:<person>`), and holds no date. `template` and `ids` are all it says:
    the words are made when it is sent. `wake_at` is when to try next, None once there is nothing left to do.
    `replaces` is the activity id of a posted card that this one takes the place of. `sent_at` is when it went out.
    """

    id: str
    to: str
    template: str
    ids: dict[str, str]
    wake_at: datetime | None
    expires_at: datetime
    replaces: str = ""
    attempts: int = 0
    told: Told = Told.WAITING
    activity: str = ""
    sent_at: datetime | None = None
    rev: int = 0


@dataclass(frozen=True)
class Done:
    """Something that was done for a duty, once, and said to nobody. `id` is the duty's key."""

    id: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Audit:
    """One line of the trail: who did, opened or was refused what, when. Ids only, never what was written."""

    id: str
    at: datetime
    by: str
    act: str
    subject: str
    outcome: str
    view: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Answered:
    """The reply a request got, kept for a day so that the same request, sent again, gets the same reply.

    `id` is conversation and activity id, or a form's nonce. `owner` names the data key it is sealed under.
    """

    id: str
    owner: str
    reply: bytes
    sent: bool
    wake_at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Counter:
    """The last number given under a prefix (`SHCG-2026`)."""

    id: str
    value: int
    rev: int = 0


@dataclass(frozen=True)
class ProcedureText:
    """A procedure as it was read, so that a case can always be shown the rules it ran under. `id` is `name@version`.
    The last of the texts of one that was `agreed` is what its members changed."""

    id: str
    name: str
    version: str
    texts: tuple[str, ...]
    current: bool
    agreed: bool = False
    rev: int = 0

    @property
    def files(self) -> tuple[str, ...]:
        """What came out of files."""
        return self.texts[:-1] if self.agreed else self.texts


@dataclass(frozen=True)
class Using:
    """The procedure a person means when nothing else says which. `id` is the person's."""

    id: str
    procedure: str
    rev: int = 0


@dataclass(frozen=True)
class Acting:
    """Demo only: the persona that somebody holds. `id` is their own Entra object id, `conversation` the chat they were
    last seen in, `at` when that was."""

    id: str
    persona: str
    conversation: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Waking:
    """When a matter next owes something. `id` is its kind and its own id (`panel SHCG-P007`); a matter that owes
    nothing more has none. `attempts` count the times in a row that it could not be asked."""

    id: str
    wake_at: datetime
    attempts: int = 0
    rev: int = 0


@dataclass(frozen=True)
class Board:
    """A posted card that changes in place. `id` is its kind, what it is about, and where it stands: a chat, or the
    person whose own chat it is. `shown` is the digest of what it shows; `wake_at` is set while that may be old.
    `refused` says that it could not be posted, and that the coordinator was told, since it last was."""

    id: str
    kind: str
    subject: str
    chat: str = ""
    person: str = ""
    activity: str = ""
    shown: str = ""
    wake_at: datetime | None = None
    attempts: int = 0
    refused: bool = False
    rev: int = 0


@dataclass(frozen=True)
class Attempt:
    """What the calendar was to be told of a panel: when, how long (minutes), and the e-mail addresses of those who are
    invited; `at` is when it was tried, None for what it was told, and `mailbox` the digest of whose it was to stand in,
    "" where there is none, or the coordinators see to it."""

    starts_at: datetime
    minutes: int
    attendees: tuple[str, ...]
    at: datetime | None = None
    mailbox: str = ""

    @property
    def told(self) -> tuple[datetime, int, tuple[str, ...]]:
        """What tells two attempts apart, whenever they were made."""
        return self.starts_at, self.minutes, self.attendees


@dataclass(frozen=True)
class Booked:
    """A panel as the calendar has it. `id` is the panel's, `shown` the digest of the event it was given, `event` the
    calendar's own id for it; `changed_at` is when the panel last changed. `version` changes whenever anybody changes
    the entry, "" in a calendar that nobody else writes in; `join_link` is that of its online meeting, "" while there is
    none yet, None in a calendar without meetings. `starts_at`, `minutes`, `place` and `attendees` are what the calendar
    was last told, whatever somebody has made of it there; `tried` is what it was to be told since, while nobody
    knows whether that got through. `anew` counts how often it was booked once more, as another entry. `mailbox` is the
    digest of whose mailbox it stands in, and `elsewhere` is set while that is not the organiser's. `restore` is set
    until its subject, its place and who may see it are given anew. `apart` is how a tenant's calendar has it, while the
    local one is used."""

    id: str
    shown: str = ""
    event: str = ""
    changed_at: datetime | None = None
    version: str = ""
    join_link: str | None = None
    starts_at: datetime | None = None
    minutes: int = 0
    place: str = ""
    attendees: tuple[str, ...] = ()
    tried: tuple[Attempt, ...] = ()
    anew: int = 0
    mailbox: str = ""
    elsewhere: bool = False
    restore: bool = False
    apart: "Booked | None" = None
    rev: int = 0


@dataclass(frozen=True)
class Organiser:
    """In whose mailbox panels are booked, by its digest; "" with a local calendar. `id` is "organiser"."""

    id: str
    mailbox: str
    rev: int = 0


ORGANISER = "organiser"
"""The id of the one organiser."""


@dataclass(frozen=True)
class Errand:
    """Something that the calendar, or the organisation's Microsoft 365, is to be told or asked. `id` is its kind and
    what it is about (`book SHCG-P007`); `wake_at` is when to try next, `attempts` the tries in a row that failed, and
    `told` the reasons for it that somebody was told of. One that must not be done twice has `begun` while nobody knows
    what became of it."""

    id: str
    wake_at: datetime
    attempts: int = 0
    told: tuple[str, ...] = ()
    begun: bool = False
    rev: int = 0


@dataclass(frozen=True)
class Obstacle:
    """What an administrator has to clear before errands of these kinds (`holds_up`) get anywhere, and since when. `id`
    is what it is (`permission Calendars.ReadWrite`). It is told of once, and gone when it holds up no kind any more."""

    id: str
    holds_up: tuple[str, ...]
    since: datetime
    rev: int = 0


@dataclass(frozen=True)
class Reach:
    """What is known of reaching somebody. `id` is the person's. `failed_at` is when a message did not arrive, None once
    one has arrived since, and `reached_at` when that first was; `fallback` is how the coordinator tells them instead,
    and `failures` how often they could no longer be reached."""

    id: str
    failed_at: datetime | None = None
    reached_at: datetime | None = None
    fallback: str = ""
    failures: int = 0
    rev: int = 0


@dataclass(frozen=True)
class DemoTime:
    """Demo only: how far the clock was moved (`ahead`, seconds), and where it is moving to. `id` is "demo"."""

    id: str
    ahead: float
    target: datetime | None = None
    asked_by: str = ""
    sent: int = 0
    rev: int = 0
