"""Which panel “start” begins, and that whoever begins it is there."""

from dataclasses import replace
from datetime import timedelta

from bot.matters import settle
from panel.panels import Panel
from panel.session import Session
from tests.dialogue import Teams, actions
from tests.stories.at_sitting import agree, proposes
from tests.stories.sittings import BEGINS, PANEL, at_first, begun, on_the_agenda, present
from tests.stories.test_minutes import reads
from tests.stories.test_presence import room


def two_of_a_day(teams: Teams, moved: timedelta) -> str:
    """The panel is moved on its day, and an extra one sits at the time it had."""
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.panel(PANEL)
        turn.save(replace(kept, starts_at=BEGINS + moved))
        extra = turn.save(Panel(turn.new_id("SHCG-P"), kept.procedure, BEGINS, 90, published_at=kept.published_at)).id
        settle(turn)
    return extra


def sits(teams: Teams, panel: str) -> bool:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Session, panel) is not None


async def test_of_two_panels_on_one_day_the_one_whose_time_it_is_begins(teams: Teams) -> None:
    await on_the_agenda(teams)
    extra = two_of_a_day(teams, timedelta(hours=4))
    await teams.chair.says("start")
    assert (sits(teams, extra), sits(teams, PANEL)) == (True, False)


async def test_one_that_nobody_began_before_its_time_was_past_stands_in_no_other_s_way(teams: Teams) -> None:
    await on_the_agenda(teams)
    extra = two_of_a_day(teams, timedelta(hours=4))
    teams.clock.time = BEGINS + timedelta(hours=4)
    await teams.chair.says("start")
    assert (sits(teams, extra), sits(teams, PANEL)) == (False, True)


async def test_whoever_begins_it_is_there_and_each_button_of_the_list_says_whom_it_is_about(teams: Teams) -> None:
    await begun(teams)
    assert [(each.person, each.here) for each in present(teams)] == [(teams.chair.who.aad, True)]
    shown = await room(teams.chair)
    assert shown.shows("Demo chair: Chair; here")
    assert {"Chair is not here", "Health is here", "Health: who they speak for"} <= set(shown.buttons)
    names = [each["title"] for each in actions(shown.content)]
    assert len(names) == len(set(names))
    await teams.chair.presses(shown, "Chair is not here")
    assert [each.here for each in present(teams)] == [False]


async def test_where_nobody_else_was_written_down_each_seat_still_speaks_for_itself(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    await proposes(teams, first, "ongoing")
    await agree(teams, first, teams.police, teams.health)


async def test_the_minutes_say_that_nobody_else_was_written_down(teams: Teams) -> None:
    await begun(teams)
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    words = await reads(teams.chair)
    assert "Demo chair" in words
    assert "Nobody else's presence is recorded." in words
