"""What waits to be sent is asked about again: it is not sent to whom it is owed no more, and not lost if it is owed
again; and nothing is told twice."""

from dataclasses import replace
from pathlib import Path

from bot import boards
from bot.matters import settle
from bot.personas import persona_id
from panel.people import Person, Post, Role
from panel.updates import Answer, Update
from tests.connector import Trouble
from tests.dialogue import Teams, in_production
from tests.live import person_id
from tests.panel.durham import NAME
from tests.stories.steps import ANSWERS, accepted, to_the_check
from tests.stories.test_joining import accepts, keep, saying, settled, told
from tests.stories.test_reach import _there as there
from tests.stories.test_updates import notices, prompt

LATER = 3600.0
REFUSED = "Something about SHCG-P001 could not be shown or worked out"


async def waiting(teams: Teams) -> Person:
    """Health is asked while the connector takes nothing, so that it waits: who holds the seat."""
    await accepted(teams)
    await teams.health.says("help")
    teams.connector.weather = lambda _: Trouble(429, LATER)
    teams.clock.move(days=17)
    await teams.until(lambda: [each for each in notices(teams, "prompt") if each.to == _health() and each.attempts])
    await settled(teams)
    teams.connector.weather = lambda _: None
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Person, _health())


async def changed(teams: Teams, person: Person) -> None:
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Person, person.id).rev
    keep(teams, replace(person, rev=rev))
    teams.clock.move(hours=2)
    await settled(teams)


def _health() -> str:
    return persona_id("health")


async def test_a_prompt_that_waits_is_not_sent_to_whoever_holds_the_seat_no_more(teams: Teams) -> None:
    health = await waiting(teams)
    await changed(teams, replace(health, posts=(Post(NAME, Role.AUDITOR),)))
    assert not saying(teams.health, "Health: answers by")
    await changed(teams, health)
    assert len(saying(teams.health, "Health: answers by")) == 1


async def test_somebody_removed_by_mistake_and_put_back_is_asked_after_all(teams: Teams) -> None:
    health = await waiting(teams)
    await changed(teams, replace(health, left=True))
    assert not saying(teams.health, "Health: answers by")
    await changed(teams, health)
    await prompt(teams, teams.health)
    assert len(saying(teams.health, "Health: answers by")) == 1


async def test_whoever_was_asked_and_asked_again_before_they_had_the_app_is_asked_once(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair = await there(teams, "practitioner", "chair")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await accepts(chair)
        teams.clock.move(days=17)
        await settled(teams)
        _answered(teams)
        teams.clock.move(hours=1)
        sasha = ANSWERS["child"] | {"first": "Sasha"}
        await worker.presses(await to_the_check(worker, child=sasha), "Send to the chair")
        card = await chair.presses(await chair.presses(await chair.says("screen"), "Open SHCG-2026-002"), "Panel")
        await chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
        await settled(teams)
        assert {"prompt", "prompt again"} <= {each.template for each in told(teams, "health")}
        health = teams.voice(person_id("health"), "Test health")
        await health.installs()
        await teams.until(lambda: [card for card in health.sees() if "Open the list" in card.buttons])
        await settled(teams)
        assert len([card for card in health.sees() if "Open the list" in card.buttons]) == 1


def _answered(teams: Teams) -> None:
    """What Health said on the first child by telephone."""
    with teams.store.turn(teams.clock()) as turn:
        id, by = "SHCG-P001/SHCG-2026-001/health/1", person_id("coordinator")
        given = (Answer.NOTHING_TO_ADD, by, turn.now)
        turn.save(Update(id, "SHCG-P001", "SHCG-2026-001", "health", 1, *given, given_by="nurse"))
        settle(turn)


async def test_a_board_that_its_chat_refuses_each_time_is_told_of_once_until_it_has_been_posted(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await accepted(teams)
    await teams.coordinator.says("here", teams.group())
    teams.connector.spurned.add(teams.group().id)
    teams.clock.move(days=17)
    await teams.until(lambda: saying(teams.coordinator, REFUSED))
    for _ in range(3):
        await _stirred(teams)
    assert len(saying(teams.coordinator, REFUSED)) == 1
    teams.connector.spurned.clear()
    await _stirred(teams)
    assert any(card.shows("SHCG-2026-001") for card in teams.cards(teams.group()))
    teams.connector.spurned.add(teams.group().id)
    await accepted(teams, child=ANSWERS["child"] | {"first": "Sasha"})
    await _stirred(teams)
    assert len(saying(teams.coordinator, REFUSED)) == 2


async def _stirred(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        boards.stir(turn, "SHCG-P001")
    teams.clock.move(seconds=5)
    await settled(teams)
