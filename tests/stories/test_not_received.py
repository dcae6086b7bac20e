"""What goes to somebody else stays in the list of those who find out, and is reminded of, until it was received."""

from bot.personas import persona_id
from storage.records import Notice
from tests.dialogue import Card, Teams, Voice
from tests.stories.at_sitting import status
from tests.stories.sittings import quiet
from tests.stories.steps import accepted
from tests.stories.test_hand_over import hands_over
from tests.stories.test_interest import steps_out
from tests.stories.test_signpost import signposted

WAITS = "nobody has said that it was received where it goes."
RECEIVED = {"received_by": "Sam, County", "received_on": "24 11 2026"}


async def listed(voice: Voice) -> Card:
    return await voice.presses(await voice.says("my"), "Open my list")


async def everybody(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator, teams.chair, teams.health):
        await voice.says("help")


async def test_it_stays_in_the_list_of_the_worker_and_the_coordinator_until_it_was_received(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    assert not (await listed(teams.coordinator)).shows(WAITS)
    await hands_over(teams, reference)
    for voice in (teams.practitioner, teams.coordinator):
        posted = await voice.says("my")
        assert posted.shows("Cases that go elsewhere and are not received yet: 1")
        assert not posted.shows(reference)
        assert (await listed(voice)).shows(f"{reference}: {WAITS}")
    assert not (await listed(teams.health)).shows(WAITS)
    await reminded(teams, reference)
    form = await teams.coordinator.presses(await listed(teams.coordinator), "It was received")
    assert form.shows("Has it arrived?")
    teams.clock.move(days=1)
    await teams.coordinator.presses(form, "It was received", **RECEIVED)
    assert status(teams, reference) == "handed over"
    for voice in (teams.practitioner, teams.coordinator):
        assert not (await listed(voice)).shows(WAITS)


async def reminded(teams: Teams, reference: str) -> None:
    """First whoever holds the case, then the coordinators."""
    for days, kinds in ((9, {("hand-over due", "practitioner")}), (14, {*LATE, ("hand-over due", "practitioner")})):
        teams.clock.move(days=days)
        await quiet(teams)
        with teams.store.turn(teams.clock()) as turn:
            found = {(each.template, each.to) for each in turn.find(Notice) if each.template.startswith("hand-over")}
        assert found == {(kind, persona_id(who)) for kind, who in kinds}, days


LATE = {("hand-over late", "coordinator")}


async def test_a_signpost_stays_there_too(teams: Teams) -> None:
    await everybody(teams)
    reference = await signposted(teams)
    for voice in (teams.practitioner, teams.coordinator):
        assert (await listed(voice)).shows(f"{reference}: {WAITS}")
    teams.clock.move(days=1)
    form = await teams.practitioner.presses(await listed(teams.practitioner), "It was received")
    await teams.practitioner.presses(form, "It was received", **RECEIVED)
    assert not (await listed(teams.practitioner)).shows(WAITS)


async def test_whoever_steps_out_of_the_case_does_not_see_it_there(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    await hands_over(teams, reference)
    await steps_out(teams.coordinator, reference)
    assert not (await listed(teams.coordinator)).shows(WAITS)
