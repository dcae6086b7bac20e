"""What the tests of a panel's event do, and look at."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.booking import book
from panel.panels import Panel
from storage.records import Booked, Errand
from storage.store import Store
from tests.clock.steps import kept, turn_of
from tests.dialogue import Teams
from tests.graph.state import Graph

PANEL = "SHCG-P001"
BOOK, FIND, CHANGE, CANCEL = (
    "Book a panel and invite its members",
    "See whether a panel is booked",
    "Change a panel's time or who is invited",
    "Cancel a panel's event",
)
"""The purposes of the calls, as `tests.graph.routes` names them."""


async def all_booked(teams: Teams, graph: Graph) -> None:
    """Waits until the six panels ahead stand in the calendar, and the bot knows it."""
    await teams.until(lambda: len(graph.events()) == 6 and not booking(teams), seconds=30)


async def told(teams: Teams) -> None:
    """Waits until the calendar knows all that there is to tell it."""
    await teams.until(lambda: not booking(teams), seconds=30)


async def outlived(teams: Teams, graph: Graph) -> None:
    """The same, where things go wrong on the way: ten minutes go by between two looks."""
    for _ in range(200):
        if len(graph.events()) >= 6 and not booking(teams):
            return
        teams.clock.move(minutes=10)
        graph.weather.let_go()
        await asyncio.sleep(0.2)
    raise AssertionError("it was never booked")


def panels(teams: Teams) -> list[Panel]:
    """Every panel there is."""
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Panel)


def booking(teams: Teams) -> Sequence[Errand]:
    """What the calendar has still to be told."""
    with teams.store.turn(teams.clock()) as turn:
        return [each for each in turn.find(Errand) if each.id.startswith("book ")]


def booked(store: Store, now: datetime, panel: str = PANEL) -> Booked:
    """A panel as the calendar has it."""
    found = kept(store, now, Booked, panel)
    assert isinstance(found, Booked)
    return found


def moves(teams: Teams, panel: str = PANEL, **by: float) -> Panel:
    """The panel is moved by so much, as a turn of the desk does it."""
    with turn_of(teams) as turn:
        before = turn.get(Panel, panel)
        moved = replace(before, starts_at=before.starts_at + timedelta(**by), sequence=before.sequence + 1)
        book(turn, panel)
        return turn.save(moved)


def cancels(teams: Teams, panel: str = PANEL) -> None:
    """The panel is cancelled."""
    with turn_of(teams) as turn:
        before = turn.get(Panel, panel)
        turn.save(replace(before, cancelled=True, sequence=before.sequence + 1))
        book(turn, panel)
