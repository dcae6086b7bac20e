"""Another organiser: what stands in the old mailbox is asked about once, and booked in the new one when asked for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.template import Template
from storage.records import Notice
from storage.tinydb_store import open_store
from tests.connector import KEY
from tests.dialogue import Teams, talking
from tests.graph.booking import booking as booking_in
from tests.graph.state import ORGANISER, Graph
from tests.graph.steps import BOOK, CHANGE, PANEL, all_booked, booked, cancels, moves
from tests.graph.test_looks import looked, quiet, saying

OTHER = "other-admin@demo.example"
SAYS = "The organiser’s mailbox is another now: 6 panels stand in the old one"


ABOUT_ENTRIES = {Template.ENTRY_CHANGED, Template.ENTRY_PEOPLE, Template.ENTRY_OWN, Template.OTHER_MAILBOX}


@asynccontextmanager
async def organised_by(graph: Graph, folder: Path, organiser: str, day: int) -> AsyncIterator[Teams]:
    """The same store under a bot with this organiser, on a later day."""
    settings = graph.settings() | {"GRAPH_ORGANISER": organiser}
    async with talking(open_store(folder, KEY, "demo"), **settings) as teams:
        teams.clock.move(days=day)
        await teams.coordinator.says("help")
        await looked(teams)
        yield teams


async def handed_over(graph: Graph, folder: Path) -> None:
    """The panels are booked; then somebody else becomes the organiser."""
    async with booking_in(graph, open_store(folder, KEY, "demo")) as teams:
        await all_booked(teams, graph)
        await looked(teams)
    graph.users[OTHER] = "00000000-0000-4000-8000-00000000ad02"
    graph.limited_to = {ORGANISER, OTHER}


def notices(teams: Teams) -> list[Notice]:
    """Everything that anybody was to be told, whether or not it reached them."""
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Notice)


async def test_another_organiser_is_asked_about_once_and_nothing_is_said_to_be_deleted(
    graph: Graph, tmp_path: Path
) -> None:
    await handed_over(graph, tmp_path)
    for day in (1, 4):
        async with organised_by(graph, tmp_path, OTHER, day) as teams:
            await looked(teams, days=1)
            moves(teams, days=1)
            await looked(teams, days=1)
            asked = {notice.template for notice in notices(teams)}
            assert asked & ABOUT_ENTRIES == {Template.OTHER_MAILBOX}
            assert len([each for each in notices(teams) if each.template == Template.OTHER_MAILBOX]) == 1
    assert (len(graph.done(BOOK)), graph.done(CHANGE)) == (6, [])


async def test_the_panels_are_booked_in_the_new_mailbox_when_asked_for(graph: Graph, tmp_path: Path) -> None:
    await handed_over(graph, tmp_path)
    async with organised_by(graph, tmp_path, OTHER, 1) as teams:
        (card,) = saying(teams.coordinator, SAYS)
        cancels(teams)
        assert card.shows("The old entries must be cancelled by hand in the old mailbox")
        done = await teams.coordinator.presses(card, "Book them in the new one")
        assert done.shows("5 panels are booked in the organiser’s mailbox.")
        await quiet(teams)
        await looked(teams, days=1)
        there = {call.body["subject"] for call in graph.done(BOOK) if "other-admin" in call.path}
        assert {f"Panel SHCG-P00{n}" for n in range(2, 7)} <= there
        assert f"Panel {PANEL}" not in there
        assert not booked(teams.store, teams.clock(), "SHCG-P002").elsewhere
        again = await teams.coordinator.presses(card, "Book them in the new one")
        assert again.shows("No panel stands in another mailbox any more.")


async def test_back_in_the_old_mailbox_nothing_is_asked(graph: Graph, tmp_path: Path) -> None:
    await handed_over(graph, tmp_path)
    async with organised_by(graph, tmp_path, OTHER, 1):
        pass
    async with organised_by(graph, tmp_path, ORGANISER, 2) as teams:
        moves(teams, days=1)
        await quiet(teams)
        assert len(graph.done(CHANGE)) == 1
        assert not saying(teams.coordinator, "in Outlook")
        await all_booked(teams, graph)
