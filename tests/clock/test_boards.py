"""Boards change in place, show what is so now, and are never lost or posted twice."""

from datetime import timedelta

import pytest

from bot import boards
from panel.access import Act
from storage.records import Board
from tests.clock.steps import DAY, NEUTRAL, PANEL, draw, got, owe, panel_at, stand, turn_of
from tests.connector import SLOW, Trouble
from tests.dialogue import MONDAY, Teams


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("test", "other"):
        monkeypatch.setitem(boards.KINDS, kind, boards.Kind(draw, Act.SCREEN, f"{kind} shown", "panel"))


@pytest.fixture
async def shown(teams: Teams) -> Teams:
    """The chair's own chat, with a board that says 30 November."""
    await teams.chair.says("help")
    panel_at(teams, MONDAY + 7 * DAY)
    stand(teams, teams.chair)
    await teams.until(lambda: got(teams.chair, "30 November"))
    await teams.until(lambda: not teams.store.due(teams.clock()))
    return teams


def updates(teams: Teams) -> int:
    """How often the board was changed in its place; the agenda of a panel this near is a board as well."""
    changed = [each for each in teams.connector.received if each.method == "PUT"]
    return sum("Its panel is on" in each.body["summary"] for each in changed)


async def test_changes_that_come_together_are_one_change_of_the_card_in_its_place(shown: Teams) -> None:
    for day in (8, 9, 10):
        panel_at(shown, MONDAY + day * DAY)
    shown.clock.move(seconds=4)
    await shown.until(lambda: got(shown.chair, "Its panel is on Thursday 3 December"))
    await shown.until(lambda: not shown.store.due(shown.clock()))
    assert (got(shown.chair, "Its panel is on"), updates(shown)) == (1, 1)


async def test_a_board_that_would_show_the_same_is_not_sent_again(shown: Teams) -> None:
    panel_at(shown, MONDAY + 7 * DAY)
    shown.clock.move(seconds=4)
    await shown.until(lambda: not shown.store.due(shown.clock()))
    assert updates(shown) == 0


async def test_what_changes_while_a_board_is_on_its_way_is_shown_in_the_end(teams: Teams) -> None:
    """A panel a month away: nothing else falls due about it that would stir its board."""
    await teams.chair.says("help")
    panel_at(teams, MONDAY + 30 * DAY)
    stand(teams, teams.chair)
    await teams.until(lambda: got(teams.chair, "23 December") and not teams.store.due(teams.clock()))
    teams.connector.weather = lambda method: Trouble(SLOW) if method == "PUT" else None
    panel_at(teams, MONDAY + 31 * DAY)
    teams.clock.move(seconds=4)
    await teams.until(lambda: updates(teams))
    panel_at(teams, MONDAY + 32 * DAY)
    teams.connector.let_go()
    teams.clock.move(seconds=4)
    await teams.until(lambda: got(teams.chair, "Its panel is on Friday 25 December"))
    assert updates(teams) == 2


async def test_a_board_that_somebody_deleted_is_posted_anew_once(shown: Teams) -> None:
    [card] = [card for card in shown.chair.sees() if card.shows("Its panel is on")]
    shown.connector.forget(shown.chair.where.id, card.activity)
    for day in (8, 9):
        panel_at(shown, MONDAY + day * DAY)
        shown.clock.move(seconds=4)
        await shown.until(lambda: not shown.store.due(shown.clock()))
    assert got(shown.chair, "Its panel is on") == got(shown.chair, "Its panel is on Wednesday 2 December") == 1


async def test_two_boards_in_one_chat_each_keep_their_place(shown: Teams) -> None:
    panel_at(shown, MONDAY + 20 * DAY, "SHCG-P902")
    stand(shown, shown.chair, "other", "SHCG-P902")
    await shown.until(lambda: got(shown.chair, "13 December"))
    panel_at(shown, MONDAY + 8 * DAY)
    panel_at(shown, MONDAY + 21 * DAY, "SHCG-P902")
    shown.clock.move(seconds=4)
    await shown.until(lambda: got(shown.chair, "1 December") and got(shown.chair, "14 December"))
    assert got(shown.chair, "Its panel is on") == 2


async def test_a_board_of_a_kind_that_there_is_no_more_is_told_of_once_and_holds_up_nobody(
    shown: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    await shown.coordinator.says("help")
    stand(shown, shown.chair, "of an older version")
    owe(shown, "chair")
    await shown.until(lambda: got(shown.chair, NEUTRAL))
    await shown.until(lambda: got(shown.coordinator, f"Something about {PANEL}"))
    for _ in range(3):
        shown.clock.move(hours=1)
        await shown.until(lambda: not shown.store.due(shown.clock()))
    assert sum("cannot be drawn" in record.message for record in caplog.records) == 1
    assert got(shown.coordinator, f"Something about {PANEL}") == 1


async def test_a_board_about_a_procedure_that_does_not_run_here_stays_as_it_is(shown: Teams) -> None:
    stand(shown, shown.chair, subject="ELSE-P001")
    await shown.until(lambda: not shown.store.due(shown.clock()))
    with turn_of(shown) as turn:
        [board] = turn.find(Board, subject="ELSE-P001")
    assert (board.wake_at, board.activity, board.attempts) == (None, "", 0)


async def test_a_board_whose_chat_the_bot_was_taken_out_of_waits_for_nothing(shown: Teams) -> None:
    with turn_of(shown) as turn:
        boards.put_up(turn, "test", PANEL, chat="19:a-chat-it-left")

    def nothing_waits() -> bool:
        shown.clock.move(seconds=4)
        return not shown.store.due(shown.clock() + timedelta(hours=1))

    await shown.until(nothing_waits)
    assert updates(shown) == 0


async def test_a_board_that_was_refused_is_told_of_and_is_there_with_its_next_change(teams: Teams) -> None:
    for voice in (teams.chair, teams.coordinator):
        await voice.says("help")
    panel_at(teams, MONDAY + 30 * DAY)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    teams.connector.trouble.append(Trouble(400))
    stand(teams, teams.chair)
    await teams.until(lambda: got(teams.coordinator, f"Something about {PANEL}"))
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not got(teams.chair, "Its panel is on")
    panel_at(teams, MONDAY + 31 * DAY)
    teams.clock.move(seconds=4)
    await teams.until(lambda: got(teams.chair, "Its panel is on Thursday 24 December"))
