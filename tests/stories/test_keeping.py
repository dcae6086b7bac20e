"""What is to stand in a child's own record: counted, and met by what is on record here or by somebody's tick."""

from collections.abc import AsyncIterator

import pytest

from panel.childs_record import Kept
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.called import ends, sits

SAFETY = "Safety plans with the child and the parent or carer"


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        yield talk


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"case {reference}"), "Open")


async def test_it_is_counted_on_the_case_with_what_is_missing(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    worker = await opened(teams.practitioner, "ISM-2026-002")
    assert worker.shows("In the child’s record: 0 of 5")
    assert worker.shows(SAFETY)
    assert not (await opened(teams.health, "ISM-2026-002")).shows("In the child’s record")
    listed = await teams.practitioner.presses(worker, "What stands in the record")
    form = await teams.practitioner.presses(listed, "How 1 stands")
    late = await teams.practitioner.presses(form, "Keep it", how="kept", on="24 11 2026")
    assert late.shows("The date has to be today or earlier")
    listed = await teams.practitioner.presses(late, "Keep it", on="20 11 2026")
    assert listed.shows("1 of 5")
    assert listed.shows("In the record, Friday 20 November 2026")
    form = await teams.practitioner.presses(listed, "How 4 stands")
    assert (await teams.practitioner.presses(form, "Keep it", how="not_needed")).shows("Say why it is not needed")
    listed = await teams.practitioner.presses(form, "Keep it", how="not_needed", why="There is nothing to divert.")
    assert listed.shows("Not needed: There is nothing to divert.")
    chair = await opened(teams.chair, "ISM-2026-002")
    assert chair.shows("In the child’s record: 2 of 5")
    assert not chair.shows(f"Missing: {SAFETY}")


async def test_a_meeting_meets_it_and_two_do_not_write_over_each_other(teams: Teams) -> None:
    reference, _ = await sits(teams, "police", "health")
    await ends(teams)
    listed = await teams.coordinator.presses(await opened(teams.coordinator, reference), "What stands in the record")
    assert listed.shows("On record here, Thursday 26 November 2026")
    one = await teams.coordinator.presses(listed, "How 2 stands")
    other = await teams.practitioner.sends(one, "record.form", {"case": reference, "kept": "consultation"})
    await teams.coordinator.presses(one, "Keep it", how="kept", on="20 11 2026")
    late = await teams.practitioner.presses(other, "Keep it", how="kept", on="19 11 2026")
    assert late.shows("Somebody said how it stands since you opened this")
    with teams.store.turn(teams.clock()) as turn:
        (kept,) = turn.find(Kept, case=reference)
    assert str(kept.on) == "2026-11-20"
    refused = await teams.health.sends(await teams.health.says("help"), "record.open", {"case": reference})
    assert not refused.shows("of 5")
