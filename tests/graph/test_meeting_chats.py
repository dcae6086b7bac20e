"""The chats of the meetings: which is the panel's, where `here` is said, and when the bot comes in."""

import asyncio
from datetime import timedelta

from bot.booking import book
from bot.chats import shared
from panel.rooms import Inside
from storage.records import Board, Booked
from tests import bodies
from tests.bodies import Who
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams
from tests.graph.state import ORGANISER_ID, Graph
from tests.graph.steps import PANEL, all_booked, moves, told
from tests.graph.test_own_endings import settled
from tests.graph.test_own_meetings import OWN, out
from tests.graph.test_rooms import ENTER, chat, meeting, met, stands
from tests.graph.weather import SLOW, Trouble
from tests.panel.durham import NAME
from tests.stories.steps import accepted

NOT_HERE = "Somebody joins here for one item only, so no agenda stands in this chat."


async def comes_in(teams: Teams, id: str) -> None:
    """Somebody adds the bot to a chat by hand."""
    await teams.send(bodies.bot_added(Who(ORGANISER_ID), teams.group(id)))


async def here(teams: Teams, id: str) -> Card:
    return await teams.coordinator.says("here", teams.group(id))


async def test_here_is_refused_where_somebody_from_outside_reads(teams: Teams, graph: Graph) -> None:
    await here(teams, "19:group")
    reference = await out(teams, graph)
    await settled(teams)
    own = graph.chat(OWN)
    await comes_in(teams, own)
    assert (await here(teams, own)).shows(NOT_HERE)
    await settled(teams)
    assert not stands(teams, own, reference)
    assert chat(teams, "19:group").procedure == NAME
    await settled(teams, days=9)
    assert (await here(teams, own)).shows(NOT_HERE)


async def test_a_chat_in_which_here_was_said_before_it_was_known_as_theirs_is_left(teams: Teams, graph: Graph) -> None:
    graph.policy = False
    reference = await out(teams, graph)
    own = graph.chat(OWN)
    await comes_in(teams, own)
    await here(teams, own)
    await settled(teams)
    assert stands(teams, own, reference)
    graph.policy = True
    await settled(teams, hours=2)
    assert chat(teams, own).procedure == ""
    assert not stands(teams, own, reference)
    assert any(each.shows("No agenda stands in this chat any more") for each in teams.cards(teams.group(own)))
    assert stands(teams, graph.chat(PANEL), reference)
    with turn_of(teams) as turn:
        boards = [each for each in turn.find(Board, subject=PANEL) if each.chat and each.kind == "agenda"]
    assert [each.chat for each in boards] == [graph.chat(PANEL)]


async def test_here_in_the_panels_own_meeting_says_who_reads_there(teams: Teams, graph: Graph) -> None:
    await met(teams, graph)
    card = await here(teams, graph.chat(PANEL))
    assert card.shows("whoever is let into the meeting can read here.")
    assert not card.shows("Invitees are not in this chat")


async def test_here_said_before_a_meeting_is_known_keeps_the_chat_for_every_panel(teams: Teams, graph: Graph) -> None:
    graph.policy = False
    reference = await accepted(teams)
    await all_booked(teams, graph)
    theirs = graph.chat(PANEL)
    await comes_in(teams, theirs)
    await here(teams, theirs)
    graph.policy = True
    teams.clock.move(hours=2)
    await teams.until(lambda: meeting(teams).inside is Inside.YES, seconds=20)
    await settled(teams)
    assert shared_chats(teams) == [theirs]
    await settled(teams, days=17)
    assert stands(teams, theirs, reference)
    await here(teams, "19:other")
    assert shared_chats(teams) == ["19:other"]
    assert (chat(teams, theirs).procedure, chat(teams, theirs).panel) == (NAME, PANEL)


def shared_chats(teams: Teams) -> list[str]:
    with turn_of(teams) as turn:
        return [each.id for each in shared(turn, NAME)]


async def test_without_here_the_agenda_goes_to_the_coordinator_and_reach_says_so(teams: Teams, graph: Graph) -> None:
    graph.chat_before_join = False
    await all_booked(teams, graph)
    await teams.until(lambda: meeting(teams).inside is Inside.NO_CHAT)
    words = "The meeting has no chat before somebody joins. Until then, the agenda goes "
    assert (await teams.coordinator.says("reach")).shows(f"{words}to the coordinator.")
    await here(teams, "19:group")
    assert (await teams.coordinator.says("reach")).shows(f"{words}where “here” was said.")


async def test_a_panel_that_is_moved_earlier_is_entered_in_time(teams: Teams, graph: Graph) -> None:
    graph.chat_before_join = False
    await here(teams, "19:group")
    reference = await accepted(teams)
    await all_booked(teams, graph)
    await teams.until(lambda: meeting(teams).inside is Inside.NO_CHAT)
    start = moves(teams, days=-9).starts_at
    await settled(teams)
    await told(teams)
    graph.joins(PANEL)
    while teams.clock() < start - timedelta(hours=12):
        await settled(teams, hours=12)
    assert meeting(teams).inside is Inside.YES
    assert stands(teams, graph.chat(PANEL), reference)


async def test_one_chat_that_was_entered_is_not_taken_for_another(teams: Teams, graph: Graph) -> None:
    graph.weather.meets = lambda purpose: Trouble(SLOW) if purpose == ENTER else None
    await all_booked(teams, graph)
    await teams.until(lambda: bool(meeting(teams).chat))
    await asyncio.sleep(0.3)
    old = graph.chat(PANEL)
    graph.deleted_by_hand(PANEL)
    with turn_of(teams) as turn:
        turn.save(Booked(PANEL, anew=1, rev=turn.get(Booked, PANEL).rev))
        book(turn, PANEL)
    await teams.until(lambda: graph.events(PANEL) and meeting(teams).chat == graph.chat(PANEL) != old)
    graph.weather.clears()
    for _ in range(10):
        graph.weather.let_go()
        await asyncio.sleep(0.1)
    await settled(teams)
    assert graph.apps.get(graph.chat(PANEL))
    assert meeting(teams).inside is Inside.YES
