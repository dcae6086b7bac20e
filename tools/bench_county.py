"""A county's cases for the bench: one row of 6 KB each, and sixty that are live with all their rows."""

from datetime import UTC, datetime, timedelta

from bot.matters import settle
from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.panels import Item, Panel
from panel.referrals import Referral
from panel.updates import Answer, Mark, Nature, Statement, Update
from storage.store import Store
from tests.panel.durham import DURHAM

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WORDS = "b" * 5800
LIVE, A_PANEL = 60, 15
PANELS = tuple(f"SHCG-P9{number:02d}" for number in range(LIVE // A_PANEL))
AT_ONCE = 100


def fill(store: Store, cases: int) -> None:
    """So many cases, of which sixty are on four panels to come, each with an answer of every seat."""
    for start in range(0, cases - LIVE, AT_ONCE):
        with store.turn(NOW) as turn:
            for number in range(start, min(start + AT_ONCE, cases - LIVE)):
                turn.save(_case(f"SHCG-2020-{number:05d}", CaseStatus.WITHDRAWN))
                turn.save(_referral(f"SHCG-2020-{number:05d}"))
    for number, panel in enumerate(PANELS):
        with store.turn(NOW) as turn:
            turn.save(Panel(panel, DURHAM.name, NOW + timedelta(days=28 * (number + 1)), 300))
            for reference in on(panel):
                turn.save(_case(reference, CaseStatus.ACCEPTED, panel))
                turn.save(_referral(reference))
                turn.save(_child(reference))
                turn.save(Item(f"{panel}/{reference}", panel, reference, new=True, placed_at=NOW))
            for update in updates_of(panel):
                turn.save(update)
            settle(turn)


def on(panel: str) -> list[str]:
    """The cases on one panel."""
    first = PANELS.index(panel) * A_PANEL
    return [f"SHCG-2026-9{number:02d}" for number in range(first, first + A_PANEL)]


def updates_of(panel: str) -> list[Update]:
    """Every seat's answer about every case on a panel."""
    return [
        Update(f"{panel}:{case}:{seat.id}", panel, case, seat.id, 1, Answer.UPDATE, "somebody", NOW, statements=said)
        for case in on(panel)
        for seat in DURHAM.seats
        for said in [(Statement(f"{panel}:{case}:{seat.id}:1", Nature.FACT, "w" * 400, "a record", Mark.MEMBERS),)]
    ]


def _case(id: str, status: CaseStatus, panel: str = "") -> Case:
    return Case(id, DURHAM.name, DURHAM.version, status, "hsb", "somebody", NOW, "high", panel)


def _referral(id: str) -> Referral:
    return Referral(id, "somebody", NOW, {"happened": WORDS}, f"draft-{id}")


def _child(id: str) -> Child:
    born = NOW.date() - timedelta(days=14 * 365)
    return Child(id, DURHAM.name, "Robin", f"Example {id}", "", born, False, "", (f"key-{id}",))
