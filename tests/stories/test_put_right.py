"""What is put right after the minutes are out reaches the packs and the case note, and is recorded there once more."""

import pytest

from bot.steps.minutes import left_to_record
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.stories.sat import sat
from tests.stories.test_as_approved import corrects, pack
from tests.stories.test_case_note import noted
from tests.stories.test_minutes import REF, listed, out
from tests.stories.test_packs import opened, packed

SINCE = "Something was put right in it since you opened it. Nothing is ticked"
DATE = "The date is 15 January, not the 8th."


@pytest.mark.parametrize(("heading", "letter"), [("actions", "b"), ("recommendations", "c"), ("note_plan", "c")])
async def test_what_is_put_right_stands_in_the_pack_of_a_seat(teams: Teams, heading: str, letter: str) -> None:
    panel = await sat(teams)
    await out(teams)
    await corrects(teams.coordinator, about=REF, heading=heading, words=DATE)
    ids = {"panel": panel, "case": REF, "seat": "health", "letter": letter}
    card = await teams.health.sends(await teams.health.says("help"), "pack.copy", ids)
    assert DATE in card.inputs["copy_1"]


async def test_a_case_note_is_added_again_after_it_is_put_right(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    await teams.practitioner.presses(await noted(teams.practitioner), "I have added it to the record")
    teams.clock.move(days=1)
    await corrects(teams.coordinator, about=REF, heading="decision", words="It was deferred.")
    card = await noted(teams.practitioner)
    assert card.shows("Something was put right after it was added to the child’s record: add what is new.")
    assert "It was deferred." in card.inputs["copy_1"]
    assert (await teams.coordinator.sends(card, "pack.who", {"panel": panel})).shows(f"{REF}: not added yet")
    assert (await teams.practitioner.presses(card, "I have added it to the record")).shows("added to the record")
    assert (await noted(teams.practitioner)).shows("Added to the record by Demo practitioner, Friday 18 December 2026")
    assert (await teams.practitioner.presses(card, "I have added it to the record")).shows("it was added already")


async def test_a_seat_records_again_what_was_put_right_and_owes_it_until_then(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    await teams.health.presses(await packed(teams.health), "All of these are recorded")
    with turn_of(teams) as turn:
        assert "health" not in left_to_record(turn, turn.panel(panel)).seats
    teams.clock.move(days=1)
    await corrects(teams.coordinator, about=REF, heading="actions", words=DATE)
    with turn_of(teams) as turn:
        assert "health" in left_to_record(turn, turn.panel(panel)).seats
    assert (await packed(teams.health)).shows("Your system: put right since it was recorded: record what is new")
    card = await opened(teams.health)
    assert card.shows("Something was put right after it was recorded in your own system: record what is new.")
    assert (await teams.health.presses(card, "Recorded in our system")).shows("1 case is ticked")
    assert (await packed(teams.health)).shows("All of them are recorded.")


async def test_what_stands_in_no_pack_leaves_the_ticks_alone(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    await teams.health.presses(await packed(teams.health), "All of these are recorded")
    teams.clock.move(days=1)
    await corrects(teams.coordinator, about=REF, heading="agencies", words="Police: seen on Tuesday.")
    with turn_of(teams) as turn:
        assert "health" not in left_to_record(turn, turn.panel(panel)).seats


async def test_whoever_ticks_a_card_from_before_is_shown_what_was_put_right(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    note, one, every = await noted(teams.practitioner), await opened(teams.health), await packed(teams.health)
    await corrects(teams.coordinator, about=REF, heading="actions", words=DATE)
    for voice, card, title in (
        (teams.practitioner, note, "I have added it to the record"),
        (teams.health, one, "Recorded in our system"),
        (teams.health, every, "All of these are recorded"),
    ):
        fresh = await voice.presses(card, title)
        assert fresh.shows(SINCE), title
        assert title in fresh.buttons
    with turn_of(teams) as turn:
        owing = left_to_record(turn, turn.panel(panel))
        assert ("health" in owing.seats, [each.id for each in owing.notes]) == (True, [REF])
    assert DATE in await pack(teams.health, panel)
    assert (await teams.health.presses(fresh, "All of these are recorded")).shows("1 case is ticked")


async def test_the_correction_s_notice_says_to_record_it_again_only_where_it_stands_there(teams: Teams) -> None:
    for voice in (teams.health, teams.practitioner):
        await voice.says("help")
    await sat(teams)
    await out(teams)
    again = "It stands in the case note or the copy packs, too: whoever recorded them records what is new."
    await corrects(teams.coordinator, about=REF, heading="agencies", words="Police: seen on Tuesday.")
    await teams.until(lambda: any(card.shows("a correction is recorded") for card in teams.health.sees()))
    assert not any(card.shows(again) for card in teams.health.sees())
    await corrects(teams.coordinator, about=REF, heading="actions", words=DATE)
    await teams.until(lambda: any(card.shows(again) for card in teams.health.sees()))
    assert "Packs and case notes" in teams.health.sees()[-1].buttons
    assert (await listed(teams.health)).shows("Minutes of 17 December")
