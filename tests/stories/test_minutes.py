"""The minutes: drawn from the day, written, approved as shown, sent out, read by each in their own view."""

import re
from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.actions import Action, Owner
from panel.cases import Case
from panel.decisions import Decision
from panel.invitations import Invitation
from panel.minutes import Minutes, Passage, Stage
from panel.people import Person, Post, Role
from panel.session import Session
from panel.updates import Mark
from storage.records import Audit, Notice
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import DURHAM
from tests.stories.sat import DEED, MARKS, sat
from tests.stories.sittings import PANEL, at_first
from tests.stories.steps import ANSWERS, accepted

REF = "SHCG-2026-001"


async def listed(voice: Voice) -> Card:
    return await voice.presses(await voice.says("minutes"), "Open the list")


async def drafted(voice: Voice) -> Card:
    return await voice.presses(await listed(voice), "Draft, and what is in the way")


async def approved(teams: Teams, voice: Voice | None = None) -> Card:
    voice = voice or teams.chair
    return await voice.presses(await drafted(voice), "Approve")


async def out(teams: Teams) -> None:
    card = await approved(teams)
    card = await teams.coordinator.presses(await drafted(teams.coordinator), "Send them out")
    assert card.shows("They went out on"), card.words


async def reads(voice: Voice, panel: str = "SHCG-P001") -> str:
    """Everything somebody reads in the minutes, page after page."""
    card = await voice.sends(await voice.says("help"), "minutes.read", {"panel": panel, "page": "0"})
    words = card.words
    while "Next page" in card.buttons:
        card = await voice.presses(card, "Next page")
        words += card.words
    return words


def kept(teams: Teams, panel: str) -> Minutes:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Minutes, panel)


def change(teams: Teams, **changed: object) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), **changed))  # type: ignore[arg-type]


async def test_a_draft_says_what_the_day_left_behind(teams: Teams) -> None:
    await sat(teams)
    words = await reads(teams.chair)
    for said in (
        *("1 Meeting", "Thursday 17 December 2026", "9:30am to 12:30pm", "Demo chair", "none set", "Said and noted."),
        *("2 Present, apologies and interests", "Demo health", "3 Police cases pending", "4 Earlier actions"),
        *("Robin Example, born 27 September 2012", "Level stated: High", "A safety plan at school."),
        *("I want to go back to football.", MARKS[Mark.MEMBERS], "View", "Beat officer", "7 December 2026"),
        *("No answer, which does not mean nothing known", "Education", "Asked about members?", "Not answered"),
        *("Considered\nWhat can start now", "An assessment", DEED, "Health, Demo health"),
        *("8 January 2027", "Outcome: Ongoing", "Agreed: Health; Police", "No objection.", "The social worker"),
        *("6 Safety concerns", "7 Disagreements", "8 Next meeting", "9 Approval"),
    ):
        assert said in words, said
    for hidden in (Mark.NAMED, Mark.NOT_FAMILY, Mark.CHAIR):
        assert MARKS[hidden] not in words
    assert "Left out here by their mark: 3 statements" in words
    assert "Asked about chair?" not in words
    assert "Nothing of the telephone" not in words


async def test_what_is_in_the_way_stands_person_by_person(teams: Teams) -> None:
    panel = await sat(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Decision, f"{panel}/{REF}"), tells=""))
    card = await drafted(teams.coordinator)
    assert card.shows("Demo chair: nobody is to tell the family, and it is not said why: SHCG-2026-001")
    assert card.shows("Coordinator: not checked: 8 parts")
    with teams.store.turn(teams.clock()) as turn:
        turn.delete(turn.get(Decision, f"{panel}/{REF}"))
    card = await drafted(teams.coordinator)
    assert card.shows("Demo chair: no outcome: SHCG-2026-001")
    assert card.shows("due by Tuesday 5 January 2027.")
    assert card.shows("the 10 working days begin.")


async def test_parts_are_checked_and_one_that_is_written_otherwise_is_to_be_checked_again(teams: Teams) -> None:
    panel = await sat(teams)
    voice = teams.coordinator
    part = await voice.sends(await drafted(voice), "minutes.part", {"panel": panel, "part": REF})
    part = await voice.presses(part, "Checked")
    assert kept(teams, panel).checked == (REF,)
    assert "Not checked after all" in part.buttons
    form = await voice.sends(part, "minutes.write", {"panel": panel, "part": REF, "heading": "note_plan"})
    assert form.inputs["words"] == "A safety plan at school."
    part = await voice.presses(form, "Save", words="A plan of 16 December.")
    assert kept(teams, panel).checked == ()
    assert part.shows("A plan of 16 December.")
    assert part.shows("The record says:")
    assert "A plan of 16 December." in await reads(teams.chair)
    assert "A safety plan at school." not in await reads(teams.chair)


async def test_what_is_written_outlives_a_change_of_the_record_and_both_are_shown(teams: Teams) -> None:
    panel = await sat(teams)
    voice = teams.coordinator
    at = {"panel": panel, "part": REF, "heading": "decision"}
    form = await voice.sends(await drafted(voice), "minutes.write", at)
    await voice.presses(form, "Save", words="It goes on.")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Decision, f"{panel}/{REF}"), why="Something new."))
    part = await voice.sends(form, "minutes.part", {"panel": panel, "part": REF})
    assert part.shows("It goes on.")
    assert part.shows("The record has changed since, and now says:")
    assert part.shows("Why: Something new.")
    form = await voice.sends(part, "minutes.write", at)
    part = await voice.presses(form, "Save", words="")
    assert not part.shows("It goes on.")


async def test_two_who_write_the_same_part_lose_nothing(teams: Teams) -> None:
    panel = await sat(teams)
    at = {"panel": panel, "part": REF, "heading": "note_plan"}
    one = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.write", at)
    two = await teams.chair.sends(await drafted(teams.chair), "minutes.write", at)
    await teams.coordinator.presses(one, "Save", words="The coordinator's.")
    again = await teams.chair.presses(two, "Save", words="The chair's.")
    assert again.shows("Demo coordinator has changed it since you opened the form.")
    assert again.inputs["words"] == "The chair's."
    await teams.chair.presses(again, "Save")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Passage, f"{panel}/{REF}/note_plan").words == "The chair's."


async def test_another_child_s_name_is_asked_about_before_it_is_saved(teams: Teams) -> None:
    other = {"other_child": "yes", "other_relation_1": "brother", "other_name_1": "Tobias Example"}
    panel = await sat(teams, others=other)
    at = {"panel": panel, "part": REF, "heading": "note_plan"}
    form = await teams.coordinator.sends(await drafted(teams.coordinator), "minutes.write", at)
    again = await teams.coordinator.presses(form, "Save", words="Apart from Tobias.")
    assert again.shows("You typed the name of another child or adult")
    assert again.inputs["words"] == "Apart from Tobias."
    assert (await teams.coordinator.presses(again, "Keep my words")).shows("Apart from Tobias.")


async def test_what_is_approved_is_what_was_shown(teams: Teams) -> None:
    panel = await sat(teams)
    card = await drafted(teams.chair)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Decision, f"{panel}/{REF}"), why="Changed meanwhile."))
    again = await teams.chair.presses(card, "Approve")
    assert again.shows("The minutes have changed since you opened them. Nothing is approved")
    assert kept(teams, panel).stage is Stage.DRAFT
    done = await teams.chair.presses(again, "Approve")
    assert done.shows("are approved")
    assert (await teams.chair.presses(again, "Approve")).shows("These minutes are approved already.")
    assert kept(teams, panel).approved_by == persona_id("chair")


async def test_after_approval_nothing_but_a_dated_correction_changes_them(teams: Teams) -> None:
    panel = await sat(teams)
    form = await teams.coordinator.sends(
        await drafted(teams.coordinator), "minutes.write", {"panel": panel, "part": REF, "heading": "decision"}
    )
    await out(teams)
    before = await reads(teams.health)
    refused = await teams.coordinator.presses(form, "Save", words="Too late.")
    assert refused.shows("These minutes are approved. Record a correction instead")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Decision, f"{panel}/{REF}"), why="Too late as well."))
        (action,) = turn.find(Action, case=REF)
        turn.save(replace(action, owners=(*action.owners, Owner("police", "x", turn.now, "x"))))
    assert await reads(teams.health) == before
    form = await teams.coordinator.presses(await drafted(teams.coordinator), "Record a correction")
    given = {"about": REF.lower(), "heading": "decision", "words": "It was the deputy."}
    done = await teams.coordinator.presses(form, "Save", **given)
    assert done.shows("a correction is recorded")
    after = await reads(teams.health)
    assert "It was the deputy." in after
    assert "Friday 18 December" in after or "Thursday 17 December 2026 at" in after
    for voice in (teams.health, teams.practitioner):
        assert await told(teams, voice, "a correction is recorded")


async def told(teams: Teams, voice: Voice, words: str) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        kind = "minutes corrected" if "correction" in words else "minutes out"
        return [each.id for each in turn.find(Notice, to=voice.who.aad) if each.template == kind]


@pytest.mark.parametrize("name", ["coordinator", "health", "practitioner", "invitee", "lead", "auditor"])
async def test_only_the_chair_or_the_deputy_approves(teams: Teams, name: str) -> None:
    panel = await sat(teams)
    card = await drafted(teams.chair)
    voice = getattr(teams, name)
    said = await voice.sends(card, "minutes.approve", dict(card.buttons["Approve"]["data"]["ids"]))
    assert said.shows("That is not for the roles you hold here.")
    assert kept(teams, panel).stage is Stage.DRAFT
    with teams.store.turn(teams.clock()) as turn:
        lines = [each for each in turn.find(Audit, subject=panel) if each.act == "minutes.approve"]
    assert [each.outcome for each in lines] == ["refused"]


async def test_whoever_steps_out_of_an_item_leaves_the_minutes_to_the_other(teams: Teams) -> None:
    panel = await sat(teams)
    change(teams, interests=(persona_id("chair"),))
    card = await drafted(teams.chair)
    assert card.shows("You step out of 1 of its items.")
    assert not card.shows(REF)
    assert (await teams.chair.presses(card, "Approve")).shows("They are approved by Demo deputy.")
    assert (await approved(teams, teams.deputy)).shows("are approved")
    assert kept(teams, panel).approved_by == persona_id("deputy")
    assert "Robin" not in await reads(teams.chair)


async def test_they_go_out_once_approved_and_to_each_who_has_something_to_read(teams: Teams) -> None:
    for voice in (teams.health, teams.practitioner, teams.lead, teams.auditor, teams.duty_manager):
        await voice.says("help")
    panel = await sat(teams)
    card = await drafted(teams.coordinator)
    early = await teams.coordinator.sends(card, "minutes.circulate", {"panel": panel})
    assert early.shows("These minutes are not approved.")
    await out(teams)
    again = await teams.coordinator.sends(card, "minutes.circulate", {"panel": panel})
    assert again.shows("These minutes went out already.")
    for voice in (teams.health, teams.practitioner, teams.lead):
        notice = await until(teams, voice, "Minutes of 17 December")
        assert not notice.shows("Robin")
        assert not notice.shows(REF)
    for voice in (teams.auditor, teams.duty_manager):
        assert not await told(teams, voice, "out")


async def test_a_worker_reads_their_own_item_and_no_agency_s_words(teams: Teams) -> None:
    other = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("another", "Another", (Post("durham-shcg", Role.PRACTITIONER),)))
        turn.save(replace(turn.get(Case, other), referred_by="another"))
        for each in turn.find(Invitation, case=other):
            turn.delete(each)
    mine = await accepted(teams, child=ANSWERS["child"] | {"first": "Sasha", "born": "1 1 2013"})
    await sat(teams, other, mine)
    before = await teams.practitioner.sends(
        await teams.practitioner.says("help"), "minutes.read", {"panel": "SHCG-P001", "page": "0"}
    )
    assert before.shows("There are no minutes of that panel that you can open.")
    await out(teams)
    words = await reads(teams.practitioner)
    assert "Sasha" in words
    assert DEED in words
    for hidden in ("Robin", other, *MARKS.values(), "Asked about", "What each agency said", "Police cases pending"):
        assert hidden not in words, hidden
    assert "Robin" in await reads(teams.voice("another"))
    ids = {"panel": "SHCG-P001", "page": "0"}
    said = await teams.invitee.sends(before, "minutes.read", ids)
    assert said.shows("There are no minutes of that panel that you can open.")
    for counts in (await listed(teams.lead), await teams.lead.sends(before, "minutes.read", ids)):
        assert counts.shows("Items: 2")
        assert not counts.shows(mine)


async def test_the_annex_and_the_marks_are_each_reader_s_own(teams: Teams) -> None:
    from panel.readers import annex, reading

    panel = await sat(teams)
    may = {
        "chair": set(Mark),
        "deputy": set(Mark),
        "police": set(Mark),
        "health": {Mark.NAMED, Mark.NOT_FAMILY},
        "education": {Mark.NOT_FAMILY},
        "coordinator": {Mark.NAMED, Mark.NOT_FAMILY},
        "practitioner": set(),
        "invitee": set(),
        "lead": set(),
    }
    from bot.steps.minutes import kept as minutes_kept

    with teams.store.turn(teams.clock()) as turn:
        found = minutes_kept(turn, turn.get(Minutes, panel))
        for name, marks in may.items():
            person = turn.get(Person, persona_id(name))
            restricted, whole = str(annex(found, person).paper), str(reading(found, person).paper)
            for mark in (Mark.NAMED, Mark.NOT_FAMILY, Mark.CHAIR):
                assert (MARKS[mark] in restricted) is (mark in marks), (name, mark)
                assert MARKS[mark] not in whole, (name, mark)
            assert (MARKS[Mark.MEMBERS] in whole) is bool(marks), name


async def test_a_bystander_s_interest_takes_the_child_out_of_every_view(teams: Teams) -> None:
    await sat(teams)
    change(teams, interests=(persona_id("health"),))
    await out(teams)
    words = await reads(teams.health)
    assert "Robin" not in words
    assert REF not in words
    assert "You step out of 1 of its items." in words


async def test_a_child_whose_item_is_open_in_an_unchecked_room_is_read_by_nobody(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    with teams.store.turn(teams.clock()) as turn:
        later = turn.save(replace(turn.panel(panel), id="SHCG-P099", starts_at=teams.clock()))
        turn.save(Session(later.id, later.procedure, turn.now, "chair", "chair", current=REF, entered_at=turn.now))
        turn.save(replace(turn.get(Case, REF), panel=later.id))
    for voice in (teams.health, teams.chair, teams.practitioner):
        assert "Robin" not in await reads(voice, panel)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Session, later.id), checked_at=turn.now))
    assert "Robin" in await reads(teams.health, panel)


async def test_every_opening_is_recorded_and_no_word_is_posted(teams: Teams) -> None:
    panel = await sat(teams)
    await out(teams)
    await reads(teams.health)
    with teams.store.turn(teams.clock()) as turn:
        lines = [each for each in turn.find(Audit, subject=REF) if each.view == "minutes"]
        assert persona_id("health") in {each.by for each in lines}
        assert [each for each in turn.find(Audit, subject=panel) if each.view == "minutes"]
    await teams.until(lambda: teams.coordinator.sees())
    posted = str([received.body for received in teams.connector.received])
    for words in ("Robin", "football", DEED, *MARKS.values()):
        assert words not in posted, words


async def test_the_clock_tells_the_minute_taker_and_the_chair_until_they_are_out(teams: Teams) -> None:
    for voice in (teams.chair, teams.coordinator, teams.health):
        await voice.says("help")
    await sat(teams)
    teams.clock.time = teams.clock.time.replace(month=12, day=31, hour=10)  # working day 8 of 10: amber since the 30th
    for voice in (teams.chair, teams.coordinator):
        card = await until(teams, voice, "are due by Tuesday 5 January 2027.")
        assert card.shows("parts checked; not approved.")
        assert card.shows("Nothing else is in the way.")
        assert {"Open draft", "Ask the deputy to approve", "Say why they will be late"} <= card.buttons.keys()
    form = await teams.coordinator.presses(card, "Say why they will be late")
    await teams.coordinator.presses(form, "Save", late="The holidays.")
    assert "The holidays." in await reads(teams.chair)
    assert not any(card.shows("are due by") for card in teams.health.sees())
    await teams.coordinator.presses(card, "Ask the deputy to approve")
    await until(teams, teams.deputy, "you are asked to approve them, for the chair") if teams.deputy.sees() else None
    teams.clock.time = teams.clock.time.replace(year=2027, month=1, day=5, hour=10)
    await until(teams, teams.chair, "are due today, Tuesday 5 January 2027.")
    teams.clock.move(days=7)
    await until(teams, teams.chair, "were due by Tuesday 5 January 2027, and are not out.")
    await out(teams)
    count = len(teams.chair.sees())
    teams.clock.move(days=5)
    assert not any(card.shows("and are not out") for card in teams.chair.sees()[count:])


async def until(teams: Teams, voice: Voice, words: str) -> Card:
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


async def test_nobody_forges_a_part_a_panel_or_a_file(teams: Teams) -> None:
    panel = await sat(teams)
    card = await drafted(teams.coordinator)
    for verb, ids in (
        ("minutes.part", {"panel": panel, "part": "SHCG-2026-999"}),
        ("minutes.part", {"panel": "SHCG-P999", "part": REF}),
        ("minutes.write", {"panel": panel, "part": REF, "heading": "child"}),
        ("minutes.check", {"panel": panel, "part": "nothing", "rev": "1"}),
        ("minutes.file", {"panel": panel, "kind": "child", "case": "SHCG-2026-999"}),
        ("minutes.file", {"panel": panel, "kind": "other"}),
        ("minutes.read", {"panel": REF, "page": "0"}),
    ):
        said = await teams.coordinator.sends(card, verb, ids)
        assert re.search(r"not there any more|no minutes of that panel", said.words), (verb, said.words)
    assert kept(teams, panel).checked == ()


async def test_a_sitting_that_is_ended_leaves_a_draft_of_every_item(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    form = await teams.chair.presses(card, "Notes")
    await teams.chair.presses(form, "Save", safe="Supervised at home.")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    words = await reads(teams.chair, PANEL)
    assert "Supervised at home." in words
    assert first in words
    assert second in words
    assert "Not discussed\nThe sitting ended before this item." in words
    assert words.count("Nothing was noted.") == len(DURHAM.meeting.parts) - 1
