"""What is set in the room is set again, and shown as it is."""

from datetime import datetime, timedelta

from panel.rooms import Setting
from tests.dialogue import Teams
from tests.graph.records import Call
from tests.graph.state import Graph
from tests.graph.steps import PANEL
from tests.graph.test_own_endings import settled
from tests.graph.test_rooms import SAFE, meeting, met, reach


async def test_those_of_the_organisation_present_and_let_people_in_and_nobody_else(teams: Teams, graph: Graph) -> None:
    await met(teams, graph)
    room = graph.meeting(PANEL)
    assert room["allowedPresenters"] == "organization"
    assert room["allowedLobbyAdmitters"] == "organizerAndCoOrganizersAndPresenters"


async def test_where_they_are_fixed_they_are_listed(teams: Teams, graph: Graph) -> None:
    graph.meeting_refuses = {"allowedPresenters", "allowedLobbyAdmitters"}
    await met(teams, graph)
    assert {Setting.ADMITTERS, Setting.PRESENTERS} < set(meeting(teams).left)
    assert (await reach(teams.coordinator)).shows("who lets people in from the lobby; who presents; recap and Copilot")


async def test_what_could_not_be_set_is_tried_again_daily(teams: Teams, graph: Graph) -> None:
    graph.meeting_keeps, graph.meeting_refuses = {"lobbyBypassSettings"}, {"allowRecording"}
    await met(teams, graph)
    assert {Setting.LOBBY, Setting.RECORDING} < set(meeting(teams).left)
    graph.meeting_keeps, graph.meeting_refuses = set(), set()
    await settled(teams, days=1)
    assert graph.meeting(PANEL)["allowRecording"] is False
    assert meeting(teams).left == (Setting.RECAP, Setting.NAMES)


async def test_what_somebody_turns_on_by_hand_is_off_again_before_the_panel(teams: Teams, graph: Graph) -> None:
    await met(teams, graph)
    start = panel_starts(teams)
    while teams.clock() < start - timedelta(hours=14):
        await settled(teams, hours=12)
    graph.meeting(PANEL)["allowRecording"] = True
    graph.meeting(PANEL)["lobbyBypassSettings"]["scope"] = "everyone"
    teams.clock.move(seconds=(start - teams.clock()).total_seconds() - 3600)
    await settled(teams)
    room = graph.meeting(PANEL)
    assert (room["allowRecording"], room["lobbyBypassSettings"]["scope"]) == (False, "invited")
    done = len(_safe(graph))
    await settled(teams, days=2)
    assert len(_safe(graph)) == done


def panel_starts(teams: Teams) -> datetime:
    with teams.store.turn(teams.clock()) as turn:
        return turn.panel(PANEL).starts_at


def _safe(graph: Graph) -> list[Call]:
    return [call for call in graph.done(SAFE) if call.parts["meeting"] == graph.meeting(PANEL)["id"]]
