"""What others write in a panel's entry at the same moment, or in their own way, stays as they left it."""

from dataclasses import replace
from datetime import timedelta

from bot.booking import differing
from bot.personas import persona_id
from panel.people import Person
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.graph.bodies import Body, moment
from tests.graph.records import NEVER, Call, address
from tests.graph.state import Graph
from tests.graph.steps import CHANGE, PANEL, moves
from tests.graph.test_looks import ENTRY, booked_and_seen, by_hand, looked, panel_now, quiet, saying
from tests.graph.weather import SLOW, Trouble

CLERK, ROOM = "clerk@demo.example", "room1@demo.example"
DAY = timedelta(days=1)


def slowly(graph: Graph) -> None:
    """The next change is under way for a while."""
    left = [Trouble(SLOW)]
    graph.weather.meets = lambda purpose: left.pop() if purpose == CHANGE and left else None


async def under_way(teams: Teams, graph: Graph) -> Call:
    """The change that is under way."""
    (call,) = await teams.until(lambda: [each for each in graph.calls if each.purpose == CHANGE])
    assert isinstance(call, Call)
    return call


def readdressed(teams: Teams) -> None:
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), email="new.health@demo.example"))
        differing(turn, "durham-shcg")


def types(event: Body) -> dict[str, str]:
    return {address(each): each["type"] for each in event["attendees"]}


def guest(email: str, type: str) -> Body:
    said = {"response": "accepted", "time": NEVER}
    return {"emailAddress": {"address": email, "name": "By hand"}, "type": type, "status": said}


async def test_whoever_is_added_by_hand_while_we_change_it_stays(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    slowly(graph)
    readdressed(teams)
    call = await under_way(teams, graph)
    (panel,) = [each["subject"].split()[1] for each in graph.events() if each["id"] == call.parts["event"]]
    graph.invited_by_hand(panel, CLERK)
    graph.weather.let_go()
    await looked(teams)
    await looked(teams)
    assert {CLERK, "new.health@demo.example"} <= types(graph.event(panel)).keys()
    assert call.status == 412


async def test_a_time_set_by_hand_while_we_change_it_is_asked_about(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    slowly(graph)
    moves(teams, days=1)
    await under_way(teams, graph)
    by_hand(graph)
    there = graph.event(PANEL)["start"]
    graph.weather.let_go()
    await looked(teams)
    await looked(teams)
    assert saying(teams.coordinator, "was changed in Outlook: it now says")
    assert graph.event(PANEL)["start"] == there


async def test_an_optional_guest_and_a_room_stay_what_they_are(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    added = [guest(CLERK, "optional"), guest(ROOM, "resource")]
    graph.edited_by_hand(PANEL, attendees=[*graph.event(PANEL)["attendees"], *added])
    await looked(teams)
    readdressed(teams)
    await quiet(teams)
    now = types(graph.event(PANEL))
    assert (now[CLERK], now[ROOM], now["new.health@demo.example"]) == ("optional", "resource", "required")
    assert graph.event(PANEL)["attendees"][-2]["emailAddress"]["name"] == "By hand"


async def test_an_entry_of_a_whole_day_can_only_be_put_back(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    midnight = moment(graph.event(PANEL)["start"]).replace(hour=0, minute=0)
    graph.moved_by_hand(PANEL, midnight, minutes=24 * 60)
    graph.edited_by_hand(PANEL, isAllDay=True)
    await looked(teams)
    (card,) = saying(teams.coordinator, f"{ENTRY} was changed in Outlook")
    assert {"Take the new time", "Take the new length"}.isdisjoint(card.buttons)
    panel = panel_now(teams)
    taken = await teams.coordinator.sends(card, "entry.take", {"panel": PANEL, "asked": "1"})
    assert taken.shows("No panel sits for a whole day.")
    await teams.coordinator.presses(card, "Put it back")
    await quiet(teams)
    stands = graph.event(PANEL)
    assert (moment(stands["start"]), stands["isAllDay"]) == (panel.starts_at, False)
    assert panel_now(teams) == panel
