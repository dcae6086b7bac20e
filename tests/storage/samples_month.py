"""Records of nobody, of the kinds that the month before a panel keeps."""

from datetime import date

from panel.apologies import Apology
from panel.apps import App, Held
from panel.invitations import Invitation, Part
from panel.offers import Offer
from panel.panels import Item, Panel
from panel.polls import Could, Poll
from panel.ties import Apart, Tie
from panel.updates import Answer, Challenge, DraftUpdate, Mark, Nature, Statement, Update
from storage.records import (
    ORGANISER,
    Board,
    Booked,
    DemoTime,
    Done,
    Errand,
    Obstacle,
    Organiser,
    Reach,
    Waking,
)
from storage.store import Record
from tests.storage.samples import CASE, HOUR, NOW

PANEL = "TEST-P001"
OTHER = "TEST-2026-002"


def statement(id: str = "update-1:1") -> Statement:
    return Statement(id, Nature.FACT, "seen", "a record", Mark.NAMED, date(2026, 2, 1), ("police", "health"))


def update(id: str = "update-1", version: int = 1) -> Update:
    return Update(id, PANEL, CASE, "police", version, Answer.UPDATE, "person-1", NOW, statements=(statement(),))


def panel(id: str = PANEL) -> Panel:
    return Panel(id, "test", NOW + 24 * HOUR, 180, date(2026, 3, 3), order=(CASE,))


def item(case: str = CASE, panel: str = PANEL) -> Item:
    return Item(f"{panel}/{case}", panel, case, new=True, placed_at=NOW)


def tie() -> Tie:
    return Tie(f"{CASE}+{OTHER}", CASE, OTHER)


def invitation(person: str = "person-1", case: str = CASE) -> Invitation:
    return Invitation(f"i-{person}", case, Part.SPECIALIST, "Jo Sample", "knows the child", "chair", NOW, person)


def challenge(id: str = "challenge-1") -> Challenge:
    return Challenge(id, "update-1:1", PANEL, CASE, "health", "person-2", NOW, "From where?")


def waking(id: str = f"panel {PANEL}", hours: int = 0) -> Waking:
    return Waking(id, NOW + hours * HOUR)


def board(id: str = "board:agenda", subject: str = PANEL) -> Board:
    return Board(id, "agenda", subject, chat="19:chat", wake_at=NOW)


def month() -> list[Record]:
    """One of each."""
    return [
        panel(),
        item(),
        update(),
        DraftUpdate(f"police/{CASE}", "person-1", PANEL, CASE, "police", "as typed", NOW),
        challenge(),
        tie(),
        Apart(CASE, CASE, "Another class.", "person-1", NOW),
        invitation(),
        Apology(f"{PANEL}/police/person-1", PANEL, "person-1", "police", NOW, NOW, NOW, NOW),
        Offer("TEST-O001", "test", NOW + 48 * HOUR, 180, (CASE, OTHER), NOW),
        Poll("TEST-O001", "test", (NOW,), (NOW, NOW + HOUR), {"person-1": (NOW,)}, ("person-2",), "round-1"),
        Could("TEST-O001/person-2", "TEST-O001", "person-2", (NOW, NOW + HOUR), (NOW,), NOW),
        waking(),
        board(),
        Booked(PANEL, "digest", "event", NOW, "version", "https://example.org/join"),
        Organiser(ORGANISER, "digest"),
        Errand(f"book {PANEL}", NOW),
        Obstacle("permission Calendars.ReadWrite", ("book",), NOW),
        Reach("person-1", NOW, NOW),
        App("person-1", Held.HAS_NOT, NOW, NOW),
        Done("offer shown:SHCG-O001:person-1:", NOW),
        DemoTime("demo", 3600.0, NOW + HOUR, "person-1"),
    ]
