"""What those who are invited answer in Outlook: who is expected, and whose apologies those are."""

from dataclasses import replace

from bot.matters import settle
from bot.personas import persona_id
from panel.people import Person, Post, Role
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams, Voice
from tests.graph.state import Graph
from tests.graph.steps import PANEL, all_booked, moves
from tests.graph.test_looks import looked, quiet, saying
from tests.panel.durham import NAME
from tests.stories.test_apologies import BACK, SORRY

HEALTH, POLICE, CHAIR = "health@demo.example", "police@demo.example", "chair@demo.example"
DEPUTY = "stand-in@demo.example"


async def deputised(teams: Teams, graph: Graph) -> Voice:
    """Somebody who deputises for Health; the panels are booked, and were looked at."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
        settle(turn)
    deputy = teams.voice("stand-in")
    for voice in (deputy, teams.coordinator, teams.health, teams.deputy):
        await voice.says("help")
    await all_booked(teams, graph)
    await looked(teams)
    return deputy


async def dates(teams: Teams) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")


async def test_who_declines_sends_apologies_and_who_accepts_takes_them_back(teams: Teams, graph: Graph) -> None:
    deputy = await deputised(teams, graph)
    graph.answers(HEALTH, "declined", PANEL)
    for _ in range(3):
        await looked(teams)
    assert len(saying(deputy, SORRY)) == 1
    assert (await dates(teams)).shows("Apologies: Demo health (Senior Safeguarding Lead, Health)")
    graph.answers(HEALTH, "accepted", PANEL)
    for _ in range(2):
        await looked(teams)
    assert len(saying(deputy, BACK)) == 1
    assert not (await dates(teams)).shows("Apologies")
    graph.answers(HEALTH, "declined", PANEL)
    await looked(teams, days=1)
    assert len(saying(deputy, SORRY)) == 2


async def test_what_somebody_said_here_since_counts_and_an_older_answer_does_not(teams: Teams, graph: Graph) -> None:
    deputy = await deputised(teams, graph)
    graph.answers(HEALTH, "declined", PANEL)
    await looked(teams)
    agenda = await teams.health.says("agenda")
    await teams.health.sends(agenda, "attend.can", {"panel": PANEL})
    await looked(teams)
    assert not (await dates(teams)).shows("Apologies")
    assert len(saying(deputy, SORRY)) == 1
    graph.answers(HEALTH, "accepted", PANEL)
    teams.clock.move(minutes=10)
    await teams.health.sends(agenda, "attend.cannot", {"panel": PANEL})
    await looked(teams)
    assert (await dates(teams)).shows("Apologies: Demo health")
    graph.answers(HEALTH, "accepted", PANEL)
    await looked(teams)
    assert not (await dates(teams)).shows("Apologies")


async def test_what_was_said_here_before_anybody_looked_counts_over_an_older_answer(teams: Teams, graph: Graph) -> None:
    deputy = await deputised(teams, graph)
    graph.answers(HEALTH, "declined", PANEL)
    teams.clock.move(minutes=10)
    await teams.health.sends(await teams.health.says("agenda"), "attend.can", {"panel": PANEL})
    await looked(teams)
    assert not saying(deputy, SORRY)
    assert not (await dates(teams)).shows("Apologies")


async def test_somebody_without_the_app_is_covered_as_well(teams: Teams, graph: Graph) -> None:
    await deputised(teams, graph)
    graph.answers(CHAIR, "declined", PANEL)
    await looked(teams)
    assert saying(teams.deputy, "Apologies for the panel of Thursday 17 December 2026 at 9:30am: Chair.")


async def test_the_dates_and_the_answers_show_who_is_expected(teams: Teams, graph: Graph) -> None:
    await deputised(teams, graph)
    graph.answers(HEALTH, "accepted", PANEL)
    graph.answers(POLICE, "tentativelyAccepted", PANEL)
    graph.answers(CHAIR, "declined", PANEL)
    await looked(teams)
    counts = "Attendance: 1 expected, 1 not sure, 1 cannot come, "
    posted = await teams.coordinator.says("schedule")
    assert posted.shows(counts)
    opened = await dates(teams)
    for words in (counts, "Expected: Health", "Not sure: Police", "Cannot come: Chair"):
        assert opened.shows(words)
    teams.clock.move(days=17)
    await quiet(teams)
    board = await teams.coordinator.says("updates")
    assert board.shows(counts)
    assert (await teams.coordinator.presses(board, "Open")).shows("Expected: Health")


async def test_an_answer_holds_for_the_time_it_was_given_for(teams: Teams, graph: Graph) -> None:
    deputy = await deputised(teams, graph)
    graph.answers(HEALTH, "declined", PANEL)
    await looked(teams)
    moves(teams, days=1)
    await quiet(teams)
    await looked(teams)
    assert not (await dates(teams)).shows("Apologies: Demo health")
    graph.answers(HEALTH, "declined", PANEL)
    await looked(teams)
    assert saying(deputy, "Apologies for the panel of Friday 18 December 2026 at 9:30am")


async def test_an_answer_from_an_address_of_nobody_at_the_table_is_passed_over(teams: Teams, graph: Graph) -> None:
    await deputised(teams, graph)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), email=""))
    await quiet(teams)
    extra = {
        "emailAddress": {"address": "practitioner@demo.example"},
        "type": "required",
        "status": {"response": "none"},
    }
    graph.edited_by_hand(PANEL, attendees=[*graph.event(PANEL)["attendees"], extra])
    graph.answers("practitioner@demo.example", "declined", PANEL)
    await looked(teams)
    assert not (await dates(teams)).shows("Apologies")


async def test_who_deputises_is_invited_while_the_seats_own_cannot_come(teams: Teams, graph: Graph) -> None:
    deputy = await deputised(teams, graph)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, "stand-in"), email=DEPUTY))
    await quiet(teams)
    assert DEPUTY not in invited(graph)
    graph.answers(HEALTH, "declined", PANEL)
    await looked(teams)
    assert {DEPUTY, HEALTH} <= invited(graph)
    assert DEPUTY not in invited(graph, "SHCG-P002")
    assert not (await dates(teams)).shows("Cannot come")
    graph.answers(DEPUTY, "accepted", PANEL)
    await looked(teams)
    assert (await dates(teams)).shows("Expected: Health")
    await teams.health.sends(await teams.health.says("agenda"), "attend.can", {"panel": PANEL})
    await quiet(teams)
    assert DEPUTY not in invited(graph)
    assert saying(deputy, BACK)


def invited(graph: Graph, panel: str = PANEL) -> set[str]:
    return {each["emailAddress"]["address"] for each in graph.event(panel)["attendees"]}
