"""A referral that waits is nobody's secret: the chair is reminded, the deputy asked, the coordinator told."""

from dataclasses import replace
from datetime import date

from bot.personas import persona_id
from panel.people import Person
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import referred


async def heard(voice: Voice, words: str) -> Card:
    """The card in their own chat that says this, once it is there."""
    cards: list[Card] = await voice.teams.until(lambda: [card for card in voice.sees() if card.shows(words)])
    return cards[-1]


async def everybody(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.chair, teams.deputy, teams.coordinator):
        await voice.says("help")


async def test_the_chair_is_reminded_then_the_deputy_asked_and_the_coordinator_told(teams: Teams) -> None:
    await everybody(teams)
    reference = await referred(teams)
    teams.clock.move(days=3)
    reminder = await heard(teams.chair, f"{reference} is to be screened today, Thursday 26 November 2026.")
    assert not any(card.shows("has waited since") for card in teams.deputy.sees())
    teams.clock.move(days=1)
    waited = f"{reference} has waited since Monday 23 November 2026: the chair has not screened it."
    asked = await heard(teams.deputy, waited)
    assert (await teams.deputy.presses(asked, "Open")).shows("Robin Example")
    assert (await heard(teams.coordinator, waited)).shows("The deputy is asked to screen it.")
    for card in (reminder, asked):
        assert not card.shows("Robin")


async def test_where_no_deputy_is_there_the_coordinator_is_told_so(teams: Teams) -> None:
    await everybody(teams)
    await referred(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("deputy")), away_from=date(2026, 11, 23)))
    teams.clock.move(days=4)
    assert (await heard(teams.coordinator, "has waited since")).shows("No deputy is there to be asked")


async def test_nothing_more_is_said_once_it_is_screened(teams: Teams) -> None:
    await everybody(teams)
    reference = await referred(teams)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(card, "Panel")
    await teams.chair.presses(form, "Accept to the panel", holds="Supervised.", reason="High.")
    teams.clock.move(days=8)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    for voice in (teams.chair, teams.deputy, teams.coordinator):
        assert not any(card.shows("has waited") or card.shows("screened today") for card in voice.sees())


async def test_a_referral_that_was_returned_is_asked_for_again(teams: Teams) -> None:
    await everybody(teams)
    reference = await referred(teams)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(card, "Return for more")
    await teams.chair.presses(form, "Return to the referrer for more", reason="Who saw it?")
    teams.clock.move(days=3)
    again = await heard(teams.practitioner, f"{reference} was returned to you on Monday 23 November 2026.")
    case = await teams.practitioner.presses(again, "Open")
    assert case.shows("Who saw it?")
    teams.clock.move(days=5)
    await heard(teams.coordinator, f"{reference} was returned on Monday 23 November 2026 and has not come back.")
    check = await teams.practitioner.presses(case, "Change")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    teams.clock.move(days=3)
    await heard(teams.chair, f"{reference} is to be screened today, Friday 4 December 2026.")


async def test_the_titles_of_the_outcomes_are_the_procedure_s(teams: Teams) -> None:
    reference = await referred(teams)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    assert (await teams.chair.presses(card, "Return for more")).shows("Return for information")
