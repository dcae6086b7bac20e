"""A seat's copy pack: its own alone, ready to be copied, ticked once it is in the seat's own system."""

from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.minutes import Recorded
from panel.updates import Mark
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import DEED, MARKS, sat
from tests.stories.steps import accepted
from tests.stories.test_minutes import REF, drafted, listed, out, until

SEATS = 10
OTHER = "SHCG-2026-002"


async def packed(voice: Voice) -> Card:
    return await voice.presses(await listed(voice), "Our copy packs")


async def opened(voice: Voice) -> Card:
    return await voice.presses(await packed(voice), f"Open {REF}")


async def test_a_seat_has_its_own_note_actions_words_and_handling_and_nothing_of_another_s(teams: Teams) -> None:
    await sat(teams, voice={"told_child": "told", "told_family": "not_yet", "no_contact": "The uncle."})
    await out(teams)
    card = await opened(teams.health)
    for said in (
        *("A Case note", "Sexual Harm Consultation Group, 17 December 2026, SHCG-2026-001", "B Your actions", DEED),
        *("C Words for the child’s plan", "A safety plan at school.", "An assessment"),
        *("D Handling", "The uncle.", "Nothing of the telephone.", "E Left out", "3 statements of other services"),
    ):
        assert card.shows(said), said
    for hidden in MARKS.values():
        assert not card.shows(hidden)
    police = await opened(teams.police)
    assert "B Your actions\nNone." in police.words
    assert "E Left out\nNothing." in police.words
    assert police.shows("What your seat said under a mark stays under it")


async def test_each_part_can_be_copied_whole(teams: Teams) -> None:
    await sat(teams)
    await out(teams)
    card = await opened(teams.health)
    copy = await teams.health.presses(card, "Copy B")
    assert list(copy.inputs.values()) == [f"{DEED}, Demo health, by 8 January 2027 (open)"]
    assert "Select all of this and copy it" in copy.words
    copy = await teams.health.presses(card, "Copy A")
    assert "Level set: High." in copy.inputs["copy_1"]
    said = await teams.health.sends(card, "pack.copy", {**card.buttons["Copy A"]["data"]["ids"], "letter": "d"})
    assert said.shows("That is not there any more")


async def test_recorded_is_ticked_with_a_date_and_who_has_not_is_reminded_once(teams: Teams) -> None:
    for voice in (teams.health, teams.education, teams.coordinator):
        await voice.says("help")
    panel = await sat(teams)
    await out(teams)
    card = await opened(teams.health)
    assert (await teams.health.presses(card, "Recorded in our system")).shows("1 case is ticked")
    assert (await teams.health.presses(card, "Recorded in our system")).shows("It was recorded already")
    assert (await packed(teams.health)).shows("recorded by Demo health, Thursday 17 December 2026")
    board = await teams.coordinator.sends(await listed(teams.coordinator), "pack.who", {"panel": panel})
    assert board.shows("Health: all recorded")
    assert board.shows("Education: 0 of 1 recorded")
    teams.clock.time = teams.clock.time.replace(day=31)
    await until(teams, teams.education, "not everything is recorded in your own system yet, for this seat: Education.")
    assert not any(card.shows("not everything is recorded") for card in teams.health.sees())
    teams.clock.time = teams.clock.time.replace(year=2027, month=1, day=7)
    notice = await until(teams, teams.coordinator, f"{SEATS - 1} seats have not recorded all of it")
    assert (await teams.coordinator.presses(notice, "Who has recorded it")).shows("Education: 0 of 1 recorded")


async def test_all_of_a_page_is_ticked_at_once(teams: Teams) -> None:
    panel = await sat(teams, await accepted(teams), await accepted(teams))
    await out(teams)
    card = await packed(teams.health)
    assert card.shows("2 of 2 are not recorded in your own system yet.")
    assert (await teams.health.presses(card, "All of these are recorded")).shows("2 cases are ticked")
    assert (await packed(teams.health)).shows("All of them are recorded.")
    with teams.store.turn(teams.clock()) as turn:
        assert {each.seat for each in turn.find(Recorded, panel=panel)} == {"health"}


@pytest.mark.parametrize("verb", ["pack.list", "pack.open", "pack.copy", "pack.recorded", "pack.all"])
async def test_another_seat_s_pack_is_nobody_else_s(teams: Teams, verb: str) -> None:
    panel = await sat(teams)
    await out(teams)
    card, ids = await packed(teams.health), {"panel": panel, "case": REF, "seat": "health", "letter": "a"}
    assert (await teams.police.sends(card, verb, ids)).shows("You speak for no seat that is asked.")
    for voice in (teams.coordinator, teams.chair, teams.practitioner, teams.lead, teams.invitee):
        said = await voice.sends(card, verb, ids)
        assert said.shows("That is not for the roles you hold here.")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Recorded, panel=panel)


async def test_there_is_no_pack_before_approval_nor_of_a_case_one_steps_out_of(teams: Teams) -> None:
    panel = await sat(teams)
    ids = {"panel": panel, "case": REF, "seat": "health"}
    early = await teams.health.sends(await teams.health.says("help"), "pack.open", ids)
    assert early.shows("There are no minutes of that panel that you can open.")
    await out(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), interests=(persona_id("health"),)))
    for verb in ("pack.open", "pack.recorded", "pack.copy"):
        said = await teams.health.sends(early, verb, ids | {"letter": "a"})
        assert said.shows("There is no case with that reference that you can open.")
    assert (await packed(teams.health)).shows("You step out of 1 of its items.")


async def test_each_opening_is_recorded_and_nothing_of_it_is_posted(teams: Teams) -> None:
    await sat(teams)
    await out(teams)
    await opened(teams.health)
    with teams.store.turn(teams.clock()) as turn:
        lines = [each for each in turn.find(Audit, subject=REF) if each.view == "copy pack"]
    assert [each.by for each in lines] == [persona_id("health")]
    posted = str([received.body for received in teams.connector.received])
    for words in (DEED, "football", MARKS[Mark.MEMBERS], "Robin"):
        assert words not in posted


async def test_a_draft_is_drawn_for_those_who_write_it_alone(teams: Teams) -> None:
    await sat(teams)
    card = await drafted(teams.chair)
    for voice in (teams.health, teams.practitioner):
        said = await voice.sends(card, "minutes.draft", {"panel": "SHCG-P001"})
        assert said.shows("That is not for the roles you hold here.")
        assert (await listed(voice)).shows("There are no minutes here for you yet.")


async def test_a_seat_all_of_whose_people_step_out_of_a_case_is_not_asked_for_it(teams: Teams) -> None:
    panel = await sat(teams, await accepted(teams), await accepted(teams))
    await out(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), interests=(persona_id("health"), persona_id("police"))))
        turn.save(replace(turn.get(Case, OTHER), interests=(persona_id("police"),)))
    await teams.health.presses(await packed(teams.health), "All of these are recorded")
    board = await teams.coordinator.sends(await listed(teams.coordinator), "pack.who", {"panel": panel})
    assert board.shows("Health: all recorded; stepped out of 1")
    assert board.shows("Police: stepped out")
    assert board.shows("Education: 0 of 2 recorded")
    for voice in (teams.health, teams.police, teams.education):
        await voice.says("help")
    teams.clock.time = teams.clock.time.replace(day=31)
    await until(teams, teams.education, "not everything is recorded in your own system yet")
    assert not any(card.shows("not everything is recorded") for card in (*teams.police.sees(), *teams.health.sees()))
