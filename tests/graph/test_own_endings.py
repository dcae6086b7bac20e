"""The meeting of somebody from outside: it ends with what it is for, and nothing about it fails unseen."""

from dataclasses import replace

from bot.booking import book
from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams
from tests.graph.state import Graph
from tests.graph.steps import PANEL, all_booked, cancels
from tests.graph.test_own_meetings import (
    JOIN,
    OPEN,
    OWN,
    booked,
    from_outside,
    invited,
    links,
    my_view,
    out,
    own,
    those_of,
)
from tests.graph.test_rooms import meeting, met, reach
from tests.stories.steps import accepted

OFF = "Their own meeting is no online meeting, so they cannot join."
CHANGED = "Their own meeting was changed or deleted in Outlook."


async def settled(teams: Teams, **later: float) -> None:
    """It is so much later, and all that was due is done."""
    teams.clock.move(**later)
    await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)


async def takes_back(teams: Teams, reference: str) -> None:
    form = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    await teams.coordinator.presses(form, "Take it back")


async def invites(teams: Teams, reference: str) -> Card:
    form = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    return await teams.coordinator.presses(
        form, "Invite them", person=persona_id("invitee"), reason="Knows the school."
    )


async def being_booked_again(teams: Teams, graph: Graph) -> str:
    """The panel's entry was deleted, and is booked again, but does not get through."""
    reference = await out(teams, graph)
    await settled(teams)
    graph.deleted_by_hand(PANEL)
    await settled(teams, hours=30)
    (card,) = [each for each in teams.coordinator.sees() if "Book it again" in each.buttons]
    graph.granted.discard("Calendars.ReadWrite")
    await teams.coordinator.presses(card, "Book it again")
    await settled(teams)
    return reference


async def test_it_goes_with_a_panel_that_was_being_booked_again(teams: Teams, graph: Graph) -> None:
    await being_booked_again(teams, graph)
    cancels(teams)
    await settled(teams)
    assert [each.cancelled for each in own(teams)] == [True]
    graph.granted.add("Calendars.ReadWrite")
    for _ in range(3):
        await settled(teams, hours=1)
    assert graph.events(OWN) == []


async def test_it_goes_with_its_invitation_while_the_panel_is_booked_again(teams: Teams, graph: Graph) -> None:
    reference = await being_booked_again(teams, graph)
    await takes_back(teams, reference)
    await settled(teams, minutes=5)
    assert [each.cancelled for each in own(teams)] == [True]
    assert links(await my_view(teams, "health"), OPEN) == []


async def test_it_goes_though_the_panels_own_entry_is_off_already(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    await settled(teams)
    with teams.store.turn(teams.clock()) as turn:
        before = turn.get(Panel, PANEL)
        turn.save(replace(before, cancelled=True, sequence=before.sequence + 1))
        book(turn, PANEL)
    await teams.until(lambda: not graph.events(PANEL))
    await settled(teams, hours=1)
    assert graph.events(OWN) == []


async def test_one_that_is_off_is_forgotten_with_its_address_once_the_panel_is_over(teams: Teams, graph: Graph) -> None:
    await takes_back(teams, await out(teams, graph))
    await teams.until(lambda: not graph.events(OWN))
    await settled(teams)
    assert [each.cancelled for each in own(teams)] == [True]
    await settled(teams, days=9)
    assert own(teams) == []
    assert booked(teams).attendees == ()


async def test_a_new_link_is_given_to_nobody_in_the_lobby_before_it_is_safe(teams: Teams, graph: Graph) -> None:
    await out(teams, graph)
    await settled(teams)
    old = booked(teams, PANEL).join_link
    assert links(await my_view(teams, "practitioner"), JOIN) == [old]
    graph.policy = False
    graph.deleted_by_hand(PANEL)
    await settled(teams, hours=26)
    (card,) = [each for each in teams.coordinator.sees() if "Book it again" in each.buttons]
    await teams.coordinator.presses(card, "Book it again")
    await teams.until(lambda: booked(teams, PANEL).join_link not in (None, "", old))
    await settled(teams)
    assert links(await my_view(teams, "practitioner"), JOIN) == []
    said = await teams.coordinator.says("reach")
    assert said.shows("meeting is not ready yet. Until then, the agenda stands in the chat of the meeting before.")
    graph.policy = True
    await settled(teams, hours=2)
    assert links(await my_view(teams, "practitioner"), JOIN) == [booked(teams, PANEL).join_link]


async def test_who_steps_out_has_no_link(teams: Teams, graph: Graph) -> None:
    reference = await out(teams, graph)
    await settled(teams)
    for persona, words in (("practitioner", JOIN), ("health", OPEN)):
        assert links(await my_view(teams, persona), words)
        with turn_of(teams) as turn:
            case = turn.get(Case, reference)
            turn.save(replace(case, interests=(*case.interests, persona_id(persona))))
        assert links(await my_view(teams, persona), words) == []


async def test_without_a_link_the_coordinator_hears_of_it_and_it_is_looked_for_hourly(
    teams: Teams, graph: Graph
) -> None:
    await teams.coordinator.says("my")
    await invited(teams)
    await all_booked(teams, graph)
    await settled(teams)
    graph.licensed = False
    await settled(teams, days=17)
    for _ in range(30):
        await settled(teams, minutes=30)
    assert sum(each.shows(OFF) for each in teams.coordinator.sees()) == 1
    looks = [call for call in graph.calls if call.path.endswith(graph.event(OWN)["id"]) and call.method == "GET"]
    assert len(looks) < 30


async def test_what_cannot_be_set_in_it_is_listed(teams: Teams, graph: Graph) -> None:
    await invited(teams)
    await met(teams, graph)
    await settled(teams)
    graph.meeting_keeps = {"lobbyBypassSettings"}
    teams.clock.move(days=17)
    await teams.until(lambda: meeting(teams, OWN).link != "")
    await settled(teams)
    assert (await reach(teams.coordinator)).shows("in the meetings of those from outside: who waits in the lobby")


async def test_one_that_is_deleted_in_outlook_is_asked_about_once_and_booked_again(teams: Teams, graph: Graph) -> None:
    await teams.coordinator.says("my")
    await out(teams, graph)
    await settled(teams)
    graph.deleted_by_hand(OWN)
    for _ in range(3):
        await settled(teams, days=1)
    (card,) = [each for each in teams.coordinator.sees() if each.shows(CHANGED)]
    assert links(await my_view(teams, "health"), OPEN) == []
    await teams.coordinator.presses(card, "Book it again")
    await settled(teams)
    assert those_of(graph.event(OWN)) == {"worker@elsewhere.example"}
    assert links(await my_view(teams, "health"), OPEN) == [booked(teams).join_link]


async def test_one_that_is_moved_in_outlook_is_asked_about(teams: Teams, graph: Graph) -> None:
    await teams.coordinator.says("my")
    await out(teams, graph)
    await settled(teams)
    starts_at = own(teams)[0].starts_at
    graph.moved_by_hand(OWN, starts_at.replace(hour=15))
    await settled(teams, days=1)
    assert sum(each.shows(CHANGED) for each in teams.coordinator.sees()) == 1


async def test_who_has_no_address_gets_no_meeting_and_that_is_said(teams: Teams, graph: Graph) -> None:
    reference = await accepted(teams)
    from_outside(teams)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("invitee")), email=""))
    await all_booked(teams, graph)
    done = await invites(teams, reference)
    assert done.shows("They are from outside and have no e-mail address on the roster, so they get no online meeting.")
    assert (await teams.coordinator.says("reach")).shows("1: no e-mail address, and so not invited from the calendar.")
    await settled(teams, days=17)
    assert own(teams) == []
