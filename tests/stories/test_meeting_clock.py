"""The days within which a meeting that is called for one child sits: counted, set with a reason, after an emergency."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from panel.called_meetings import ClockSet
from panel.cases import Case
from panel.panels import Panel
from storage.records import Audit
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, referred

WHY = {"holds": "Supervised at school.", "reason": "Two incidents."}
HARM = {
    "why": {"kind": "new", "role": "allocated_team"},
    "happened": {"synopsis": "Seen with Child B.", "believed_on": "20 11 2026"},
    "matrix": ANSWERS["matrix"] | {"level": "2"},
}
COMPLEX = {"clock": "complex", "reason": "Three schools, two boroughs."}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        yield talk


def meeting(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        (panel,) = turn.find(Panel)
    return panel


async def screened(teams: Teams, **changed: dict[str, str]) -> tuple[str, Card]:
    reference = await referred(teams, **(HARM | changed))
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(card, "HSB strategy meeting")
    await teams.chair.presses(form, "Call the meeting", **WHY)
    return reference, card


async def opened(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")


async def test_the_meeting_is_counted_from_the_earlier_day_and_says_by_which_rule(teams: Teams) -> None:
    reference, card = await screened(teams)
    words = "By Wednesday 25 November 2026: 3 working days from Friday 20 November 2026, the day it was believed"
    assert card.shows(words), card.words
    assert card.shows("should be held within 3 working days")
    assert meeting(teams).starts_at == datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert (await opened(teams, reference)).shows(words)
    why = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    assert why.shows("By when it meets")
    assert why.shows("The document leaves open: From when the days are counted.")


async def test_a_day_that_lies_ahead_is_not_when_it_was_believed(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for screen in ("danger", "why", "child", "in_place"):
        card = await teams.practitioner.presses(card, "Next", **(ANSWERS | HARM)[screen])
    ahead = await teams.practitioner.presses(card, "Next", synopsis="Seen with Child B.", believed_on="1 12 2026")
    assert ahead.shows("The day on which it was believed has to be today or earlier")


async def test_longer_days_need_a_reason_and_once_the_agenda_is_out_the_move_is_offered(teams: Teams) -> None:
    reference, _ = await screened(teams)
    form = await teams.coordinator.presses(
        await teams.coordinator.presses(await teams.coordinator.says(f"case {reference}"), "Open"), "Set the days"
    )
    assert form.shows("It stays there until somebody moves it.")
    refused = await teams.coordinator.presses(form, "Set these days", clock="complex")
    assert refused.shows("Say why, or what was done")
    kept = await teams.coordinator.presses(refused, "Set these days", **COMPLEX)
    assert kept.shows("By Friday 27 November 2026: 5 working days from Friday 20 November 2026"), kept.words
    assert meeting(teams).starts_at.day == 25
    twice = await teams.coordinator.presses(refused, "Set these days", **COMPLEX)
    assert twice.shows("The meeting stays on Wednesday 25 November 2026")
    moved = await teams.coordinator.presses(kept, "Move it to Friday 27 November 2026 at 10am")
    assert moved.shows("The meeting is moved to Friday 27 November 2026 at 10am.")
    again = await teams.coordinator.presses(twice, "Move it to Friday 27 November 2026 at 10am")
    assert again.shows("The meeting was changed since")
    assert meeting(teams).starts_at == datetime(2026, 11, 27, 10, tzinfo=UTC)
    assert (await opened(teams, reference)).shows("Three schools, two boroughs.")
    assert not (await teams.police.presses(await teams.police.says(f"case {reference}"), "Open")).shows("Three schools")
    trace = await teams.chair.presses(await teams.chair.says(f"trace {reference}"), "Open the journey")
    assert trace.shows("The days for the meeting were set")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(ClockSet, case=reference)) == 1
        done = [line.act for line in turn.find(Audit, subject=reference) if line.outcome == "done"]
    assert {"clock.form", "clock.save", "clock.move"} <= set(done)


async def test_two_who_set_the_days_at_once_see_what_the_other_did(teams: Teams) -> None:
    reference, _ = await screened(teams)
    chair = await teams.chair.presses(await opened(teams, reference), "Set the days")
    other = await teams.deputy.sends(chair, "clock.form", {"case": reference})
    await teams.chair.presses(chair, "Set these days", **COMPLEX)
    late = await teams.deputy.presses(
        other, "Set these days", clock="after_action", reason="Placed", acted_on="22 11 2026"
    )
    assert late.shows("Days were set by Demo chair")
    assert late.inputs["reason"] == "Placed"
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).clock == "complex"


async def test_after_emergency_action_the_five_days_run_from_it(teams: Teams) -> None:
    reference, _ = await screened(teams)
    form = await teams.chair.presses(await teams.chair.says(f"safety {reference}"), "Tell the chair and the deputy")
    concern = await teams.chair.presses(form, "Tell the chair and the deputy", what="Not safe at home.")
    assert concern.shows("After emergency action: within 5 working days of it.")
    days = await teams.chair.presses(concern, "Emergency action was taken")
    undated = await teams.chair.presses(days, "Set these days", clock="after_action", reason="Police protection.")
    assert undated.shows("Enter the date on which the action was taken")
    kept = await teams.chair.presses(undated, "Set these days", acted_on="23 11 2026")
    assert kept.shows("By Monday 30 November 2026: 5 working days from Monday 23 November 2026, the emergency action")
    why = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    assert why.shows("Police protection.")
    assert why.shows("must be convened within 5 working days")


async def test_a_long_reason_is_read_whole_by_those_who_see_decisions(teams: Teams) -> None:
    reference, _ = await screened(teams)
    form = await teams.chair.presses(await opened(teams, reference), "Set the days")
    reason = f"{'Three schools. ' * 200}And two boroughs."
    await teams.chair.presses(form, "Set these days", clock="complex", reason=reason)
    case = await opened(teams, reference)
    assert not case.shows("And two boroughs.")
    assert (await teams.chair.presses(case, "Read all")).shows("And two boroughs.")
    ids = case.buttons["Read all"]["data"]["ids"]
    hidden = await teams.police.sends(await teams.police.says("help"), "case.read", ids)
    assert not hidden.shows("And two boroughs.")


async def test_only_those_who_run_the_panel_set_the_days(teams: Teams) -> None:
    reference, _ = await screened(teams)
    card = await teams.police.says("help")
    for verb in ("clock.form", "clock.save", "clock.move"):
        for voice in (teams.police, teams.practitioner):
            assert (await voice.sends(card, verb, {"case": reference}, COMPLEX)).shows("Nothing was changed.")


async def test_a_meeting_whose_agenda_is_not_out_moves_at_once_and_all_are_told(teams: Teams) -> None:
    await teams.police.says("help")
    reference, _ = await screened(teams, happened={"synopsis": "Seen with Child B."})
    form = await teams.chair.presses(await opened(teams, reference), "Set the days")
    assert form.shows("The meeting is on Thursday 26 November 2026 at 10am. It moves to the last day.")
    kept = await teams.chair.presses(form, "Set these days", **COMPLEX)
    assert kept.shows("The meeting is moved to Monday 30 November 2026 at 10am."), kept.words
    assert meeting(teams).starts_at == datetime(2026, 11, 30, 10, tzinfo=UTC)
    await teams.until(lambda: any(seen.shows("Monday 30 November 2026") for seen in teams.police.sees()))
    assert not any(seen.shows("Three schools") for seen in teams.police.sees())
