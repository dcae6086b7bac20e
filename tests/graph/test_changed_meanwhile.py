"""What is decided here while the calendar is being told, or while a question about an entry stands, is not lost."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.booking import book
from bot.matters import settle
from bot.personas import persona_id
from panel.apologies import Apology
from panel.expecting import Attending
from panel.panels import Panel
from panel.people import Person
from storage.tinydb_store import open_store
from tests.clock.steps import turn_of
from tests.connector import KEY
from tests.dialogue import Card, Teams
from tests.graph.bodies import moment
from tests.graph.booking import booking as booking_in
from tests.graph.records import Kept
from tests.graph.state import ORGANISER, Graph
from tests.graph.steps import CHANGE, PANEL, moves
from tests.graph.test_looks import NOW_SAYS, booked_and_seen, by_hand, looked, panel_now, quiet, saying
from tests.graph.test_mailboxes import OTHER, organised_by
from tests.graph.test_unheard import RIGHT, invited, meets_once, readdressed
from tests.graph.weather import LOST, SLOW, Trouble

TITLE = "Panel about Sam T"


async def moved_by_hand(teams: Teams, graph: Graph) -> Card:
    """Somebody has moved the panel's entry, and the coordinator is asked."""
    await booked_and_seen(teams, graph)
    by_hand(graph)
    await looked(teams)
    (card,) = saying(teams.coordinator, NOW_SAYS)
    return card


async def retitled(teams: Teams, graph: Graph) -> Card:
    """Somebody has given the panel's entry another subject, and the coordinator is told."""
    await booked_and_seen(teams, graph)
    graph.edited_by_hand(PANEL, subject=TITLE)
    await looked(teams)
    (card,) = saying(teams.coordinator, "by hand in Outlook")
    return card


async def changing(teams: Teams, graph: Graph) -> None:
    """A change of who is invited to the panel is under way."""
    left, id = [Trouble(SLOW)], graph.event(PANEL)["id"]

    def meets(purpose: str) -> Trouble | None:
        ours = purpose == CHANGE and graph.calls[-1].parts.get("event") == id
        return left.pop() if ours and left else None

    graph.weather.meets = meets
    readdressed(teams, RIGHT)
    await teams.until(lambda: not left)


async def test_it_is_put_back_though_a_change_of_ours_is_under_way(teams: Teams, graph: Graph) -> None:
    card = await moved_by_hand(teams, graph)
    await changing(teams, graph)
    await teams.coordinator.presses(card, "Put it back")
    graph.weather.let_go()
    await quiet(teams)
    await looked(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at
    assert RIGHT in invited(graph, PANEL)
    assert len(saying(teams.coordinator, NOW_SAYS)) == 1


async def test_the_new_time_is_taken_though_a_change_of_ours_is_under_way(teams: Teams, graph: Graph) -> None:
    card = await moved_by_hand(teams, graph)
    await changing(teams, graph)
    await teams.coordinator.presses(card, "Take the new time")
    graph.weather.let_go()
    await quiet(teams)
    await looked(teams)
    assert panel_now(teams).starts_at == moment(graph.event(PANEL)["start"])
    assert len(saying(teams.coordinator, "was changed in Outlook")) == 1


async def test_a_subject_is_put_back_though_a_change_of_ours_is_under_way(teams: Teams, graph: Graph) -> None:
    card = await retitled(teams, graph)
    await changing(teams, graph)
    await teams.coordinator.presses(card, "Put it back")
    graph.weather.let_go()
    await quiet(teams)
    await looked(teams)
    assert graph.event(PANEL)["subject"] == f"Panel {PANEL}"


async def test_a_subject_whose_putting_back_nobody_heard_of_is_mailed_once(teams: Teams, graph: Graph) -> None:
    card = await retitled(teams, graph)
    meets_once(graph, CHANGE, LOST)
    graph.mails.clear()
    await teams.coordinator.presses(card, "Put it back")
    await looked(teams)
    await looked(teams)
    assert graph.mails
    assert len(graph.mails) == len({each.to for each in graph.mails})


async def test_a_subject_is_put_back_while_a_time_is_asked_about(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph)
    graph.edited_by_hand(PANEL, subject=TITLE)
    await looked(teams)
    moves(teams, days=1)
    await quiet(teams)
    there = graph.event(PANEL)["start"]
    await teams.coordinator.presses(saying(teams.coordinator, "by hand in Outlook")[-1], "Put it back")
    await quiet(teams)
    await looked(teams)
    assert (graph.event(PANEL)["subject"], graph.event(PANEL)["start"]) == (f"Panel {PANEL}", there)


async def test_what_is_gone_is_not_said_to_be_put_back(teams: Teams, graph: Graph) -> None:
    card = await retitled(teams, graph)
    graph.deleted_by_hand(PANEL)
    await looked(teams)
    done = await teams.coordinator.presses(card, "Put it back")
    assert done.shows("The entry is gone: book it again, or cancel the panel.")


async def test_what_stands_in_another_mailbox_is_not_said_to_be_put_back(graph: Graph, tmp_path: Path) -> None:
    async with booking_in(graph, open_store(tmp_path, KEY, "demo")) as teams:
        await moved_by_hand(teams, graph)
    graph.users[OTHER] = "00000000-0000-4000-8000-00000000ad02"
    graph.limited_to = {ORGANISER, OTHER}
    async with organised_by(graph, tmp_path, OTHER, 1) as teams:
        dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
        done = await teams.coordinator.presses(dates, "Put it back")
        assert done.shows("The entry is not in the calendar that Convenor books in now: change it there by hand.")


async def test_whoever_leaves_is_taken_out_while_a_time_is_asked_about(teams: Teams, graph: Graph) -> None:
    await moved_by_hand(teams, graph)
    there = graph.event(PANEL)["start"]
    moves(teams, days=1)
    await quiet(teams)
    leaves(teams)
    await looked(teams)
    assert "health@demo.example" not in invited(graph, PANEL)
    assert graph.event(PANEL)["start"] == there
    assert not saying(teams.coordinator, "by hand in Outlook")
    await teams.coordinator.presses(saying(teams.coordinator, "was changed in Outlook")[-1], "Put it back")
    await quiet(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at


async def test_a_move_that_waited_for_an_answer_is_made_once_it_is_as_it_was(teams: Teams, graph: Graph) -> None:
    await moved_by_hand(teams, graph)
    moves(teams, days=1)
    await looked(teams)
    by_hand(graph, hours=-4.5)
    await looked(teams)
    await looked(teams)
    assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at


def leaves(teams: Teams) -> None:
    """Somebody is taken off the roster."""
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), left=True))
        settle(turn)


async def test_whoever_declines_while_a_length_is_asked_about_sends_apologies(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    by_hand(graph, hours=0, minutes=200)
    await looked(teams)
    graph.answers("health@demo.example", "declined", PANEL)
    await looked(teams, days=1)
    with turn_of(teams) as turn:
        assert turn.find(Apology)


async def test_an_answer_to_the_old_time_does_not_count_for_the_new_one(
    teams: Teams, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a calendar keeps the answers to what is moved."""
    monkeypatch.setattr(Kept, "reset", lambda _: None)
    await booked_and_seen(teams, graph)
    graph.answers("police@demo.example", "accepted", PANEL)
    await looked(teams)
    with turn_of(teams) as turn:
        before = turn.get(Panel, PANEL)
        later = before.starts_at + timedelta(days=1)
        moved = replace(before, starts_at=later, sequence=before.sequence + 1, was=before.starts_at, moved_at=turn.now)
        turn.save(moved)
        book(turn, PANEL)
    await quiet(teams)
    await looked(teams)
    with turn_of(teams) as turn:
        assert all(each.starts_at != later for each in turn.find(Attending, panel=PANEL))
