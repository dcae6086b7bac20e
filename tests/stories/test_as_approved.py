"""Case notes and copy packs say what the minutes say: what was written otherwise, what was approved, what was put
right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.personas import persona_id
from panel.actions import Action, Owner
from panel.cases import Case
from panel.decisions import Stand
from panel.disagreeing import Disagreement, Step
from panel.going_out import READ_NOTE
from panel.minutes import Correction, Filed
from panel.recommending import Recommendation
from panel.referrals import Referral
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import DEED, sat
from tests.stories.steps import accepted
from tests.stories.test_case_note import OTHER
from tests.stories.test_minutes import REF, approved, drafted, out, reads, told

PUT_RIGHT = "The level set was Low."


async def writes(voice: Voice, panel: str, part: str, heading: str, words: str) -> Card:
    at = {"panel": panel, "part": part, "heading": heading}
    return await voice.presses(await voice.sends(await drafted(voice), "minutes.write", at), "Save", words=words)


async def corrects(voice: Voice, **fields: str) -> Card:
    return await voice.presses(await voice.presses(await drafted(voice), "Record a correction"), "Save", **fields)


async def note(voice: Voice, panel: str, case: str = REF) -> str:
    return (await voice.sends(await voice.says("help"), "note.open", {"panel": panel, "case": case})).words


async def pack(voice: Voice, panel: str, case: str = REF, seat: str = "health") -> str:
    ids = {"panel": panel, "case": case, "seat": seat}
    return (await voice.sends(await voice.says("help"), "pack.open", ids)).words


def another_owner(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        (action,) = turn.find(Action, case=REF)
        by = Owner("police", persona_id("police"), turn.now, "x")
        turn.save(replace(action, words="Something else", owners=(*action.owners, by)))
        turn.save(replace(turn.get(Case, REF), level="below"))


@pytest.mark.parametrize(
    ("heading", "words", "stays"),
    [
        ("decision", "Deferred to February.", "Outcome: ongoing"),
        ("family", "Nobody tells the mother before the police do.", "to be told by the social worker"),
        ("actions", "Police call the school by 4 January.", f"{DEED}, Health"),
        ("recommendations", "Nothing was recommended.", "1 An assessment"),
        ("level", "The level is not set yet.", "Level set: High"),
        ("note_voice", "I said nothing.", "football"),
    ],
)
async def test_what_was_written_otherwise_is_in_the_minutes_and_the_note_is_read(
    teams: Teams, heading: str, words: str, stays: str
) -> None:
    panel = await sat(teams)
    await writes(teams.coordinator, panel, REF, heading, words)
    card = await drafted(teams.coordinator)
    assert card.shows(f"{READ_NOTE}: {REF}")
    assert card.shows(f"{REF}, case note: not checked")
    await out(teams)
    assert words in await reads(teams.practitioner)
    found = await note(teams.practitioner, panel)
    assert words not in found
    assert stays in found


async def test_a_typo_put_right_takes_nothing_else_into_the_note_or_a_pack(teams: Teams) -> None:
    panel = await sat(teams)
    with teams.store.turn(teams.clock()) as turn:
        (one,) = turn.find(Recommendation, case=REF)
        turn.save(replace(one, id="SHCG-R901", agreed=False, why_not="The mother has not been told."))
        (deed,) = turn.find(Action, case=REF)
        turn.save(replace(deed, id="SHCG-A901", words="An earlier one", panel="", made_at=deed.made_at - timedelta(9)))
        stand = next(each for each in turn.find(Stand, case=REF) if each.seat == "health")
        turn.save(replace(stand, agrees=False, reason="The uncle is watched"))
    for heading in ("recommendations", "actions", "decision"):
        at = {"panel": panel, "part": REF, "heading": heading}
        form = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.write", at)
        await teams.coordinator.presses(form, "Save", words=f"{form.inputs['words']} Put right.")
    await out(teams)
    found = await note(teams.practitioner, panel), await pack(teams.police, panel, seat="police")
    for words in ("has not been told", "An earlier one", "uncle", "Put right."):
        assert words not in found[0]
    assert "Put right." not in found[1]
    assert f"{DEED}, Demo health" not in found[1]
    assert "Objection: Health." in found[0]


async def reads_note(voice: Voice, panel: str) -> Card:
    """The note as whoever takes the minutes reads it, from the child's own part."""
    part = await voice.sends(await drafted(voice), "minutes.part", {"panel": panel, "part": REF})
    return await voice.presses(part, "Case note")


async def test_the_note_is_read_ticked_and_written_by_itself(teams: Teams) -> None:
    panel, voice = await sat(teams, others=OTHER), teams.coordinator
    await writes(voice, panel, REF, "decision", "Deferred.")
    card = await reads_note(voice, panel)
    assert card.shows(f"{DEED}, Health, by 8 January 2027.")
    await voice.presses(card, "Checked")
    assert not (await drafted(voice)).shows(READ_NOTE)
    form = await voice.presses(await reads_note(voice, panel), "Change “Case note”")
    assert "Outcome: ongoing" in form.inputs["words"]
    asks = await voice.presses(form, "Save", words="Tobias and Robin: deferred to February.")
    assert asks.shows("You typed the name of")
    card = await voice.presses(asks, "Save", words="Robin: deferred to February.")
    assert card.shows("Robin: deferred to February.")
    assert (await drafted(voice)).shows(READ_NOTE)
    await voice.presses(card, "Checked")
    await out(teams)
    found = await note(teams.practitioner, panel)
    assert "Robin: deferred to February.\nFull minutes: the coordinator." in found
    assert "Outcome: ongoing" not in found
    assert "Robin: deferred" not in await reads(teams.practitioner)


async def test_a_note_is_read_again_once_its_record_or_its_heading_changes(teams: Teams) -> None:
    panel, voice = await sat(teams), teams.coordinator
    await writes(voice, panel, REF, "decision", "Deferred.")
    await voice.presses(await reads_note(voice, panel), "Checked")
    another_owner(teams)
    assert (await drafted(voice)).shows(READ_NOTE)
    await voice.presses(await reads_note(voice, panel), "Checked")
    assert not (await drafted(voice)).shows(READ_NOTE)
    await writes(voice, panel, REF, "family", "The nurse tells them.")
    assert (await drafted(voice)).shows(READ_NOTE)


async def test_whoever_steps_out_of_the_item_reads_no_note_of_it(teams: Teams) -> None:
    panel = await sat(teams)
    await writes(teams.coordinator, panel, REF, "decision", "Deferred.")
    card = await drafted(teams.coordinator)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), interests=(persona_id("coordinator"),)))
    at = {"panel": panel, "part": f"{REF}/note", "heading": "note"}
    for verb in ("minutes.part", "minutes.write"):
        assert not (await teams.coordinator.sends(card, verb, at)).shows("football")
    assert not (await drafted(teams.coordinator)).shows(REF)


async def test_who_was_there_is_not_said_twice_where_it_was_written_otherwise(teams: Teams) -> None:
    panel = await sat(teams)
    await writes(teams.coordinator, panel, "present", "present", "Education came late.")
    await out(teams)
    found = await note(teams.practitioner, panel)
    assert "Present: as the minutes say." in found
    assert "Health, Police" not in found


async def test_note_and_pack_stay_as_they_were_approved(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    before = await note(teams.practitioner, panel), await pack(teams.health, panel)
    another_owner(teams)
    assert (await note(teams.practitioner, panel), await pack(teams.health, panel)) == before
    assert DEED in before[1]
    with teams.store.turn(teams.clock()) as turn:
        (filed,) = turn.find(Filed, panel=panel, case=REF)
        assert len(filed.packs) == 10


async def test_a_note_of_a_draft_says_that_it_is_one(teams: Teams) -> None:
    panel = await sat(teams)
    assert "Draft, not approved." in await note(teams.coordinator, panel)
    await approved(teams)
    assert "Draft, not approved." not in await note(teams.coordinator, panel)


async def test_what_is_put_right_reaches_whoever_reads_its_heading_and_the_note(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    done = await corrects(teams.coordinator, about=REF, heading="level", words=PUT_RIGHT)
    assert done.shows("a correction is recorded")
    for words in (await reads(teams.practitioner), await reads(teams.health), await note(teams.practitioner, panel)):
        assert PUT_RIGHT in words
    assert await told(teams, teams.practitioner, "correction")
    await corrects(teams.coordinator, about=REF, heading="note_plan", words="The plan is of May.")
    assert "The plan is of May." in await pack(teams.health, panel)
    assert "The plan is of May." not in await note(teams.practitioner, panel)


@pytest.mark.parametrize("heading", [{}, {"heading": "agencies"}, {"heading": "questions"}])
async def test_what_is_put_right_of_an_agency_s_words_is_for_the_table(teams: Teams, heading: dict[str, str]) -> None:
    panel = await sat(teams)
    await out(teams)
    await corrects(teams.coordinator, about=REF, words="Police: seen on Tuesday.", **heading)
    assert "seen on Tuesday" in await reads(teams.health)
    assert "seen on Tuesday" not in await reads(teams.practitioner)
    assert "seen on Tuesday" not in await note(teams.practitioner, panel)
    assert not await told(teams, teams.practitioner, "correction")


async def test_a_heading_is_some_child_s(teams: Teams) -> None:
    await sat(teams)
    await out(teams)
    asks = await corrects(teams.coordinator, heading="level", words=PUT_RIGHT)
    assert asks.shows("Say which child’s item the heading is of")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Correction)


async def test_why_they_are_late_is_for_the_table_and_said_before_they_are_approved(teams: Teams) -> None:
    panel = await sat(teams)
    form = await teams.coordinator.presses(await drafted(teams.coordinator), "Say why they will be late")
    await teams.coordinator.presses(form, "Save", late="The holidays.")
    await out(teams)
    assert "The holidays." in await reads(teams.health)
    assert "The holidays." not in await reads(teams.practitioner)
    refused = await teams.coordinator.presses(form, "Save", late="The chair was slow.")
    assert refused.shows("Record a correction instead")
    assert "Say why they will be late" not in (await drafted(teams.coordinator)).buttons
    assert "The chair was slow." not in await reads(teams.health, panel)


async def test_of_a_disagreement_the_minutes_say_how_far_it_is_and_not_its_words(teams: Teams) -> None:
    panel = await sat(teams)
    with teams.store.turn(teams.clock()) as turn:
        step = Step("chair", turn.now, (persona_id("chair"),))
        by = persona_id("health")
        words = "Police did not share the report."
        turn.save(Disagreement("SHCG-D001", REF, panel, "health", by, turn.now, words, steps=(step,)))
    await out(teams)
    for voice in (teams.practitioner, teams.health, teams.chair):
        found = await reads(voice)
        assert "SHCG-D001" in found
        assert words not in found


async def test_what_must_be_kept_in_mind_names_nobody_to_a_seat_that_is_not_shown_them(teams: Teams) -> None:
    panel = await sat(teams, others=OTHER)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Referral, REF)
        turn.save(replace(kept, answers={**kept.answers, "no_contact": "Tobias must not learn the school."}))
    await out(teams)
    assert "[another person] must not learn the school." in await pack(teams.health, panel)
    assert "Tobias must not learn the school." in await pack(teams.police, panel, seat="police")


@pytest.mark.parametrize(
    ("name", "words"), [("May Example", "Ring the school in May"), ("Will Example", "The nurse will ring")]
)
async def test_a_name_that_is_a_word_cuts_no_word_and_no_date(teams: Teams, name: str, words: str) -> None:
    panel = await sat(teams, others=OTHER | {"other_name_1": name})
    with teams.store.turn(teams.clock()) as turn:
        (action,) = turn.find(Action, case=REF)
        turn.save(replace(action, words=words, due=date(2027, 5, 7)))
    asks = (await drafted(teams.coordinator)).shows("a word in the case note may be somebody’s name")
    assert asks is ("May" in name)
    await out(teams)
    assert f"{words}, Health, by 7 May 2027." in await note(teams.practitioner, panel)


async def test_another_child_s_name_or_reference_stands_in_no_note(teams: Teams) -> None:
    other = await accepted(teams, child={"first": "Sasha", "family": "Placeholder", "born": "1 2 2011"})
    mine = await accepted(teams)
    panel = await sat(teams, mine, other)
    with teams.store.turn(teams.clock()) as turn:
        (action,) = turn.find(Action, case=mine)
        turn.save(replace(action, words=f"Keep apart from Sasha Placeholder, {other}"))
    await out(teams)
    found = await note(teams.practitioner, panel, mine)
    assert "Keep apart from [another person], [another case], Health" in found
    assert other not in found
