"""What the tests of the clock put into the store: small things that fall due, and a board that shows one panel."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot import boards
from bot.booking import book
from bot.matters import settle
from bot.personas import persona_id
from bot.template import Template
from cards import templates
from cards.parts import Posted, posted
from panel.panels import Panel
from storage.records import Board, Notice
from storage.store import Record, Store, Turn
from tests.dialogue import Teams, Voice

PANEL = "SHCG-P901"
DAY = timedelta(days=1)
NEUTRAL = "would have named a child"
"""Part of what a held-back notice says: the plainest of them, which anybody may get."""


@contextmanager
def turn_of(teams: Teams) -> Iterator[Turn]:
    """A turn as the desk makes one: what it touched is settled."""
    with teams.store.turn(teams.clock()) as turn:
        yield turn
        settle(turn)


def owe(teams: Teams, to: str, name: str = "one", expires: timedelta = 14 * DAY, attempts: int = 0) -> str:
    """A notice for a persona, due now; gives its key."""
    now, person = teams.clock(), persona_id(to)
    key = f"held back:{name}:{person}"
    with turn_of(teams) as turn:
        turn.save(Notice(key, person, Template.HELD_BACK, {"notice": name}, now, now + expires, attempts=attempts))
    return key


def got(voice: Voice, words: str) -> int:
    """How many cards in their own chat say this."""
    return sum(card.shows(words) for card in voice.sees())


def has(voice: Voice, words: str, times: int) -> bool:
    """Whether so many cards in their own chat say this."""
    return got(voice, words) == times


def kept(store: Store, now: datetime, kind: type[Record], id: str) -> Record | None:
    """A record as it is kept."""
    with store.turn(now) as turn:
        return turn.maybe(kind, id)


def panel_at(teams: Teams, starts: datetime, id: str = PANEL) -> None:
    """A panel at a time, for the first time or moved there, and booked."""
    with turn_of(teams) as turn:
        before = turn.maybe(Panel, id)
        panel = before or Panel(id, "durham-shcg", starts, 180)
        turn.save(replace(panel, starts_at=starts, sequence=panel.sequence + bool(before)))
        book(turn, id)


def draw(turn: Turn, board: Board) -> Posted:
    """A board that shows when its panel is."""
    return posted(templates.cases.accepted("SHCG-2026-901", turn.panel(board.subject).starts_at))


def stand(teams: Teams, voice: Voice, kind: str = "test", subject: str = PANEL) -> None:
    """A board about the panel, in somebody's own chat."""
    with turn_of(teams) as turn:
        boards.put_up(turn, kind, subject, person=voice.who.aad)
