"""What is missing before a panel: a new matrix where the child was discussed before, what its worker is asked for, and
in `my` while it is so."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.notices import tell
from bot.personas import persona_id
from bot.template import Template
from panel.panels import Item
from panel.people import Person
from panel.referrals import Referral
from tests.dialogue import Card, Teams, Voice, actions, in_production, talking
from tests.stories.steps import ANSWERS, accepted, to_the_check
from tests.stories.test_agenda import NAMES_SAM, SAM
from tests.stories.test_joining import accepts, saying, settled
from tests.stories.test_reach import _there as there
from tests.stories.test_updates import notices

PANEL = "SHCG-P001"
ONE = "SHCG-2026-001"


async def my_list(voice: Voice) -> Card:
    return await voice.presses(await voice.says("my"), "Open my list")


def sat_before(teams: Teams, reference: str) -> None:
    """The child was discussed a month earlier."""
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.panel(PANEL)
        earlier = replace(panel, id="SHCG-P000", starts_at=panel.starts_at - timedelta(days=28), nominal=None, rev=0)
        turn.save(earlier)
        turn.save(Item(f"{earlier.id}/{reference}", earlier.id, reference, True, teams.clock()))


async def test_a_child_who_is_new_has_the_matrix_of_the_referral() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
        assert card.shows("The police position is not known.")
        assert not card.shows("matrix")
        sat_before(teams, reference)
        card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
        assert card.shows("The risk matrix is of 16 November 2026: none is newer than 19 November 2026.")


async def test_what_is_missing_waits_for_the_coordinator_and_for_whom_they_asked() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        assert (await teams.coordinator.says("my")).shows("Panels for which something is missing: 1")
        listed = await my_list(teams.coordinator)
        assert listed.shows("Panel, Thursday 17 December 2026: ")
        assert not (await teams.practitioner.says("my")).shows("Cases you are asked something about")
        await teams.coordinator.presses(await teams.coordinator.presses(listed, "What is missing"), "Ask the worker")
        assert (await teams.practitioner.says("my")).shows("Cases you are asked something about: 1")
        listed = await my_list(teams.practitioner)
        assert listed.shows(f"{reference}: 2 things are missing before its panel, Thursday 17 December 2026.")
        mine = await teams.practitioner.presses(listed, "What is missing")
        assert mine.shows("The police position is not known.")


async def test_those_who_wait_to_be_told_wait_for_the_coordinator_until_they_are() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        assert (await teams.coordinator.says("my")).shows("Cases whose people wait to be told: 1")
        listed = await my_list(teams.coordinator)
        assert listed.shows(f"{reference}: 1 person waits to be told.")
        form = await teams.coordinator.presses(listed, "Who is to be told")
        await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
        assert not (await teams.coordinator.says("my")).shows("Cases whose people wait to be told")


async def test_a_worker_is_not_asked_for_what_only_a_tie_they_do_not_know_of_calls_for(teams: Teams) -> None:
    school = ANSWERS["in_place"] | {"school": "Northtown School"}
    known = {"police": {"police": "not_told"}, "voice": {"told_child": "told", "told_family": "told"}}
    await accepted(teams, **NAMES_SAM, in_place=school)
    other = await accepted(teams, **SAM, **known, in_place=school)
    card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
    assert card.words.count("Nobody has written how the children are kept apart") == 2
    asks = [each["data"]["ids"]["case"] for each in actions(card.content) if each["title"] == "Ask the worker"]
    assert asks == [ONE]
    refused = await teams.coordinator.sends(card, "missing.ask", {"case": other})
    assert refused.shows(f"Nothing is missing that the worker of {other} can mend. Nobody was asked.")
    await settled(teams)
    assert not notices(teams, "missing asked")


async def test_a_worker_is_not_told_of_what_is_theirs_no_more_when_it_is_sent(teams: Teams) -> None:
    school = ANSWERS["in_place"] | {"school": "Northtown School"}
    await accepted(teams, **NAMES_SAM, in_place=school)
    other = await accepted(teams, **SAM, in_place=school, voice={"told_child": "told", "told_family": "told"})
    with teams.store.turn(teams.clock()) as turn:
        tell(turn, [persona_id("practitioner")], Template.MISSING_ASKED, panel=PANEL, case=other, lacks="police")
        referral = turn.get(Referral, other)
        turn.save(replace(referral, answers={**referral.answers, "police": "not_told"}))
    await teams.practitioner.says("help")
    await settled(teams)
    assert not saying(teams.practitioner, f"{other}: something is missing")


async def test_a_worker_who_could_not_be_written_to_is_asked_again_when_the_coordinator_asks(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        worker, chair, coordinator = await there(teams, "practitioner", "chair", "coordinator")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await accepts(chair)
        await settled(teams)
        teams.connector.blocked.add(worker.where.id)
        card = await coordinator.says("my")
        assert (await coordinator.sends(card, "missing.ask", {"case": ONE})).shows("is asked for what is missing")
        await settled(teams)
        teams.connector.blocked.clear()
        again = await coordinator.sends(card, "missing.ask", {"case": ONE})
        assert again.shows(f"The worker of {ONE} could not be written to so far.")
        await teams.until(lambda: saying(worker, f"{ONE}: something is missing before its panel"))
        await settled(teams)
        third = await coordinator.sends(card, "missing.ask", {"case": ONE})
        assert third.shows(f"The worker of {ONE} was asked for this on")
        assert len(saying(worker, f"{ONE}: something is missing before its panel")) == 1


async def test_nobody_is_asked_for_a_worker_who_left(teams: Teams) -> None:
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("practitioner")), left=True))
    refused = await teams.coordinator.sends(await teams.coordinator.says("my"), "missing.ask", {"case": reference})
    assert refused.shows(f"The worker of {reference} is not on the roster any more. Nobody was asked.")
    assert not notices(teams, "missing asked")
