"""A child who leaves the agenda while it sits is no item to come, and nobody is called; what was discussed stays so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from panel.panels import Item
from panel.session import Discussion, Session
from storage.records import Notice
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import agree, gates, low, proposes, sits, status
from tests.stories.sittings import BEGINS, PANEL, at_first, begun, on_the_agenda, quiet, screen, session
from tests.stories.steps import accepted
from tests.stories.test_close_case import OUTCOME
from tests.stories.test_disagree import raised
from tests.stories.test_room import SHUT, names_the_child, opens
from tests.stories.test_stays_as_read import end


async def stops(teams: Teams, reference: str) -> None:
    one = await teams.chair.presses(await teams.chair.says(f"stop {reference}"), "Open")
    two = await teams.chair.presses(one, next(iter(one.buttons)))
    await teams.chair.presses(two, "Stop everything", known="Told by the police.")
    assert status(teams, reference) == "stopped"
    await quiet(teams)


def leaves(teams: Teams, reference: str, to: CaseStatus) -> None:
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Case, reference)
        turn.save(replace(kept, status=to, panel="", invited=(), left_at=turn.now, left_by=persona_id("chair")))


def about(teams: Teams, reference: str) -> set[str]:
    """Every notice about a child."""
    with teams.store.turn(teams.clock()) as turn:
        return {each.id for each in turn.find(Notice) if reference in each.ids.values()}


async def walk(teams: Teams, *moves: str) -> None:
    for move in moves:
        await teams.chair.says(move)
        await quiet(teams)
        teams.clock.move(minutes=13)
        await quiet(teams)


async def test_nobody_is_called_for_a_child_who_has_died_before_their_item(teams: Teams) -> None:
    (_, second), _ = await begun(teams)
    await stops(teams, second)
    before = about(teams, second)
    card = await teams.chair.presses(await screen(teams.chair), "First item")
    assert not card.shows(f"Next: {second}")
    await walk(teams, "next")
    assert about(teams, second) == before
    assert (await screen(teams.chair)).shows("Every item has been gone through")


async def test_nor_in_the_middle_of_it_nor_when_the_sitting_goes_back_to_them(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    await stops(teams, first)
    before = about(teams, first)
    teams.clock.move(minutes=13)
    await quiet(teams)
    await walk(teams, "next", "back")
    assert session(teams).current == first
    assert about(teams, first) == before


@pytest.mark.parametrize("to", [CaseStatus.REMOVED, CaseStatus.HANDED_OVER, CaseStatus.WITHDRAWN])
async def test_who_has_left_is_not_next(teams: Teams, to: CaseStatus) -> None:
    (_, second), _ = await at_first(teams)
    assert (await screen(teams.chair)).shows(f"Next: {second}")
    leaves(teams, second, to)
    assert not (await screen(teams.chair)).shows(f"Next: {second}")


async def test_back_at_a_child_who_has_left_nobody_opens_them_in_a_room_that_is_not_checked(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    leaves(teams, first, CaseStatus.REMOVED)
    await walk(teams, "next", "back")
    assert (session(teams).current, session(teams).checked_at) == (first, None)
    for voice in (teams.coordinator, teams.chair, teams.practitioner):
        for verb in ("case.open", "case.read", "history.open"):
            assert not names_the_child(await opens(voice, verb, case=first, question="synopsis", page="0"))
    # Once where the button names the child, and once where a list opens the file.
    assert (await opens(teams.coordinator, "disagree.list", case=first)).shows(SHUT)
    now = session(teams)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.file(first).session == now


async def test_a_child_who_has_left_does_not_come_back_with_a_panel_that_is_cancelled(teams: Teams) -> None:
    first, second = await on_the_agenda(teams)
    leaves(teams, second, CaseStatus.STOPPED)
    teams.clock.time = datetime(2026, 12, 16, 9, tzinfo=UTC)
    with teams.store.turn(teams.clock()) as turn:
        ids = {"panel": PANEL, "rev": str(turn.panel(PANEL).rev)}
    form = await teams.coordinator.sends(await teams.coordinator.says("schedule"), "schedule.cancel", ids)
    await teams.coordinator.presses(form, "Cancel the panel", reason="Snow.")
    with teams.store.turn(teams.clock()) as turn:
        assert [each.panel for each in turn.find(Item, case=first)] == ["SHCG-P002"]
        assert [each.panel for each in turn.find(Item, case=second)] == [PANEL]
        assert turn.get(Case, second).panel == ""


async def test_once_a_child_has_died_nobody_is_reminded_of_a_disagreement(teams: Teams) -> None:
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.practitioner, teams.health):
        await voice.says("help")
    reference = await accepted(teams)
    await raised(teams, reference)
    await quiet(teams)
    await stops(teams, reference)
    before = about(teams, reference)
    for _ in range(20):
        teams.clock.move(days=1)
        await quiet(teams)
    assert about(teams, reference) == before


async def test_a_child_whose_item_this_sitting_has_not_opened_stays_on_the_agenda(teams: Teams) -> None:
    reference = await accepted(teams, police=OUTCOME)
    sits(teams)
    low(teams, reference)
    await proposes(teams, reference)
    await agree(teams, reference, teams.police, teams.health)
    card = await gates(teams, reference)
    assert card.shows("This sitting has not had its item open in a checked room, or has skipped it")
    assert "Open my screen" in card.buttons
    done = await teams.chair.sends(card, "close.remove", {"case": reference, "panel": PANEL})
    assert done.shows("Asked by a chair at a sitting: This sitting has not had its item open")
    assert status(teams, reference) == "accepted"


async def run_out(teams: Teams) -> str:
    """A child whose item was open for twenty minutes, and was skipped then."""
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    teams.clock.move(minutes=20)
    await teams.chair.says(f"skip {first} we ran out of time")
    await end(teams)
    return first


async def test_what_was_open_in_a_checked_room_was_discussed_though_it_was_skipped_then(teams: Teams) -> None:
    first = await run_out(teams)
    low(teams, first, date(2026, 12, 2))
    teams.clock.time = datetime(2027, 1, 21, 9, 35, tzinfo=UTC)
    with teams.store.turn(teams.clock()) as turn:
        panel, chair = turn.get(Case, first).panel, persona_id("chair")
        assert turn.get(Item, f"{panel}/{first}").new is False
        assert turn.get(Discussion, f"{PANEL}/{first}").heard_at == BEGINS
        turn.save(Session(panel, "durham-shcg", turn.now, chair, chair))
    shown: Card = await gates(teams, first)
    assert shown.shows("It has to be from after the meeting of Thursday 17 December 2026")
