"""Nominations: a person says that a child is linked, the worker starts from the case, and colleagues add to it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from panel.nominating import Contribution, Profile
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.referrals import Draft
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet
from tests.stories.test_case_note import saved
from tests.stories.test_missing import my_list
from tests.stories.test_report import every_page

REF, HERE, THERE = "ISM-2026-002", "islington-hsb", "islington-mase"
MUST = "Linked to sexual exploitation: taken to the exploitation panel"
ADDS = "Our service has known the family for a year."


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=f"{HERE},{THERE}") as talk:
        for voice in (talk.chair, talk.coordinator, talk.practitioner, talk.social_care):
            await voice.says("help")
            await voice.says(f"use {HERE}")
        await talk.coordinator.says("demo children")
        yield talk


async def nomination(voice: Voice, reference: str = REF) -> Card:
    return await voice.presses(await voice.says(f"nominate {reference}"), "The nomination")


async def sets(voice: Voice, reference: str = REF, /, **typed: str) -> Card:
    return await voice.presses(await voice.presses(await nomination(voice, reference), "Set it"), "Save", **typed)


def drafts(teams: Teams) -> list[Draft]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Draft)


async def test_complexities_alone_send_nobody_and_a_link_does(teams: Teams) -> None:
    card = await sets(teams.practitioner, linked="no", complexities="cross_borough,orders")
    assert card.shows("Links across boroughs, Intervention orders, for example an abduction notice")
    assert not card.shows(MUST)
    assert "Start the nomination" not in card.buttons
    forged = await teams.practitioner.sends(card, "nominate.start", {"case": REF})
    assert forged.shows("Nobody has said that this child is linked")
    card = await sets(teams.coordinator, linked="yes")
    assert card.shows(MUST)
    assert "Start the nomination" not in card.buttons
    missing = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
    assert missing.shows("not nominated yet")


async def test_the_nomination_starts_with_who_the_child_is_and_nothing_that_anybody_said(teams: Teams) -> None:
    card = await sets(teams.practitioner, linked="yes")
    begun = await teams.practitioner.presses(card, "Start the nomination")
    (draft,) = drafts(teams)
    assert draft.procedure == THERE
    assert (draft.answers["first"], draft.answers["team_manager"]) == ("Quill", "Morgan Placeholder")
    assert not {"synopsis", "safety_plan", "words", "matrix_kept"} & draft.answers.keys()
    await teams.practitioner.presses(card, "Start the nomination")
    assert len(drafts(teams)) == 1
    screen = await teams.practitioner.presses(begun, "Go on with the nomination")
    assert screen.shows("Is any child in immediate danger now?")


async def test_whoever_is_entitled_to_one_panel_alone_is_shown_nothing_of_the_other(teams: Teams) -> None:
    begun = await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    card = await teams.practitioner.presses(begun, "Go on with the nomination")
    rest = {
        "danger": "no",
        "kind": "linked",
        "role": "allocated_worker",
        "other_child": "no",
        "police": "not_known",
        "synopsis": "Told by school.",
        "safety_plan": "Supervised.",
        "strategy": "not_held",
        "level": "2",
        "matrix_date": "16 11 2026",
        "matrix_author": "Jo Sample",
        "matrix_kept": "Case system",
        "told_child": "told",
        "told_family": "told",
    }
    while "Next" in card.buttons:
        card = await teams.practitioner.presses(card, "Next", **{id: rest[id] for id in card.inputs if id in rest})
        assert not card.shows("There is a problem"), card.words
    sent = await teams.practitioner.presses(card, "Send to the chair")
    assert sent.shows("MASE-2026-001"), sent.words
    assert "Open MASE-2026-001" in (await nomination(teams.practitioner)).buttons
    assert "Open MASE-2026-001" in (await nomination(teams.chair)).buttons
    with teams.store.turn(teams.clock()) as turn:
        coordinator = turn.get(Person, persona_id("coordinator"))
        turn.save(replace(coordinator, posts=tuple(each for each in coordinator.posts if each.procedure == HERE)))
    alone = await nomination(teams.coordinator)
    assert not alone.shows("MASE-2026")
    assert not any("MASE" in title for title in alone.buttons)


async def test_a_colleague_adds_under_their_name_and_is_shown_no_child(teams: Teams) -> None:
    form = await teams.practitioner.presses(await nomination(teams.practitioner), "Ask a colleague")
    asked = await teams.practitioner.presses(form, "Ask them", person=persona_id("social_care"))
    assert asked.shows("Demo social care: asked on")
    twice = await teams.practitioner.presses(form, "Ask them", person=persona_id("social_care"))
    assert twice.words.count("Demo social care: asked on") == 1
    notice = await teams.until(lambda: next((c for c in teams.social_care.sees() if "Write it" in c.buttons), None))
    write = await teams.social_care.presses(notice, "Write it")
    assert not write.shows("Quill")
    assert (await teams.social_care.presses(write, "Save")).shows("Write what you add")
    assert (await teams.social_care.presses(write, "Save", words=ADDS)).shows("stands beside the nomination")
    assert (await teams.social_care.presses(write, "Save", words=ADDS)).shows("stands beside the nomination")
    late = await teams.social_care.presses(write, "Save", words="Something else.")
    assert late.shows("Somebody has set something of it since")
    assert (await nomination(teams.practitioner)).shows(ADDS)
    await quiet(teams)
    assert [card for card in teams.practitioner.sees() if card.shows("A colleague has added something")]
    assert not [card for card in teams.practitioner.sees() if card.shows(ADDS)]
    stolen = await teams.police.sends(notice, "contribute.form", {"case": REF, "contribution": f"{REF}/k001"})
    assert stolen.shows("There is no case with that reference")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Contribution)) == 1


async def test_a_colleague_who_adds_nothing_is_reminded_once_and_nobody_else_is_asked(teams: Teams) -> None:
    form = await teams.practitioner.presses(await nomination(teams.practitioner), "Ask a colleague")
    assert form.shows("Demo social care")
    for theirs in ("Demo police", "Demo health", "Demo education"):
        assert not form.shows(theirs), "an external service gives its own word at the meeting"
    refused = await teams.practitioner.presses(form, "Ask them", person=persona_id("health"))
    assert refused.shows("There is a problem")
    await teams.practitioner.presses(form, "Ask them", person=persona_id("social_care"))
    teams.clock.move(days=3)
    await quiet(teams)
    reminded = [card for card in teams.social_care.sees() if card.shows("Nothing is added yet")]
    assert len(reminded) == 1
    assert not reminded[0].shows("Quill")
    await teams.social_care.presses(await teams.social_care.presses(reminded[0], "Write it"), "Save", words=ADDS)
    teams.clock.move(days=7)
    await quiet(teams)
    assert sum(card.shows("Nothing is added yet") for card in teams.social_care.sees()) == 1


async def test_whoever_has_added_already_or_is_asked_of_a_child_who_left_is_not_reminded(teams: Teams) -> None:
    form = await teams.practitioner.presses(await nomination(teams.practitioner), "Ask a colleague")
    await teams.practitioner.presses(form, "Ask them", person=persona_id("social_care"))
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), status=CaseStatus.STOPPED))
    teams.clock.move(days=3)
    await quiet(teams)
    assert not [card for card in teams.social_care.sees() if card.shows("Nothing is added yet")]


async def test_it_is_kept_as_a_file_in_which_no_child_is_named(teams: Teams) -> None:
    await sets(teams.practitioner, linked="yes", complexities="orders")
    form = await teams.practitioner.presses(await nomination(teams.practitioner), "Ask a colleague")
    card = await teams.practitioner.presses(form, "Ask them", person=persona_id("social_care"))
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Contribution, f"{REF}/k001"), words="Quill is often missing.", said_at=turn.now))
    offered = await teams.practitioner.presses(card, "Save as a Word file")
    assert offered.shows(f"nomination-{REF}.docx")
    said = "\n".join(each.text for each in (await saved(teams, offered)).paragraphs)
    assert f"{MUST}; not nominated yet." in said
    assert "Intervention orders, for example an abduction notice" in said
    assert "[the child] is often missing." in said
    assert "Quill" not in said
    refused = await teams.health.sends(await teams.health.says("help"), "nominate.file", {"case": REF})
    assert not refused.shows("nomination-")


async def test_it_stands_on_the_item_and_is_for_the_worker_and_those_who_run_the_panel(teams: Teams) -> None:
    await sets(teams.coordinator, linked="yes")
    for voice in (teams.health, teams.lead, teams.invitee):
        refused = await voice.sends(await voice.says("help"), "nominate.open", {"case": REF})
        assert not refused.shows("nomination,")
        assert not refused.shows(MUST)
    with teams.store.turn(teams.clock()) as turn:
        teams.clock.time = min(each.starts_at for each in turn.find(Panel) if each.procedure == HERE)
        assert [line for line in turn.find(Audit) if line.outcome == "refused"]
    item = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    item = await teams.chair.presses(item, "First item")
    item = await teams.chair.presses(item, "I have checked the room")
    assert item.shows(f"Nomination: {MUST}")


async def test_who_instructed_and_themes_are_set_and_counted_without_small_numbers(teams: Teams) -> None:
    for voice in (teams.coordinator, teams.chair):
        await voice.says(f"use {THERE}")
    await teams.coordinator.says("demo children")
    set_to = {"linked": "yes", "instructed_by": "coordinator", "via": "mapping", "themes": "online,missing"}
    card = await sets(teams.coordinator, "MASE-2026-002", **set_to, locations="park", instructed_on="20 11 2026")
    for words in ("A mapping meeting", "Online or by telephone, Missing episodes", "Park or open space"):
        assert card.shows(words), words
    assert card.shows("Friday 20 November 2026")
    form = await teams.coordinator.presses(card, "Set it")
    await sets(teams.chair, "MASE-2026-002", **set_to | {"themes": "adults"})
    late = await teams.coordinator.presses(form, "Save", themes="exploited")
    assert late.shows("Somebody has set something of it since you opened this")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Profile, "MASE-2026-002").themes == ("adults",)
    teams.clock.move(days=170)
    for words, here in (("lead", "fewer than 5"), ("chair", "Park or open space")):
        reader: Voice = getattr(teams, words)
        await reader.says(f"use {THERE}")
        pages = await every_page(reader, "report annual 2026")
        said = "\n".join(page.words for page in pages)
        assert "types of location" in said
        assert here in said


async def test_rules_that_ask_nothing_of_it_offer_nothing() -> None:
    async with talking() as teams:
        await teams.coordinator.says("demo children")
        opened = await teams.coordinator.presses(await teams.coordinator.says("case SHCG-2026-002"), "Open")
        assert "Nomination" not in opened.buttons
        said = await teams.coordinator.says("nominate SHCG-2026-002")
        assert said.shows("These rules ask nothing of a nomination.")


async def test_nobody_is_reminded_of_a_nomination_of_a_child_who_has_died(teams: Teams) -> None:
    await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    card = await teams.chair.presses(await teams.chair.says(f"stop {REF}"), "Open")
    card = await teams.chair.presses(card, "Yes, the child has died")
    assert (await teams.chair.presses(card, "Stop everything", known="Told by the hospital.")).shows("is stopped.")
    await quiet(teams)
    for _ in range(8):
        teams.clock.move(days=1)
        await quiet(teams)
    for voice in (teams.practitioner, teams.coordinator):
        assert not [card.words for card in voice.sees() if card.shows("not sent") or card.shows("unsent")]
        assert not [card.words for card in voice.sees() if card.shows("1 draft of a referral")]


async def test_a_nomination_that_was_begun_goes_to_the_new_worker_with_the_child(teams: Teams) -> None:
    await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    with teams.store.turn(teams.clock()) as turn:
        posts = tuple(Post(name, Role.PRACTITIONER) for name in (HERE, THERE))
        turn.save(Person("next-worker", "Next Worker", posts))
    worker = teams.voice("next-worker")
    moves = await teams.practitioner.presses(await teams.practitioner.says(f"allocate {REF}"), "Another worker")
    done = await teams.practitioner.presses(moves, "Hand the case on", to="next-worker", reason="On leave.")
    assert done.shows("Next Worker") or done.shows(REF), done.words
    assert [draft.person for draft in drafts(teams)] == ["next-worker"]
    await worker.says(f"use {HERE}")
    screen = await worker.presses(await nomination(worker), "Go on with the nomination")
    assert screen.shows("Is any child in immediate danger now?")
    await teams.practitioner.says(f"use {THERE}")
    assert "Go on" not in (await teams.practitioner.says("refer")).buttons
