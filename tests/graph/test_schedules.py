"""When people are free, read out of the calendars of the tests' own Graph."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.calendars.opening import outside
from bot.calls.call import Outside
from bot.ports import Hindered, NotSent
from bot.settings import read
from tests.graph.state import ORGANISER, Graph
from tests.graph.weather import Trouble

LONDON = ZoneInfo("Europe/London")
FREE = "See when members are free"
POLICE = "police@demo.example"
FRIDAY = datetime(2027, 3, 26, 9, 30, tzinfo=LONDON)
"""The clocks go forward on the Sunday after it."""
LASTS = timedelta(minutes=210)
HOUR = timedelta(hours=1)


@pytest.fixture
async def there(graph: Graph, tmp_path: Path) -> AsyncIterator[Outside]:
    """The organisation's Microsoft 365, as an errand is given it."""
    made = outside(read(CONVENOR_MODE="demo", CONVENOR_DATA=str(tmp_path), **graph.settings()))
    yield made
    await made.close()


def at(*starts: datetime) -> list[tuple[datetime, datetime]]:
    return [(each, each + LASTS) for each in starts]


async def test_times_are_read_by_position_also_when_the_clocks_change_between_them(
    there: Outside, graph: Graph
) -> None:
    monday = FRIDAY + timedelta(days=3)
    lasts = LASTS - timedelta(minutes=1)
    graph.busy(POLICE, monday.astimezone(UTC) + lasts, monday.astimezone(UTC) + LASTS)
    found = await there.microsoft.free([POLICE, "health@demo.example"], at(FRIDAY, monday, monday + 4 * HOUR))
    assert found == {POLICE: (True, False, True), "health@demo.example": (True, True, True)}


@pytest.mark.parametrize(
    ("status", "is_free"), [("tentative", False), ("busy", False), ("oof", False), ("workingElsewhere", True)]
)
async def test_only_who_has_nothing_or_works_elsewhere_is_free(
    there: Outside, graph: Graph, status: str, is_free: bool
) -> None:
    graph.busy(POLICE, FRIDAY, FRIDAY + HOUR, status)
    assert await there.microsoft.free([POLICE], at(FRIDAY)) == {POLICE: (is_free,)}


async def test_a_time_that_does_not_begin_with_a_slot_takes_all_that_it_touches(there: Outside, graph: Graph) -> None:
    graph.busy(POLICE, FRIDAY, FRIDAY + HOUR)
    quarter = timedelta(minutes=15)
    found = await there.microsoft.free([POLICE], at(FRIDAY - LASTS - quarter, FRIDAY + HOUR - quarter, FRIDAY + HOUR))
    assert found == {POLICE: (True, False, True)}


async def test_more_than_twenty_are_asked_about_twenty_at_a_time_and_strangers_are_left_out(
    there: Outside, graph: Graph
) -> None:
    emails = [f"somebody{n}@demo.example" for n in range(25)]
    for number, email in enumerate(emails):
        graph.known(email, f"00000000-0000-4000-8000-0000000001{number:02}")
    found = await there.microsoft.free([*emails, "else@other.example"], at(FRIDAY))
    assert found == dict.fromkeys(emails, (True,))
    assert [len(call.body["Schedules"]) for call in graph.done(FREE)] == [20, 6]
    assert {call.parts["user"] for call in graph.done(FREE)} == {ORGANISER}


async def test_nobody_and_no_time_are_not_asked_about(there: Outside, graph: Graph) -> None:
    assert await there.microsoft.free([], at(FRIDAY)) == {}
    assert await there.microsoft.free([POLICE], []) == {}
    assert graph.done(FREE) == []


async def test_trouble_is_said_and_nothing_is_made_up(there: Outside, graph: Graph) -> None:
    graph.weather.trouble.append(Trouble(429, retry_after=7))
    with pytest.raises(NotSent) as later:
        await there.microsoft.free([POLICE], at(FRIDAY))
    assert later.value.after == 7
    graph.granted.discard("Calendars.ReadWrite")
    with pytest.raises(Hindered, match=r"Calendars\.ReadWrite"):
        await there.microsoft.free([POLICE], at(FRIDAY))
