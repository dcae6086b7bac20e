"""Somebody who comes from outside for one item has a meeting of their own, and is never in the panel's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.personas import persona_id
from panel.people import Person
from panel.rooms import Meeting, OwnMeeting
from storage.records import Booked
from tests.clock.steps import kept, turn_of
from tests.dialogue import Card, Teams, actions, talking
from tests.graph.bodies import moment
from tests.graph.records import address
from tests.graph.state import Graph
from tests.graph.steps import PANEL, all_booked, moves, told
from tests.stories.steps import accepted

OUTSIDE = "worker@elsewhere.example"
OWN = f"{PANEL}/m001"
OPEN, JOIN = "Open its own meeting", "Join the meeting"


def from_outside(teams: Teams, persona: str = "invitee") -> None:
    """Somebody on the roster has no account in the organisation."""
    with turn_of(teams) as turn:
        person = turn.get(Person, persona_id(persona))
        turn.save(replace(person, outside=True, email=OUTSIDE))


async def invited(teams: Teams) -> str:
    """A case on the panel to which somebody from outside is invited; gives its reference."""
    reference = await accepted(teams)
    from_outside(teams)
    form = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    await teams.coordinator.presses(form, "Invite them", person=persona_id("invitee"), reason="Knows the school.")
    return reference


async def out(teams: Teams, graph: Graph) -> str:
    """The same, once the agenda is out and their meeting is booked."""
    reference = await invited(teams)
    await all_booked(teams, graph)
    teams.clock.move(days=17)
    await teams.until(lambda: graph.events(OWN))
    await teams.until(lambda: booked(teams).join_link)
    return reference


def booked(teams: Teams, id: str = OWN) -> Booked:
    """A meeting as the calendar has it; an empty one before that."""
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Booked, id) or Booked(id)


def own(teams: Teams) -> Sequence[OwnMeeting]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(OwnMeeting)


def those_of(event: dict[str, Any]) -> set[str]:
    """The addresses of those who are invited."""
    return {address(each) for each in event["attendees"]}


def links(card: Card, words: str) -> list[str]:
    """Where the buttons with these words lead."""
    return [str(each["url"]) for each in actions(card.content) if each["title"] == words and "url" in each]


async def my_view(teams: Teams, persona: str) -> Card:
    voice = getattr(teams, persona)
    card = await voice.says("agenda")
    return await voice.presses(card, "My view")  # type: ignore[no-any-return]


async def test_they_are_invited_to_a_meeting_of_their_own_for_their_slot_once_the_agenda_is_out(
    teams: Teams, graph: Graph
) -> None:
    await invited(teams)
    await all_booked(teams, graph)
    teams.clock.move(days=2)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert own(teams) == []
    teams.clock.move(days=15)
    await teams.until(lambda: graph.events(OWN))
    event = graph.event(OWN)
    assert those_of(event) == {OUTSIDE}
    assert (event["subject"], event["sensitivity"], event["hideAttendees"]) == (f"Panel {OWN}", "private", True)
    begins, ends = moment(event["start"]), moment(event["end"])
    assert (begins.strftime("%H:%M"), ends - begins) == ("09:45", timedelta(minutes=15))
    assert [(mail.kind, mail.subject) for mail in graph.mails if mail.to == OUTSIDE] == [("invitation", f"Panel {OWN}")]


async def test_they_are_never_invited_to_the_panels_own(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    assert all(OUTSIDE not in those_of(event) for event in graph.events() if event["id"] != graph.event(OWN)["id"])
    worker = {"practitioner@demo.example", "social_worker@demo.example"}
    assert not worker & those_of(graph.event(PANEL))


async def test_they_wait_in_the_lobby_for_those_of_the_house_and_the_bot_stays_out(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    await teams.until(lambda: graph.meeting(OWN)["lobbyBypassSettings"]["scope"] == "organizationExcludingGuests")
    room = graph.meeting(OWN)
    assert (room["allowRecording"], room["allowTranscription"]) == (False, False)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert graph.chat(OWN) not in graph.apps
    room_kept = kept(teams.store, teams.clock(), Meeting, OWN)
    assert isinstance(room_kept, Meeting)
    assert room_kept.link == booked(teams).join_link


async def test_the_table_opens_their_link_and_they_never_see_the_panels(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    theirs, panels = [booked(teams).join_link], [booked(teams, PANEL).join_link]
    health, invitee = await my_view(teams, "health"), await my_view(teams, "invitee")
    assert (links(health, OPEN), links(health, JOIN)) == (theirs, panels)
    assert (links(invitee, OPEN), links(invitee, JOIN)) == (theirs, [])
    lead = await my_view(teams, "lead")
    assert links(lead, OPEN) == links(lead, JOIN) == []
    assert not any("meetup-join" in str(each.body) for each in teams.connector.received)


async def test_their_meeting_moves_with_their_slot(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    graph.mails.clear()
    before, link = moment(graph.event(OWN)["start"]), booked(teams).join_link
    moves(teams, hours=1)
    await teams.until(lambda: moment(graph.event(OWN)["start"]) == before + timedelta(hours=1))
    await told(teams)
    assert [mail.kind for mail in graph.mails if mail.to == OUTSIDE] == ["update"]
    assert booked(teams).join_link == link == graph.event(OWN)["onlineMeeting"]["joinUrl"]


async def test_it_is_cancelled_when_the_invitation_is_taken_back(teams: Teams, graph: Graph) -> None:
    reference = await out(teams, graph)
    form = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    await teams.coordinator.presses(form, "Take it back")
    await teams.until(lambda: not graph.events(OWN))
    assert [mail.kind for mail in graph.mails if mail.to == OUTSIDE] == ["invitation", "cancellation"]
    assert links(await my_view(teams, "health"), OPEN) == []


async def test_once_the_panel_is_over_it_is_forgotten_without_a_word(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    teams.clock.move(days=8)
    await teams.until(lambda: not own(teams))
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert [mail.kind for mail in graph.mails if mail.to == OUTSIDE] == ["invitation"]
    assert booked(teams).event == ""


async def test_somebody_of_the_organisation_who_comes_for_one_item_joins_by_the_lobby(
    teams: Teams, graph: Graph
) -> None:
    await out(teams, graph)
    worker = await my_view(teams, "practitioner")
    assert links(worker, JOIN) == [booked(teams, PANEL).join_link]
    assert worker.shows("You wait in the meeting’s lobby until your item begins.")


async def test_with_a_local_calendar_nobody_has_a_meeting_of_their_own() -> None:
    async with talking() as teams:
        await invited(teams)
        teams.clock.move(days=17)
        await teams.until(lambda: not teams.store.due(teams.clock()))
        assert own(teams) == []
        assert links(await my_view(teams, "health"), JOIN) == []
