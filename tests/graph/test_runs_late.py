"""A panel that sits on past its time: nobody from outside loses the way in, and its entry is still looked at."""

from datetime import datetime, timedelta

from panel.panels import Panel, ends_at
from storage.records import Errand
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.graph.state import Graph
from tests.graph.steps import PANEL
from tests.graph.test_own_meetings import OPEN, OUTSIDE, OWN, booked, links, my_view, out, own


async def quiet(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)


def over_at(teams: Teams) -> datetime:
    with turn_of(teams) as turn:
        return ends_at(turn.get(Panel, PANEL))


async def late(teams: Teams, graph: Graph) -> None:
    """The panel has begun, and half an hour after its time the item of somebody from outside is reached."""
    await out(teams, graph)
    ends = over_at(teams)
    for moment in (ends - timedelta(hours=3), ends - timedelta(hours=2)):
        teams.clock.time = moment
        await quiet(teams)
    assert (await teams.chair.says("start")).shows("sits. Started by the chair")
    teams.clock.time = ends + timedelta(minutes=30)
    await quiet(teams)
    screen = await teams.chair.presses(await teams.chair.says("next"), "Open my screen")
    assert screen.shows("Item 1 of 1")
    await teams.chair.presses(screen, "I have checked the room")
    await quiet(teams)


async def test_whoever_comes_from_outside_gets_in_until_the_sitting_is_ended(teams: Teams, graph: Graph) -> None:
    await late(teams, graph)
    assert [each.id for each in own(teams)] == [OWN]
    (link,) = links(await my_view(teams, "health"), OPEN)
    assert link == booked(teams).join_link
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    await teams.until(lambda: not own(teams))
    assert [mail.kind for mail in graph.mails if mail.to == OUTSIDE] == ["invitation"]


async def test_its_entry_is_looked_at_while_it_sits(teams: Teams, graph: Graph) -> None:
    await late(teams, graph)
    with turn_of(teams) as turn:
        waits = turn.maybe(Errand, f"look {PANEL}")
    assert waits
    assert waits.wake_at > teams.clock()
