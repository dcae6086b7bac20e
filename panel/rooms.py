"""The room: the online meeting of a panel, what is to be off in it, and the meetings of those who come from outside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from panel.panels import Panel, publishes_at
from panel.procedure import Procedure

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OFTEN = timedelta(minutes=5)


class Setting(StrEnum):
    """What makes a room safe: who waits in the lobby, and what nobody may do in it."""

    LOBBY = "lobby"
    ADMITTERS = "admitters"
    PRESENTERS = "presenters"
    RECORDING = "recording"
    TRANSCRIPTION = "transcription"
    BY_ITSELF = "recording by itself"
    COPYING = "copying"
    ANNOUNCING = "announcing"
    RECAP = "recap"
    NAMES = "names"


class Inside(StrEnum):
    """Whether the bot is in the chat of a panel's meeting."""

    NOT_YET = "not yet"
    NO_CHAT = "no chat"
    YES = "yes"
    REMOVED = "removed"


class Elsewhere(StrEnum):
    """Where the agenda of a panel stands that is not in the chat of its meeting."""

    SHARED = "shared"
    BEFORE = "before"
    NOWHERE = "nowhere"


class Join(NamedTuple):
    """How somebody comes into a panel's meeting: its link, and whether they wait in its lobby."""

    link: str
    lobby: bool


@dataclass(frozen=True)
class Meeting:
    """The online meeting of an event. `id` is that of the panel, or of somebody's own meeting; `link` is the one that
    was made safe, `chat` its chat, and `left` the settings that could not be made."""

    id: str
    link: str = ""
    chat: str = ""
    left: tuple[Setting, ...] = ()
    inside: Inside = Inside.NOT_YET
    rev: int = 0


@dataclass(frozen=True)
class OwnMeeting:
    """The meeting of somebody from outside for one item: for how long (minutes), and where they are invited. It is kept
    when it is `cancelled`, so that the calendar can be told; `sequence` counts its changes."""

    id: str
    panel: str
    case: str
    person: str
    email: str
    starts_at: datetime
    minutes: int
    sequence: int = 0
    cancelled: bool = False
    rev: int = 0


def checks_again(starts_at: datetime, now: datetime) -> datetime:
    """When a room is made safe once more, as somebody may have changed it by hand: daily, and an hour before it is
    needed."""
    last = starts_at - HOUR
    return last if now < last < now + DAY else now + DAY


def tries_again(panel: Panel, procedure: Procedure, now: datetime) -> datetime:
    """When it is looked again whether a meeting has a chat, which may come with the first who joins: when the agenda
    goes out, then daily, hourly on the day before, and every few minutes while people come."""
    if now < (out := publishes_at(panel.starts_at, procedure)):
        return out
    before = panel.starts_at - now
    return now + (DAY if before > 2 * DAY else HOUR if before > 2 * HOUR else OFTEN)
