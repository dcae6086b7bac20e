"""What is missing before a panel: a new matrix where the child was discussed before; and in `my` while it is so."""

from dataclasses import replace
from datetime import timedelta

from panel.panels import Item
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.steps import accepted

PANEL = "SHCG-P001"


async def my_list(voice: Voice) -> Card:
    return await voice.presses(await voice.says("my"), "Open my list")


def sat_before(teams: Teams, reference: str) -> None:
    """The child was discussed a month earlier."""
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.panel(PANEL)
        earlier = replace(panel, id="SHCG-P000", starts_at=panel.starts_at - timedelta(days=28), nominal=None, rev=0)
        turn.save(earlier)
        turn.save(Item(f"{earlier.id}/{reference}", earlier.id, reference, True, teams.clock()))


async def test_a_child_who_is_new_has_the_matrix_of_the_referral() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
        assert card.shows("The police position is not known.")
        assert not card.shows("matrix")
        sat_before(teams, reference)
        card = await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")
        assert card.shows("The risk matrix is of 16 November 2026: none is newer than 19 November 2026.")


async def test_what_is_missing_waits_for_the_coordinator_and_for_whom_they_asked() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        assert (await teams.coordinator.says("my")).shows("Panels for which something is missing: 1")
        listed = await my_list(teams.coordinator)
        assert listed.shows("Panel, Thursday 17 December 2026: ")
        assert not (await teams.practitioner.says("my")).shows("Cases you are asked something about")
        await teams.coordinator.presses(await teams.coordinator.presses(listed, "What is missing"), "Ask the worker")
        assert (await teams.practitioner.says("my")).shows("Cases you are asked something about: 1")
        listed = await my_list(teams.practitioner)
        assert listed.shows(f"{reference}: 2 things are missing before its panel, Thursday 17 December 2026.")
        mine = await teams.practitioner.presses(listed, "What is missing")
        assert mine.shows("The police position is not known.")


async def test_those_who_wait_to_be_told_wait_for_the_coordinator_until_they_are() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        assert (await teams.coordinator.says("my")).shows("Cases whose people wait to be told: 1")
        listed = await my_list(teams.coordinator)
        assert listed.shows(f"{reference}: 1 person waits to be told.")
        form = await teams.coordinator.presses(listed, "Who is to be told")
        await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
        assert not (await teams.coordinator.says("my")).shows("Cases whose people wait to be told")
