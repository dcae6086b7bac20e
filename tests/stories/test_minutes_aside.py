"""Who steps out of a case reads nothing of it in the minutes, wherever it stands; whose name is asked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.personas import persona_id
from bot.steps import minutes as steps
from panel.actions import Action, Owner
from panel.cases import Case
from panel.concerns import Concern
from panel.drafting import ASIDE
from panel.minutes import Correction, Minutes, Passage
from panel.panels import Item
from panel.people import Person, Post, Role
from panel.readers import annex, reading
from panel.session import Discussion
from panel.updates import Answer, Mark, Nature, Statement, Update
from tests.dialogue import Teams
from tests.stories.sat import sat
from tests.stories.steps import accepted
from tests.stories.test_as_approved import corrects, writes
from tests.stories.test_minutes import REF, drafted, kept, out, reads

SASHA = {"first": "Sasha", "family": "Placeholder", "born": "1 2 2011"}


def steps_out(teams: Teams, case: str, name: str, on_panel: bool = True) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, case), interests=(persona_id(name),)))
        for each in turn.find(Item, case=case) if not on_panel else ():
            turn.delete(each)


async def two(teams: Teams) -> tuple[str, str, str]:
    """A panel of two children, Sasha's the other's."""
    other, mine = await accepted(teams, child=SASHA), await accepted(teams)
    panel = await sat(teams, other, mine)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("another", "Another", (Post("durham-shcg", Role.PRACTITIONER),)))
        turn.save(replace(turn.get(Case, mine), worker="another"))
    return panel, other, mine


async def test_a_chapter_of_the_draft_shows_no_row_of_theirs_and_is_for_others_to_write(teams: Teams) -> None:
    panel, other, _ = await two(teams)
    steps_out(teams, other, "coordinator")
    with teams.store.turn(teams.clock()) as turn:
        before = turn.now - timedelta(days=30)
        owner = Owner("health", persona_id("health"), before, "x")
        turn.save(Action("SHCG-A777", other, "x", date(2026, 12, 9), (owner,), "x", before, "SHCG-P000"))
    at = {"panel": panel, "part": "earlier", "heading": "earlier"}
    card = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.part", at)
    assert not card.shows(other)
    assert "Change “Earlier actions”" not in card.buttons
    assert (await teams.coordinator.sends(card, "minutes.write", at)).shows("You step out of an item that stands here")
    theirs = await teams.chair.sends(await drafted(teams.chair), "minutes.part", at)
    assert theirs.shows(other)
    assert "Change “Earlier actions”" in theirs.buttons


@pytest.mark.parametrize("words", ["{}: health does not agree.", "Of Sasha Placeholder health does not agree."])
async def test_what_was_written_freely_of_their_item_is_not_for_them(teams: Teams, words: str) -> None:
    panel, other, _ = await two(teams)
    steps_out(teams, other, "police")
    card = await writes(teams.coordinator, panel, "disagreements", "disagreements", words.format(other))
    if "Keep my words" in card.buttons:
        await teams.coordinator.presses(card, "Keep my words")
    await out(teams)
    assert "does not agree" in await reads(teams.health)
    assert "does not agree" not in await reads(teams.police)
    card = await corrects(teams.coordinator, words=f"{words.format(other)} That was wrong.")
    if "Keep my words" in card.buttons:
        await teams.coordinator.presses(card, "Keep my words")
    assert "That was wrong." in await reads(teams.health)
    assert "That was wrong." not in await reads(teams.police)


def typed(teams: Teams, panel: str, about: str, **notes: str) -> None:
    """What was written under the headings of an item at its sitting."""
    with teams.store.turn(teams.clock()) as turn:
        discussion = turn.get(Discussion, f"{panel}/{about}")
        turn.save(replace(discussion, notes={**discussion.notes, **notes}))


@pytest.mark.parametrize("words", ["Sasha Placeholder sat beside.", "As with {}: sat beside."])
async def test_what_another_child_s_section_says_of_their_item_is_not_for_them(teams: Teams, words: str) -> None:
    panel, other, mine = await two(teams)
    steps_out(teams, other, "police")
    said = words.format(other)
    typed(teams, panel, mine, voice=said, safe="Robin is collected at three.")
    await out(teams)
    await corrects(teams.coordinator, about=mine, heading="decision", words="Of the taxi.")
    with teams.store.turn(teams.clock()) as turn:
        (made,) = turn.find(Correction, case=mine)
        turn.save(replace(made, words=f"{said} Put right."))
    theirs, whole = await reads(teams.police), await reads(teams.health)
    assert said in whole
    assert "Put right." in whole
    assert ASIDE in theirs
    assert "sat beside" not in theirs
    assert "Put right." not in theirs
    assert "Robin is collected at three." in theirs


async def test_a_sibling_s_own_name_stays_in_the_sibling_s_section(teams: Teams) -> None:
    other, mine = await accepted(teams, child=SASHA | {"family": "Example"}), await accepted(teams)
    panel = await sat(teams, other, mine)
    steps_out(teams, other, "police")
    typed(teams, panel, mine, voice="Robin Example likes the plan.", safe="Apart from Sasha Example.")
    await out(teams)
    theirs = await reads(teams.police)
    assert "Robin Example likes the plan." in theirs
    assert "Sasha" not in theirs


async def test_a_marked_statement_and_a_reason_that_speak_of_their_item_are_not_for_them(teams: Teams) -> None:
    panel, other, mine = await two(teams)
    steps_out(teams, other, "police")
    with teams.store.turn(teams.clock()) as turn:
        words, day = "Sasha was there.", date(2026, 12, 7)
        one = Statement(f"{panel}/{mine}/health/1/1", Nature.VIEW, words, "Notes", Mark.NOT_FAMILY, day, ())
        id, by = f"{panel}/{mine}/health/1", persona_id("health")
        turn.save(Update(id, panel, mine, "health", 1, Answer.UPDATE, by, turn.now, statements=(one,)))
        turn.save(replace(turn.get(Minutes, panel), late="The plan of Sasha was waited for."))
        found = steps.kept(turn, turn.get(Minutes, panel))
        police, health = (turn.get(Person, persona_id(name)) for name in ("police", "health"))
    for person, stands in ((health, True), (police, False)):
        assert (words in str(annex(found, person))) is stands
        assert ("waited for" in str(reading(found, person))) is stands


async def test_a_case_that_is_not_on_the_panel_is_told_of_to_nobody_who_steps_out_of_it(teams: Teams) -> None:
    other = await accepted(teams, police={"police": "investigating"})
    panel = await sat(teams, await accepted(teams))
    steps_out(teams, other, "health", on_panel=False)
    with teams.store.turn(teams.clock()) as turn:
        starts = turn.panel(panel).starts_at
        turn.save(Concern("SHCG-S001", "durham-shcg", persona_id("police"), starts, "x", case=other))
    for word in (other, "SHCG-S001"):
        assert word in await reads(teams.chair, panel)
    await out(teams)
    for word in (other, "SHCG-S001"):
        assert word not in await reads(teams.health, panel)
        assert word in await reads(teams.police, panel)


@pytest.mark.parametrize("name", ["Sasha Placeholder", "Sasha"])
async def test_a_child_s_name_around_the_children_is_asked_about(teams: Teams, name: str) -> None:
    panel, _, _ = await two(teams)
    card = await writes(teams.coordinator, panel, "meeting", "meeting", f"{name} was heard first.")
    assert card.shows("You typed the name of somebody else")
    assert card.inputs["words"] == f"{name} was heard first."
    form = await teams.coordinator.sends(card, "minutes.late", {"panel": panel})
    late = await teams.coordinator.presses(form, "Save", late=f"{name}’s mother is in hospital.")
    assert "Keep my words" in late.buttons
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Passage)
    assert not kept(teams, panel).late
    await out(teams)
    assert "Sasha" not in await reads(teams.voice("another"), panel)


async def test_a_child_s_name_in_a_correction_of_no_item_is_asked_about(teams: Teams) -> None:
    await two(teams)
    await out(teams)
    card = await corrects(teams.coordinator, about="", words="Robin Example lives with the uncle.")
    assert "Keep my words" in card.buttons
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Correction)


async def test_a_long_heading_is_written_piece_by_piece_and_nothing_is_lost(teams: Teams) -> None:
    panel = await sat(teams)
    with teams.store.turn(teams.clock()) as turn:
        for seat in ("health", "education", "iro", "early_help"):
            id = f"{panel}/{REF}/{seat}/1"
            words = "Seen by the nurse. " * 180
            one = Statement(f"{id}/1", Nature.VIEW, words, "Notes", Mark.MEMBERS, date(2026, 12, 7), ())
            by = persona_id(seat)
            turn.save(Update(id, panel, REF, seat, 1, Answer.UPDATE, by, turn.now, statements=(one,)))
    voice, at = teams.coordinator, {"panel": panel, "part": REF, "heading": "agencies"}
    form = await voice.sends(await drafted(voice), "minutes.write", at)
    text = form.inputs["words"]
    while "Next piece" in form.buttons:
        form = await voice.presses(form, "Next piece")
        text += form.inputs["words"]
    assert text.count("Seen by the nurse.") == 4 * 180
    await voice.presses(form, "Save", words="The last piece.")
    with teams.store.turn(teams.clock()) as turn:
        written = turn.get(Passage, f"{panel}/{REF}/agencies").words
    assert written == text[: len(text) - len(form.inputs["words"])] + "The last piece."
    again = await voice.presses(form, "Save", words="An older piece.")
    assert again.shows("It has changed since you opened the form.")
    assert again.inputs["words"] == "An older piece."
    form = await voice.sends(again, "minutes.write", at)
    await voice.presses(form, "Put the record back")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Passage)


async def test_two_who_tick_two_parts_at_once_both_tick(teams: Teams) -> None:
    panel = await sat(teams)
    one = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.part", {"panel": panel, "part": REF})
    two = await teams.chair.sends(await drafted(teams.chair), "minutes.part", {"panel": panel, "part": "present"})
    for _ in range(2):
        await teams.coordinator.presses(one, "Checked")
        await teams.chair.presses(two, "Checked")
    assert sorted(kept(teams, panel).checked) == sorted((REF, "present"))
