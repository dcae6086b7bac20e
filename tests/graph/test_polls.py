"""Times for an extra panel that nobody offered: they end, and what is old does nothing to what is new."""

from dataclasses import replace
from datetime import timedelta

from bot.personas import persona_id
from panel.people import Person
from panel.polls import Could, Poll
from storage.records import Errand
from tests.clock.steps import turn_of
from tests.connector import SLOW, Trouble
from tests.dialogue import Card, Teams
from tests.graph.state import Graph
from tests.graph.steps import all_booked
from tests.graph.test_free_times import CHAIR, DAY, DRAFTED, FREE, POLICE, answers, asked, board, extra, offered
from tests.graph.test_own_endings import settled

SETTLED = "That is settled, or you are not asked."


async def proposed(teams: Teams) -> Card:
    """The times for a panel that is added by hand, once the calendars were looked at."""
    for voice in (teams.coordinator, teams.police):
        await voice.says("help")
    form = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Add an extra panel")
    await teams.coordinator.presses(form, "Propose times")
    await settled(teams)
    return await teams.coordinator.presses(form, "Propose times")


def kept(teams: Teams) -> list[Poll]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Poll)


async def test_it_ends_with_the_last_of_its_times(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    times = await proposed(teams)
    (question,) = asked(teams.police)
    await answers(teams.police)
    for _ in range(12):
        await settled(teams, days=3)
    assert asked(teams.police) == []
    assert (await teams.police.presses(question, "Say when")).shows(SETTLED)
    assert (await teams.coordinator.presses(times, "Look again")).shows("That is settled, or is not yours to open.")
    with teams.store.turn(teams.clock()) as turn:
        assert (turn.find(Poll), turn.find(Could)) == ([], [])
        assert not [each for each in turn.find(Errand) if each.id.startswith("free")]


async def test_it_ends_when_the_panel_that_was_offered_is_booked(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    await offered(teams, "Not known: 1.")
    await proposed(teams)
    assert len(asked(teams.police)) == 2
    card = await board(teams)
    await teams.coordinator.presses(card, next(each for each in card.buttons if each.startswith("Book Thursday")))
    await settled(teams, minutes=10)
    assert (asked(teams.police), kept(teams)) == ([], [])


async def test_look_again_looks(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    times = await proposed(teams)
    await settled(teams)
    looked = len(graph.done(FREE))
    graph.busy(POLICE, DRAFTED - 2 * DAY, DRAFTED + 60 * DAY)
    await teams.coordinator.presses(times, "Look again")
    await settled(teams)
    assert len(graph.done(FREE)) == looked + 1
    assert (await teams.coordinator.presses(times, "Look again")).shows("Busy: Police")


async def test_a_window_of_before_stops_nothing_that_came_after(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    times = await proposed(teams)
    assert (await teams.coordinator.presses(times, "Ask nobody any more")).shows("No panel was added.")
    await settled(teams)
    await proposed(teams)
    assert len(asked(teams.police)) == 1
    assert (await teams.coordinator.presses(times, "Ask nobody any more")).shows("That is settled")
    await settled(teams)
    assert len(asked(teams.police)) == 1


async def test_a_question_that_was_on_its_way_is_taken_back_too(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    for voice in (teams.coordinator, teams.police):
        await voice.says("help")
    form = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Add an extra panel")
    times = await teams.coordinator.presses(form, "Propose times")
    teams.connector.trouble.append(Trouble(SLOW))
    await teams.until(lambda: not teams.connector.trouble, seconds=30)
    await teams.coordinator.presses(times, "Ask nobody any more")
    teams.connector.let_go()
    await teams.until(lambda: any(each.shows("nothing is left to answer") for each in teams.police.sees()), seconds=30)
    assert asked(teams.police) == []


async def test_who_left_the_seat_is_not_told_that_their_answer_is_kept(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    await offered(teams, "Not known: 1.")
    form = await teams.police.presses(asked(teams.police)[-1], "Say when")
    with turn_of(teams) as turn:
        person = turn.get(Person, persona_id("police"))
        turn.save(replace(person, posts=tuple(each for each in person.posts if not each.seat)))
    saved = await teams.police.presses(form, "Save", can="20261203T0930")
    assert not saved.shows("Your answer is kept")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(Could) == []


async def test_the_offer_is_not_confirmed_where_the_chair_cannot_come(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.busy(CHAIR, DRAFTED - timedelta(hours=3), DRAFTED + timedelta(hours=8), "oof")
    card = await offered(teams, "10 of 11 free, the chair busy.")
    who = await teams.coordinator.presses(card, "Who would move")
    times = await teams.coordinator.presses(card, "Who is free")
    for each in (card, who, times):
        assert not [title for title in each.buttons if title.startswith("Book Wednesday 2 December")]
        assert each.buttons["Book Thursday 3 December at 9:30am"]["style"] == "positive"
    ids = card.buttons["Not now"]["data"]["ids"]
    done = await teams.coordinator.sends(card, "offer.confirm", ids)
    assert done.shows("The chair cannot come at that time. Nothing was changed by this press.")
    assert extra(teams) is None
