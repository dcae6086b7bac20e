"""A panel from its booking to its minutes: thirteen children, everybody who comes, and everything that can happen.

One dialogue with one store: what one step leaves behind is what the next one finds.
"""

import logging
from datetime import timedelta

import pytest

from panel.cases import Case
from panel.minutes import Recorded
from tests import bodies
from tests.bodies import Who
from tests.dialogue import Card, Teams, Voice, actions
from tests.stories import whole_items as items
from tests.stories.sittings import BEGINS, PANEL, quiet, screen, told
from tests.stories.test_case_note import noted, saved
from tests.stories.test_minutes import drafted, reads
from tests.stories.test_packs import packed
from tests.stories.whole_meeting import (
    CALLER_IS,
    CANARIES,
    FAMILY,
    FIRST,
    GIST,
    INVITEES,
    ORDER,
    ORGANISER,
    OTHER,
    STAND_IN,
    TYPED,
    board,
    canaries,
    event,
    in_the_room,
    invited,
    month_before,
    opens,
    opens_the_meeting,
    referred_all,
    saw,
)  # fmt: skip


async def test_a_whole_meeting(teams: Teams, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    assert dates.shows("Thursday 17 December 2026 at 9:30am\n0 of 13 places taken. SHCG-P001.")
    await referred_all(teams)
    await invited(teams)
    await month_before(teams)
    await the_room(teams, await the_beginning(teams))
    stands = await board(teams, f"Item 1 of 13: {ORDER[0]}, 9:45am.\n1 of 10 seats have answered.")
    for item in items.IN_ORDER:
        await item(teams)
    moved = await board(teams, f"Item 12 of 13: {ORDER[11]}, ")
    assert moved.activity == stands.activity
    await the_end(teams)
    for after in (the_minutes, the_file_and_the_note, what_is_recorded_and_due, the_hand_over_arrives):
        await after(teams)
    nothing_is_posted_or_logged(teams, caplog)


async def the_beginning(teams: Teams) -> Card:
    """Teams says who comes; the chair puts it right by hand, and notes what has to be said."""
    chair, iro = teams.chair, teams.iro.who
    card = await opens_the_meeting(teams, teams.group())
    assert card.shows("Room: 8 of 10 seats. Standing in: Health. Empty: Education, information sent instead;")
    room = await in_the_room(chair, CALLER_IS, "early_help", name="Caller", service=TYPED)
    assert room.shows("Room: 9 of 10 seats. Standing in: Health, Early Help.")
    room = await in_the_room(chair, {"person": STAND_IN}, "health")
    await event(teams, bodies.meeting_leave(ORGANISER, teams.group(), iro))
    room = await chair.sends(room, "room.open", {"panel": PANEL, "page": "0"})
    assert room.shows("Room: 8 of 10 seats.")
    room = await chair.sends(room, "room.here", {"panel": PANEL, "person": iro.aad})
    assert room.shows("Room: 9 of 10 seats.")
    for button in ("It was shown and read", "It was said", "They were asked"):
        card = await chair.presses(card, button)
    assert card.words.count("Noted Thursday 17 December 2026 at 9:30am.") == 3
    assert card.shows("No quorum is set in these rules.")
    assert card.shows("Apologies, Senior Safeguarding Lead, Health: Demo health")
    return card


async def the_room(teams: Teams, card: Card) -> None:
    """An invitee is early: named to the chair alone, and nobody opens the item until the room is checked."""
    chair, guest = teams.chair, teams.voice(INVITEES[0])
    card = await chair.presses(card, "First item")
    assert card.shows("Not entitled here: 1: Guest-two.")
    theirs = await screen(teams.coordinator)
    assert theirs.shows("Not entitled here: 1.")
    assert not theirs.shows("Guest-two")
    for voice in (chair, teams.police, teams.practitioner, guest):
        shut = await opens(voice, ORDER[0])
        assert shut.shows("the room is not checked for it yet")
        assert not canaries(shut.words)
    await event(teams, bodies.meeting_leave(ORGANISER, teams.group(), Who(INVITEES[1])))
    card = await chair.presses(await screen(chair), "I have checked the room")
    assert card.shows(f"{FIRST[0]} {FAMILY}")
    assert not card.shows("Not entitled here")
    assert (await opens(guest, ORDER[0])).shows(FIRST[0])


async def the_end(teams: Teams) -> None:
    """What is left is said, and then every child but the one who was removed goes on."""
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    assert left.shows(f"Not reached: {ORDER[12]}.")
    assert left.shows(f"{ORDER[10]}: no outcome yet")
    done = await teams.chair.presses(left, "End all the same")
    assert done.shows("The panel of Thursday 17 December 2026 has ended")
    with teams.store.turn(teams.clock()) as turn:
        cases = [turn.get(Case, each) for each in ORDER]
    assert [each.id for each in cases if (each.panel, each.status) != ("SHCG-P002", "accepted")] == [ORDER[1]]


async def the_minutes(teams: Teams) -> None:
    """Checked part by part, one part written otherwise, approved by the deputy, sent out; each reads their own."""
    teams.clock.time, coordinator = BEGINS + timedelta(days=1), teams.coordinator
    await quiet(teams)
    draft = await drafted(coordinator)
    at = {"panel": PANEL, "part": ORDER[0], "heading": "decision"}
    part = await coordinator.presses(await coordinator.sends(draft, "minutes.write", at), "Save", words=GIST)
    assert part.shows("The record says:")
    for each in ("meeting", "present", *ORDER[:3]):
        part = await coordinator.sends(draft, "minutes.part", {"panel": PANEL, "part": each})
        await coordinator.presses(part, "Checked")
    assert (await drafted(coordinator)).shows("5 of 21 parts are checked.")
    assert (await teams.deputy.presses(await drafted(teams.deputy), "Approve")).shows("are approved")
    sent = await coordinator.presses(await drafted(coordinator), "Send them out")
    assert sent.shows("They went out on Friday 18 December 2026")
    for voice in (teams.police, teams.practitioner, *map(teams.voice, INVITEES)):
        assert not canaries((await told(teams, voice, "Minutes of 17 December")).words)
    guest = await reads(teams.voice(INVITEES[0]))
    assert FIRST[0] in guest
    assert not [each for each in (*FIRST[1:], "What each agency said", "Apologies") if each in guest]


async def the_file_and_the_note(teams: Teams) -> None:
    """The Word file of a member, of the worker, of somebody who stepped out; the note for the child's own record."""
    member, worker, aside = [
        await text_of(teams, each) for each in (teams.police, teams.practitioner, teams.psychology)
    ]
    said = ("Information sent instead: Education", "Demo police", f"Why it was left: {TYPED}", "SHCG-S001")
    for words in (*FIRST, *said):
        assert words in member, words
    assert all(each in worker for each in FIRST)
    assert "goes on: not done" not in member, "what was asked for today is not late"
    assert "What each agency said" not in worker
    assert [each for each in FIRST if each not in aside] == [FIRST[7]]
    note = (await noted(teams.practitioner)).inputs["copy_1"]
    assert f"Present: {PRESENT}." in note
    assert f"Child’s words: {GIST} with [another person]" in note
    assert not [each for each in (*FIRST[1:], OTHER) if each in note]


PRESENT = (
    "Early Help, Educational Psychology, Families First, Full Circle, Health, Independent Reviewing Officer, Police, "
    "Strategic Manager, Youth Justice"
)


async def text_of(teams: Teams, voice: Voice) -> str:
    """What stands in the Word file of the minutes that somebody takes."""
    form = await voice.says("help")
    card = await voice.sends(form, "minutes.file", {"panel": PANEL, "kind": "minutes"})
    links = [each["url"] for each in actions(card.content) if each["type"] == "Action.OpenUrl"]
    assert not canaries(f"{card.words} {links}")
    paper = await saved(teams, card)
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


async def what_is_recorded_and_due(teams: Teams) -> None:
    """A pack is ticked; who has not ticked is reminded; what is due is said before, on its day, then weekly."""
    police, circle = teams.police, teams.full_circle
    pack = await police.presses(await packed(police), f"Open {ORDER[0]}")
    assert (await police.presses(pack, "Recorded in our system")).shows("1 case is ticked")
    with teams.store.turn(teams.clock()) as turn:
        assert [each.seat for each in turn.find(Recorded, panel=PANEL)] == ["police"]
    await told(teams, police, f"SHCG-A001, for {ORDER[0]}: your action is due today")
    for days in (4, 14):
        teams.clock.time = BEGINS + timedelta(days=days)
        await quiet(teams)
    assert (await told(teams, police, "1 action of yours is overdue")).shows(f"SHCG-A001, for {ORDER[0]}: was due on")
    await told(teams, circle, f"SHCG-A002, for {ORDER[0]}: your action is due on Tuesday 5 January 2027.")
    await told(teams, circle, "not everything is recorded in your own system yet, for this seat: Full Circle.")
    assert not [each for each in (teams.coordinator, teams.chair) if saw(each, "are due by Tuesday 5 January")]


async def the_hand_over_arrives(teams: Teams) -> None:
    """Who holds the case is reminded of it; they and the coordinator find it in their lists until it was received. From
    then on it is on no agenda, and no member opens it."""
    worker, ref = teams.practitioner, ORDER[2]
    assert (await opens(teams.police, ref)).shows(FIRST[2])
    waits = f"{ref}: nobody has said that it was received where it goes."
    for voice in (worker, teams.coordinator):
        assert (await voice.presses(await voice.says("my"), "Open my list")).shows(waits)
    notice = await told(teams, worker, f"{ref} was handed over. Find out whether it was received, and say so.")
    form = await worker.presses(notice, "It was received")
    done = await worker.presses(form, "It was received", received_by=TYPED, received_on="30 12 2026")
    assert done.shows("is off this panel’s agenda; the child’s plan goes on where it was received.")
    await told(teams, teams.coordinator, f"{ref} was received where it was handed over to")
    assert (await opens(teams.police, ref)).shows("There is no case")
    assert not (await worker.presses(await worker.says("my"), "Open my list")).shows(waits)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Case, ref)
    assert (str(kept.status), kept.panel) == ("handed over", "")


def nothing_is_posted_or_logged(teams: Teams, caplog: pytest.LogCaptureFixture) -> None:
    """No name, no date of birth and no typed word in what is posted, in a preview, in an address or in the log."""
    assert set(CANARIES) & set(canaries(str(teams.heard))), "a sweep that never showed a canary proves nothing"
    for each in teams.connector.received:
        assert not canaries(f"{each.path} {each.body}"), (each.method, each.path)
    for record in caplog.records:
        assert not canaries(f"{record.getMessage()} {record.args} {record.exc_text or ''}"), record.name
