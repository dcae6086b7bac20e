"""A meeting that is called for one child: by when it sits, what may be changed about it, and what becomes of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from panel.panels import Panel
from tests.dialogue import Teams, talking
from tests.stories.sittings import quiet

MOVED = {"date": "4 12 2026", "time": "2pm", "reason": "The officer is away"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        yield talk


def panels(teams: Teams) -> list[Panel]:
    with teams.store.turn(teams.clock()) as turn:
        return sorted(turn.find(Panel), key=lambda panel: panel.id)


async def test_a_meeting_is_called_when_the_referral_is_accepted_on_its_last_day(teams: Teams) -> None:
    assert (await teams.chair.says("agenda")).shows("No meeting is called.")
    assert panels(teams) == []
    await teams.coordinator.says("demo children")
    (panel,) = panels(teams)
    assert (panel.called_for, panel.starts_at) == ("RMM-2026-002", datetime(2026, 12, 7, 10, tzinfo=UTC))
    agenda = await teams.chair.says("agenda")
    assert agenda.shows("Panel, Monday 7 December 2026, 10am to 11:30am. 1 item.")


async def test_it_is_moved_and_neither_cancelled_nor_added(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    ids = {"panel": "RMM-P001", "rev": "1", "nonce": "n"}
    card = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    assert (await teams.coordinator.sends(card, "schedule.cancel", ids)).shows("Move it. Nothing has changed.")
    forced = await teams.coordinator.sends(card, "schedule.cancel_save", ids, {"reason": "No time"})
    assert forced.shows("Move it. Nothing has changed.")
    assert (await teams.coordinator.sends(card, "schedule.extra", {"nonce": "n"})).shows("there are no others")
    moved = await teams.coordinator.sends(card, "schedule.move_save", {**ids, "sure": "yes"}, MOVED)
    assert moved.shows("Friday 4 December 2026 at 2pm"), moved.words
    (panel,) = panels(teams)
    assert (panel.starts_at, panel.cancelled) == (datetime(2026, 12, 4, 14, tzinfo=UTC), False)


async def test_two_meetings_sit_on_one_day_one_after_the_other(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    await teams.coordinator.says("demo children")
    first, second = panels(teams)
    assert (first.starts_at.hour, second.starts_at.hour, second.starts_at.minute) == (10, 11, 30)
    assert {first.called_for, second.called_for} == {"RMM-2026-002", "RMM-2026-004"}


async def test_a_child_who_goes_on_has_a_further_meeting_within_as_many_days(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    for moment in (datetime(2026, 12, 1, 10, tzinfo=UTC), datetime(2026, 12, 7, 10, tzinfo=UTC)):
        teams.clock.time = moment
        await quiet(teams)
    await teams.chair.says("start")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    first, second = panels(teams)
    assert second.called_for == first.called_for == "RMM-2026-002"
    assert second.starts_at == datetime(2026, 12, 21, 10, tzinfo=UTC)


async def test_with_nobody_left_to_discuss_it_does_not_sit(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    card = await teams.practitioner.says("withdraw RMM-2026-002")
    asked = await teams.practitioner.presses(card, "Withdraw")
    await teams.practitioner.presses(asked, "Withdraw", reason="Sent twice")
    assert panels(teams)[0].cancelled
    assert (await teams.chair.says("agenda")).shows("No meeting is called.")


async def test_who_leads_is_derived_from_the_rule_and_shown_with_it(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    card = await teams.chair.presses(await teams.chair.says("screen"), "Open RMM-2026-001")
    form = await teams.chair.presses(card, "Panel")
    given = {"strategy": "held", "holds": "Contact is supervised", "reason": "Two incidents"}
    again = await teams.chair.presses(form, "Accept to the panel", **given, active="both")
    assert again.shows("No rule says who leads here: pick an agency")
    await teams.chair.presses(again, "Accept to the panel", **given, active="social_care")
    opened = await teams.chair.presses(await teams.chair.says("case RMM-2026-001"), "Open")
    assert opened.shows("Children's Social Care. On the criminal justice route the Youth Justice Service leads")
    assert opened.shows("Social Care: active to Children's Social Care")
