"""A signpost is waited for until somebody says who received it, and when."""

from storage.records import Audit
from tests.dialogue import Teams
from tests.stories.steps import referred
from tests.stories.test_screening_clock import everybody, heard


async def signposted(teams: Teams) -> str:
    reference = await referred(teams)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(card, "Signpost")
    await teams.chair.presses(form, "Signpost to somebody else", destination="Early help", reason="Known there.")
    return reference


async def test_its_referrer_is_reminded_and_says_who_received_it(teams: Teams) -> None:
    await everybody(teams)
    reference = await signposted(teams)
    teams.clock.move(days=7)
    reminder = await heard(teams.practitioner, f"{reference} was signposted on Monday 23 November 2026.")
    form = await teams.practitioner.presses(reminder, "Open")
    for on, words in (("1 12 2026", "today or earlier"), ("22 11 2026", "the date cannot be earlier")):
        wrong = await teams.practitioner.presses(form, "It was received", received_by="A worker", received_on=on)
        assert wrong.shows(words)
        assert wrong.inputs == {"received_by": "A worker", "received_on": on}
    done = await teams.practitioner.presses(wrong, "It was received", received_on="25 11 2026")
    assert done.shows("Kept: it was received.")
    case = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
    assert case.shows("Received by: A worker, on Wednesday 25 November 2026")
    assert "It was received" not in case.buttons
    late = await teams.practitioner.presses(wrong, "It was received", received_on="26 11 2026")
    assert late.shows("does not wait to be received. Nothing has changed.")
    teams.clock.move(days=14)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not any(card.shows("Nobody has said that it arrived") for card in teams.coordinator.sees())


async def test_after_two_weeks_the_coordinator_is_told_and_can_say_it_too(teams: Teams) -> None:
    await everybody(teams)
    reference = await signposted(teams)
    teams.clock.move(days=14)
    told = await heard(teams.coordinator, "Nobody has said that it arrived: ask its referrer.")
    form = await teams.coordinator.presses(told, "Open")
    fields = {"received_by": "Early help", "received_on": "24 11 2026"}
    assert (await teams.coordinator.presses(form, "It was received", **fields)).shows("Kept: it was received.")
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.shows("Received by: Early help, on Tuesday 24 November 2026")


async def test_nobody_else_says_that_it_arrived(teams: Teams) -> None:
    reference = await signposted(teams)
    fields = {"received_by": "Nobody", "received_on": "23 11 2026"}
    for verb in ("case.received", "case.received_save"):
        refused = await teams.police.sends(await teams.police.says("my"), verb, {"case": reference}, fields)
        assert refused.shows("There is no case with that reference that you can open.")
    with teams.store.turn(teams.clock()) as turn:
        lines = [line for line in turn.find(Audit, subject=reference) if line.outcome == "refused"]
    assert [line.act for line in lines] == ["case.received", "case.received_save"]
