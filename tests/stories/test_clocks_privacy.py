"""What is typed on the way of a waiting case is opened, and never posted."""

from tests.dialogue import Teams
from tests.stories.canaries import CALL, CHOICE, NOTE, REFERRAL, canaries
from tests.stories.long_day import Day, audits
from tests.stories.steps import accepted, referred
from tests.stories.test_screening_clock import everybody, heard

ONE, TWO, THREE = (f"SHCG-2026-{n:03}" for n in (1, 2, 3))


async def test_nothing_typed_about_a_waiting_case_is_posted_or_written_to_the_trail(teams: Teams) -> None:
    day = Day(teams)
    await everybody(teams)
    for _ in range(2):
        await accepted(teams, **REFERRAL)
    await referred(teams, **REFERRAL)
    await same_child(day)
    await signposted(day)
    await withdrawn(day)
    teams.clock.move(days=10)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert canaries(day.saw(teams.chair))
    assert canaries(day.saw(teams.coordinator))
    assert not [received.path for received in teams.connector.received if canaries(str(received.body))]
    assert not teams.connector.faults
    assert not [line for line in audits(day) if canaries(f"{line.act} {line.subject} {line.view}")]


async def same_child(day: Day) -> None:
    chair, coordinator = day.teams.chair, day.teams.coordinator
    both = await day.presses(chair, await heard(chair, f"{TWO} may be the same child"), "Open both")
    await day.presses(chair, both, "Keep this decision", decision="same", reason=CHOICE)
    form = await day.presses(coordinator, await coordinator.says(f"unlink {ONE} {NOTE}"), "Open")
    await day.presses(coordinator, form, "They are not the same child", reason=NOTE)
    await day.presses(chair, await heard(chair, "was parted"), "Who opened them")


async def signposted(day: Day) -> None:
    chair, worker = day.teams.chair, day.teams.practitioner
    card = await day.presses(chair, await chair.says("screen"), f"Open {THREE}")
    form = await day.presses(chair, card, "Signpost")
    await day.presses(chair, form, "Signpost to somebody else", destination=CHOICE, reason=NOTE)
    case = await day.presses(worker, await worker.says(f"case {THREE}"), "Open")
    form = await day.presses(worker, case, "It was received")
    await day.presses(worker, form, "It was received", received_by=CALL, received_on="1 1 2031")
    await day.presses(worker, form, "It was received", received_by=CALL, received_on="23 11 2026")


async def withdrawn(day: Day) -> None:
    worker, coordinator = day.teams.practitioner, day.teams.coordinator
    day.teams.clock.move(days=18)
    await day.teams.until(lambda: not day.teams.store.due(day.teams.clock()))
    form = await day.presses(worker, await worker.says(f"withdraw {TWO}"), "Withdraw")
    await day.presses(worker, form, "Ask to withdraw", reason=NOTE)
    asked = await day.presses(coordinator, await heard(coordinator, "asks to withdraw it"), "Open")
    await day.presses(coordinator, asked, "Keep it on the agenda", stays=CHOICE)
    await day.presses(worker, await heard(worker, f"{TWO} stays on the agenda."), "Open")
