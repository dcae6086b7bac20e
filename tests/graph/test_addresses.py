"""Whom a calendar invites is known by their address: who has none is said, and nobody has somebody else's."""

from dataclasses import replace

from bot.personas import persona_id
from panel.people import Person
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams
from tests.graph.state import Graph
from tests.graph.test_looks import booked_and_seen, quiet, saying
from tests.stories.steps import accepted

NONE = "No e-mail address: not invited from the calendar."
ONE = "1: no e-mail address, and so not invited from the calendar."


async def without_one(teams: Teams, graph: Graph) -> None:
    """The panels are booked, and nobody knows where to write to the chair."""
    await booked_and_seen(teams, graph)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("chair")), email=""))
    await quiet(teams)


async def opened(teams: Teams, command: str) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says(command), "Open")


async def test_who_has_no_address_is_shown_beside_their_name_and_counted(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    for command in ("roster", "reach"):
        assert not (await opened(teams, command)).shows(NONE)
    await without_one(teams, graph)
    for command in ("roster", "reach"):
        assert (await opened(teams, command)).shows(NONE)
    assert (await teams.coordinator.says("reach")).shows(ONE)


async def test_before_the_agenda_the_coordinator_hears_that_somebody_is_not_invited(teams: Teams, graph: Graph) -> None:
    await accepted(teams)
    await without_one(teams, graph)
    teams.clock.move(days=15)
    await quiet(teams)
    (card,) = saying(teams.coordinator, "Before the agenda of Thursday 17 December 2026")
    assert card.shows(ONE)
