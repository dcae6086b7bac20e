"""What somebody changes in Outlook is noticed and asked about; nothing is put back or overwritten unasked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.booking import book, differing
from bot.calls.looks import SOON, Looked, finish
from bot.personas import persona_id
from bot.ports import Entry
from panel.coming import Response
from panel.looks import Altered
from panel.panels import Item, Panel
from panel.people import Person
from panel.rooms import OwnMeeting
from storage.records import Errand
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams, Voice
from tests.graph.bodies import moment
from tests.graph.state import Graph
from tests.graph.steps import BOOK, CANCEL, CHANGE, PANEL, all_booked, booked, cancels, moves, told
from tests.stories.steps import accepted

HOUR = timedelta(hours=1)
ENTRY = "The entry of the panel of Thursday 17 December 2026 at 9:30am"
NOW_SAYS = f"{ENTRY} was changed in Outlook: it now says Thursday 17 December 2026 at 2pm."
AFTERNOON = 4.5


async def booked_and_seen(teams: Teams, graph: Graph) -> None:
    """The six panels are booked, and were looked at for the first time; the coordinator and the police can be told."""
    for voice in (teams.coordinator, teams.police):
        await voice.says("help")
    await all_booked(teams, graph)
    await looked(teams)


async def looked(teams: Teams, **later: float) -> None:
    """It is so much later, and every look that was due then has been taken."""
    teams.clock.move(**(later or {"hours": 1}))
    await quiet(teams)


async def quiet(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)


def saying(voice: Voice, words: str) -> list[Card]:
    return [card for card in voice.sees() if card.shows(words)]


def panel_now(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Panel, PANEL)


def by_hand(graph: Graph, hours: float = AFTERNOON, minutes: int = 0) -> None:
    """Somebody moves the panel's entry in Outlook."""
    graph.moved_by_hand(PANEL, moment(graph.event(PANEL)["start"]) + hours * HOUR, minutes)


async def test_a_time_changed_by_hand_is_asked_about_once_and_not_put_back(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    for _ in range(3):
        await looked(teams)
    (card,) = saying(teams.coordinator, NOW_SAYS)
    assert {"Take the new time", "Put it back"} <= card.buttons.keys()
    assert not saying(teams.police, "Outlook")
    assert graph.done(CHANGE) == []
    assert panel_now(teams).sequence == 0


async def test_the_new_time_is_taken_as_a_move_and_everybody_is_told(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    (card,) = saying(teams.coordinator, NOW_SAYS)
    done = await teams.coordinator.presses(card, "Take the new time")
    assert done.shows(f"Panel {PANEL} is moved from Thursday 17 December 2026 at 9:30am")
    await quiet(teams)
    (heard,) = saying(teams.police, "to Thursday 17 December 2026 at 2pm.")
    assert (await teams.police.presses(heard, "Why")).shows("Changed in the calendar")
    again = await teams.coordinator.presses(card, "Take the new time")
    assert again.shows("There is nothing to decide about this entry any more.")
    await looked(teams)
    assert graph.done(CHANGE) == []
    assert len(saying(teams.coordinator, "was changed in Outlook")) == 1
    assert booked(teams.store, teams.clock()).starts_at == panel_now(teams).starts_at


async def test_it_is_put_back_when_the_coordinator_says_so(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    before = moment(graph.event(PANEL)["start"])
    by_hand(graph)
    await looked(teams)
    (card,) = saying(teams.coordinator, NOW_SAYS)
    await teams.coordinator.presses(card, "Put it back")
    await quiet(teams)
    assert moment(graph.event(PANEL)["start"]) == before
    by_hand(graph)
    await looked(teams)
    assert len(saying(teams.coordinator, NOW_SAYS)) == 2


async def test_a_shorter_one_is_taken_and_told_as_its_length(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph, hours=0, minutes=120)
    await looked(teams)
    (card,) = saying(teams.coordinator, f"{ENTRY} was changed in Outlook: it now lasts 120 minutes, not 210.")
    await teams.coordinator.presses(card, "Take the new length")
    await quiet(teams)
    assert saying(teams.police, "Panel of Thursday 17 December 2026 at 9:30am now lasts 120 minutes.")
    assert panel_now(teams).minutes == 120
    assert graph.done(CHANGE) == []


async def test_a_time_that_no_panel_can_have_is_refused_and_can_be_put_back(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.moved_by_hand(PANEL, moment(graph.event("SHCG-P002")["start"]))
    await looked(teams)
    (card,) = saying(teams.coordinator, "it now says Thursday 21 January 2027")
    refused = await teams.coordinator.presses(card, "Take the new time")
    assert refused.shows("SHCG-P002 is on that day already")
    await teams.coordinator.presses(card, "Put it back")
    await quiet(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at


async def test_a_deleted_entry_is_booked_again_only_when_asked_for(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.deleted_by_hand(PANEL)
    await looked(teams)
    await looked(teams)
    (card,) = saying(teams.coordinator, f"{ENTRY} was deleted in Outlook.")
    assert graph.events(PANEL) == []
    await teams.coordinator.presses(card, "Book it again")
    await quiet(teams)
    await looked(teams)
    assert graph.event(PANEL)["onlineMeeting"]["joinUrl"] == booked(teams.store, teams.clock()).join_link
    assert len(graph.done(BOOK)) == 7
    graph.deleted_by_hand(PANEL)
    await looked(teams)
    assert len(saying(teams.coordinator, f"{ENTRY} was deleted in Outlook.")) == 2


async def test_for_a_deleted_entry_the_panel_can_be_cancelled(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.cancelled_by_hand(PANEL)
    await looked(teams)
    (card,) = saying(teams.coordinator, f"{ENTRY} was cancelled in Outlook.")
    form = await teams.coordinator.presses(card, "Cancel the panel")
    await teams.coordinator.presses(form, "Cancel the panel", reason="Nobody can come.")
    await quiet(teams)
    await looked(teams, days=2)
    assert len(saying(teams.coordinator, "in Outlook")) == 1
    assert graph.done(CANCEL) == []
    with teams.store.turn(teams.clock()) as turn:
        assert turn.maybe(Errand, f"look {PANEL}") is None


async def test_a_change_of_ours_at_the_same_time_asks_and_does_not_overwrite(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    moves(teams, days=1)
    await quiet(teams)
    asked = "The entry of the panel of Friday 18 December 2026 at 9:30am was changed in Outlook: it now says Thursday"
    (card,) = saying(teams.coordinator, asked)
    assert graph.done(CHANGE) == []
    await teams.coordinator.presses(card, "Put it back")
    await quiet(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at


async def test_while_it_is_asked_our_own_later_change_asks_anew(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    (first,) = saying(teams.coordinator, NOW_SAYS)
    moves(teams, days=1)
    await quiet(teams)
    (second,) = saying(teams.coordinator, "The entry of the panel of Friday 18 December 2026")
    assert (await teams.coordinator.presses(first, "Put it back")).shows("It was changed once more")
    assert graph.done(CHANGE) == []
    await teams.coordinator.presses(second, "Take the new time")
    await quiet(teams)
    assert panel_now(teams).starts_at == moment(graph.event(PANEL)["start"])
    assert graph.done(CHANGE) == []


async def test_a_panel_that_is_cancelled_here_is_cancelled_there_whatever_is_asked(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    cancels(teams)
    await told(teams)
    assert graph.events(PANEL) == []


async def test_what_is_put_back_by_hand_is_no_question_any_more(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    by_hand(graph, hours=-AFTERNOON)
    await looked(teams)
    (card,) = saying(teams.coordinator, NOW_SAYS)
    assert (await teams.coordinator.presses(card, "Put it back")).shows("nothing to decide")
    moves(teams, days=1)
    await quiet(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at


async def test_somebody_added_or_removed_by_hand_is_told_once_and_kept(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    stranger = {
        "emailAddress": {"address": "Sam@elsewhere.example"},
        "type": "required",
        "status": {"response": "none"},
    }
    there = [each for each in graph.event(PANEL)["attendees"] if "health" not in each["emailAddress"]["address"]]
    graph.edited_by_hand(PANEL, attendees=[*there, stranger])
    await looked(teams)
    await looked(teams)
    (card,) = saying(teams.coordinator, f"{ENTRY} was changed by hand in Outlook: 1 added, 1 removed.")
    assert not card.shows("elsewhere.example")
    opened = await teams.coordinator.presses(card, "Who")
    assert opened.shows("Added: sam@elsewhere.example")
    assert opened.shows("Removed: Demo health")
    moves(teams, days=1)
    await quiet(teams)
    await looked(teams)
    emails = {each["emailAddress"]["address"].lower() for each in graph.event(PANEL)["attendees"]}
    assert "sam@elsewhere.example" in emails
    assert "health@demo.example" not in emails
    assert len(saying(teams.coordinator, "by hand in Outlook")) == 1


async def test_a_subject_a_place_and_who_may_see_it_are_told_once_and_put_back(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    names = ("subject", "sensitivity", "hideAttendees", "start", "attendees")
    before = {name: graph.event(PANEL)[name] for name in names}
    place, title = graph.event(PANEL)["location"]["displayName"], "Panel about Sam T"
    location = {"displayName": "Room 4"}
    graph.edited_by_hand(PANEL, subject=title, sensitivity="normal", hideAttendees=False, location=location)
    await looked(teams)
    await looked(teams, days=1)
    (card,) = saying(teams.coordinator, f"{ENTRY} was changed by hand in Outlook.")
    for words in ("Its subject was changed.", "Its place was changed.", "It is not private", "can see who else is"):
        assert card.shows(words)
    assert not card.shows("Sam")
    assert not card.shows("Room 4")
    done = await teams.coordinator.presses(card, "Put it back")
    assert done.shows(f"{ENTRY} is put back as it was booked.")
    await quiet(teams)
    await looked(teams, days=1)
    assert {name: graph.event(PANEL)[name] for name in names} == before
    assert graph.event(PANEL)["location"]["displayName"] == place
    assert len(saying(teams.coordinator, "in Outlook")) == 1
    assert (await teams.coordinator.presses(card, "Put it back")).shows("nothing to decide")


async def test_a_meeting_that_was_switched_off_is_told_once(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.edited_by_hand(PANEL, isOnlineMeeting=False, onlineMeeting=None)
    await looked(teams)
    await looked(teams)
    assert len(saying(teams.coordinator, "Its online meeting was switched off")) == 1
    assert booked(teams.store, teams.clock()).join_link == ""


async def test_outlook_s_own_writing_is_nobody_s_change(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.touched(PANEL)
    await looked(teams)
    assert not saying(teams.coordinator, "Outlook")


async def test_the_join_link_is_asked_for_again_until_it_is_there(graph: Graph, teams: Teams) -> None:
    graph.link_after = 3
    for _ in range(6):
        await looked(teams, minutes=6)
    assert booked(teams.store, teams.clock()).join_link


async def test_a_new_address_and_an_absence_invite_only_whom_they_concern(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.mails.clear()
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), email="new@demo.example"))
    await quiet(teams)
    assert {(mail.to, mail.kind) for mail in graph.mails} == {
        ("new@demo.example", "invitation"),
        ("health@demo.example", "cancellation"),
    }
    with turn_of(teams) as turn:
        before = len(turn.find(Errand))
        differing(turn, "durham-shcg")
        assert len(turn.find(Errand)) == before


async def test_a_change_that_got_through_though_nobody_heard_is_not_taken_for_somebody_else_s(
    teams: Teams, graph: Graph
) -> None:
    from tests.graph.weather import LOST, Trouble

    await booked_and_seen(teams, graph)
    lost = [Trouble(LOST)]
    graph.weather.meets = lambda purpose: lost.pop() if purpose == CHANGE and lost else None
    moves(teams, days=1)
    await teams.until(lambda: graph.done(CHANGE))
    moves(teams, days=3)
    await looked(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at
    assert not saying(teams.coordinator, "Outlook")


async def test_what_was_seen_before_a_change_of_ours_is_nobody_s_change(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    kept = booked(teams.store, teams.clock())
    emails = {each["emailAddress"]["address"]: Response.NONE for each in graph.event(PANEL)["attendees"]}
    before = Entry(kept.event, kept.version, kept.join_link, kept.starts_at, kept.minutes, responses=emails)
    moves(teams, days=1)
    await quiet(teams)
    with turn_of(teams) as turn:
        finish(turn, PANEL, Looked(kept.rev, before))
        assert turn.maybe(Altered, PANEL) is None
        assert turn.get(Errand, f"look {PANEL}").wake_at == turn.now + SOON


async def test_whoever_joins_is_invited_while_a_time_is_asked_about(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    there = graph.event(PANEL)["start"]
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), email="new@demo.example"))
    await quiet(teams)
    await looked(teams)
    assert "new@demo.example" in {each["emailAddress"]["address"] for each in graph.event(PANEL)["attendees"]}
    assert graph.event(PANEL)["start"] == there
    assert len(saying(teams.coordinator, NOW_SAYS)) == 1


async def test_a_case_that_a_shorter_panel_has_no_room_for_goes_on(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    refs = [await accepted(teams) for _ in range(2)]
    by_hand(graph, hours=0, minutes=30)
    await looked(teams)
    (card,) = saying(teams.coordinator, "it now lasts 30 minutes")
    done = await teams.coordinator.presses(card, "Take the new length")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Item, panel=PANEL)) < len(refs), done.words
    assert done.shows("is now on the panel of Thursday 21 January 2027")


@pytest.mark.parametrize("deleted", [False, True])
async def test_the_own_meeting_of_somebody_from_outside_is_asked_about_when_it_is_to_change(
    teams: Teams, graph: Graph, deleted: bool
) -> None:
    await booked_and_seen(teams, graph)
    own = OwnMeeting(
        f"{PANEL}/m001", PANEL, "SHCG-2026-001", "", "sam@elsewhere.example", panel_now(teams).starts_at, 15
    )
    books(teams, own)
    await quiet(teams)
    if deleted:
        graph.deleted_by_hand(own.id)
    else:
        graph.moved_by_hand(own.id, own.starts_at + HOUR)
    later = replace(own, starts_at=own.starts_at + 2 * HOUR, sequence=1)
    books(teams, later)
    await quiet(teams)
    await looked(teams)
    (card,) = saying(teams.coordinator, "Their own meeting was changed or deleted in Outlook.")
    done = await teams.coordinator.presses(card, "Book it again")
    await quiet(teams)
    assert moment(graph.event(own.id)["start"]) == later.starts_at
    assert (await teams.coordinator.presses(card, "Book it again")).shows("nothing to decide"), done.words


def books(teams: Teams, own: OwnMeeting) -> None:
    with turn_of(teams) as turn:
        turn.save(own)
        book(turn, own.id)


async def test_the_dates_show_what_is_to_be_decided(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    assert dates.shows(NOW_SAYS)
    await teams.coordinator.presses(dates, "Take the new time")
    assert panel_now(teams).starts_at == moment(graph.event(PANEL)["start"])
