"""A record that changes while the minutes are checked and written: what was checked is to be checked again."""

from dataclasses import replace

from panel.decisions import Decision
from panel.minutes import Passage
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import sat
from tests.stories.test_minutes import REF, drafted, kept

NEW = "The mother was told after all."
MOVED = "The record has changed since you opened the form"


def decided(teams: Teams, panel: str, why: str) -> None:
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Decision, f"{panel}/{REF}"), why=why))


async def part(voice: Voice, panel: str) -> Card:
    return await voice.sends(await drafted(voice), "minutes.part", {"panel": panel, "part": REF})


async def form(voice: Voice, panel: str) -> Card:
    at = {"panel": panel, "part": REF, "heading": "decision"}
    return await voice.sends(await drafted(voice), "minutes.write", at)


async def test_a_checked_part_whose_record_changes_is_to_be_checked_again(teams: Teams) -> None:
    panel = await sat(teams)
    await teams.coordinator.presses(await part(teams.coordinator, panel), "Checked")
    assert (await drafted(teams.chair)).shows(f"{REF}: checked")
    decided(teams, panel, NEW)
    card = await drafted(teams.chair)
    assert card.shows(f"{REF}: not checked")
    assert card.shows("0 of 8 parts are checked.")
    assert card.shows("Coordinator: not checked: 8 parts")
    card = await teams.coordinator.presses(await part(teams.coordinator, panel), "Checked")
    assert "Not checked after all" in card.buttons
    assert (await drafted(teams.chair)).shows(f"{REF}: checked")
    assert kept(teams, panel).checked == (REF,)


async def test_a_chapter_that_one_who_steps_out_of_an_item_checked_is_checked_for_all(teams: Teams) -> None:
    panel = await sat(teams)
    at = {"panel": panel, "part": "present"}
    card = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.part", at)
    await teams.coordinator.presses(card, "Checked")
    assert (await drafted(teams.chair)).shows("1 of 8 parts are checked.")


async def test_words_saved_over_a_record_that_changed_meanwhile_are_asked_about_first(teams: Teams) -> None:
    panel = await sat(teams)
    first = await form(teams.coordinator, panel)
    decided(teams, panel, NEW)
    again = await teams.coordinator.presses(first, "Save", words="It goes on, in words of ours.")
    assert again.shows(MOVED)
    assert again.shows(NEW)
    assert again.inputs["words"] == "It goes on, in words of ours."
    with turn_of(teams) as turn:
        assert not turn.find(Passage)
    card = await teams.coordinator.presses(again, "Save", words=again.inputs["words"])
    assert card.shows("It goes on, in words of ours.")
    with turn_of(teams) as turn:
        assert NEW in turn.get(Passage, f"{panel}/{REF}/decision").drawn


async def test_a_record_that_changed_under_words_that_stand_there_is_shown_first_too(teams: Teams) -> None:
    panel = await sat(teams)
    await teams.coordinator.presses(await form(teams.coordinator, panel), "Save", words="It goes on.")
    second = await form(teams.coordinator, panel)
    decided(teams, panel, NEW)
    again = await teams.coordinator.presses(second, "Save", words="It goes on still.")
    assert again.shows(MOVED)
    assert again.shows(NEW)
    with turn_of(teams) as turn:
        assert turn.get(Passage, f"{panel}/{REF}/decision").words == "It goes on."
    assert (await teams.coordinator.presses(again, "Put the record back")).shows(NEW)
