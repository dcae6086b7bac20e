"""A demo's clock moves from what falls due to what falls due, and says when it is there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.personas import persona_id
from bot.template import Template
from bot.tick import EVERY
from panel import due
from panel.duty import Duty
from storage.records import DemoTime, Notice
from storage.tinydb_store import open_store
from tests.bodies import message
from tests.clock.steps import DAY, NEUTRAL, PANEL, got, kept, panel_at
from tests.connector import HANG, KEY, Trouble
from tests.dialogue import MONDAY, Teams, talking

CHAIR = persona_id("chair")
DAYS = 5


@pytest.fixture
def _one_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A panel owes the chair one thing a day, and nothing else is owed."""
    for name in ("of_case", "of_draft", "of_concern", "of_rhythm"):
        monkeypatch.setattr(due, name, lambda *_: [])
    duties = [
        Duty(Template.HELD_BACK, {"notice": str(day)}, MONDAY + day * DAY, MONDAY + (day + 1) * DAY, CHAIR)
        for day in range(1, DAYS + 1)
    ]
    monkeypatch.setattr(due, "of_panel", lambda *_: duties)


pytestmark = pytest.mark.usefixtures("_one_a_day")


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    """A bot that looks as often as a real one: a clock that is moved at once takes away what was said a day before, and
    `says` would find no answer."""
    async with talking(every=EVERY) as teams:
        yield teams


def sent_at(teams: Teams) -> list[int]:
    """The days after the start on which the chair's notices were sent."""
    return sorted((notice.sent_at - MONDAY).days for notice in told(teams) if notice.sent_at)


def told(teams: Teams) -> list[Notice]:
    """What the chair is told of the panel."""
    with teams.store.turn(teams.clock()) as turn:
        return [notice for notice in turn.find(Notice, to=CHAIR) if notice.template == Template.HELD_BACK]


async def held_up(teams: Teams) -> None:
    """The clock is on its way four days on, and something that is sent gets no answer."""
    await teams.chair.says("help")
    await teams.coordinator.says("demo +4d")
    teams.connector.trouble.append(Trouble(HANG))
    await teams.until(lambda: not teams.connector.trouble)


async def test_everything_on_the_way_is_sent_on_its_own_day_and_the_end_is_told(teams: Teams) -> None:
    panel_at(teams, MONDAY + 30 * DAY)
    moving = await teams.chair.says("demo +7d")
    assert moving.shows("Moving to Monday 30 November 2026")
    await teams.until(lambda: got(teams.chair, "It is now Monday 30 November 2026"))
    assert got(teams.chair, f"{DAYS} messages sent on the way")
    assert (got(teams.chair, NEUTRAL), sent_at(teams)) == (DAYS, list(range(1, DAYS + 1)))


async def test_a_clock_that_is_sent_on_before_it_is_there_goes_where_it_was_sent_last(teams: Teams) -> None:
    panel_at(teams, MONDAY + 30 * DAY)
    await held_up(teams)
    await teams.chair.says("demo to 2026-11-30 09:00")
    teams.connector.let_go()
    await teams.until(lambda: any(notice.attempts for notice in told(teams)))
    teams.clock.move(seconds=31)
    await teams.until(lambda: got(teams.chair, "It is now Monday 30 November 2026"))
    assert sent_at(teams) == list(range(1, DAYS + 1))


async def test_what_did_not_go_out_is_waited_for_in_real_time_and_not_jumped_over(teams: Teams) -> None:
    panel_at(teams, MONDAY + 30 * DAY)
    await teams.chair.says("demo +7d")
    teams.connector.trouble.append(Trouble(500))
    await teams.until(lambda: not teams.connector.trouble)
    await teams.until(lambda: got(teams.chair, NEUTRAL) or teams.store.next_wake())
    assert not got(teams.chair, "It is now")
    for _ in range(3):
        teams.clock.move(seconds=31)
    await teams.until(lambda: got(teams.chair, "It is now Monday 30 November 2026"))
    assert sent_at(teams) == list(range(1, DAYS + 1))


async def test_a_travel_that_was_stopped_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        panel_at(teams, MONDAY + 30 * DAY)
        await teams.chair.says("help")
        teams.connector.trouble.extend([Trouble(500)] * 20)
        await teams.send(message(teams.coordinator.who, teams.coordinator.where, "demo +7d"))
        await teams.until(lambda: any(notice.attempts for notice in told(teams)))
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        moving = kept(teams.store, teams.clock(), DemoTime, "demo")
        assert isinstance(moving, DemoTime)
        assert moving.target == MONDAY + 7 * DAY
        await teams.send(message(teams.chair.who, teams.chair.where, "help"))
        teams.clock.move(minutes=10)
        await teams.until(lambda: got(teams.chair, NEUTRAL) == DAYS)
        assert sent_at(teams) == list(range(1, DAYS + 1))


async def test_a_rule_that_fails_holds_up_no_travel(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "of_panel", lambda *_: [Duty("in vain", {"panel": PANEL}, MONDAY, MONDAY + DAY)])
    await teams.coordinator.says("help")
    panel_at(teams, MONDAY + 30 * DAY)
    await teams.chair.says("demo +7d")
    await teams.until(lambda: got(teams.chair, "It is now Monday 30 November 2026"))


async def test_whoever_watches_hears_that_the_clock_is_on_its_way(teams: Teams) -> None:
    panel_at(teams, MONDAY + 30 * DAY)
    await held_up(teams)
    async with teams.session.get(f"{teams.url}/health/ready") as answer:
        assert (await answer.json())["waiting"] > 0
