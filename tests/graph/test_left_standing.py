"""What stands in a calendar is not left there without a word: at an old time, in another mailbox, or undeleted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.booking import book
from bot.opening import SHIPPED
from panel.rooms import OwnMeeting
from storage.tinydb_store import open_store
from tests.clock.steps import turn_of
from tests.connector import KEY
from tests.dialogue import Teams, talking
from tests.graph.bodies import moment
from tests.graph.booking import booking as booking_in
from tests.graph.state import ORGANISER, Graph
from tests.graph.steps import BOOK, PANEL, booking, cancels, moves, panels
from tests.graph.test_looks import booked_and_seen, looked, panel_now, quiet, saying
from tests.graph.test_mailboxes import OTHER, handed_over, organised_by
from tests.graph.test_obstacles import PERMISSION
from tests.graph.test_unheard import failed
from tests.graph.weather import LOST, Trouble
from tests.panel.durham import NAME


async def over(teams: Teams) -> None:
    """The panel has sat."""
    left = panel_now(teams).starts_at - teams.clock()
    teams.clock.move(seconds=left.total_seconds() + 5 * 3600)
    await quiet(teams)


async def test_what_was_moved_earlier_and_could_not_be_told_is_cancelled_once_it_can(
    teams: Teams, graph: Graph
) -> None:
    await booked_and_seen(teams, graph)
    graph.granted.discard(PERMISSION)
    moves(teams, days=-1)
    await quiet(teams)
    await over(teams)
    graph.granted.add(PERMISSION)
    await looked(teams, hours=2)
    assert graph.events(PANEL) == []
    mails = len(graph.mails)
    await looked(teams, hours=2)
    assert len(graph.mails) == mails


async def test_so_is_the_own_meeting_of_somebody_from_outside(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    start = panel_now(teams).starts_at
    own = OwnMeeting(
        f"{PANEL}/m001", PANEL, "SHCG-2026-001", "", "Sam@elsewhere.example", start + timedelta(hours=3), 15
    )
    kept(teams, own)
    await quiet(teams)
    graph.granted.discard(PERMISSION)
    kept(teams, replace(own, starts_at=start, sequence=1))
    await quiet(teams)
    teams.clock.move(seconds=(start - teams.clock()).total_seconds() + 1800)
    await quiet(teams)
    graph.granted.add(PERMISSION)
    await looked(teams)
    assert graph.events(own.id) == []


def kept(teams: Teams, own: OwnMeeting) -> None:
    with turn_of(teams) as turn:
        book(turn, turn.save(own).id)


@asynccontextmanager
async def unheard(graph: Graph, folder: Path) -> AsyncIterator[str]:
    """A booking of which nobody hears before the bot stops; gives the panel. Later there are two mailboxes."""
    left = [Trouble(LOST)]

    def meets(purpose: str) -> Trouble | None:
        if not left:
            return Trouble(503)
        return left.pop() if purpose == BOOK else None

    graph.weather.meets = meets
    async with booking_in(graph, open_store(folder, KEY, "demo")) as teams:
        late = await failed(teams)
    graph.weather.clears()
    graph.users[OTHER] = "00000000-0000-4000-8000-00000000ad02"
    graph.limited_to = {ORGANISER, OTHER}
    yield late


async def test_an_unheard_booking_is_not_made_in_another_mailbox_unasked(graph: Graph, tmp_path: Path) -> None:
    async with unheard(graph, tmp_path) as late, organised_by(graph, tmp_path, OTHER, 1) as teams:
        assert len(graph.events(late)) == 1
        assert saying(teams.coordinator, "in the old one")


async def test_an_unheard_booking_is_cancelled_though_the_local_calendar_was_used(graph: Graph, tmp_path: Path) -> None:
    async with unheard(graph, tmp_path) as late:
        async with talking(open_store(tmp_path, KEY, "demo")) as teams:
            cancels(teams, late)
            await quiet(teams)
        async with organised_by(graph, tmp_path, ORGANISER, 1):
            assert graph.events(late) == []


async def test_a_mailbox_that_never_let_anything_in_is_no_old_one(graph: Graph, tmp_path: Path) -> None:
    graph.limited_to = {OTHER}
    graph.users[OTHER] = "00000000-0000-4000-8000-00000000ad02"
    async with booking_in(graph, open_store(tmp_path, KEY, "demo")) as teams:
        await looked(teams, hours=3)
        await looked(teams, hours=3)
    async with organised_by(graph, tmp_path, OTHER, 1) as teams:
        assert len(graph.events()) == len(panels(teams))
        assert not saying(teams.coordinator, "in the old one")


async def test_what_is_cancelled_here_and_stands_in_the_old_mailbox_is_said(graph: Graph, tmp_path: Path) -> None:
    await handed_over(graph, tmp_path)
    async with organised_by(graph, tmp_path, OTHER, 1) as teams:
        before = len(saying(teams.coordinator, "6 panels stand in the old one"))
        cancels(teams)
        await looked(teams)
        (card,) = saying(teams.coordinator, "6 panels stand in the old one")[before:]
        done = await teams.coordinator.presses(card, "Book them in the new one")
        assert done.shows("5 panels are booked in the organiser’s mailbox.")
        cancels(teams)
        await looked(teams)
        (last,) = saying(teams.coordinator, "1 panel stands in the old one")
        assert "Book them in the new one" not in last.buttons


async def test_a_deleted_entry_that_was_taken_back_is_cancelled_with_the_panel(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    (old,) = [each for each in graph.kept.values() if each.wire["subject"] == f"Panel {PANEL}"]
    graph.deleted_by_hand(PANEL)
    await looked(teams)
    (card,) = saying(teams.coordinator, "was deleted in Outlook")
    await teams.coordinator.presses(card, "Book it again")
    await quiet(teams)
    graph.kept[str(old.wire["id"])] = old
    cancels(teams)
    await quiet(teams)
    assert graph.events(PANEL) == []


@pytest.mark.parametrize("tenant", [False, True], ids=["local", "graph"])
async def test_a_procedure_that_is_not_run_any_more_keeps_nothing_from_starting(
    graph: Graph, tmp_path: Path, tenant: bool
) -> None:
    folder = tmp_path / "procedures"
    folder.mkdir()
    text = (SHIPPED / f"{NAME}.toml").read_text("utf-8").replace('value = "SHCG"', 'value = "OTHR"')
    (folder / "elsewhere.toml").write_text(text, "utf-8")
    given: dict[str, Any] = {"CONVENOR_DATA": str(tmp_path), **(graph.settings() if tenant else {})}
    for names in (f"{NAME},elsewhere", "elsewhere", f"{NAME},elsewhere"):
        async with talking(open_store(tmp_path, KEY, "demo"), **given, CONVENOR_PROCEDURES=names) as teams:
            await teams.until(lambda: not booking(teams) and len(panels(teams)) >= 12, seconds=30)
            if names == "elsewhere":
                moves(teams, days=1)
            for _ in range(3):
                await looked(teams, hours=2)
            assert not booking(teams)
            if tenant and NAME in names:
                assert moment(graph.event(PANEL)["start"]) == panel_now(teams).starts_at
