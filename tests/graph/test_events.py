"""A panel in the organiser's mailbox: booked once, changed where it changed, cancelled with a word."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.booking import book, differing
from bot.calendars.graph import client
from bot.personas import persona_id
from panel.panels import Panel
from panel.people import Person
from storage.records import Errand
from storage.tinydb_store import open_store
from tests.clock.steps import DAY, kept, turn_of
from tests.connector import KEY
from tests.dialogue import MONDAY, Teams, talking
from tests.graph.bodies import moment
from tests.graph.state import Graph
from tests.graph.steps import (
    BOOK,
    CANCEL,
    CHANGE,
    PANEL,
    all_booked,
    booked,
    booking,
    cancels,
    moves,
    outlived,
    panels,
    told,
)
from tests.graph.weather import EVERYTHING, HANG, LOST, Trouble


async def test_a_panel_is_one_private_event_with_an_online_meeting_and_says_nothing(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    event = graph.event(PANEL)
    assert (event["subject"], event["sensitivity"], event["hideAttendees"]) == (f"Panel {PANEL}", "private", True)
    assert (event["allowNewTimeProposals"], event["responseRequested"]) == (False, True)
    assert event["location"]["displayName"] == "Microsoft Teams"
    (first,) = [call for call in graph.done(BOOK) if call.body["subject"] == f"Panel {PANEL}"]
    assert first.body["start"] == {"dateTime": "2026-12-17T09:30:00", "timeZone": "Europe/London"}
    assert first.body["body"]["content"] == "<p>Booked by Convenor. What it is about, and any change, is in Teams.</p>"
    has = booked(teams.store, teams.clock())
    assert (has.event, has.version, has.join_link) == (
        event["id"], event["changeKey"], event["onlineMeeting"]["joinUrl"],
    )  # fmt: skip


async def test_those_who_sit_on_the_panel_are_invited_by_their_address_and_nobody_else(
    teams: Teams, graph: Graph
) -> None:
    await all_booked(teams, graph)
    invited = {each["emailAddress"]["address"]: each["type"] for each in graph.event(PANEL)["attendees"]}
    assert {"chair@demo.example", "health@demo.example", "police@demo.example"} <= invited.keys()
    assert not {"invitee@demo.example", "practitioner@demo.example", "auditor@demo.example"} & invited.keys()
    assert set(invited.values()) == {"required"}
    assert sorted(mail.to for mail in graph.mails if mail.subject == f"Panel {PANEL}") == sorted(invited)
    assert all("name" not in each["emailAddress"] for each in graph.event(PANEL)["attendees"])


async def test_a_panel_that_moves_keeps_its_meeting_and_everybody_is_mailed_once(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    link = graph.event(PANEL)["onlineMeeting"]["joinUrl"]
    graph.mails.clear()
    panel = moves(teams, days=1)
    await told(teams)
    (change,) = graph.done(CHANGE)
    assert change.body.keys() - {"@odata.type"} == {"start", "end"}
    assert moment(graph.event(PANEL)["start"]) == panel.starts_at
    assert booked(teams.store, teams.clock()).join_link == graph.event(PANEL)["onlineMeeting"]["joinUrl"] == link
    assert {mail.kind for mail in graph.mails} == {"update"}
    assert len(graph.mails) == len({mail.to for mail in graph.mails}) == len(graph.event(PANEL)["attendees"])


async def test_somebody_who_joins_or_leaves_is_the_only_one_who_is_mailed(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.edited_by_hand(PANEL, attendees=[*graph.event(PANEL)["attendees"], hand_added()])
    graph.mails.clear()
    readdressed(teams, "health", "new.health@demo.example")
    await told(teams)
    (change,) = [call for call in graph.done(CHANGE) if call.parts["event"] == graph.event(PANEL)["id"]]
    assert change.body.keys() - {"@odata.type"} == {"attendees"}
    now = {each["emailAddress"]["address"] for each in graph.event(PANEL)["attendees"]}
    assert {"new.health@demo.example", "added.by.hand@demo.example"} <= now
    assert "health@demo.example" not in now
    about = [(mail.to, mail.kind) for mail in graph.mails if mail.subject == f"Panel {PANEL}"]
    assert sorted(about) == [("health@demo.example", "cancellation"), ("new.health@demo.example", "invitation")]


def hand_added() -> dict[str, object]:
    return {
        "emailAddress": {"address": "added.by.hand@demo.example"},
        "type": "required",
        "status": {"response": "none", "time": "0001-01-01T00:00:00Z"},
    }


def readdressed(teams: Teams, persona: str, email: str) -> None:
    """Somebody on the roster has another address."""
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id(persona)), email=email))
        differing(turn, "durham-shcg")


async def test_what_somebody_moved_in_outlook_is_not_put_back_when_something_else_changes(
    teams: Teams, graph: Graph
) -> None:
    await all_booked(teams, graph)
    by_hand = moment(graph.event(PANEL)["start"]) + DAY
    graph.moved_by_hand(PANEL, by_hand)
    readdressed(teams, "health", "new.health@demo.example")
    await told(teams)
    assert moment(graph.event(PANEL)["start"]) == by_hand


async def test_a_cancelled_panel_is_cancelled_with_a_word_and_only_once(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.mails.clear()
    cancels(teams)
    await told(teams)
    cancels(teams)
    await told(teams)
    assert graph.events(PANEL) == []
    (call,) = graph.done(CANCEL)
    assert call.body == {"Comment": "This meeting will not take place."}
    assert {mail.kind for mail in graph.mails if mail.subject == f"Panel {PANEL}"} == {"cancellation"}


async def test_an_event_that_was_deleted_by_hand_is_not_put_back(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.deleted_by_hand(PANEL)
    calls = len(graph.calls)
    moves(teams, days=1)
    await teams.until(lambda: len(graph.calls) > calls)
    teams.clock.move(hours=1)
    await teams.until(lambda: len(graph.calls) > calls + 1 or not booking(teams))
    assert graph.events(PANEL) == []
    cancels(teams)
    teams.clock.move(hours=2)
    await told(teams)


async def test_an_event_that_was_booked_though_nobody_heard_of_it_is_found_again(teams: Teams, graph: Graph) -> None:
    graph.weather.meets = lambda purpose: Trouble(LOST) if purpose == BOOK and len(graph.done(BOOK)) < 3 else None
    await outlived(teams, graph)
    assert len({each["subject"] for each in graph.events()}) == len(graph.events()) == 6
    mailed = [(mail.to, mail.subject) for mail in graph.mails]
    assert len(mailed) == len(set(mailed))


async def test_a_panel_that_moves_before_anybody_heard_that_it_was_booked_is_one_event(graph: Graph) -> None:
    lost = [Trouble(LOST)]
    graph.weather.meets = lambda purpose: lost.pop() if purpose == BOOK and lost else None
    async with talking(**graph.settings()) as teams:
        await teams.until(lambda: any(each.attempts for each in booking(teams)))
        (late,) = [each.id.removeprefix("book ") for each in booking(teams) if each.attempts]
        assert graph.events(late)
        teams.clock.move(seconds=1)
        panel = moves(teams, late, days=1)
        await outlived(teams, graph)
        assert moment(graph.event(late)["start"]) == panel.starts_at
        assert {mail.kind for mail in graph.mails if mail.subject == f"Panel {late}"} == {"invitation", "update"}


async def test_a_change_that_was_made_though_nobody_heard_of_it_is_mailed_once(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.mails.clear()
    lost = [Trouble(LOST)]
    graph.weather.meets = lambda purpose: lost.pop() if purpose == CHANGE and lost else None
    moves(teams, days=1)
    await teams.until(lambda: any(each.attempts for each in booking(teams)))
    teams.clock.move(hours=1)
    await told(teams)
    assert len(graph.done(CHANGE)) == 1
    assert len(graph.mails) == len({mail.to for mail in graph.mails})


@pytest.mark.parametrize("trouble", [*EVERYTHING, Trouble(HANG)], ids=lambda each: f"{each.status}")
async def test_what_goes_wrong_on_the_way_stays_due_and_is_half_recorded_by_nobody(
    graph: Graph, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.5)
    failed: list[str] = []

    def meets(purpose: str) -> Trouble | None:
        failed.append(purpose)
        return trouble if len(failed) <= 2 else None

    graph.weather.meets = meets
    async with talking(**graph.settings()) as teams:
        await teams.until(lambda: any(each.attempts for each in booking(teams)))
        for each in booking(teams):
            assert booked(teams.store, teams.clock(), each.id.removeprefix("book ")).event == ""
        await outlived(teams, graph)
        assert len({each["subject"] for each in graph.events()}) == 6
        assert not any(card.shows("does not get through") for card in teams.coordinator.sees())


@pytest.mark.parametrize(
    ("says", "minutes"),
    [
        (600, 10),
        (7200, 120),
        (200_000, 24 * 60),
        ("Mon, 23 Nov 2026 12:30:00 GMT", 150),
        ("Mon, 23 Nov 2026 09:00:00 GMT", 0.5),
        ("later", 0.5),
    ],
)
async def test_it_comes_back_when_microsoft_says_so_and_no_earlier(
    teams: Teams, graph: Graph, says: float | str, minutes: float
) -> None:
    await all_booked(teams, graph)
    later = [Trouble(429, retry_after=says)]
    graph.weather.meets = lambda purpose: later.pop() if purpose == CHANGE and later else None
    moves(teams, days=1)
    (waiting,) = await teams.until(lambda: [each for each in booking(teams) if each.attempts])
    assert waiting.wake_at == teams.clock() + minutes * (DAY / 24 / 60)


async def test_never_more_than_four_at_a_time(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    assert graph.weather.throttled == 0
    assert graph.weather.most_at_once <= 4


async def test_nothing_is_followed_anywhere_else(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.moved_to = f"{graph.url}/elsewhere"
    moves(teams, days=1)
    (waiting,) = await teams.until(lambda: [each for each in booking(teams) if each.attempts])
    assert not any("elsewhere" in call.path for call in graph.calls)
    graph.moved_to = ""
    teams.clock.move(hours=2)
    await told(teams)
    assert len(graph.done(CHANGE)) == 1
    assert waiting.attempts == 1


async def test_a_store_that_was_used_with_a_local_calendar_is_booked_anew(graph: Graph, tmp_path: Path) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        await teams.until(lambda: len(panels(teams)) == 6)
        await told(teams)
    async with talking(open_store(tmp_path, KEY, "demo"), **graph.settings()) as teams:
        await all_booked(teams, graph)
        assert booked(teams.store, MONDAY).version
    async with talking(open_store(tmp_path, KEY, "demo"), **graph.settings()) as teams:
        await told(teams)
        assert len(graph.done(BOOK)) == 6


async def test_an_organiser_without_a_licence_has_no_link_and_one_that_is_late_is_none_yet(
    teams: Teams, graph: Graph
) -> None:
    graph.licensed = False
    await all_booked(teams, graph)
    assert booked(teams.store, teams.clock()).join_link == ""
    graph.licensed, graph.link_after = True, 9
    with turn_of(teams) as turn:
        turn.save(Panel("SHCG-P950", "durham-shcg", teams.clock() + 90 * DAY, 180))
        book(turn, "SHCG-P950")
    await told(teams)
    late = booked(teams.store, teams.clock(), "SHCG-P950")
    assert (late.join_link, late.version) == ("", graph.event("SHCG-P950")["changeKey"])


async def test_a_booking_is_looked_at_a_minute_later(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    assert isinstance(kept(teams.store, teams.clock(), Errand, f"look {PANEL}"), Errand)
