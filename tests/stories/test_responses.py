"""What follows screening by level and kind: a meeting, a step-down, the child's own meeting, a strategy discussion."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from panel.cases import Case, CaseStatus
from panel.panels import Panel
from panel.responses import Route
from panel.screening import Screening
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, referred

WHY = {"reason": "One incident, at a party."}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        yield talk


async def came(teams: Teams, level: str, kind: str = "new", status: str = "child_in_need") -> str:
    return await referred(
        teams,
        why={"kind": kind, "role": "allocated_team"},
        in_place=ANSWERS["in_place"] | {"status": status},
        matrix=ANSWERS["matrix"] | {"level": level},
    )


async def screening(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"case {reference}"), "Open")


def case_of(teams: Teams, reference: str) -> Case:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, reference)


async def later(teams: Teams, days: int) -> None:
    teams.clock.time += timedelta(days=days)
    await quiet(teams)


DOWN = "Step down to Targeted Youth Support"
MONITORED = "Step-down meeting: another agency monitors"
DISCUSSION = "HSB strategy discussion with the police"
ON_SUSPICION = "HSB strategy meeting, on suspicion of harm"
OWN = "Below the threshold: in the child's own meeting"
MEETING = "HSB strategy meeting"


async def test_only_what_fits_the_level_and_the_kind_is_offered_with_its_rule_on_demand(teams: Teams) -> None:
    offered = {}
    for level, kind in (("0", "new"), ("0", "allocated"), ("1", "new"), ("2", "looked_after"), ("3", "new")):
        card = await screening(teams, await came(teams, level, kind))
        offered[level, kind] = {DOWN, MONITORED, DISCUSSION, ON_SUSPICION, OWN, MEETING} & card.buttons.keys()
    assert offered == {
        ("0", "new"): {DOWN},
        ("0", "allocated"): {MONITORED},
        ("1", "new"): {DISCUSSION, ON_SUSPICION, OWN},
        ("2", "looked_after"): {MEETING},
        ("3", "new"): {MEETING},
    }
    rules = await teams.chair.presses(card, "The rules behind these")
    assert rules.shows("can be managed through HSB risk discussions")


async def test_stepped_down_to_a_service_is_sent_received_and_reminded_until_then(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await came(teams, "0")
    form = await teams.chair.presses(await screening(teams, reference), DOWN)
    assert form.inputs["destination"] == "Targeted Youth Support Service (TYS)"
    done = await teams.chair.presses(form, "Decide so", **WHY)
    assert done.shows(f"{reference}: no meeting is called."), done.words
    line = f"{reference}: no meeting is called here."
    await teams.until(lambda: any(seen.shows(line) for seen in teams.practitioner.sees()))
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert mine.shows(f"{reference}: what follows its screening is not all done.")
    due = f"{reference} was screened on Monday 23 November 2026. What follows is not all done"
    assert not any(seen.shows(due) for seen in teams.practitioner.sees())
    await later(teams, 7)
    await teams.until(lambda: any(seen.shows(due) for seen in teams.practitioner.sees()))
    form = await teams.practitioner.presses(await opened(teams.practitioner, reference), "Say what was done")
    assert (await teams.practitioner.presses(form, "Keep it")).shows("Say what was done")
    half = await teams.practitioner.presses(form, "Keep it", on="24 11 2026")
    assert half.shows("Not done yet: word that it was received")
    await later(teams, 14)
    late = f"{reference} was screened on Monday 23 November 2026. What follows is still not all done"
    await teams.until(lambda: any(seen.shows(late) for seen in teams.coordinator.sees()))
    form = await teams.practitioner.presses(await opened(teams.practitioner, reference), "Say what was done")
    wrong = await teams.practitioner.presses(form, "Keep it", received_by="Ash Made-Up, TYS")
    assert wrong.shows("Enter the date on which it was received")
    kept = await teams.practitioner.presses(wrong, "Keep it", received_on="3 12 2026")
    assert kept.shows("Received by: Ash Made-Up, TYS, 3 December 2026")
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert not mine.shows("what follows its screening")
    assert case_of(teams, reference).received_by == "Ash Made-Up, TYS"


async def test_another_agency_leads_the_monitoring_and_never_the_one_that_is_ruled_out(teams: Teams) -> None:
    reference = await came(teams, "0", "allocated")
    form = await teams.chair.presses(await screening(teams, reference), MONITORED)
    choices = str(form.content)
    assert "Health" in choices
    assert "Children's Services" not in choices
    forced = await teams.chair.presses(form, "Decide so", **WHY, monitors="social_care")
    assert forced.shows("Choose from the list")
    typed = await teams.chair.presses(form, "Decide so", **WHY, monitors="other", monitors_other="children's services")
    assert typed.shows("may not lead the monitoring here: pick another agency")
    await teams.chair.presses(form, "Decide so", **WHY, monitors="health", on="1 12 2026")
    case = await opened(teams.practitioner, reference)
    assert case.shows("To: Health")
    assert case.shows("social care may still hold the child's plan")
    assert case.shows("Not done yet: word that it was received")


async def test_the_child_s_own_meeting_is_suggested_from_what_is_in_place_and_set_by_a_person(teams: Teams) -> None:
    for status, meeting, said in (
        ("looked_after", "team", "Looked after"),
        ("protection_plan", "core_group", "Child protection plan"),
        ("child_in_need", "in_need", "Child in need"),
        ("early_help", "", ""),
    ):
        form = await teams.chair.presses(await screening(teams, await came(teams, "1", status=status)), OWN)
        assert form.inputs["meeting"] == meeting
        assert form.shows(f"Suggested, because the referral says: {said}.") is bool(said)
    unset = await teams.chair.presses(form, "Decide so", **WHY)
    assert unset.shows("Choose the meeting")


async def test_what_came_of_the_own_meeting_is_said_once_it_has_met(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await came(teams, "1", status="looked_after")
    form = await teams.chair.presses(await screening(teams, reference), OWN)
    await teams.chair.presses(form, "Decide so", **WHY, on="7 12 2026")
    form = await teams.practitioner.presses(await opened(teams.practitioner, reference), "Say what was done")
    early = await teams.practitioner.presses(form, "Keep it", outcome="A diversion plan in the care plan.")
    assert early.shows("It meets on Monday 7 December 2026: say then what came of it")
    await later(teams, 9)
    reminded = f"{reference} was screened on"
    assert not any(seen.shows(reminded) for seen in teams.practitioner.sees())
    await later(teams, 12)
    await teams.until(lambda: any(seen.shows(reminded) for seen in teams.practitioner.sees()))
    kept = await teams.practitioner.presses(early, "Keep it", outcome="A diversion plan in the care plan.")
    assert kept.shows("What came of it: A diversion plan in the care plan.")
    why = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    for words in ("No meeting was called here", OWN, "One incident, at a party.", "A diversion plan in the care plan."):
        assert why.shows(words), words
    trace = await teams.chair.presses(await teams.chair.says(f"trace {reference}"), "Open the journey")
    assert trace.shows(f"Screened: {OWN}")
    assert trace.shows("What came of it: A diversion plan in the care plan.")


async def test_in_category_1_a_discussion_with_the_police_or_a_strategy_meeting(teams: Teams) -> None:
    first, second = await came(teams, "1"), await came(teams, "1")
    form = await teams.chair.presses(await screening(teams, first), DISCUSSION)
    assert "What is the reasonable suspicion of significant harm?" in str(form.content)
    unsaid = await teams.chair.presses(form, "Decide so", **WHY)
    assert unsaid.shows("Say who holds it")
    await teams.chair.presses(unsaid, "Decide so", holder="Team manager, team A", on="23 11 2026")
    form = await teams.chair.presses(await screening(teams, second), ON_SUSPICION)
    assert "override" not in form.inputs
    given = WHY | {"strategy": "held", "holds": "Supervised."}
    done = await teams.chair.presses(form, "Call the meeting", **given)
    assert done.shows(f"{second} is accepted for Thursday 26 November 2026"), done.words
    route = case_of(teams, first).route
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Route, route).to == "Team manager, team A"
        assert len(turn.find(Panel)) == 1


async def test_a_discussion_that_ends_in_a_meeting_is_screened_again(teams: Teams) -> None:
    reference = await came(teams, "1")
    form = await teams.chair.presses(await screening(teams, reference), DISCUSSION)
    await teams.chair.presses(form, "Decide so", **WHY, holder="Team manager", on="23 11 2026")
    steps = await teams.chair.presses(await opened(teams.chair, reference), "Say what was done")
    await teams.chair.presses(steps, "Keep it", outcome="The whole network is needed.")
    again = await teams.chair.presses(await opened(teams.chair, reference), "Screen it again")
    assert (await teams.chair.presses(again, "Screen it again")).shows("Say why it is screened again")
    back = await teams.chair.presses(again, "Screen it again", reason="The police ask for a meeting.")
    card = await teams.chair.presses(back, "Screen it")
    form = await teams.chair.presses(card, ON_SUSPICION)
    await teams.chair.presses(form, "Call the meeting", **WHY, strategy="held", holds="Supervised.")
    assert case_of(teams, reference).status is CaseStatus.ACCEPTED
    trace = await teams.chair.presses(await teams.chair.says(f"trace {reference}"), "Open the journey")
    for words in ("Back to be screened", "The police ask for a meeting.", "The whole network is needed."):
        assert trace.shows(words), words
    assert not trace.shows("Sent again by the referrer")


async def test_whoever_screens_hears_what_came_of_it_and_opens_it_to_screen_it_again(teams: Teams) -> None:
    for voice in (teams.chair, teams.practitioner):
        await voice.says("help")
    reference = await came(teams, "1")
    form = await teams.chair.presses(await screening(teams, reference), DISCUSSION)
    await teams.chair.presses(form, "Decide so", **WHY, holder="Team manager", on="23 11 2026")
    late = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    assert late.shows(f"No meeting is called for {reference}, so the referral stays as it is.")
    note = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    await teams.practitioner.presses(note, "Add the note", note="It has happened again.")
    form = await teams.practitioner.presses(await opened(teams.practitioner, reference), "Say what was done")
    await teams.practitioner.presses(form, "Keep it", outcome="The whole network is needed.")
    await quiet(teams)
    words = f"{reference}: what came of it, without a meeting here, was said."
    (notice,) = [card for card in teams.chair.sees() if card.shows(words)]
    assert not notice.shows("network")
    assert [card for card in teams.chair.sees() if card.shows(f"{reference} has a new dated note.")]
    assert "Screen it again" in (await teams.chair.presses(notice, "Open")).buttons


async def test_something_that_is_not_meant_for_the_level_is_taken_with_a_reason(teams: Teams) -> None:
    reference = await came(teams, "2")
    card = await screening(teams, reference)
    form = await teams.chair.presses(await teams.chair.presses(card, "Something else"), OWN)
    refused = await teams.chair.presses(form, "Decide so", **WHY)
    assert refused.shows("Say why this")
    await teams.chair.presses(refused, "Decide so", instead="Met yesterday, as a strategy meeting.")
    case = await opened(teams.chair, reference)
    assert case.shows("Why this, for this category: Met yesterday, as a strategy meeting.")
    with teams.store.turn(teams.clock()) as turn:
        (said,) = turn.find(Screening, case=reference)
    assert (said.response, said.responded) == ("own_meeting", OWN)


async def test_a_meeting_for_category_0_is_below_the_threshold_and_needs_both_reasons(teams: Teams) -> None:
    card = await screening(teams, await came(teams, "0"))
    form = await teams.chair.presses(await teams.chair.presses(card, "Something else"), MEETING)
    refused = await teams.chair.presses(form, "Call the meeting", **WHY, holds="Supervised.", strategy="held")
    assert refused.shows("Say why this")
    assert "override" in refused.inputs


async def test_what_is_forced_or_pressed_twice_or_by_others_changes_nothing(teams: Teams) -> None:
    reference = await came(teams, "2")
    card = await screening(teams, reference)
    forced = await teams.chair.sends(card, "screen.decide", {"case": reference, "outcome": "panel"}, WHY)
    assert forced.shows("Choose what follows for this level.")
    unknown = await teams.chair.sends(card, "screen.choose", {"case": reference, "response": "none"}, WHY)
    assert unknown.shows("is not there any more")
    low = await came(teams, "0")
    form = await teams.chair.presses(await screening(teams, low), DOWN)
    await teams.chair.presses(form, "Decide so", **WHY)
    twice = await teams.deputy.sends(form, "screen.decide", form.buttons["Decide so"]["data"]["ids"], WHY)
    assert twice.shows("does not wait to be screened"), twice.words
    for verb in ("route.form", "route.save", "route.again", "route.again_save"):
        refused = await teams.police.sends(card, verb, {"case": low, "rev": "1"}, WHY)
        assert refused.shows("Nothing was changed.") or refused.shows("no case with that reference"), refused.words
    received = await teams.practitioner.sends(card, "case.received", {"case": low})
    assert received.shows("does not wait to be received")


async def test_two_who_say_what_was_done_at_once_lose_nothing(teams: Teams) -> None:
    reference = await came(teams, "0")
    form = await teams.chair.presses(await screening(teams, reference), DOWN)
    await teams.chair.presses(form, "Decide so", **WHY)
    first = await teams.practitioner.presses(await opened(teams.practitioner, reference), "Say what was done")
    second = await teams.coordinator.presses(await opened(teams.coordinator, reference), "Say what was done")
    await teams.practitioner.presses(first, "Keep it", on="23 11 2026")
    late = await teams.coordinator.presses(second, "Keep it", received_by="Ash Made-Up", received_on="23 11 2026")
    assert late.shows("More was said since you opened this")
    assert late.inputs["received_by"] == "Ash Made-Up"
    kept = await teams.coordinator.presses(late, "Keep it")
    assert kept.shows("Received by: Ash Made-Up, 23 November 2026")
    assert not kept.shows("Not done yet")


async def test_a_procedure_without_a_list_screens_as_before() -> None:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as teams:
        reference = await referred(
            teams, why={"kind": "concern", "role": "worker"}, matrix=ANSWERS["matrix"] | {"level": "abusive"}
        )
        card = await screening(teams, reference)
        assert {"Panel", "Signpost", "Return for more"} <= card.buttons.keys()
        assert "Something else" not in card.buttons


async def test_whoever_screens_reads_at_once_that_the_ticks_suggest_more_than_was_set(teams: Teams) -> None:
    matrix = ANSWERS["matrix"] | {"level": "0", "ticks": "inappropriate1,violent1"}
    reference = await referred(teams, why={"kind": "new", "role": "allocated_team"}, matrix=matrix)
    card = await screening(teams, reference)
    assert card.shows("The ticks suggest Category 3, violent: Physically violent sexual abuse")
    assert DOWN in card.buttons
    agreed = ANSWERS["matrix"] | {"level": "3", "ticks": "violent1"}
    reference = await referred(teams, why={"kind": "new", "role": "allocated_team"}, matrix=agreed)
    assert not (await screening(teams, reference)).shows("The ticks suggest")


@pytest.mark.parametrize("typed", ["Children's Social Care", "children’s services", "CSC, team B", "Social care"])
async def test_the_agency_that_is_ruled_out_does_not_lead_by_another_name(teams: Teams, typed: str) -> None:
    reference = await came(teams, "0", "looked_after")
    form = await teams.chair.presses(await screening(teams, reference), MONITORED)
    refused = await teams.chair.presses(form, "Decide so", **WHY, monitors="other", monitors_other=typed)
    assert refused.shows(f"{typed} may not lead the monitoring here: pick another agency")
    other = {"monitors": "other", "monitors_other": "Adult social care"}
    assert (await teams.chair.presses(form, "Decide so", **WHY, **other)).shows("no meeting is called")
