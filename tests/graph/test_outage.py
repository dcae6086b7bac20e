"""While Microsoft 365 does not answer, or asks to be left alone, nobody is flooded, and it is not hammered."""

from dataclasses import replace

from bot.matters import settle
from bot.personas import persona_id
from panel.people import Person
from storage.records import Conversation, Obstacle
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams
from tests.graph.state import Graph
from tests.graph.steps import booking, moves, panels
from tests.graph.test_looks import booked_and_seen, looked, quiet
from tests.graph.test_obstacles import AGAIN, HINDERED, PERMISSION, heard
from tests.graph.test_unheard import RIGHT, readdressed
from tests.graph.weather import Trouble


def troubled(teams: Teams) -> list[Card]:
    return [each for each in teams.coordinator.sees() if each.shows("could not be shown or worked out")]


def saved(teams: Teams) -> None:
    """Somebody's place on the roster is kept anew, as it was."""
    with turn_of(teams) as turn:
        turn.save(turn.get(Person, persona_id("police")))
        settle(turn)


async def test_an_outage_with_nothing_to_tell_is_one_word(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    teams.clock.move(days=1)
    graph.weather.meets = lambda _: Trouble(503)
    for _ in range(20):
        await looked(teams, minutes=1)
    graph.weather.clears()
    await looked(teams, hours=2)
    assert len(troubled(teams)) <= 1


async def test_a_long_one_is_a_word_for_what_is_not_booked_and_one_for_the_rest_however_often_the_roster_changes(
    teams: Teams, graph: Graph
) -> None:
    await booked_and_seen(teams, graph)
    graph.weather.meets = lambda _: Trouble(503)
    moves(teams, days=1)
    moves(teams, "SHCG-P003", days=1)
    for _ in range(3):
        for _ in range(8):
            await looked(teams, hours=2)
        saved(teams)
        await quiet(teams)
    assert 1 <= len(troubled(teams)) <= 2


async def test_being_asked_to_wait_is_no_trouble(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    teams.clock.move(days=1)
    moves(teams, days=1)
    graph.weather.meets = lambda _: Trouble(429, retry_after=30)
    for _ in range(10):
        await looked(teams, minutes=1)
    assert not troubled(teams)


async def test_while_it_asks_to_wait_the_rest_waits_too_and_what_comes_meanwhile(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.weather.meets = lambda _: Trouble(429, retry_after=600)
    for each in panels(teams):
        moves(teams, each.id, days=1)
    await quiet(teams)
    calls = len(graph.calls)
    moves(teams, days=1)
    await quiet(teams)
    saved(teams)
    await quiet(teams)
    assert len(graph.calls) == calls
    assert len(booking(teams)) == len(panels(teams))
    graph.weather.clears()
    await looked(teams, minutes=11)
    assert not booking(teams)


async def test_what_is_hindered_is_not_tried_again_with_every_change_of_the_roster(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.granted.discard(PERMISSION)
    readdressed(teams, RIGHT)
    await quiet(teams)
    calls = len(graph.calls)
    for _ in range(3):
        saved(teams)
        await quiet(teams)
    assert len(graph.calls) == calls


async def test_where_only_reading_is_left_it_is_not_said_to_work_again(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.granted.discard(PERMISSION)
    graph.granted.add("Calendars.Read")
    moves(teams, days=1)
    await quiet(teams)
    for _ in range(3):
        moves(teams, "SHCG-P003", days=1)
        moves(teams, "SHCG-P003", days=-1)
        await looked(teams, hours=2)
    assert (len(heard(teams, HINDERED)), heard(teams, AGAIN)) == (1, [])
    graph.granted.add(PERMISSION)
    await looked(teams, hours=2)
    assert len(heard(teams, AGAIN)) == 1


async def test_what_holds_up_only_what_is_done_weekly_is_gone_once_nothing_waits_for_it(
    teams: Teams, graph: Graph
) -> None:
    await booked_and_seen(teams, graph)
    with turn_of(teams) as turn:
        turn.save(Obstacle("app GRAPH_TEAMS_APP_ID", ("app",), turn.now))
        one = turn.find(Conversation)[0]
        for each in turn.find(Person):
            if not turn.find(Conversation, person=each.id):
                turn.save(replace(one, id=f"a:{each.id}", person=each.id, rev=0))
    await looked(teams, days=8)
    with turn_of(teams) as turn:
        assert turn.find(Obstacle) == []
