"""Attempts of which nobody heard whether they got through: what is meant in the end stands there, once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.booking import differing
from bot.calendars.graph import client
from bot.personas import persona_id
from panel.people import Person
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.graph.bodies import moment
from tests.graph.booking import booking as running
from tests.graph.records import address
from tests.graph.state import Graph
from tests.graph.steps import BOOK, CHANGE, PANEL, booking, cancels, moves, outlived, told
from tests.graph.test_looks import booked_and_seen, looked, panel_now, quiet, saying
from tests.graph.weather import LOST, SLOW, Trouble

WRONG, RIGHT = "wrong.person@demo.example", "right.person@demo.example"


def meets_once(graph: Graph, purpose: str, trouble: int) -> None:
    """The next call of a purpose meets this."""
    left = [Trouble(trouble)]
    graph.weather.meets = lambda asked: left.pop() if asked == purpose and left else None


async def failed(teams: Teams) -> str:
    """Waits until something could not be told; gives what it is about."""
    (late, *_) = await teams.until(lambda: [each for each in booking(teams) if each.attempts], seconds=30)
    return str(late.id.removeprefix("book "))


def readdressed(teams: Teams, email: str) -> None:
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), email=email))
        differing(turn, "durham-shcg")


def invited(graph: Graph, panel: str) -> set[str]:
    return {address(each) for each in graph.event(panel)["attendees"]}


async def slow(graph: Graph, teams: Teams, monkeypatch: pytest.MonkeyPatch) -> str:
    """Waits until a booking is given up that is carried out later; gives the panel."""
    late = await failed(teams)
    monkeypatch.setattr(client, "SECONDS", 10.0)
    teams.clock.move(seconds=1)
    assert not graph.events(late)
    return late


async def test_a_booking_that_is_carried_out_late_is_no_second_event(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.5)
    meets_once(graph, BOOK, SLOW)
    async with running(graph) as teams:
        late = await slow(graph, teams, monkeypatch)
        panel = moves(teams, late, days=1)
        await told(teams)
        graph.weather.let_go()
        await looked(teams)
        assert moment(graph.event(late)["start"]) == panel.starts_at


async def test_one_that_came_before_the_next_attempt_is_changed(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not found yet when it is looked for, as Graph may show it a moment later: its transactionId is known."""
    monkeypatch.setattr(client, "SECONDS", 0.5)
    meets_once(graph, BOOK, SLOW)
    async with running(graph) as teams:
        late = await slow(graph, teams, monkeypatch)
        await teams.until(lambda: len(graph.events()) == 5)
        meets_once(graph, BOOK, SLOW)
        panel = moves(teams, late, days=1)
        await teams.until(lambda: len([call for call in graph.calls if call.purpose == BOOK]) == 7)
        await outlived(teams, graph)
        assert moment(graph.event(late)["start"]) == panel.starts_at
        assert {call.status for call in graph.calls if call.purpose == BOOK} == {201, 409}


async def test_a_booking_that_is_carried_out_after_it_was_cancelled_is_cancelled_again(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.5)
    meets_once(graph, BOOK, SLOW)
    async with running(graph) as teams:
        late = await slow(graph, teams, monkeypatch)
        cancels(teams, late)
        await teams.until(lambda: all(each.wake_at > teams.clock() for each in booking(teams)))
        graph.weather.let_go()
        await teams.until(lambda: graph.events(late))
        teams.clock.move(minutes=10)
        await told(teams)
        assert graph.events(late) == []


async def test_a_move_that_got_through_and_was_taken_back_is_taken_back_there(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    meets_once(graph, CHANGE, LOST)
    moves(teams, days=1)
    await failed(teams)
    moves(teams, days=-1)
    await looked(teams)
    await looked(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at
    assert not saying(teams.coordinator, "in Outlook")


@pytest.mark.parametrize("then", [RIGHT, "health@demo.example"], ids=["another", "the-same"])
async def test_whoever_was_invited_unheard_and_is_not_to_come_leaves(teams: Teams, graph: Graph, then: str) -> None:
    await booked_and_seen(teams, graph)
    meets_once(graph, CHANGE, LOST)
    readdressed(teams, WRONG)
    panel = await failed(teams)
    assert WRONG in invited(graph, panel)
    readdressed(teams, then)
    await looked(teams)
    await looked(teams)
    assert (WRONG in invited(graph, panel), then in invited(graph, panel)) == (False, True)
    assert not saying(teams.coordinator, "by hand in Outlook")


@pytest.mark.parametrize("what", ["who", "when"])
async def test_a_change_that_is_carried_out_late_is_taken_back(
    teams: Teams, graph: Graph, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """It was taken back here before, when there was nothing yet to take back there."""
    await booked_and_seen(teams, graph)
    monkeypatch.setattr(client, "SECONDS", 0.5)
    meets_once(graph, CHANGE, SLOW)
    moves(teams, days=1) if what == "when" else readdressed(teams, WRONG)
    panel = await failed(teams)
    monkeypatch.setattr(client, "SECONDS", 10.0)
    moves(teams, days=-1) if what == "when" else readdressed(teams, "health@demo.example")
    teams.clock.move(seconds=30)
    await quiet(teams)
    writes = len(graph.done(CHANGE))
    graph.weather.let_go()
    await teams.until(lambda: len(graph.done(CHANGE)) > writes)
    for _ in range(3):
        await looked(teams)
    assert WRONG not in invited(graph, panel)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at
    assert not saying(teams.coordinator, "in Outlook")


async def test_whoever_was_invited_unheard_and_taken_out_by_hand_does_not_come_back(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    meets_once(graph, CHANGE, LOST)
    readdressed(teams, RIGHT)
    panel = await failed(teams)
    graph.left_out_by_hand(panel, RIGHT)
    await looked(teams)
    await looked(teams)
    assert RIGHT not in invited(graph, panel)


async def unheard(teams: Teams, graph: Graph) -> str:
    """A booking of which nobody hears for ten minutes; gives the panel."""
    await teams.coordinator.says("help")
    late = await failed(teams)
    graph.weather.meets = lambda _: Trouble(429, retry_after=600)
    teams.clock.move(seconds=30)
    await quiet(teams)
    graph.weather.clears()
    return late


async def test_an_unheard_booking_that_was_moved_by_hand_is_asked_about(graph: Graph) -> None:
    meets_once(graph, BOOK, LOST)
    async with running(graph) as teams:
        late = await unheard(teams, graph)
        graph.moved_by_hand(late, moment(graph.event(late)["start"]) + timedelta(hours=4))
        there = graph.event(late)["start"]
        await looked(teams)
        await looked(teams)
        assert len(saying(teams.coordinator, "was changed in Outlook: it now says")) == 1
        assert graph.event(late)["start"] == there


async def test_an_unheard_booking_that_was_cancelled_by_hand_is_asked_about(graph: Graph) -> None:
    meets_once(graph, BOOK, LOST)
    async with running(graph) as teams:
        late = await unheard(teams, graph)
        graph.cancelled_by_hand(late)
        moves(teams, late, days=1)
        for _ in range(2):
            await looked(teams, hours=2)
        (card,) = saying(teams.coordinator, "was cancelled in Outlook")
        await teams.coordinator.presses(card, "Book it again")
        await quiet(teams)
        assert [each["isCancelled"] for each in graph.events(late)] == [True, False]


async def test_it_is_found_behind_a_page_of_others(graph: Graph) -> None:
    meets_once(graph, BOOK, LOST)
    async with running(graph) as teams:
        late = await failed(teams)
        (live,) = [each for each in graph.kept.values() if each.wire["subject"] == f"Panel {late}"]
        off = [replace(live, wire=live.wire | {"id": f"off-{n}", "isCancelled": True}) for n in range(10)]
        graph.kept = {str(each.wire["id"]): each for each in (*off, *graph.kept.values())}
        teams.clock.move(seconds=1)
        panel = moves(teams, late, days=1)
        await outlived(teams, graph)
        (stands,) = [each for each in graph.events(late) if not each["isCancelled"]]
        assert moment(stands["start"]) == panel.starts_at
        assert len([call for call in graph.done(BOOK) if call.body["subject"] == f"Panel {late}"]) == 1


async def test_what_is_over_by_the_time_it_could_be_booked_is_not(graph: Graph) -> None:
    graph.granted.discard("Calendars.ReadWrite")
    async with running(graph) as teams:
        await teams.coordinator.says("help")
        await quiet(teams)
        teams.clock.move(days=30)
        graph.granted.add("Calendars.ReadWrite")
        await quiet(teams)
        await teams.until(lambda: graph.events())
        await told(teams)
        await asyncio.sleep(0)
        assert all(moment(each["start"]) > teams.clock() for each in graph.events())
        assert not [mail for mail in graph.mails if mail.subject == f"Panel {PANEL}"]
