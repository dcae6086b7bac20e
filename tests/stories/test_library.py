"""The minutes in the organisation's own library: one copy, for all at the table, and never round anybody's own view."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.minutes import Minutes
from panel.panels import Item
from panel.session import Session
from panel.updates import Mark
from storage.records import Audit, Errand, Obstacle
from storage.tinydb_store import open_store
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.graph.booking import booking
from tests.graph.standin import serving
from tests.graph.state import Graph
from tests.graph.test_looks import looked, quiet, saying
from tests.graph.weather import HANG, Trouble
from tests.stories.library import KEEPS, PANEL, PATH, at_table, file, mails, meets, ready, sends
from tests.stories.sat import MARKS, sat
from tests.stories.steps import accepted
from tests.stories.test_as_approved import corrects
from tests.stories.test_minutes import REF, approved, drafted, listed, reads
from tests.stories.test_minutes_aside import SASHA, typed

KEY = secrets.token_urlsafe(32)
APART = "This item is kept apart. Whoever may read it opens it in Teams."


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with serving() as graph:
        yield graph


@pytest.fixture
async def teams(graph: Graph) -> AsyncIterator[Teams]:
    async with booking(graph) as teams:
        yield teams


async def test_one_copy_is_kept_and_each_core_member_is_mailed_its_link_once(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    await sends(teams)
    await quiet(teams)
    assert "Robin Example" in file(graph)
    assert [call.path.rpartition("/")[2] for call in graph.done(KEEPS)] == ["content"]
    went = mails(graph)
    assert len(went) > 8
    assert sorted(each.to for each in went) == at_table(teams)
    (subject,), (words,) = {each.subject for each in went}, {each.words for each in went}
    assert subject == f"Panel {PANEL}: minutes"
    assert words == f"Open it here: https://demo.sharepoint.com/sites/panel/Documents/{PATH}"
    for _ in range(3):
        await looked(teams, hours=12)
    assert mails(graph) == went
    with turn_of(teams) as turn:
        assert [each.by for each in turn.find(Audit, subject=REF) if each.act == "keep"] == ["library"]


async def test_the_card_says_how_far_it_is_in_numbers_and_opens_it(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    meets(graph, KEEPS, Trouble(503))
    await sends(teams)
    await teams.until(lambda: any(call.status == 503 for call in graph.calls))
    assert (await drafted(teams.coordinator)).shows("The copy in the library is on its way: not there yet.")
    await looked(teams)
    card = await drafted(teams.coordinator)
    assert card.shows(f"In the library since Thursday 17 December 2026, link mailed to {len(mails(graph))} people.")
    assert card.buttons["View in the library"]["url"].endswith(PATH)
    assert "Send them out" not in card.buttons
    card = await listed(teams.health)
    assert card.shows("In the library since Thursday 17 December 2026.")
    assert "View in the library" in card.buttons
    for voice in (teams.practitioner, teams.lead):
        assert not (await listed(voice)).shows("library")


async def test_an_item_that_somebody_steps_out_of_is_not_in_the_copy(teams: Teams, graph: Graph) -> None:
    other, mine = await accepted(teams, child=SASHA), await accepted(teams)
    await ready(teams, other, mine)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Case, other), interests=(persona_id("police"),)))
    await sends(teams)
    await quiet(teams)
    words = file(graph)
    assert words.count(APART) == 1
    assert mine in words
    for hidden in (other, "Sasha", "Placeholder"):
        assert hidden not in words
        assert hidden in await reads(teams.health)


async def test_whoever_steps_out_later_is_kept_from_it_there_too_and_back_in_it_returns(
    teams: Teams, graph: Graph
) -> None:
    await ready(teams)
    await sends(teams)
    await quiet(teams)
    went = mails(graph)
    form = await teams.health.presses(await teams.health.says(f"interest {REF}"), "I know this family")
    await teams.health.presses(form, "Step out", reason="A neighbour.")
    await quiet(teams)
    assert "Robin" not in file(graph)
    assert APART in file(graph)
    card = await teams.coordinator.presses(await teams.coordinator.says(f"interest {REF}"), "I know this family")
    card = await teams.coordinator.presses(card, "Bring back")
    await teams.coordinator.presses(card, "Bring them back", reason="Another family.")
    await quiet(teams)
    assert "Robin" in file(graph)
    assert APART not in file(graph)
    assert mails(graph) == went


async def test_a_case_that_is_only_spoken_of_is_kept_out_as_well(teams: Teams, graph: Graph) -> None:
    await teams.health.says("help")
    other = await accepted(teams, police={"police": "investigating"})
    await sat(teams, await accepted(teams, child=SASHA))
    with turn_of(teams) as turn:
        for each in turn.find(Item, case=other):
            turn.delete(each)
    await approved(teams)
    await sends(teams)
    await quiet(teams)
    assert other in file(graph)
    form = await teams.health.presses(await teams.health.says(f"interest {other}"), "I know this family")
    await teams.health.presses(form, "Step out", reason="A neighbour.")
    await quiet(teams)
    assert other not in file(graph)


@pytest.mark.parametrize("words", ["Sasha Placeholder sat beside.", "As with {}: sat beside."])
async def test_what_another_child_s_section_says_of_it_is_kept_out_as_well(
    teams: Teams, graph: Graph, words: str
) -> None:
    await teams.health.says("help")
    other, mine = await accepted(teams, child=SASHA), await accepted(teams)
    typed(teams, await sat(teams, other, mine), mine, voice=words.format(other))
    await approved(teams)
    await sends(teams)
    await quiet(teams)
    assert words.format(other) in file(graph)
    form = await teams.health.presses(await teams.health.says(f"interest {other}"), "I know this family")
    await teams.health.presses(form, "Step out", reason="A neighbour.")
    await quiet(teams)
    assert "sat beside" not in file(graph)
    assert APART in file(graph)


async def test_a_case_of_no_item_is_kept_out_of_a_child_s_section(teams: Teams, graph: Graph) -> None:
    await teams.health.says("help")
    other, mine = await accepted(teams, child=SASHA), await accepted(teams)
    panel = await sat(teams, mine)
    with turn_of(teams) as turn:
        for each in turn.find(Item, case=other):
            turn.delete(each)
    typed(teams, panel, mine, voice=f"As with {other.lower()}.")
    await approved(teams)
    await sends(teams)
    await quiet(teams)
    assert other.lower() in file(graph)
    form = await teams.health.presses(await teams.health.says(f"interest {other}"), "I know this family")
    await teams.health.presses(form, "Step out", reason="A neighbour.")
    await quiet(teams)
    assert other.lower() not in file(graph)


async def test_while_a_child_s_item_is_open_in_a_room_nobody_checked_no_copy_is_made(
    teams: Teams, graph: Graph
) -> None:
    await ready(teams)
    with turn_of(teams) as turn:
        later = turn.save(replace(turn.panel(PANEL), id="SHCG-P099", starts_at=teams.clock()))
        turn.save(Session(later.id, later.procedure, turn.now, "chair", "chair", current=REF, entered_at=turn.now))
        turn.save(replace(turn.get(Case, REF), panel=later.id))
    await sends(teams)
    await looked(teams, minutes=11)
    assert not graph.files
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Session, later.id), checked_at=turn.now))
    await looked(teams, minutes=11)
    assert "Robin" in file(graph)


async def test_nothing_that_is_marked_stands_in_it(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    await sends(teams)
    await quiet(teams)
    words = file(graph)
    assert MARKS[Mark.MEMBERS] in words
    for mark in (Mark.NAMED, Mark.NOT_FAMILY, Mark.CHAIR):
        assert MARKS[mark] not in words
    assert "annex" not in words.lower()


async def test_a_library_that_is_closed_is_told_of_once_and_used_when_it_is_opened(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    graph.granted.discard("Sites.Selected")
    await sends(teams)
    await teams.until(lambda: saying(teams.coordinator, "the library for documents cannot be used"))
    for _ in range(3):
        await looked(teams, hours=2)
    (card,) = saying(teams.coordinator, "the library for documents cannot be used")
    needed = await teams.coordinator.presses(card, "What they must do")
    assert needed.shows("New-MgSitePermission")
    assert not graph.files
    graph.granted.add("Sites.Selected")
    await looked(teams, hours=2)
    assert "Robin" in file(graph)
    assert sorted(each.to for each in mails(graph)) == at_table(teams)
    await teams.until(lambda: saying(teams.coordinator, "lets Convenor work again"))
    with turn_of(teams) as turn:
        assert not turn.find(Obstacle)


async def test_a_correction_takes_the_copy_s_place_and_mails_nobody(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    await sends(teams)
    await quiet(teams)
    went = mails(graph)
    await corrects(teams.coordinator, about=REF, heading="decision", words="It was the deputy.")
    await quiet(teams)
    assert "It was the deputy." in file(graph)
    assert mails(graph) == went
    assert len(graph.done(KEEPS)) == 2


async def test_a_correction_while_the_copy_is_on_its_way_stands_in_it(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    meets(graph, KEEPS, Trouble(HANG))
    await sends(teams)
    await teams.until(lambda: any(call.purpose == KEEPS for call in graph.calls))
    await corrects(teams.coordinator, about=REF, heading="decision", words="It was the deputy.")
    graph.weather.let_go()
    await quiet(teams)
    assert "It was the deputy." in file(graph)
    assert sorted(each.to for each in mails(graph)) == at_table(teams)


async def test_minutes_that_never_stood_there_are_not_put_there_by_a_correction(graph: Graph, tmp_path: Path) -> None:
    async with booking(graph, open_store(tmp_path, KEY, "demo"), GRAPH_DRIVE_ID="") as teams:
        await ready(teams)
        await sends(teams)
        await quiet(teams)
        assert not (await drafted(teams.coordinator)).shows("library")
        with turn_of(teams) as turn:
            assert not [each for each in turn.find(Errand) if each.id.startswith("library")]
        then = teams.clock()
    async with booking(graph, open_store(tmp_path, KEY, "demo")) as teams:
        teams.clock.time = then
        await corrects(teams.coordinator, about=REF, heading="decision", words="It was the deputy.")
        await quiet(teams)
        with turn_of(teams) as turn:
            assert turn.get(Minutes, PANEL).kept_at is None
    assert (graph.files, mails(graph)) == ({}, [])


async def test_with_a_local_calendar_nothing_is_said_of_a_library(graph: Graph) -> None:
    async with booking(graph, None, CONVENOR_CALENDAR="local") as teams:
        await ready(teams)
        await sends(teams)
        await quiet(teams)
        assert not (await drafted(teams.coordinator)).shows("library")
    assert graph.calls == []
