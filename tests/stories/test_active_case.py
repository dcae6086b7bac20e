"""Where a case goes beside the panel: to whom, by which agency the child is active to, and what is entered there."""

from collections.abc import AsyncIterator

import pytest

from tests.dialogue import Card, Teams, talking

REF = "RMM-2026-001"
GIVEN = {"strategy": "held", "holds": "Contact is supervised", "reason": "Two incidents"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        await talk.coordinator.says("demo children")
        yield talk


async def opened(teams: Teams) -> Card:
    return await teams.chair.presses(await teams.chair.says(f"case {REF}"), "Open")


async def screened(teams: Teams, active: str, **more: str) -> Card:
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    form = await teams.chair.presses(card, "Panel")
    done = await teams.chair.presses(form, "Accept to the panel", **GIVEN, active=active, **more)
    assert done.shows(f"{REF} is accepted"), done.words
    return await teams.chair.presses(await opened(teams), "Where else it goes")


@pytest.mark.parametrize(
    ("active", "said", "words"),
    [
        ("social_care", "Active to: Children's Social Care", "it goes directly to the team manager"),
        ("neither", "Active to: neither agency", "refer it to First Contact"),
        ("youth_justice", "Active to: Youth Justice", "refer it to First Contact"),
    ],
)
async def test_where_it_goes_is_printed_with_what_is_entered(teams: Teams, active: str, said: str, words: str) -> None:
    assert "Where else it goes" not in (await opened(teams)).buttons
    card = await screened(teams, active)
    assert card.shows(said)
    assert card.shows(words)
    assert card.shows("Child: Skylar Fictional")
    assert card.shows("Team manager: Morgan Placeholder")
    assert card.shows("Nothing is sent from here: enter it yourself.")


async def test_active_to_both_goes_to_the_team(teams: Teams) -> None:
    card = await screened(teams, "both", lead="social_care", lead_why="They know the child best")
    assert card.shows("Active to: both agencies")
    assert card.shows("it goes directly to the team manager")


async def test_it_is_for_those_who_run_the_panel(teams: Teams) -> None:
    card = await screened(teams, "neither")
    for voice in (teams.police, teams.practitioner, teams.lead):
        refused = await voice.sends(card, "active.open", {"case": REF})
        assert not refused.shows("Skylar")
    assert not (await teams.coordinator.sends(card, "active.open", {"case": REF})).shows("No rule here")


async def test_rules_without_it_offer_nothing() -> None:
    async with talking() as teams:
        await teams.coordinator.says("demo children")
        card = await teams.chair.presses(await teams.chair.says("case SHCG-2026-002"), "Open")
        assert "Where else it goes" not in card.buttons
        forged = await teams.chair.sends(card, "active.open", {"case": "SHCG-2026-002"})
        assert forged.shows("No rule here says where this case goes")
