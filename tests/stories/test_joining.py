"""Somebody who adds the app late: what waited for them goes out then, once, and their boards are drawn."""

from pathlib import Path

from storage.records import Board, Notice, Told
from tests.dialogue import Card, Teams, Voice, in_production
from tests.live import person_id
from tests.stories.steps import to_the_check
from tests.stories.test_reach import _there as there

WAITS = "SHCG-2026-001 is waiting to be screened, by Thursday 26 November 2026."


def told(teams: Teams, role: str) -> list[Notice]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Notice, to=person_id(role))


async def settled(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()))


def saying(voice: Voice, words: str) -> list[Card]:
    return [card for card in voice.sees() if card.shows(words)]


async def test_what_waited_for_somebody_without_the_app_goes_out_once_when_they_add_it(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        (worker,) = await there(teams, "practitioner")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: [each for each in told(teams, "chair") if each.told is Told.UNREACHABLE])
        chair = teams.voice(person_id("chair"), "Test chair")
        await chair.installs()
        await teams.until(lambda: saying(chair, WAITS))
        await chair.installs()
        assert not (await chair.says("my")).shows("Messages that could not be sent to you")
        await settled(teams)
        assert len(saying(chair, WAITS)) == 1


async def test_what_matters_no_more_is_not_sent_late(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        (worker,) = await there(teams, "practitioner")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: [each for each in told(teams, "chair") if each.told is Told.UNREACHABLE])
        teams.clock.move(days=15)
        chair = teams.voice(person_id("chair"), "Test chair")
        await chair.installs()
        await settled(teams)
        assert not saying(chair, WAITS)


async def test_somebody_is_not_asked_and_reminded_at_once(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair = await there(teams, "practitioner", "chair")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        card = await chair.presses(await chair.presses(await chair.says("screen"), "Open SHCG-2026-001"), "Panel")
        await chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
        for days in (17, 1):
            teams.clock.move(days=days)
            await settled(teams)
        assert {"prompt", "reminder"} <= {each.template for each in told(teams, "health")}
        health = teams.voice(person_id("health"), "Test health")
        await health.installs()
        await teams.until(lambda: saying(health, "1 child is on the panel of Thursday 17 December 2026."))
        await settled(teams)
        assert not saying(health, "Health has not answered yet")


async def test_a_board_nobody_could_be_shown_is_drawn_as_soon_as_its_person_speaks(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        teams.clock.move(days=17)
        await teams.until(lambda: _boards(teams))
        await settled(teams)
        coordinator = teams.voice(person_id("coordinator"), "Test coordinator")
        await coordinator.says("help")
        await teams.until(lambda: saying(coordinator, "Panel, Thursday 17 December 2026, 9:30am to 1pm."))
        await settled(teams)
        assert len(saying(coordinator, "Panel, Thursday 17 December 2026, 9:30am to 1pm.")) == 1


def _boards(teams: Teams) -> list[Board]:
    with teams.store.turn(teams.clock()) as turn:
        return [each for each in turn.find(Board) if each.kind == "agenda"]
