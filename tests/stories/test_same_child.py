"""Two records that may be the same child: a person decides, joined is for view alone, and it can be taken back."""

from dataclasses import replace

import pytest

from panel.cases import Case
from panel.children import Child, Match
from panel.referrals import Referral
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted, referred
from tests.stories.test_interest import steps_out
from tests.stories.test_screening_clock import everybody, heard

OTHER = "SHCG-2026-001"
THIS = "SHCG-2026-002"


async def compared(teams: Teams, voice: Voice | None = None) -> Card:
    """Both records, opened from the notice."""
    voice = voice or teams.chair
    notice = await heard(voice, f"{THIS} may be the same child as another case.")
    return await voice.presses(notice, "Open both")


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"case {reference}"), "Open")


async def two(teams: Teams) -> None:
    await everybody(teams)
    for _ in range(2):
        await accepted(teams)


async def joined(teams: Teams) -> None:
    await two(teams)
    both = await compared(teams)
    done = await teams.chair.presses(both, "Keep this decision", decision="same", reason="One birth certificate.")
    assert done.shows("Nothing was merged.")


async def test_the_chair_decides_with_both_records_open(teams: Teams) -> None:
    await two(teams)
    both = await compared(teams)
    for words in (OTHER, THIS, "the same date of birth", "Nothing is joined by itself.", "adoption"):
        assert both.shows(words)
    assert both.words.count("Robin Example, born 27 September 2012 (14).") == 2
    refused = await teams.chair.presses(both, "Keep this decision", reason="One birth certificate.")
    assert refused.shows("Choose The same child, Two different children or Not sure yet")
    assert refused.inputs["reason"] == "One birth certificate."
    with teams.store.turn(teams.clock()) as turn:
        lines = [line for line in turn.find(Audit, subject=OTHER) if line.view == "match"]
    assert lines, "opening both is written down for each"


@pytest.mark.parametrize("steps_out_of", [OTHER, ""], ids=["of the other child", "of neither"])
async def test_whoever_steps_out_of_either_child_is_not_told_and_another_is(teams: Teams, steps_out_of: str) -> None:
    await everybody(teams)
    await accepted(teams)
    if steps_out_of:
        await steps_out(teams.coordinator, steps_out_of)
        await steps_out(teams.chair, steps_out_of)
    await referred(teams)
    told = f"{THIS} may be the same child as another case."
    await heard(teams.deputy if steps_out_of else teams.coordinator, told)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    hears = [any(card.shows(told) for card in voice.sees()) for voice in (teams.chair, teams.coordinator)]
    assert hears == ([False, False] if steps_out_of else [True, True])


async def test_whoever_steps_out_of_one_is_not_told_that_the_two_were_parted(teams: Teams) -> None:
    await joined(teams)
    await steps_out(teams.chair, OTHER)
    form = await teams.coordinator.presses(await teams.coordinator.says(f"unlink {THIS}"), "Open")
    await teams.coordinator.presses(form, "They are not the same child", reason="Cousins.")
    await heard(teams.deputy, "was parted from another case")
    assert not any(card.shows("was parted from another case") for card in teams.chair.sees())


async def test_joined_is_said_to_those_who_may_open_both_and_to_no_referrer(teams: Teams) -> None:
    await joined(teams)
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.police):
        case = await opened(voice, THIS)
        assert case.shows(f"Same child as {OTHER}.")
        assert (await voice.presses(case, f"Open {OTHER}")).shows(f"Same child as {THIS}.")
    assert not (await opened(teams.practitioner, THIS)).shows(OTHER)
    assert not any(card.shows("same child") for card in teams.practitioner.sees())
    with teams.store.turn(teams.clock()) as turn:
        assert {turn.get(kind, ref).id for kind in (Child, Referral) for ref in (OTHER, THIS)} == {OTHER, THIS}


async def test_a_member_is_not_told_of_one_they_may_not_open(teams: Teams) -> None:
    await everybody(teams)
    await referred(teams)
    await accepted(teams)
    await teams.chair.presses(await compared(teams), "Keep this decision", decision="same", reason="The number.")
    assert not (await opened(teams.police, THIS)).shows(OTHER)


async def test_two_different_children_are_not_asked_about_again(teams: Teams) -> None:
    await two(teams)
    await teams.chair.presses(await compared(teams), "Keep this decision", decision="different", reason="Twins.")
    assert not (await opened(teams.chair, THIS)).shows("Possible same child")
    check = await teams.practitioner.presses(await opened(teams.practitioner, THIS), "Change")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    assert not (await opened(teams.chair, THIS)).shows("Possible same child")
    check = await teams.practitioner.presses(await opened(teams.practitioner, THIS), "Change")
    ids = {**check.buttons["Send the changes to the chair"]["data"]["ids"], "screen": "3"}
    child = await teams.practitioner.sends(check, "refer.change", ids)
    check = await teams.practitioner.presses(child, "Next", known_as="Rob")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    assert (await opened(teams.chair, THIS)).shows("Possible same child")


async def test_not_sure_stays_open(teams: Teams) -> None:
    await two(teams)
    await teams.chair.presses(await compared(teams), "Keep this decision", decision="not sure", reason="Asked the GP.")
    case = await opened(teams.chair, THIS)
    assert case.shows("Not sure yet")
    again = await teams.chair.presses(case, f"Compare with {OTHER}")
    assert again.shows("Asked the GP.")
    assert "Keep this decision" in again.buttons


async def test_two_who_decide_at_once_decide_once(teams: Teams) -> None:
    await two(teams)
    first, second = await compared(teams), await compared(teams)
    await teams.chair.presses(first, "Keep this decision", decision="different", reason="Twins.")
    late = await teams.deputy.presses(second, "Keep this decision", decision="same", reason="One child.")
    assert late.shows("This was decided, or changed, since you opened it. Nothing has changed.")
    assert late.shows("Decided by Demo chair")


async def test_the_coordinator_opens_both_and_does_not_decide(teams: Teams) -> None:
    await two(teams)
    both = await compared(teams, teams.coordinator)
    assert "Keep this decision" not in both.buttons
    ids = {"case": THIS, "other": OTHER, "rev": "1"}
    fields = {"decision": "same", "reason": "I say so"}
    for voice in (teams.coordinator, teams.police, teams.practitioner):
        refused = await voice.sends(await voice.says("my"), "match.decide", ids, fields)
        assert refused.shows("That is not for the roles you hold here.")
    with teams.store.turn(teams.clock()) as turn:
        assert [match.decision for match in turn.find(Match)] == [""]
        lines = [line.outcome for line in turn.find(Audit, subject=THIS) if line.act == "match.decide"]
    assert lines == ["refused"] * 3


async def test_unlink_restores_both_and_lists_who_opened_either_while_they_were_joined(teams: Teams) -> None:
    await two(teams)
    await opened(teams.health, THIS)
    teams.clock.move(minutes=1)
    await teams.chair.presses(await compared(teams), "Keep this decision", decision="same", reason="The number.")
    teams.clock.move(minutes=1)
    await opened(teams.police, OTHER)
    asked = await teams.coordinator.says(f"unlink {THIS}")
    assert asked.shows(f"{THIS} is shown as the same child as 1 other case.")
    form = await teams.coordinator.presses(asked, "Open")
    assert form.shows("The number.")
    refused = await teams.coordinator.presses(form, "They are not the same child", reason=" ")
    assert refused.shows("Say why they are not the same child")
    seen = await teams.coordinator.presses(refused, "They are not the same child", reason="Cousins.")
    assert seen.shows("Parted because: Cousins.")
    assert seen.shows(f"Demo police: {OTHER}, Monday 23 November 2026 at 10:02am")
    assert not seen.shows("Demo health")
    teams.clock.move(minutes=1)
    await opened(teams.health, THIS)
    notice = await heard(teams.chair, "was parted from another case: they are not the same child.")
    again = await teams.chair.presses(notice, "Who opened them")
    assert again.shows("Demo police")
    assert not again.shows("Demo health")
    assert not (await opened(teams.chair, THIS)).shows("Same child as")
    late = await teams.coordinator.presses(form, "They are not the same child", reason="Cousins.")
    assert late.shows("Nothing has changed.")


async def test_unlink_is_for_those_who_oversee(teams: Teams) -> None:
    await joined(teams)
    for verb in ("unlink.open", "unlink.yes", "unlink.seen", "match.open"):
        refused = await teams.police.sends(await teams.police.says("my"), verb, {"case": THIS, "other": OTHER})
        assert refused.shows("That is not for the roles you hold here.")
        missing = await teams.coordinator.sends(
            await teams.coordinator.says("my"), verb, {"case": THIS, "other": "SHCG-2026-999"}
        )
        assert missing.shows("There is no case with that reference that you can open.")


async def test_stopping_one_names_the_other_which_is_stopped_by_a_press_of_its_own(teams: Teams) -> None:
    await joined(teams)
    sure = await teams.chair.presses(
        await teams.chair.presses(await teams.chair.says(f"stop {OTHER}"), "Open"), "Yes, the child has died"
    )
    assert sure.shows(f"still asked and reminded of: {THIS}. Each is stopped on its own.")
    done = await teams.chair.presses(sure, "Stop everything", known="Told by the hospital.")
    assert done.shows(f"{OTHER} is stopped.")
    assert done.shows(f"still asked and reminded of: {THIS}.")
    assert not done.shows("sent about this child"), "there is more about this child"
    again = await teams.chair.presses(done, f"Stop {THIS} too")
    assert again.inputs["known"] == "Told by the hospital.", "it is not typed twice"
    last = await teams.chair.presses(again, "Stop everything")
    assert last.shows("Nothing more is asked, reminded or sent about this child.")
    with teams.store.turn(teams.clock()) as turn:
        assert {turn.get(Case, each).status for each in (OTHER, THIS)} == {"stopped"}
        assert turn.file(THIS).additions[-1].words == "Told by the hospital."


async def test_stopping_one_says_nothing_of_another_that_this_person_has_stepped_out_of(teams: Teams) -> None:
    await joined(teams)
    await steps_out(teams.chair, THIS)
    first = await teams.chair.presses(await teams.chair.says(f"stop {OTHER}"), "Open")
    done = await teams.chair.presses(
        await teams.chair.presses(first, "Yes, the child has died"), "Stop everything", known="Told by the hospital."
    )
    assert done.shows(f"{OTHER} is stopped.")
    assert not done.shows(THIS)


async def test_stopping_one_names_another_that_somebody_else_stops(teams: Teams) -> None:
    await joined(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, THIS), worker=teams.chair.who.aad))
    first = await teams.chair.presses(await teams.chair.says(f"stop {OTHER}"), "Open")
    done = await teams.chair.presses(
        await teams.chair.presses(first, "Yes, the child has died"), "Stop everything", known="Told by the hospital."
    )
    assert done.shows(f"Somebody else who chairs stops {THIS}: tell them.")
    assert f"Stop {THIS} too" not in done.buttons
