"""Between two meetings for one child: what was decided stands, is asked after, and looked at again."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.points import PointAnswer
from tests.dialogue import Card, Teams, talking
from tests.stories.called import answers, ends, opens, panel_of
from tests.stories.sittings import quiet
from tests.stories.test_outcomes import GIVEN, SEATS, agreed, answered, chosen, enquiry, opened, told_of


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        for voice in (talk.chair, talk.coordinator, talk.practitioner):
            await voice.says("help")
        yield talk


def last_meeting(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        return max(turn.find(Panel), key=lambda panel: panel.starts_at)


async def follow_up(teams: Teams, on: str) -> tuple[str, Card]:
    """A meeting that decided on a follow-up meeting on this day: the reference, and the closed decision."""
    reference = await answered(teams, "No")
    await teams.chair.presses(await chosen(teams, reference, 4), "Propose", **GIVEN, own_follow_up_on=on)
    closed = await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    return reference, closed


async def decides_again(teams: Teams, panel: Panel, number: int, **own: str) -> None:
    """The meeting sits, answers what it must, and closes one of the procedure's outcomes."""
    teams.clock.time = panel.starts_at
    await quiet(teams)
    reference, screen = await opens(teams, panel, *SEATS)
    points = await teams.chair.presses(screen, next(each for each in screen.buttons if "to be answered" in each))
    points = await answers(teams.chair, points, "Section 47", answer="No", reason="One goes on already.")
    await answers(teams.chair, points, "MASE", answer="No", reason="No link to exploitation.")
    ids = {"case": reference, "panel": panel.id}
    form = await teams.chair.sends(await teams.chair.says("help"), "decide.form", ids)
    form = await teams.chair.presses(form, f"Choose {number}")
    await teams.chair.presses(form, "Propose", **GIVEN, **own)
    for seat in SEATS:
        voice = teams.voice(persona_id(seat))
        await voice.presses(await voice.sends(await voice.says("help"), "decide.open", ids), "Agree")
    shown = await teams.chair.sends(await teams.chair.says("help"), "decide.open", ids)
    assert (await teams.chair.presses(shown, "Close the decision")).shows("Closed by: Demo chair")
    await ends(teams)


async def test_what_an_outcome_rests_on_stays_as_it_was_once_the_outcome_is_closed(teams: Teams) -> None:
    reference = await answered(teams, "No")
    await teams.chair.presses(await chosen(teams, reference, 4), "Propose", **GIVEN, own_follow_up_on="8 12 2026")
    shown = await agreed(teams, reference)
    ids = {"case": reference, "panel": panel_of(teams).id, "point": "mase", "rev": "1"}
    before = await teams.coordinator.sends(await teams.coordinator.says("help"), "sitting.point", ids)
    await teams.chair.presses(shown, "Close the decision")
    late = await teams.coordinator.presses(before, "Keep the answer", answer="Yes")
    assert late.shows("is closed, and rests on this answer. Nothing has changed.")
    assert late.shows("put right in the minutes")
    points = await teams.chair.sends(shown, "sitting.points", ids)
    assert points.shows("What had to be answered for it stays as it is.")
    assert "Change: MASE" not in points.buttons
    assert "Answer: Family group conference" in points.buttons
    with teams.store.turn(teams.clock()) as turn:
        assert [each.answer for each in turn.find(PointAnswer) if each.point == "mase"] == ["No"]


async def test_what_came_of_an_enquiry_can_be_said_after_another_meeting_decided_something_else(teams: Teams) -> None:
    reference = await enquiry(teams)
    await decides_again(teams, last_meeting(teams), 4, own_follow_up_on="8 2 2027")
    case = await opened(teams.practitioner, reference)
    assert case.shows("Outcome: Section 47 enquiry")
    assert case.shows("Outcome: Follow-up strategy meeting")
    teams.clock.time = datetime(2026, 12, 17, 10, tzinfo=UTC)
    asked = f"{reference}: say what came of the outcome of its meeting, if it is known."
    form = await teams.practitioner.presses(await told_of(teams, teams.practitioner, asked), "Open")
    assert form.shows("Section 47 enquiry")
    await teams.practitioner.presses(form, "Keep it", what="in_need_plan", on="15 12 2026")
    case = await opened(teams.practitioner, reference)
    assert "What came of it" not in case.buttons
    assert "It was reviewed" in case.buttons


async def test_a_child_whose_follow_up_is_moved_is_reviewed_until_the_day_it_sits(teams: Teams) -> None:
    reference, _ = await follow_up(teams, "8 12 2026")
    await ends(teams)
    panel = last_meeting(teams)
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    ids = {"panel": panel.id, "rev": str(panel.rev), "nonce": "n", "sure": "yes"}
    to = {"date": "18 12 2026", "time": "10am", "reason": "The officer is away"}
    await teams.coordinator.sends(dates, "schedule.move_save", ids, to)
    teams.clock.time = datetime(2026, 12, 14, 10, tzinfo=UTC)
    await quiet(teams)
    assert "It was reviewed" in (await opened(teams.practitioner, reference)).buttons
    await told_of(teams, teams.practitioner, f"{reference} waits for a further meeting: it is to be reviewed now.")
    teams.clock.time = datetime(2026, 12, 18, 9, tzinfo=UTC)
    assert "It was reviewed" not in (await opened(teams.practitioner, reference)).buttons


async def test_after_emergency_action_a_far_follow_up_sits_within_five_days_of_it(teams: Teams) -> None:
    reference, _ = await follow_up(teams, "28 1 2027")
    await ends(teams)
    assert last_meeting(teams).starts_at == datetime(2027, 1, 28, 10, tzinfo=UTC)
    teams.clock.time = datetime(2026, 12, 1, 10, tzinfo=UTC)
    await quiet(teams)
    form = await teams.chair.presses(await teams.chair.says(f"safety {reference}"), "Tell the chair and the deputy")
    concern = await teams.chair.presses(form, "Tell the chair and the deputy", what="Not safe at home.")
    days = await teams.chair.presses(concern, "Emergency action was taken")
    assert not days.shows("Particularly complex")
    given = {"clock": "after_action", "reason": "Police protection.", "acted_on": "1 12 2026"}
    kept = await teams.chair.presses(days, "Set these days", **given)
    assert kept.shows("The meeting is moved to Tuesday 8 December 2026 at 10am."), kept.words
    assert last_meeting(teams).starts_at == datetime(2026, 12, 8, 10, tzinfo=UTC)
    case = await opened(teams.chair, reference)
    words = "5 working days from Tuesday 1 December 2026, the emergency action"
    assert case.shows(words)
    why = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    assert why.shows(words)
    assert why.shows("Police protection.")


async def test_a_follow_up_that_decides_nothing_leaves_as_many_days_to_the_next(teams: Teams) -> None:
    await follow_up(teams, "8 12 2026")
    await ends(teams)
    panel = last_meeting(teams)
    teams.clock.time = panel.starts_at
    await quiet(teams)
    await opens(teams, panel, *SEATS)
    await ends(teams)
    assert last_meeting(teams).starts_at == datetime(2026, 12, 11, 10, tzinfo=UTC)


async def test_a_parent_who_was_left_out_is_not_asked_for_at_the_further_meeting(teams: Teams) -> None:
    await teams.coordinator.says("demo children")
    reference = panel_of(teams).called_for

    async def parent(**said: str) -> Card:
        listed = await teams.coordinator.presses(
            await teams.coordinator.says(f"invite {reference}"), "Who is to be there"
        )
        second = await teams.coordinator.presses(listed, "More")
        form = await teams.coordinator.presses(second, "Parent or carer: invited?")
        return await teams.coordinator.presses(form, "Save", **said) if said else second

    await parent(state="left out", why="The child fears them.")
    teams.clock.time = panel_of(teams).starts_at
    await quiet(teams)
    await opens(teams, panel_of(teams), *SEATS)
    await ends(teams)
    teams.clock.time = last_meeting(teams).starts_at
    again = await parent()
    assert again.shows("left out, as was said for the meeting before: The child fears them. Still so?"), again.words
    begins = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    assert begins.shows("Has to be there, and is not")
    assert not begins.shows("Parent or carer")
    asked = {"state": "invited", "invited_by": "The social worker", "invited_on": "20 11 2026"}
    assert (await parent(**asked)).shows("Kept: Parent or carer.")
    assert (await parent()).shows("invited by The social worker on Friday 20 November 2026")


async def test_whoever_comes_for_the_further_meeting_is_not_shown_what_the_first_decided(teams: Teams) -> None:
    reference, _ = await follow_up(teams, "8 12 2026")
    await ends(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("guest", "Guest", (Post("islington-hsb", Role.INVITEE),)))
        turn.save(replace(turn.get(Case, reference), invited=("guest",)))
    for voice, sees in ((teams.voice("guest"), False), (teams.practitioner, True), (teams.police, True)):
        case = await opened(voice, reference)
        assert case.shows("Quill Madeup")
        assert case.shows("What the meeting decided") is sees
