"""Somebody whom the calendar knows by another address than the roster: nobody takes their answer for anybody else's."""

from dataclasses import replace

from bot.booking import differing
from bot.personas import persona_id
from panel.people import Person, Post
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.graph.records import address
from tests.graph.state import Graph
from tests.graph.steps import CHANGE, PANEL
from tests.graph.test_addresses import opened
from tests.graph.test_looks import ENTRY, booked_and_seen, looked, quiet, saying
from tests.graph.test_responses import dates
from tests.panel.durham import NAME

HEALTH, MAIN = "health@demo.example", "h.main@demo.example"
CANNOT = "Answers of 1 person cannot be matched: check their address on the roster."
ANOTHER = "somebody is there by one that nobody here has"
CHANGED = f"{ENTRY} was changed by hand in Outlook"


async def known_by_another(teams: Teams, graph: Graph) -> None:
    graph.aliases[HEALTH] = MAIN
    await booked_and_seen(teams, graph)
    await looked(teams)


def health(teams: Teams, **changes: object) -> None:
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), **changes))  # type: ignore[arg-type]
        differing(turn, NAME)


async def test_the_coordinator_sees_that_an_answer_cannot_be_matched_and_whose(teams: Teams, graph: Graph) -> None:
    await known_by_another(teams, graph)
    graph.answers(MAIN, "declined", PANEL)
    await looked(teams)
    assert not (await dates(teams)).shows("Apologies")
    assert graph.done(CHANGE) == []
    assert (await teams.coordinator.says("reach")).shows(CANNOT)
    listed = await opened(teams, "reach")
    assert listed.words.count(ANOTHER) == 1
    (card,) = saying(teams.coordinator, CHANGED)
    assert card.shows("If both are one person by two addresses, put the one that Outlook shows on the roster")
    who = await teams.coordinator.presses(card, "Who")
    assert who.shows(f"Added: {MAIN}")
    assert who.shows("Removed: Demo health")


async def test_once_the_roster_has_that_address_the_answer_counts(teams: Teams, graph: Graph) -> None:
    await known_by_another(teams, graph)
    health(teams, email=MAIN)
    await quiet(teams)
    graph.answers(MAIN, "declined", PANEL)
    await looked(teams)
    assert (await dates(teams)).shows("Apologies: Demo health")
    assert not (await teams.coordinator.says("reach")).shows("cannot be matched")
    assert [address(each) for each in graph.event(PANEL)["attendees"]].count(MAIN) == 1
    assert len(saying(teams.coordinator, CHANGED)) == 1


async def test_somebody_taken_off_by_hand_while_nobody_strange_is_there_is_no_such_case(
    teams: Teams, graph: Graph
) -> None:
    await booked_and_seen(teams, graph)
    graph.left_out_by_hand(PANEL, HEALTH)
    await looked(teams)
    assert saying(teams.coordinator, CHANGED)
    assert not (await teams.coordinator.says("reach")).shows("cannot be matched")


async def test_who_leaves_the_panel_and_stays_invited_by_that_address_is_said(teams: Teams, graph: Graph) -> None:
    await known_by_another(teams, graph)
    with turn_of(teams) as turn:
        posts: tuple[Post, ...] = turn.get(Person, persona_id("health")).posts
    health(teams, posts=tuple(each for each in posts if each.seat != "health"))
    await quiet(teams)
    await looked(teams)
    assert MAIN in [address(each) for each in graph.event(PANEL)["attendees"]]
    assert saying(teams.coordinator, f"{CHANGED}: 1 added.")
