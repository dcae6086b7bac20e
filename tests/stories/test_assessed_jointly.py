"""An assessment that two agencies do together: led by somebody who is trained, with duties that are ticked."""

from collections.abc import AsyncIterator

import pytest

from bot.personas import persona_id
from panel.assessments import AgreedAssessment
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.test_gone_through import ACCEPT, to_accept
from tests.stories.test_screening_clock import everybody, heard

REF = "RMM-2026-002"
LEAD, OTHER = persona_id("youth_justice"), persona_id("social_care")
FORM = {"tool": "0", "lead": LEAD, "seat": "youth_justice", "co_worker": OTHER, "due": "18 12 2026"}
BY = {"agreed_by": "The team manager"}
HEADINGS = "details,school,concern,development,parenting,family"
RULE = "trained in AIM Assessments undertake the lead role"


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        await everybody(talk)
        for voice in (talk.youth_justice, talk.social_care):
            await voice.says("help")
        await talk.coordinator.says("demo children")
        yield talk


async def to_agree(voice: Voice) -> Card:
    listed = await voice.presses(await voice.says(f"assessment {REF}"), "Assessments")
    return await voice.presses(listed, "Agree an assessment")


async def training_of(teams: Teams, person: str, **typed: str) -> Card:
    card = await teams.coordinator.says("roster")
    form = await teams.coordinator.sends(card, "training.form", {"procedure": "durham-rmm", "person": person})
    return await teams.coordinator.presses(form, "Save", what="0", **typed)


def the_one(teams: Teams) -> AgreedAssessment:
    with teams.store.turn(teams.clock()) as turn:
        (found,) = turn.find(AgreedAssessment, case=REF)
        return found


async def test_only_somebody_trained_leads_and_the_refusal_says_who_is(teams: Teams) -> None:
    form = await to_agree(teams.chair)
    refused = await teams.chair.presses(form, "Agree it", **FORM | BY | {"lead": persona_id("police")})
    assert refused.shows("Only somebody trained in AIM assessments leads one")
    assert refused.shows(RULE)
    assert refused.shows("Trained now: Demo practitioner, Demo social care, Demo youth justice"), refused.words
    ended = await training_of(teams, LEAD, trained_on="1 9 2023", expires="1 9 2026")
    assert ended.shows("AIM assessments, 1 September 2023, ended on 1 September 2026")
    again = await teams.chair.presses(refused, "Agree it", lead=LEAD)
    assert again.shows("Trained now: Demo practitioner, Demo social care"), "one whose training has ended leads no more"
    await training_of(teams, LEAD, trained_on="1 9 2026")
    one = await teams.chair.presses(again, "Agree it", lead=LEAD)
    assert one.shows("Led by: Demo youth justice, Youth Justice")
    assert one.shows("Co-worker: Demo social care, Children's Social Care")


async def test_it_needs_a_day_and_a_co_worker_from_the_other_agency(teams: Teams) -> None:
    form = await to_agree(teams.chair)
    wrong = await teams.chair.presses(form, "Agree it", tool="0", lead=LEAD, seat="youth_justice", **BY)
    assert wrong.shows("Choose the co-worker: two agencies assess together")
    assert wrong.shows("Enter the date by which it is due")
    both = await teams.chair.presses(wrong, "Agree it", co_worker=LEAD, due="18 12 2026")
    assert both.shows("one person cannot do both")


async def test_each_ticks_their_own_duties_and_what_is_left_is_told_when_it_is_due(teams: Teams) -> None:
    await teams.chair.presses(await to_agree(teams.chair), "Agree it", **FORM | BY)
    mine = await teams.social_care.presses(await teams.social_care.says("my"), "Open my list")
    one = await teams.social_care.presses(mine, "Open")
    form = await teams.social_care.presses(one, "Tick what is done")
    assert "Consent of the young person" not in str(form.content["body"][-2:])
    forged = await teams.social_care.presses(form, "Save", done="consent", ticked_on="23 11 2026")
    assert forged.shows("Choose from the list under")
    saved = await teams.social_care.presses(forged, "Save", done="information,professionals", ticked_on="23 11 2026")
    assert saved.shows("Information gathered and put together: 23 November 2026, ticked by Demo social care")
    assert saved.shows("Consent of the young person, and of the family or carers: not ticked yet")
    teams.clock.time = teams.clock().replace(month=12, day=18, hour=10)
    due = await heard(teams.youth_justice, f"{REF}: the assessment is due today, Friday 18 December 2026.")
    assert due.shows("Of 5 duties, 3 are not ticked.")
    teams.clock.time = teams.clock().replace(month=12, day=21, hour=10)
    late = await heard(teams.coordinator, f"{REF}: the assessment was due on Friday 18 December 2026.")
    assert late.shows("Of 5 duties, 3 are not ticked.")
    stale = await teams.social_care.presses(form, "Save", done="interviews", ticked_on="18 12 2026")
    assert stale.shows("Somebody changed it since you opened this form")
    assert [each.duty for each in the_one(teams).ticks] == ["information", "professionals"]


async def test_the_report_is_handed_in_with_its_headings(teams: Teams) -> None:
    one = await teams.chair.presses(await to_agree(teams.chair), "Agree it", **FORM | BY)
    form = await teams.chair.presses(one, "It is completed")
    done = await teams.chair.presses(
        form, "It is completed", completed="23 11 2026", kept="Case system", headings=HEADINGS
    )
    assert done.shows("Not in the report: Conclusion and analysis (the outcome grid it refers to is not supplied)")
    assert done.shows("Completed on Monday 23 November 2026, in time")


async def test_the_coordinator_is_told_two_months_before_a_training_ends(teams: Teams) -> None:
    await training_of(teams, LEAD, trained_on="1 9 2024", expires="23 2 2027")
    teams.clock.move(days=29)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [card for card in teams.coordinator.sees() if card.shows("The training of somebody")]
    teams.clock.move(days=2)
    told = await heard(teams.coordinator, "The training of somebody on the roster ends on Tuesday 23 February 2027.")
    assert not told.shows("youth justice")
    form = await teams.coordinator.presses(told, "Open it")
    assert form.shows("Name: Demo youth justice")
    gone = await teams.coordinator.presses(form, "Save", what="0", ended="yes")
    assert gone.shows("No training is written down")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Person, LEAD).trainings == ()


async def test_the_agency_that_leads_by_the_rule_stands_on_the_form() -> None:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as teams:
        await everybody(teams)
        await teams.chair.presses(await to_accept(teams), "Accept to the panel", **ACCEPT)
        card = await teams.coordinator.says("assessment RMM-2026-001")
        form = await teams.coordinator.presses(card, "Agree an assessment")
        assert form.shows("Leads by the rule: Children's Social Care. On the concern route")
        assert form.inputs["seat"] == "social_care"


async def test_the_co_worker_is_of_the_other_agency_and_whoever_leads_of_the_one_that_is_chosen(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("second", "Second worker", (Post("durham-rmm", Role.MEMBER, "youth_justice"),)))
    form = await to_agree(teams.chair)
    same = await teams.chair.presses(form, "Agree it", **FORM | BY | {"co_worker": "second"})
    assert same.shows("Choose somebody of Children's Social Care: whoever you chose speaks for Youth Justice")
    swapped = await teams.chair.presses(same, "Agree it", seat="social_care", co_worker=OTHER)
    assert swapped.shows("Choose somebody of Children's Social Care: whoever you chose speaks for Youth Justice")
    assert swapped.shows("Choose somebody of Youth Justice: whoever you chose speaks for Children's Social Care")
    worker = await teams.chair.presses(swapped, "Agree it", seat="youth_justice", co_worker=persona_id("practitioner"))
    assert worker.shows("Co-worker: Demo practitioner, Children's Social Care"), "a worker without a seat can help"
