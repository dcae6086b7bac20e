"""What owes something is asked when its time comes; a rule that fails holds up nobody, and nothing spins."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot import performing
from bot.matters import settle_all
from bot.personas import persona_id
from bot.template import Template
from panel import due
from panel.cases import Case
from panel.duty import Duty
from panel.referrals import Draft
from storage.records import Notice, Waking
from tests.clock.steps import DAY, NEUTRAL, PANEL, got, has, kept, owe, panel_at, turn_of
from tests.dialogue import MONDAY, Teams
from tests.stories.steps import referred

TROUBLE = "could not be shown or worked out"
BROKEN = "draft of another version"


def says(name: str, after: timedelta = timedelta(), to: str = "chair") -> Duty:
    """A duty to tell somebody, some time after the dialogues begin."""
    at = MONDAY + after
    return Duty(Template.HELD_BACK, {"notice": name}, at, at + DAY, persona_id(to))


def does(name: str) -> Duty:
    """A duty that is done rather than said."""
    return Duty(name, {"panel": PANEL}, MONDAY, MONDAY + DAY)


def owing(monkeypatch: pytest.MonkeyPatch, *duties: Duty) -> None:
    """Every panel owes these."""
    monkeypatch.setattr(due, "of_panel", lambda *_: list(duties))


async def test_a_duty_is_said_when_its_time_comes_and_once(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    owing(monkeypatch, says("soon", timedelta(hours=1)), says("later", 2 * DAY))
    await teams.chair.says("help")
    panel_at(teams, MONDAY + 30 * DAY)
    assert got(teams.chair, NEUTRAL) == 0
    for moved, said in ((timedelta(hours=2), 1), (timedelta(hours=1), 1), (2 * DAY, 2)):
        teams.clock.move(hours=moved / timedelta(hours=1))
        await teams.until(lambda: not teams.store.due(teams.clock()))
        assert got(teams.chair, NEUTRAL) == said
    assert kept(teams.store, teams.clock(), Waking, f"panel {PANEL}") is None


async def test_a_duty_whose_time_has_passed_is_written_down_and_not_said(
    teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    await teams.chair.says("help")
    owing(monkeypatch, says("late", -2 * DAY))
    panel_at(teams, MONDAY + 30 * DAY)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    notice = kept(teams.store, teams.clock(), Notice, says("late").key)
    assert isinstance(notice, Notice)
    assert (notice.told, got(teams.chair, NEUTRAL)) == ("expired", 0)


async def test_a_duty_of_a_kind_that_nobody_can_do_holds_up_none_of_the_others(
    teams: Teams, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await teams.chair.says("help")
    await teams.coordinator.says("help")
    owing(monkeypatch, does("of a newer version"), says("now"), says("soon", timedelta(seconds=10)))
    panel_at(teams, MONDAY + 30 * DAY)
    await teams.until(lambda: got(teams.coordinator, f"Something about {PANEL} {TROUBLE}"))
    await teams.until(lambda: got(teams.chair, NEUTRAL) == 1)
    teams.clock.move(seconds=11)
    await teams.until(lambda: got(teams.chair, NEUTRAL) == 2)
    assert sum("cannot be performed: KeyError" in record.message for record in caplog.records) == 1


async def test_a_duty_that_is_owed_still_after_it_was_done_is_tried_ever_later_and_told_of_once(
    teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Any] = []
    monkeypatch.setitem(performing.DO, "in vain", lambda turn, ids: done.append(turn.now))
    await teams.coordinator.says("help")
    owing(monkeypatch, does("in vain"))
    panel_at(teams, MONDAY + 30 * DAY)
    for _ in range(6):
        await teams.until(lambda: not teams.store.due(teams.clock()))
        teams.clock.move(seconds=31)
    waking = kept(teams.store, teams.clock(), Waking, f"panel {PANEL}")
    assert isinstance(waking, Waking)
    assert waking.attempts == len(set(done)) == 3  # after 0, 31 and 93 seconds; the next is two minutes later
    assert got(teams.coordinator, TROUBLE) == 1


async def test_a_matter_that_recovers_is_asked_as_before_and_told_of_anew_when_it_fails_again(
    teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    await teams.coordinator.says("help")
    for times in (1, 2):
        owing(monkeypatch, does("of a newer version"))
        panel_at(teams, MONDAY + 30 * DAY)
        await teams.until(partial(has, teams.coordinator, TROUBLE, times))
        owing(monkeypatch)
        teams.clock.move(hours=2)
        await teams.until(lambda: kept(teams.store, teams.clock(), Waking, f"panel {PANEL}") is None)


def left_by_another_version(teams: Teams) -> None:
    """A draft under rules that are not here, and a matter of a kind that there is not."""
    at = teams.clock()
    draft = Draft(BROKEN, persona_id("practitioner"), "durham-shcg", "no such version", 0, {}, (), at, at)
    with turn_of(teams) as turn:
        turn.save(draft)
        turn.save(Waking("thing T001", at))


async def test_what_cannot_be_asked_is_logged_and_told_of_once_and_stops_nothing(
    teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    await teams.coordinator.says("help")
    await teams.chair.says("help")
    left_by_another_version(teams)
    await teams.until(lambda: got(teams.coordinator, TROUBLE) == 2)
    owe(teams, "chair")
    await teams.until(lambda: got(teams.chair, NEUTRAL))
    for _ in range(4):
        teams.clock.move(hours=1)
        await teams.until(lambda: not teams.store.due(teams.clock()))
    assert sum("cannot be asked what it owes" in record.message for record in caplog.records) == 2
    assert got(teams.coordinator, TROUBLE) == 2


async def test_a_rule_that_fails_does_not_undo_what_somebody_did(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> list[Duty]:
        raise ZeroDivisionError

    for name in ("of_panel", "of_case", "of_draft", "of_concern", "of_rhythm"):
        monkeypatch.setattr(due, name, fails)
    assert kept(teams.store, teams.clock(), Case, await referred(teams))


async def test_an_old_store_is_asked_at_the_start_what_it_owes(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    panel_at(teams, MONDAY + 30 * DAY)
    owing(monkeypatch, says("of a newer rule", 2 * DAY))
    with teams.store.turn(teams.clock()) as turn:
        settle_all(turn)
    waking = kept(teams.store, teams.clock(), Waking, f"panel {PANEL}")
    assert isinstance(waking, Waking)
    assert replace(waking, rev=0) == Waking(f"panel {PANEL}", MONDAY + 2 * DAY)
