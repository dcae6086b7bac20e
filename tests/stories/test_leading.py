"""The chair is away, or knows the family: the deputy is told what the chair would be, and watches the answers."""

from dataclasses import replace
from datetime import date, timedelta

from bot.personas import persona_id
from panel.cases import Case
from panel.people import Person, Post, Role
from tests.clock.steps import turn_of
from tests.dialogue import MONDAY, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import referred, to_the_check
from tests.stories.test_interest import steps_out
from tests.stories.test_screening_clock import everybody, heard
from tests.stories.test_updates import asked, opened

BOARD = "Who has answered: panel of"


def away(teams: Teams, persona: str, first: date) -> None:
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id(persona)), away_from=first))


def shows(voice: Voice, words: str) -> bool:
    return any(card.shows(words) for card in voice.sees())


async def note(teams: Teams, reference: str) -> str:
    form = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    return (await teams.practitioner.presses(form, "Add the note", note="Moved school.")).words


async def test_while_the_chair_is_away_the_deputy_is_told_of_what_is_new(teams: Teams) -> None:
    await everybody(teams)
    away(teams, "chair", MONDAY.date())
    reference = await referred(teams)
    waits = f"{reference} is waiting to be screened"
    card = await teams.deputy.presses(await heard(teams.deputy, waits), "Open")
    assert not shows(teams.chair, waits)
    card = await teams.deputy.presses(await teams.deputy.presses(card, "Panel"), "Accept to the panel",
                                      holds="Supervised.", reason="High.")  # fmt: skip
    assert card.shows(f"{reference} is accepted")
    assert "Added. The deputy has a notice." in await note(teams, reference)
    added = f"{reference} has a new dated note."
    await heard(teams.deputy, added)
    assert not shows(teams.chair, added)


async def test_while_the_chair_is_away_the_deputy_rings_who_cannot_share_something_here(teams: Teams) -> None:
    await everybody(teams)
    reference = await asked(teams, teams.health)
    away(teams, "chair", teams.clock().date())
    said = await teams.health.presses(await opened(teams.health, reference), "Cannot share here")
    assert said.shows("The deputy has a notice, and rings you.")
    await heard(teams.deputy, f"Health cannot share something here about {reference}: ring them before the panel.")
    assert not shows(teams.chair, "cannot share something here")


async def test_where_the_chair_steps_out_late_the_deputy_has_the_board_of_the_answers(teams: Teams) -> None:
    await everybody(teams)
    reference = await asked(teams, teams.health)
    teams.clock.move(days=5)
    await heard(teams.chair, BOARD)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not shows(teams.deputy, BOARD)
    await steps_out(teams.chair, reference)
    assert (await heard(teams.deputy, BOARD)).shows(f"{reference}: 0 of 10 answered")
    await heard(teams.deputy, f"No chair is left who can take {reference}. You take this item.")


async def test_a_referral_that_was_returned_and_came_back_has_waited_since_it_was_first_sent(teams: Teams) -> None:
    await everybody(teams)
    reference = await referred(teams)
    form = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(form, "Return for more")
    await teams.chair.presses(form, "Return to the referrer for more", reason="Who saw it?")
    teams.clock.move(days=21)
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    check = await teams.practitioner.presses(case, "Change")
    receipt = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert receipt.shows("The chair decides by Thursday 17 December 2026.")
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Case, reference)
    assert (kept.referred_at, kept.sent_at) == (MONDAY, MONDAY + timedelta(days=21))


async def test_a_receipt_names_no_panel_that_sits_before_the_chair_decides(teams: Teams) -> None:
    teams.clock.move(days=22)
    check = await to_the_check(teams.practitioner)
    receipt = await teams.practitioner.presses(check, "Send to the chair")
    assert receipt.shows("The chair decides by Friday 18 December 2026.")
    assert receipt.shows("If accepted, likely panel Thursday 21 January 2027.")
    card = await teams.chair.presses(await teams.chair.says("screen"), "Open SHCG-2026-001")
    assert card.shows("Next panel in 2 days.")


async def test_a_deputy_who_joins_after_a_referral_was_late_is_asked_to_screen_it(teams: Teams) -> None:
    await everybody(teams)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("deputy")), left=True))
    reference = await referred(teams)
    teams.clock.move(days=4)
    await heard(teams.coordinator, "No deputy is there to be asked")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), posts=(Post(NAME, Role.DEPUTY),)))
    await teams.health.says("help")
    await heard(teams.health, f"{reference} has waited since Monday 23 November 2026: the chair has not screened it.")
