"""What the cases tell: where it stands, what is written down beside it, and the question it asks of the minutes."""

from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.can_begin import CanBegin
from panel.consents import Consent
from panel.panels import Panel
from panel.processes import Process
from panel.session import Discussion, Session
from storage.records import Audit
from storage.store import R
from tests.dialogue import Card, Teams, Voice
from tests.stories.at_sitting import PANEL, sits
from tests.stories.sat import sat
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_minutes import reads
from tests.stories.test_missing import my_list

INVESTIGATING = {"police": "investigating"}
BEGIN = "What can begin before the outcome?"
REVIEW = {"process": "Looked-after review", "lead": "Children’s social care", "next_on": "3 12 2026"}
CONSENT = {"what": "assessment", "said": "given", "whose": "The parents", "dated": "20 11 2026"}
ANSWER = "Work on safety at home begins in January."


async def told(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"process {reference}"), "What the case tells")


async def writes(voice: Voice, reference: str, press: str, /, **typed: str) -> Card:
    return await voice.presses(await voice.presses(await told(voice, reference), press), "Save", **typed)


def kept(teams: Teams, kind: type[R], reference: str) -> list[R]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(kind, case=reference)


async def test_nothing_begun_while_the_police_are_waited_for_asks_what_can_begin(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    posted = await teams.practitioner.says(f"process {reference} he is on bail")
    assert not posted.shows("bail")
    assert (await told(teams.practitioner, reference)).shows("Nothing stands out")
    teams.clock.move(days=27)
    assert (await told(teams.practitioner, reference)).shows("Nothing stands out")
    teams.clock.move(days=1)
    card = await told(teams.practitioner, reference)
    assert card.shows("Police: Investigating, waited for since 23 November 2026 (28 days)")
    assert card.shows(BEGIN)
    card = await writes(teams.practitioner, reference, "What can begin", begins=ANSWER)
    assert card.shows(ANSWER)
    assert card.shows("It was asked last on 21 December 2026: has it begun?")


async def test_the_coordinator_has_it_before_the_agenda(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    await writes(teams.practitioner, reference, "Consent", **CONSENT | {"review_on": "1 12 2026"})
    first = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
    assert not first.shows("Consent to an assessment")
    teams.clock.move(days=10)
    card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
    assert card.shows("Consent to an assessment is of 20 November 2026 and was to be asked about by 1 December 2026.")
    assert not card.shows("?.")
    assert (await teams.coordinator.presses(card, "What the case tells")).shows("Is it still given, and who asks?")


async def test_the_chair_s_screen_asks_and_the_minutes_hold_the_answer(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    for name in ("Looked-after review", "Exploitation panel", "Child protection plan"):
        await writes(teams.practitioner, reference, "Add a process", **REVIEW | {"process": name})
    await writes(teams.police, reference, "What can begin", begins=ANSWER)
    sits(teams, reference)
    screen = await teams.chair.sends(await teams.chair.says("my"), "sitting.screen", {"panel": PANEL})
    for label in ("Next", "I have checked the room"):
        screen = await teams.chair.presses(screen, label)
    assert screen.shows("Many processes: 3 other processes run at once, 3 of them with no day ahead")
    assert screen.shows("Another process: Exploitation panel, led by Children’s social care, next on")
    assert (await teams.chair.presses(screen, "What the case tells")).shows(ANSWER)


async def test_what_can_begin_stands_in_the_minutes_under_the_plan(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    await writes(teams.practitioner, reference, "What can begin", begins=ANSWER)
    await sat(teams, reference)
    words = await reads(teams.chair)
    assert words.index("Plan for the harmful behaviour") < words.index(f"Asked: {BEGIN}") < words.index(ANSWER)
    assert words.index(ANSWER) < words.index("What has happened")


async def test_a_process_changes_and_ends_and_an_old_card_says_so(teams: Teams) -> None:
    reference = await accepted(teams)
    first = await writes(teams.practitioner, reference, "Add a process", **REVIEW)
    assert first.shows("It meets: next on Thursday 3 December 2026")
    other = await told(teams.coordinator, reference)
    form = await teams.coordinator.presses(other, "Change")
    changed = await teams.practitioner.presses(
        await teams.practitioner.presses(first, "Change"), "Save", **REVIEW | {"next_on": "10 12 2026"}
    )
    assert changed.shows("Thursday 10 December 2026")
    late = await teams.coordinator.presses(form, "Save", **REVIEW | {"next_on": "17 12 2026"})
    assert late.shows("Somebody changed it since you opened this form")
    assert (await teams.coordinator.presses(late, "Save")).shows("Thursday 17 December 2026")
    assert (await teams.practitioner.presses(changed, "It is over")).shows("Somebody changed that process")
    fresh = await told(teams.practitioner, reference)
    for said in ("stands on the item no more", "That process is over already."):
        assert (await teams.practitioner.presses(fresh, "It is over")).shows(said)
    again = await teams.coordinator.presses(await told(teams.coordinator, reference), "Open the case")
    assert (await teams.coordinator.sends(again, "process.over", {"case": reference, "process": "x"})).shows("no case")
    (one,) = kept(teams, Process, reference)
    assert one.over_at
    old = await teams.coordinator.presses(other, "It is over")
    assert old.shows("That process is over already.")


async def test_the_same_press_twice_is_one_record_and_another_child_is_asked_about(teams: Teams) -> None:
    others = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"}
    reference = await accepted(teams, others=others)
    form = await teams.practitioner.presses(await told(teams.practitioner, reference), "Consent")
    for _ in range(2):
        await teams.practitioner.presses(form, "Save", **CONSENT)
    assert len(kept(teams, Consent, reference)) == 1
    named = await writes(teams.practitioner, reference, "What can begin", begins="Sasha goes to school elsewhere.")
    assert "Keep my words" in named.buttons
    assert not kept(teams, CanBegin, reference)
    await teams.practitioner.presses(named, "Keep my words")
    assert len(kept(teams, CanBegin, reference)) == 1


async def test_what_is_long_is_read_whole(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await writes(teams.practitioner, reference, "What can begin", begins="Work begins. " * 60 + "The end.")
    assert not card.shows("The end.")
    assert (await teams.practitioner.presses(card, "Read all")).shows("The end.")
    other = await accepted(teams, child=ANSWERS["child"] | {"first": "Alex", "born": "1 1 2011"})
    forged = await teams.practitioner.sends(card, "begin.read", {"case": other, "begins": f"{reference}/b001"})
    assert forged.shows("There is no case with that reference that you can open")


async def test_conditions_are_asked_about_after_their_day(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    form = await teams.police.presses(await teams.police.says(f"police {reference}"), "Add police word")
    said = {"position": "conditions", "said": "Bail", "review_on": "1 12 2026"}
    card = await teams.police.presses(form, "Save", **said)
    assert card.shows("Conditions reviewed on: Tuesday 1 December 2026")
    assert (await teams.police.presses(card, "What the case tells")).shows("Nothing stands out")
    teams.clock.move(days=9)
    card = await told(teams.police, reference)
    assert card.shows("Conditions in place: last word 23 November 2026, and to be reviewed by 1 December 2026.")
    assert card.shows("Are they still right, and when are they reviewed?")


@pytest.mark.parametrize("persona", ["lead", "auditor", "invitee", "duty_manager"])
async def test_it_is_for_those_who_may_open_the_case_at_the_table_and_its_worker(teams: Teams, persona: str) -> None:
    reference = await accepted(teams)
    voice: Voice = getattr(teams, persona)
    card = await voice.says("help")
    for verb in ("process.open", "process.form", "consent.form", "begin.form"):
        refused = await voice.sends(card, verb, {"case": reference})
        assert not refused.shows("what the case tells"), verb
    with teams.store.turn(teams.clock()) as turn:
        trail = [line for line in turn.find(Audit) if line.outcome == "refused"]
    assert len(trail) >= 4
    await quiet(teams)


async def test_a_plan_that_two_sittings_passed_over_is_a_sign_once_both_are_over(teams: Teams) -> None:
    reference = await accepted(teams)
    chair, now = persona_id("chair"), teams.clock()
    with teams.store.turn(now) as turn:
        panels = sorted(turn.find(Panel), key=lambda each: each.starts_at)[:2]
        for each in panels:
            at, notes = each.starts_at, {"events": "He ran away."}
            turn.save(Session(each.id, each.procedure, at, chair, chair, ended_at=at))
            turn.save(Discussion(f"{each.id}/{reference}", each.id, reference, at, notes=notes, heard_at=at))
    card = await told(teams.chair, reference)
    assert card.shows("At the last 2 sittings events were noted, and nothing of the plan for the harmful behaviour.")
    assert not card.shows("ran away")
    with teams.store.turn(now) as turn:
        turn.save(replace(turn.get(Session, panels[1].id), ended_at=None))
    assert not (await told(teams.chair, reference)).shows("At the last 2 sittings")
