"""The work presented to a panel is looked at before by the seat that the procedure names: ready, or not yet."""

from collections.abc import AsyncIterator

import pytest

from tests.dialogue import Card, Teams, talking
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_screening_clock import everybody, heard

REF = "NHSB-2026-001"


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="nottinghamshire-hsb") as talk:
        await everybody(talk)
        await talk.practice_consultant.says("help")
        check = await to_the_check(talk.practitioner, matrix=ANSWERS["matrix"] | {"level": "higher"})
        await talk.practitioner.presses(check, "Send to the chair")
        card = await talk.chair.presses(await talk.chair.says("screen"), f"Open {REF}")
        card = await talk.chair.presses(card, "Panel")
        done = await talk.chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
        assert done.shows("is accepted"), done.words
        yield talk


async def missing(teams: Teams) -> Card:
    mine = await teams.coordinator.presses(await teams.coordinator.says("my"), "Open my list")
    return await teams.coordinator.presses(mine, "What is missing")


async def test_it_is_not_ready_then_ready_and_the_list_of_what_is_missing_says_so(teams: Teams) -> None:
    assert (await missing(teams)).shows("The work for the panel: nobody has looked at it yet")
    notice = await heard(teams.practice_consultant, f"{REF}: look at the work before the panel, Tuesday 8 December")
    form = await teams.practice_consultant.presses(notice, "Open it")
    why = await teams.practice_consultant.presses(form, "Save", ready="no")
    assert why.shows("Say what is missing")
    said = await teams.practice_consultant.presses(why, "Save", lacks="The genogram.")
    assert said.shows("Demo practice consultant: not ready yet, 23 November 2026: The genogram.")
    told = await heard(teams.practitioner, f"{REF}: the work is not ready for the panel yet.")
    assert not told.shows("genogram")
    assert (await teams.practitioner.presses(told, "Open it")).shows("The genogram.")
    assert (await missing(teams)).shows("The work for the panel: not ready yet, 23 November 2026")
    again = await teams.practice_consultant.presses(notice, "Open it")
    await teams.practice_consultant.presses(again, "Save", ready="yes")
    assert not (await missing(teams)).shows("The work for the panel")


async def test_only_the_seat_that_the_procedure_names_says_so(teams: Teams) -> None:
    notice = await heard(teams.practice_consultant, f"{REF}: look at the work")
    for voice in (teams.police, teams.practitioner, teams.coordinator):
        forged = await voice.sends(notice, "check.save", {"case": REF, "nonce": "n"}, {"ready": "yes"})
        assert forged.shows("There is no case with that reference")
    assert (await missing(teams)).shows("nobody has looked at it yet")


@pytest.mark.parametrize("ready", ["no", "yes", ""])
async def test_what_is_not_ready_is_asked_about_again_while_there_is_time(teams: Teams, ready: str) -> None:
    line = f"{REF}: look at the work before the panel, Tuesday 8 December"
    form = await teams.practice_consultant.presses(await heard(teams.practice_consultant, line), "Open it")
    if ready:
        await teams.practice_consultant.presses(form, "Save", ready=ready, lacks="The genogram.")
    for day, asked in ((26, 1), (27, 1 if ready == "yes" else 2)):
        teams.clock.time = teams.clock().replace(day=day)
        await quiet(teams)
        assert sum(card.shows(line) for card in teams.practice_consultant.sees()) == asked, day
