"""Assessments while something changes: consent, training, who leads, another case."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from panel.children import Match
from panel.matching import Decision
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.steps import accepted
from tests.stories.test_assessed_jointly import BY, FORM, LEAD, OTHER, REF, to_agree, training_of
from tests.stories.test_assessments import agree, listed
from tests.stories.test_screening_clock import everybody, heard

UNLED = f"{REF}: whoever led the assessment does not any more. Say who leads it now."


@pytest.fixture
async def joint() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        await everybody(talk)
        for voice in (talk.youth_justice, talk.social_care):
            await voice.says("help")
        await talk.coordinator.says("demo children")
        yield talk


async def begun(teams: Teams) -> Card:
    return await teams.chair.presses(await to_agree(teams.chair), "Agree it", **FORM | BY)


async def again(voice: Voice) -> Card:
    return await voice.presses(await listed(voice, REF), "Open it")


async def test_those_who_assess_hear_that_consent_was_withdrawn_and_see_it_there(joint: Teams) -> None:
    assert (await begun(joint)).shows("Consent to an assessment: nothing is written down")
    form = await joint.social_care.presses(await listed(joint.social_care, REF), "Consent")
    said = {"what": "assessment", "said": "withdrawn", "whose": "The mother", "dated": "23 11 2026"}
    await joint.social_care.presses(form, "Save", **said)
    told = await heard(joint.youth_justice, f"{REF}: something was said about consent. Look at it before")
    assert "withdrawn" not in told.words
    one = await joint.youth_justice.presses(told, "Open it")
    assert one.shows("Consent to an assessment: Consent is withdrawn, 23 November 2026, by The mother")
    assert not any(each.shows("something was said about consent") for each in joint.social_care.sees())


async def test_a_lead_whose_training_has_ended_shows(joint: Teams) -> None:
    assert not (await begun(joint)).shows("any more")
    await training_of(joint, LEAD, trained_on="1 9 2023", expires="27 11 2026")
    joint.clock.move(days=4)
    assert not (await again(joint.chair)).shows("any more")
    joint.clock.move(days=1)
    assert (await again(joint.chair)).shows("Youth Justice; not trained in AIM assessments any more")


async def test_the_coordinator_hears_at_once_that_a_lead_steps_out(joint: Teams) -> None:
    await begun(joint)
    form = await joint.youth_justice.presses(await joint.youth_justice.says(f"interest {REF}"), "I know this family")
    await joint.youth_justice.presses(form, "Step out", reason="My sister works there.")
    told = await heard(joint.coordinator, UNLED)
    form = await joint.coordinator.presses(await joint.coordinator.presses(told, "Open it"), "Who leads it")
    typed = {"lead": persona_id("practitioner"), "seat": "youth_justice", "co_worker": OTHER, "why": "Stepped out."}
    assert (await joint.coordinator.presses(form, "Save", **typed)).shows("Led by: Demo practitioner, Youth Justice")


async def test_the_coordinator_hears_at_once_that_a_lead_leaves_the_roster(joint: Teams) -> None:
    await begun(joint)
    roster = await joint.coordinator.says("roster")
    form = await joint.coordinator.sends(roster, "roster.remove", {"procedure": "durham-rmm", "person": LEAD})
    yes = next(each for each in form.buttons.values() if each["verb"] == "roster.remove_yes")
    await joint.coordinator.sends(form, yes["verb"], yes["data"]["ids"])
    await heard(joint.coordinator, UNLED)
    assert (await again(joint.coordinator)).shows("Demo youth justice, Youth Justice; not on the roster any more")


async def test_what_the_same_child_had_under_another_reference_is_shown_to_whoever_may_open_it(teams: Teams) -> None:
    first, second = await accepted(teams), await accepted(teams)
    await agree(teams.practitioner, first)
    with teams.store.turn(teams.clock()) as turn:
        (match,) = turn.find(Match)
        turn.save(replace(match, decision=Decision.SAME))
    form = await teams.coordinator.presses(await listed(teams.coordinator, second), "Agree an assessment")
    assert form.shows(f"{first}: AIM3, agreed on 23 November 2026. Going on: due on Friday 18 December 2026")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, first), interests=(persona_id("coordinator"),)))
    form = await teams.coordinator.presses(await listed(teams.coordinator, second), "Agree an assessment")
    assert not form.shows(first)


@pytest.mark.parametrize("status", [CaseStatus.STOPPED, CaseStatus.WITHDRAWN, CaseStatus.HANDED_OVER])
async def test_an_assessment_that_goes_on_opens_no_case_that_is_over(teams: Teams, status: CaseStatus) -> None:
    reference = await accepted(teams)
    await agree(teams.practitioner, reference)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), status=status, panel=""))
    refused = await teams.health.presses(await teams.health.says("help"), "My list")
    refused = await teams.health.sends(refused, "assessing.list", {"case": reference})
    assert refused.shows("There is no case with that reference that you can open.")
    refused = await teams.health.sends(refused, "case.open", {"case": reference})
    assert refused.shows("There is no case with that reference that you can open.")
