"""Somebody who adds the app late, or comes late: what waited for them goes out then, once, if it is still theirs, and
their boards are drawn."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import boards
from bot.matters import settle
from panel.offers import Offer, OfferState
from panel.panels import Panel
from panel.people import Person, Post, Role
from storage.records import Board, Notice, Told
from tests import bodies
from tests.dialogue import Card, Teams, Voice, in_production
from tests.live import person_id
from tests.panel.durham import NAME
from tests.stories.steps import to_the_check
from tests.stories.test_reach import _there as there

WAITS = "SHCG-2026-001 is waiting to be screened, by Thursday 26 November 2026."
AGENDA = "Panel, Thursday 17 December 2026, 9:30am to 1pm."
UNREACHABLE = "Somebody cannot be written to here any more."


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


async def test_who_adds_the_app_again_is_told_what_could_not_be_sent_meanwhile(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair = await there(teams, "practitioner", "chair")
        teams.connector.blocked.add(chair.where.id)
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: [each for each in told(teams, "chair") if each.told is Told.UNREACHABLE])
        teams.connector.blocked.clear()
        await chair.installs()
        await teams.until(lambda: saying(chair, WAITS))
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
        await accepts(chair)
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
        await teams.until(lambda: saying(coordinator, AGENDA))
        await settled(teams)
        assert len(saying(coordinator, AGENDA)) == 1


async def test_what_a_seat_was_asked_does_not_reach_whoever_speaks_for_it_no_more(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair, coordinator = await there(teams, "practitioner", "chair", "coordinator")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await accepts(chair)
        teams.clock.move(days=17)
        await settled(teams)
        (asked,) = [each for each in told(teams, "health") if each.template == "prompt"]
        assert asked.told is Told.UNREACHABLE
        keep(teams, Person(person_id("health"), "Test health", (Post(NAME, Role.AUDITOR),)))
        ids = {"procedure": NAME, "person": person_id("health")}
        waits = await coordinator.sends(await coordinator.says("my"), "undelivered.open", ids)
        assert waits.shows("Nothing waits for them.")
        health = teams.voice(person_id("health"), "Test health")
        await health.installs()
        await settled(teams)
        assert not saying(health, "Health")
        shown = await health.sends(await health.says("my"), "undelivered.show", {"notice": asked.id})
        assert shown.shows("That does not matter any more.")


async def reinstalls(coordinator: Voice) -> None:
    await coordinator.teams.send(bodies.installation(coordinator.who, coordinator.where, "remove"))
    await coordinator.installs()


async def speaks(coordinator: Voice) -> None:
    await coordinator.says("help")


@pytest.mark.parametrize("comes_back", [Voice.installs, reinstalls, speaks])
async def test_an_agenda_that_could_not_be_posted_stands_there_once_its_coordinator_is_back(
    tmp_path: Path, comes_back: Callable[[Voice], Awaitable[None]]
) -> None:
    async with in_production(tmp_path) as teams:
        chair, coordinator = await there(teams, "chair", "coordinator")
        teams.connector.blocked.add(coordinator.where.id)
        teams.clock.move(days=17)
        (unreachable,) = await teams.until(lambda: saying(chair, UNREACHABLE))
        assert (await chair.presses(unreachable, "Who, and what")).shows("Test coordinator")
        await settled(teams)
        teams.connector.blocked.clear()
        await comes_back(coordinator)
        await teams.until(lambda: saying(coordinator, AGENDA))
        await settled(teams)
        assert len(saying(coordinator, AGENDA)) == 1
        assert len(saying(chair, UNREACHABLE)) == 1


async def test_a_board_that_was_over_before_anybody_could_be_shown_it_is_not_put_up(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair = await there(teams, "practitioner", "chair")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await accepts(chair)
        teams.clock.move(days=17)
        await settled(teams)
        with teams.store.turn(teams.clock()) as turn:
            offer = Offer("SHCG-O001", NAME, teams.clock() + timedelta(days=9), 180, ("SHCG-2026-001",), teams.clock())
            turn.save(replace(offer, state=OfferState.WITHDRAWN))
            boards.put_up(turn, "offer", offer.id, person=person_id("coordinator"))
        teams.clock.move(days=5)
        await settled(teams)
        assert {each.kind for each in _boards(teams)} == {"agenda", "answers", "offer"}
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Panel, "SHCG-P001"), cancelled=True))
            settle(turn)
        teams.clock.move(seconds=5)
        await settled(teams)
        coordinator = teams.voice(person_id("coordinator"), "Test coordinator")
        await coordinator.installs()
        await settled(teams)
        for words in ("is cancelled", "What was answered is kept.", "SHCG-O001"):
            assert not saying(coordinator, words), words


async def test_a_coordinator_who_comes_after_the_agenda_is_out_is_shown_it(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        teams.clock.move(days=17)
        await settled(teams)
        new = teams.voice("new")
        keep(teams, Person("new", "Test new", (Post(NAME, Role.COORDINATOR),)))
        await new.says("help")
        await teams.until(lambda: saying(new, AGENDA))
        await settled(teams)
        assert len(saying(new, AGENDA)) == 1


async def accepts(chair: Voice) -> None:
    """The first referral stands on the next panel."""
    card = await chair.presses(await chair.presses(await chair.says("screen"), "Open SHCG-2026-001"), "Panel")
    await chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")


def keep(teams: Teams, person: Person) -> None:
    """Somebody of the roster, changed or added."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(person)
        settle(turn)


def _boards(teams: Teams) -> list[Board]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Board)
