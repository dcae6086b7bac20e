"""A draft that is left: its writer is reminded on the next working day, then the coordinator sees that there is one."""

from tests.dialogue import Card, Teams
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_screening_clock import everybody, heard

REMINDED = "You have a referral that is not sent yet, begun on Monday 23 November 2026."


def reminders(teams: Teams) -> list[Card]:
    return [card for card in teams.practitioner.sees() if card.shows(REMINDED)]


async def test_its_writer_is_reminded_counted_from_when_it_was_last_saved(teams: Teams) -> None:
    await everybody(teams)
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    teams.clock.move(hours=22)
    await teams.practitioner.presses(card, "Next", **ANSWERS["danger"])
    teams.clock.move(hours=2)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not reminders(teams), "it was gone on with this morning"
    teams.clock.move(days=1)
    reminder = await heard(teams.practitioner, REMINDED)
    assert (await teams.practitioner.presses(reminder, "Go on")).shows("Why are you referring?")


async def test_after_three_working_days_the_coordinator_sees_whose_it_is_and_never_the_child(teams: Teams) -> None:
    await everybody(teams)
    await to_the_check(teams.practitioner)
    teams.clock.move(days=3)
    left = await heard(teams.coordinator, "1 draft of a referral was last saved on Monday 23 November 2026")
    assert not left.shows("Demo practitioner")
    whose = await teams.coordinator.presses(left, "Whose it is")
    assert whose.shows("Begun by Demo practitioner.")
    assert not whose.shows("Robin")
    forged = await teams.police.sends(
        await teams.police.says("my"), "draft.who", left.buttons["Whose it is"]["data"]["ids"]
    )
    assert forged.shows("That is not for the roles you hold here.")


async def test_nothing_is_said_of_a_draft_that_was_sent_or_deleted(teams: Teams) -> None:
    await everybody(teams)
    await teams.practitioner.presses(await to_the_check(teams.practitioner), "Send to the chair")
    check = await to_the_check(teams.practitioner)
    sure = await teams.practitioner.presses(check, "Delete this draft")
    await teams.practitioner.presses(sure, "Delete this draft")
    teams.clock.move(days=7)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not reminders(teams)
    assert not any(card.shows("1 draft") for card in teams.coordinator.sees())
