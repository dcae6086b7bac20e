"""The room: the panel's online meeting is safe, and its chat is the panel's."""

import pytest

from bot.booking import book, go
from panel.rooms import Inside, Meeting, Setting
from storage.records import Board, Booked, Conversation
from tests import bodies
from tests.bodies import Who
from tests.clock.steps import kept, turn_of
from tests.dialogue import Card, Teams, Voice, actions
from tests.graph.state import ORGANISER_ID, Graph
from tests.graph.steps import PANEL, all_booked
from tests.stories.steps import accepted

SAFE, ENTER = "Turn on the lobby, turn off recording", "Bring the bot into a meeting's chat"


def meeting(teams: Teams, id: str = PANEL) -> Meeting:
    """A meeting as it is kept; an empty one while it is not."""
    found = kept(teams.store, teams.clock(), Meeting, id)
    return found if isinstance(found, Meeting) else Meeting(id)


def chat(teams: Teams, id: str) -> Conversation:
    """A chat that the bot knows."""
    found = kept(teams.store, teams.clock(), Conversation, id)
    assert isinstance(found, Conversation)
    return found


def told(voice: Voice, words: str) -> int:
    """How many cards in somebody's own chat say this."""
    return sum(card.shows(words) for card in voice.sees())


async def met(teams: Teams, graph: Graph) -> None:
    """Waits until the panels stand in the calendar, and the bot is in the chat of the first."""
    await all_booked(teams, graph)
    await teams.until(lambda: meeting(teams).inside is Inside.YES)


async def test_everybody_who_is_not_invited_waits_and_nothing_is_recorded(teams: Teams, graph: Graph) -> None:
    await met(teams, graph)
    room = graph.meeting(PANEL)
    assert room["lobbyBypassSettings"]["scope"] == "invited"
    assert room["lobbyBypassSettings"]["isDialInBypassEnabled"] is False
    off = ("allowRecording", "allowTranscription", "recordAutomatically", "allowCopyingAndSharingMeetingContent")
    assert [room[name] for name in off] == [False] * 4
    assert room["isEntryExitAnnounced"] is True
    assert meeting(teams).left == (Setting.RECAP, Setting.NAMES)
    (safe,) = [call for call in graph.done(SAFE) if call.parts["meeting"] == room["id"]]
    assert safe.parts["user"] == ORGANISER_ID


async def test_what_the_organisation_fixes_is_listed_for_its_administrator(teams: Teams, graph: Graph) -> None:
    graph.meeting_keeps, graph.meeting_refuses = {"allowTranscription"}, {"allowRecording"}
    await met(teams, graph)
    assert set(meeting(teams).left) == {Setting.RECORDING, Setting.TRANSCRIPTION, Setting.RECAP, Setting.NAMES}
    assert graph.meeting(PANEL)["lobbyBypassSettings"]["scope"] == "invited"
    card = await reach(teams.coordinator)
    assert card.shows("recording; transcription; recap and Copilot; hiding who else is there")


async def reach(voice: Voice) -> Card:
    """Who can be messaged, opened."""
    return await voice.presses(await voice.says("reach"), "Open")


async def test_the_agenda_stands_in_the_chat_of_the_panels_own_meeting(teams: Teams, graph: Graph) -> None:
    await teams.coordinator.says("here", teams.group())
    reference = await accepted(teams)
    await met(teams, graph)
    there = chat(teams, graph.chat(PANEL))
    assert (there.procedure, there.panel) == ("durham-shcg", PANEL)
    assert teams.cards(teams.group(graph.chat(PANEL))) == []
    teams.clock.move(days=17)
    await teams.until(lambda: stands(teams, graph.chat(PANEL), reference))
    assert not stands(teams, "19:group", reference)
    assert not (await teams.coordinator.says("reach")).shows("meeting’s chat")


def stands(teams: Teams, id: str, words: str) -> bool:
    """Whether a card in a chat says this."""
    return any(card.shows(words) for card in teams.cards(teams.group(id)))


async def test_where_a_meeting_has_no_chat_before_somebody_joins_the_panels_chat_is_used(
    teams: Teams, graph: Graph
) -> None:
    graph.chat_before_join = False
    await teams.coordinator.says("here", teams.group())
    reference = await accepted(teams)
    await all_booked(teams, graph)
    await teams.until(lambda: meeting(teams).inside is Inside.NO_CHAT)
    why = "The meeting has no chat before somebody joins. Until then, the agenda goes where “here” was said."
    assert (await teams.coordinator.says("reach")).shows(why)
    teams.clock.move(days=17)
    await teams.until(lambda: stands(teams, "19:group", reference))
    graph.joins(PANEL)
    teams.clock.move(days=7)
    await teams.until(lambda: stands(teams, graph.chat(PANEL), reference))
    assert not (await teams.coordinator.says("reach")).shows(why)


async def test_who_takes_the_bot_out_of_the_chat_is_not_overruled(teams: Teams, graph: Graph) -> None:
    await teams.coordinator.says("here", teams.group())
    reference = await accepted(teams)
    await met(teams, graph)
    await taken_out(teams, graph, graph.chat(PANEL))
    with turn_of(teams) as turn:
        go(turn, "room", PANEL)
    await teams.until(lambda: quiet(teams))
    assert meeting(teams).inside is Inside.REMOVED
    assert (await teams.coordinator.says("reach")).shows("I was removed from the meeting’s chat")
    teams.clock.move(days=17)
    await teams.until(lambda: stands(teams, "19:group", reference))
    entered = [call for call in graph.done(ENTER) if call.parts["chat"] == graph.chat(PANEL)]
    assert (len(entered), meeting(teams).inside) == (1, Inside.REMOVED)
    await teams.send(bodies.bot_added(Who(ORGANISER_ID), teams.group(graph.chat(PANEL))))
    await teams.until(lambda: stands(teams, graph.chat(PANEL), reference))


async def test_here_said_in_a_meetings_chat_takes_nothing_from_the_panels_own(teams: Teams, graph: Graph) -> None:
    await teams.coordinator.says("here", teams.group())
    await met(teams, graph)
    card = await teams.coordinator.says("here", teams.group(graph.chat(PANEL)))
    assert card.shows("From here on this chat is that of the Sexual Harm Consultation Group.")
    own = chat(teams, "19:group")
    assert own.procedure == "durham-shcg"
    await teams.coordinator.says("here", teams.group("19:other"))
    there = chat(teams, graph.chat(PANEL))
    assert (there.procedure, there.panel) == ("durham-shcg", PANEL)


async def test_a_bot_that_may_not_come_into_a_chat_says_so_once_and_comes_when_it_may(
    teams: Teams, graph: Graph
) -> None:
    graph.granted.discard("TeamsAppInstallation.ReadWriteSelfForChat.All")
    await teams.coordinator.says("my")
    await all_booked(teams, graph)
    needs = "Needed: TeamsAppInstallation.ReadWriteSelfForChat.All."
    await teams.until(lambda: told(teams.coordinator, needs) == 1)
    assert (await teams.coordinator.says("reach")).shows("An administrator has to let me into the meeting’s chat.")
    graph.granted.add("TeamsAppInstallation.ReadWriteSelfForChat.All")
    teams.clock.move(hours=2)
    await met(teams, graph)
    assert told(teams.coordinator, needs) == 1


async def test_an_app_that_is_not_in_the_catalogue_is_told_from_a_chat_that_is_not_there(
    teams: Teams, graph: Graph
) -> None:
    graph.in_catalogue = False
    await teams.coordinator.says("my")
    await teams.until(lambda: told(teams.coordinator, "Needed: GRAPH_TEAMS_APP_ID."))


async def test_a_missing_access_policy_is_named(teams: Teams, graph: Graph) -> None:
    graph.policy = False
    await teams.coordinator.says("my")
    await teams.until(lambda: told(teams.coordinator, "Needed: CsApplicationAccessPolicy."))
    assert meeting(teams).link == ""
    graph.policy = True
    teams.clock.move(hours=2)
    await met(teams, graph)


@pytest.mark.parametrize("looks", [1, 2])
async def test_a_link_that_comes_later_is_the_room_then(teams: Teams, graph: Graph, looks: int) -> None:
    graph.link_after = looks
    await all_booked(teams, graph)
    for _ in range(4):
        teams.clock.move(minutes=6)
        await teams.until(lambda: quiet(teams))
    await teams.until(lambda: meeting(teams).inside is Inside.YES)
    assert not any(card.shows("has no online meeting") for card in teams.coordinator.sees())


def quiet(teams: Teams) -> bool:
    """Whether nothing is due."""
    return not [each for each in teams.store.due(teams.clock()) if each.kind.__name__ == "Errand"]


async def test_without_a_link_for_an_hour_the_coordinator_hears_of_it_once(teams: Teams, graph: Graph) -> None:
    graph.licensed = False
    await teams.coordinator.says("my")
    await all_booked(teams, graph)
    words = "has no online meeting, so nobody can join it yet."
    assert not any(card.shows(words) for card in teams.coordinator.sees())
    teams.clock.move(hours=1)
    await teams.until(lambda: any(card.shows(words) for card in teams.coordinator.sees()))
    teams.clock.move(hours=3)
    await teams.until(lambda: quiet(teams))
    (told,) = [card for card in teams.coordinator.sees() if card.shows(words)]
    assert told.shows("add a Teams meeting: it is found there.")


async def test_a_chat_that_teams_never_tells_of_is_the_panels_all_the_same(teams: Teams, graph: Graph) -> None:
    graph.installed = lambda _: None
    reference = await accepted(teams)
    await met(teams, graph)
    there = chat(teams, graph.chat(PANEL))
    assert (there.kind, there.panel, there.person) == ("groupChat", PANEL, "")
    teams.clock.move(days=17)
    await teams.until(lambda: stands(teams, graph.chat(PANEL), reference))


async def test_another_meeting_has_another_chat_and_the_one_before_is_nobodys(teams: Teams, graph: Graph) -> None:
    reference = await accepted(teams)
    await met(teams, graph)
    teams.clock.move(days=17)
    before = graph.chat(PANEL)
    await teams.until(lambda: stands(teams, before, reference))
    graph.deleted_by_hand(PANEL)
    with turn_of(teams) as turn:
        turn.save(Booked(PANEL, rev=turn.get(Booked, PANEL).rev))
        book(turn, PANEL)
    await teams.until(lambda: graph.events(PANEL))
    await teams.until(lambda: stands(teams, graph.chat(PANEL), reference))
    left = chat(teams, before)
    with turn_of(teams) as turn:
        assert [each.chat for each in turn.find(Board, subject=PANEL) if each.chat] == [graph.chat(PANEL)]
    assert (left.procedure, left.panel) == ("", "")


async def test_those_who_sit_on_the_panel_join_from_what_they_open_and_nothing_posted_leads_there(
    teams: Teams, graph: Graph
) -> None:
    await met(teams, graph)
    link = graph.event(PANEL)["onlineMeeting"]["joinUrl"]
    for voice, said, opens in (
        (teams.health, "agenda", "My view"),
        (teams.health, "my", "Open my list"),
        (teams.coordinator, "schedule", "Open the dates"),
    ):
        posted = await voice.says(said)
        assert "meetup-join" not in str(posted.content)
        opened = await voice.presses(posted, opens)
        assert link in [each.get("url") for each in actions(opened.content) if each["title"] == "Join the meeting"]
    for voice in (teams.invitee, teams.practitioner, teams.auditor):
        mine = await voice.presses(await voice.says("my"), "Open my list")
        assert "Join the meeting" not in mine.buttons
    assert not any("meetup-join" in str(each.body) for each in teams.connector.received)


async def taken_out(teams: Teams, graph: Graph, id: str) -> None:
    """Somebody takes the bot out of a chat."""
    graph.apps[id].clear()
    await teams.send(bodies.bot_removed(Who(ORGANISER_ID), teams.group(id)))
