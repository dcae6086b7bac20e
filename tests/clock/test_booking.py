"""The calendar is told of each panel, and of each change, until it has it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.booking import book
from bot.calls.call import Outside
from bot.errands import Errands
from bot.opening import open_house
from bot.ports import Entry, Event
from bot.settings import read
from panel.panels import Panel
from storage.memory_store import MemoryStore
from storage.records import Errand
from storage.store import Store
from tests.clock.steps import DAY, PANEL, got, kept, panel_at, turn_of
from tests.dialogue import MONDAY, Teams


def sheet(teams: Teams) -> str:
    """The panel's calendar file, "" while there is none."""
    file = teams.data / "calendar" / f"{PANEL}.ics"
    return file.read_text("utf-8") if file.is_file() else ""


def starts(teams: Teams) -> str:
    """The day on which the panel's calendar file says that it is."""
    found = re.search(r"DTSTART\S*:(\d{8})T", sheet(teams).partition("BEGIN:VEVENT")[2])
    return found.group(1) if found else ""


async def test_a_panel_is_booked_moved_and_cancelled_in_the_same_file(teams: Teams) -> None:
    panel_at(teams, MONDAY + 7 * DAY)
    await teams.until(lambda: starts(teams) == "20261130")
    panel_at(teams, MONDAY + 9 * DAY)
    await teams.until(lambda: starts(teams) == "20261202" and "SEQUENCE:1" in sheet(teams))
    cancel(teams)
    await teams.until(lambda: "STATUS:CANCELLED" in sheet(teams))
    assert sheet(teams).count(f"UID:{PANEL}@") == 1


def cancel(teams: Teams) -> None:
    with turn_of(teams) as turn:
        panel = turn.panel(PANEL)
        turn.save(replace(panel, cancelled=True, sequence=panel.sequence + 1))
    panel_at(teams, panel.starts_at)


async def test_a_calendar_that_cannot_be_written_is_tried_again_and_told_of(teams: Teams) -> None:
    await teams.coordinator.says("help")
    in_the_way = teams.data / "calendar" / f"{PANEL}.ics"
    in_the_way.mkdir(parents=True)
    panel_at(teams, MONDAY + 7 * DAY)
    for _ in range(5):
        await teams.until(lambda: not teams.store.due(teams.clock()))
        teams.clock.move(minutes=9)
    await teams.until(lambda: got(teams.coordinator, f"Something about {PANEL}"))
    in_the_way.rmdir()
    teams.clock.move(hours=1)
    await teams.until(lambda: starts(teams) == "20261130")
    await teams.until(lambda: kept(teams.store, teams.clock(), Errand, f"book {PANEL}") is None)


class SlowCalendar:
    """A calendar that takes an event while something else happens."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self.events: list[Event] = []
        self._meanwhile = [meanwhile]

    async def put(self, event: Event) -> Entry:
        if event.panel == PANEL:
            self.events.append(event)
            if self._meanwhile:
                self._meanwhile.pop()()
        return Entry("its own id")


async def test_a_panel_that_moves_while_it_is_booked_is_booked_where_it_is_in_the_end(tmp_path: Path) -> None:
    store = MemoryStore()
    with store.turn(MONDAY) as turn:
        open_house(turn, read(CONVENOR_MODE="demo", CONVENOR_DATA=str(tmp_path)))
    calendar = SlowCalendar(lambda: booked_at(store, MONDAY + 9 * DAY))
    errands = Errands(store, Outside(calendar), lambda: MONDAY)
    booked_at(store, MONDAY + 7 * DAY)
    for _ in range(2):
        errands.hand_out()
        await errands.lanes.settled()
    assert [event.starts_at for event in calendar.events] == [MONDAY + 7 * DAY, MONDAY + 9 * DAY]


def booked_at(store: Store, starts: datetime) -> None:
    with store.turn(MONDAY) as turn:
        turn.save(Panel(PANEL, "durham-shcg", starts, 180))
        book(turn, PANEL)
