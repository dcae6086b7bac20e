"""The case note: key outcomes for the child's own record, no other child named, nothing a family must not read."""

from dataclasses import replace
from datetime import timedelta

import aiohttp
import docx
import pytest
from yarl import URL

from bot.matters import settle
from bot.personas import persona_id
from bot.steps.minutes import left_to_record
from panel.cases import Case
from panel.minutes import Recorded
from panel.session import Discussion
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, actions
from tests.stories.sat import DEED, MARKS, sat
from tests.stories.sittings import quiet
from tests.stories.test_minutes import REF, drafted, listed, out, until

OTHER = {
    "other_child": "yes",
    "other_relation_1": "younger brother",
    "other_name_1": "Tobias Example",
    "other_same_1": "not_known",
}


async def noted(voice: Voice) -> Card:
    return await voice.presses(await listed(voice), f"Case note {REF}")


async def test_the_worker_opens_it_copies_it_and_says_that_it_is_in_the_record(teams: Teams) -> None:
    panel = await sat(teams, voice={"told_child": "told", "told_family": "not_yet", "no_contact": "The uncle."})
    await out(teams)
    card = await noted(teams.practitioner)
    note = card.inputs["copy_1"]
    for said in (
        "Sexual Harm Consultation Group, 17 December 2026, SHCG-2026-001",
        *("Present: Health, Police.", "Level set: High.", "1 An assessment."),
        f"2 {DEED}, Health, by 8 January 2027.",
        *("Child’s words: I want to go back to football.", "to be told by the social worker by 8 January 2027."),
        *("Outcome: ongoing. ", "No objection.", "Full minutes: the coordinator.", "Added to record by ____ on ____"),
    ):
        assert said in note, said
    for hidden in (*MARKS.values(), "telephone", "The uncle"):
        assert hidden not in note
    assert card.shows("Not added to the child’s record yet.")
    assert (await teams.practitioner.presses(card, "I have added it to the record")).shows("added to the record")
    assert (await noted(teams.practitioner)).shows(
        "Added to the record by Demo practitioner, Thursday 17 December 2026"
    )
    again = await teams.practitioner.presses(card, "I have added it to the record")
    assert again.shows("it was added already")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Recorded, panel=panel)) == 1
    assert (await teams.coordinator.sends(card, "pack.who", {"panel": panel})).shows(f"{REF}: added")


async def test_it_names_nobody_else_whatever_was_written(teams: Teams) -> None:
    panel = await sat(teams, others=OTHER)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Discussion, f"{panel}/{REF}")
        turn.save(replace(kept, notes={**kept.notes, "voice": "Tobías and TOBIAS play. Robin Example too."}))
    await out(teams)
    note = (await noted(teams.practitioner)).inputs["copy_1"]
    assert "Tob" not in note
    assert "TOBIAS" not in note
    assert "[another person] and [another person] play. Robin Example too." in note


@pytest.mark.parametrize("name", ["health", "invitee", "lead", "auditor"])
async def test_nobody_but_the_worker_and_those_who_oversee_open_it(teams: Teams, name: str) -> None:
    panel = await sat(teams)
    await out(teams)
    voice, ids = getattr(teams, name), {"panel": panel, "case": REF}
    for verb in ("note.open", "note.file", "note.added"):
        said = await voice.sends(await voice.says("help"), verb, ids)
        assert not said.shows("football"), verb
        assert not said.shows("added to the record")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Recorded, panel=panel)


async def test_those_who_oversee_read_it_and_only_the_worker_ticks_it(teams: Teams) -> None:
    panel = await sat(teams)
    early = await teams.practitioner.sends(await drafted(teams.chair), "note.open", {"panel": panel, "case": REF})
    assert early.shows("There are no minutes of that panel")
    for voice in (teams.chair, teams.coordinator):
        card = await voice.sends(early, "note.open", {"panel": panel, "case": REF})
        assert "I have added it to the record" not in card.buttons
        said = await voice.sends(card, "note.added", {"panel": panel, "case": REF})
        assert said.shows("The child’s own worker says that it is in the record.")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), worker="another"))
    gone = await teams.practitioner.sends(card, "note.open", {"panel": panel, "case": REF})
    assert not gone.shows("football")


async def saved(teams: Teams, card: Card) -> docx.document.Document:
    """The file that a card links to, opened."""
    (link,) = (each["url"] for each in actions(card.content) if each["type"] == "Action.OpenUrl")
    async with aiohttp.ClientSession() as http, http.get(URL(teams.url).with_path(URL(link).path)) as got:
        assert got.status == 200
        body = await got.read()
    from io import BytesIO

    return docx.Document(BytesIO(body))


async def test_it_is_a_file_of_its_own_and_so_are_the_minutes_their_annex_and_one_child_s_part(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    note = await saved(teams, await teams.practitioner.presses(await noted(teams.practitioner), "Save as a Word file"))
    assert note.core_properties.title == "Sexual Harm Consultation Group, 17 December 2026, SHCG-2026-001"
    for voice, kind, heading in (
        (teams.health, "minutes", "9 Approval, corrections and circulation"),
        (teams.health, "annex", "Restricted annex"),
        (teams.health, "child", "1 Meeting"),
        (teams.practitioner, "child", "1 Meeting"),
    ):
        card = await voice.sends(await voice.says("help"), "minutes.file", {"panel": panel, "kind": kind, "case": REF})
        paper = await saved(teams, card)
        assert heading in [each.text for each in paper.paragraphs], kind
        name = card.words
        assert "Robin" not in name
    with teams.store.turn(teams.clock()) as turn:
        taken = [each.view for each in turn.find(Audit, subject=REF) if each.act == "hand over"]
    assert sorted(taken) == ["case note", *["minutes"] * 4]
    refused = await teams.practitioner.sends(card, "minutes.file", {"panel": panel, "kind": "annex"})
    assert refused.shows("There are no minutes of that panel")


async def test_the_worker_is_reminded_once_and_then_the_coordinator_is_told(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    panel = await sat(teams)
    await out(teams)
    words = f"the case note of {REF} is not marked as added to the child’s record yet."
    teams.clock.time = teams.clock.time.replace(day=31)
    notice = await until(teams, teams.practitioner, words)
    teams.clock.time = teams.clock.time.replace(year=2027, month=1, day=7)
    told = await until(teams, teams.coordinator, "1 case note is not marked as added to the child’s record")
    assert (await teams.coordinator.presses(told, "Who has recorded it")).shows(f"{REF}: not added yet")
    assert sum(card.shows(words) for card in teams.practitioner.sees()) == 1
    card = await teams.practitioner.presses(notice, "Open the case note")
    await teams.practitioner.presses(card, "I have added it to the record")
    with teams.store.turn(teams.clock()) as turn:
        for seat in left_to_record(turn, turn.panel(panel)).seats:
            turn.save(Recorded(f"{panel}/{REF}/{seat}", panel, REF, seat, seat, turn.now))
        settle(turn)
    before = len(teams.coordinator.sees())
    teams.clock.time += timedelta(days=14)
    await quiet(teams)
    assert not any(card.shows("not marked as added") for card in teams.coordinator.sees()[before:])


async def test_whoever_holds_the_case_by_then_is_reminded_and_so_is_one_who_takes_it_over_later(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.invitee, teams.health):
        await voice.says("help")
    await sat(teams)
    await out(teams)
    held_by(teams, "invitee")
    teams.clock.time = teams.clock.time.replace(day=31)
    await until(teams, teams.invitee, "is not marked as added")
    held_by(teams, "health")
    await until(teams, teams.health, "is not marked as added")
    assert not any(card.shows("is not marked as added") for card in teams.practitioner.sees())


def held_by(teams: Teams, name: str) -> None:
    """The case is allocated to somebody else."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), worker=persona_id(name)))
        settle(turn)
