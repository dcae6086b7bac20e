"""Once the agenda is out a change is a dated note, and taking a referral back is the coordinator's to answer."""

import pytest

from panel.cases import Case, CaseStatus
from panel.panels import Item
from storage.records import Audit
from tests.dialogue import Card, Teams
from tests.stories.steps import accepted
from tests.stories.test_screening_clock import everybody, heard


async def published(teams: Teams) -> str:
    """An accepted case whose agenda is out."""
    await everybody(teams)
    reference = await accepted(teams)
    teams.clock.move(days=18)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    return reference


async def asked(teams: Teams, reference: str) -> Card:
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    assert form.shows("Ask to withdraw this referral?")
    assert "Withdraw" not in form.buttons
    return await teams.practitioner.presses(form, "Ask to withdraw", reason="They have moved.")


async def test_a_change_becomes_a_dated_note_in_one_press(teams: Teams) -> None:
    reference = await published(teams)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    assert form.shows(f"The agenda with {reference} is out, so the referral stays as it is. Add a dated note instead.")
    done = await teams.practitioner.presses(form, "Add the note", note="He was seen again on Sunday.")
    assert done.shows("Added. The chair has a notice.")


async def test_the_coordinator_withdraws_it_and_it_leaves_the_agenda(teams: Teams) -> None:
    reference = await published(teams)
    assert (await asked(teams, reference)).shows("The coordinator is asked; nothing has changed yet.")
    request = await heard(teams.coordinator, f"{reference}: its referrer asks to withdraw it.")
    assert not request.shows("moved")
    opened = await teams.coordinator.presses(request, "Open")
    assert opened.shows("Asked to withdraw: They have moved.")
    done = await teams.coordinator.presses(opened, "Withdraw it")
    assert done.shows("Withdrawn, and off the agenda.")
    for voice in (teams.chair, teams.practitioner):
        await heard(voice, f"{reference} is withdrawn.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).status is CaseStatus.WITHDRAWN
        assert not turn.find(Item, case=reference)
    late = await teams.coordinator.presses(opened, "Keep it on the agenda", stays="Too late")
    assert late.shows("it was decided. Nothing has changed.")


async def test_kept_on_the_agenda_with_a_reason_that_its_referrer_is_told(teams: Teams) -> None:
    reference = await published(teams)
    await asked(teams, reference)
    opened = await teams.coordinator.presses(await heard(teams.coordinator, "asks to withdraw it"), "Open")
    refused = await teams.coordinator.presses(opened, "Keep it on the agenda")
    assert refused.shows("Say why it stays on the agenda")
    await teams.coordinator.presses(refused, "Keep it on the agenda", stays="The other council is not ready.")
    told = await heard(teams.practitioner, f"{reference} stays on the agenda.")
    assert not told.shows("council")
    assert (await teams.practitioner.presses(told, "Open")).shows("The other council is not ready.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).status is CaseStatus.ACCEPTED
    assert (await asked(teams, reference)).shows("The coordinator is asked"), "things change: it may be asked again"


async def test_a_second_wish_while_the_first_is_open_is_kindly_refused(teams: Teams) -> None:
    reference = await published(teams)
    await asked(teams, reference)
    again = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    assert again.shows(f"You have asked to withdraw {reference}, and the coordinator decides. Nothing has changed.")
    assert "Add a note" in again.buttons


@pytest.mark.parametrize("persona", ["police", "practitioner"])
async def test_nobody_else_decides(teams: Teams, persona: str) -> None:
    reference = await published(teams)
    await asked(teams, reference)
    voice = getattr(teams, persona)
    for verb in ("withdrawal.open", "withdrawal.grant", "withdrawal.keep"):
        refused = await voice.sends(await voice.says("my"), verb, {"case": reference}, {"stays": "No"})
        assert refused.shows("That is not for the roles you hold here.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).withdrawal
        acts = [line.outcome for line in turn.find(Audit, subject=reference) if line.act.startswith("withdrawal.")]
    assert acts == ["refused"] * 3


async def test_a_wish_nobody_answers_is_asked_about_again_once_after_two_working_days(teams: Teams) -> None:
    reference = await published(teams)
    await asked(teams, reference)
    again = f"{reference}: its referrer asked on Friday 11 December 2026 to withdraw it, and waits for your answer."
    for hours, times in ((2 * 24, 0), (47, 0), (2, 1), (23, 1)):
        teams.clock.move(hours=hours)
        await teams.until(lambda: not teams.store.due(teams.clock()))
        assert sum(card.shows(again) for card in teams.coordinator.sees()) == times, hours
    opened = await teams.coordinator.presses(await heard(teams.coordinator, again), "Open")
    assert opened.shows("Asked to withdraw: They have moved.")


async def test_a_wish_that_was_answered_is_not_asked_about_again(teams: Teams) -> None:
    reference = await published(teams)
    await asked(teams, reference)
    opened = await teams.coordinator.presses(await heard(teams.coordinator, "asks to withdraw it"), "Open")
    await teams.coordinator.presses(opened, "Keep it on the agenda", stays="The other council is not ready.")
    teams.clock.move(days=4, hours=2)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not any(card.shows("waits for your answer") for card in teams.coordinator.sees())
