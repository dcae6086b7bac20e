"""The continuum gone through by whoever screens and the referrer: shown, said, and confirmed by the referrer."""

from collections.abc import AsyncIterator

import pytest

from panel.screening import Screening
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_screening_clock import everybody, heard

REF = "RMM-2026-001"
ACCEPT = {"holds": "Supervised contact.", "reason": "High risk.", "active": "neither"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        await everybody(talk)
        yield talk


async def to_accept(teams: Teams) -> Card:
    matrix = ANSWERS["matrix"] | {"level": "abusive", "ticks": "abusive1,abusive4"}
    why = {"kind": "concern", "role": "worker"}
    check = await to_the_check(teams.practitioner, why=why, matrix=matrix)
    await teams.practitioner.presses(check, "Send to the chair")
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    return await teams.chair.presses(card, "Panel")


async def missing(teams: Teams) -> Card:
    mine = await teams.coordinator.presses(await teams.coordinator.says("my"), "Open my list")
    return await teams.coordinator.presses(mine, "What is missing")


def the_screening(teams: Teams) -> Screening:
    with teams.store.turn(teams.clock()) as turn:
        (found,) = turn.find(Screening, case=REF)
        return found


async def test_it_is_gone_through_and_the_referrer_confirms_it(teams: Teams) -> None:
    form = await to_accept(teams)
    assert form.shows("What the referrer ticked: Victimising intent or outcome, Intrusive")
    wrong = await teams.chair.presses(form, "Accept to the panel", **ACCEPT, gone_through_on="24 11 2030")
    assert wrong.shows("The date on which it was gone through has to be today or earlier")
    done = await teams.chair.presses(wrong, "Accept to the panel", gone_through_on="23 11 2026")
    assert done.shows("is accepted")
    assert (await missing(teams)).shows("The referrer has not confirmed that the matrix was gone through together")
    notice = await heard(teams.practitioner, f"{REF} was gone through with you, says whoever screened it.")
    one = await teams.practitioner.presses(notice, "Open it")
    assert one.shows("What you ticked: Victimising intent or outcome, Intrusive")
    assert one.shows("Monday 23 November 2026; not confirmed by the referrer yet")
    forged = await teams.chair.sends(one, "through.confirm", one.buttons["We went through it"]["data"]["ids"])
    assert not forged.shows("confirmed")
    assert the_screening(teams).confirmed_at is None
    confirmed = await teams.practitioner.presses(one, "We went through it")
    assert confirmed.shows("confirmed by the referrer, Monday 23 November 2026")
    first = the_screening(teams)
    teams.clock.move(hours=1)
    await teams.practitioner.presses(one, "We went through it")
    assert the_screening(teams) == first, "the first press stands"
    assert not (await missing(teams)).shows("gone through")


async def test_one_that_was_not_gone_through_is_accepted_all_the_same_and_it_shows(teams: Teams) -> None:
    done = await teams.chair.presses(await to_accept(teams), "Accept to the panel", **ACCEPT)
    assert done.shows("is accepted")
    assert (await missing(teams)).shows("The matrix was not gone through with the referrer")
    assert not [each for each in teams.practitioner.sees() if each.shows("was gone through with you")]
