"""Islington's whole procedure, as those who work under it live it: no meeting, one meeting, a second, and the end."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from tests.dialogue import Teams, talking
from tests.stories import strategy_meeting as story
from tests.stories.called import ends
from tests.stories.sittings import quiet, told
from tests.stories.strategy_meeting import HERE, THERE, WHY
from tests.stories.test_minutes import listed, out, reads


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=f"{HERE},{THERE}") as talk:
        await story.meet(talk)
        yield talk


async def test_children_for_whom_no_meeting_is_called_are_not_lost(teams: Teams) -> None:
    """Category 0 new goes to youth support, category 0 allocated is monitored by another agency, category 1 below the
    threshold goes to the child's own meeting; a discussion with the police ends in a meeting."""
    first = await story.contact(teams, "0", ticks="inappropriate1")
    form = await teams.chair.presses(await story.screened(teams, first), "Step down to Targeted Youth Support")
    await teams.chair.presses(form, "Decide so", **WHY)
    await told(teams, teams.practitioner, f"{first}: no meeting is called here.")
    got = {"on": "23 11 2026", "received_by": "Ash Made-Up, youth support", "received_on": "23 11 2026"}
    kept = await story.done(teams.practitioner, first, **got)
    assert kept.shows("Received by: Ash Made-Up, youth support")
    assert not kept.shows("Not done yet")

    second = await story.contact(teams, "0", "allocated")
    form = await teams.chair.presses(await story.screened(teams, second), "Step-down meeting: another agency monitors")
    refused = await teams.chair.presses(
        form, "Decide so", **WHY, monitors="other", monitors_other="Children's Social Care"
    )
    assert refused.shows("may not lead the monitoring here")
    await teams.chair.presses(refused, "Decide so", monitors="health", on="23 11 2026")
    assert (await story.opened(teams.practitioner, second)).shows("To: Health")

    third = await story.contact(teams, "1", "looked_after", status="looked_after", ticks="problematic2")
    form = await teams.chair.presses(
        await story.screened(teams, third), "Below the threshold: in the child's own meeting"
    )
    assert form.inputs["meeting"] == "team"
    await teams.chair.presses(form, "Decide so", **WHY, on="23 11 2026")
    kept = await story.done(teams.practitioner, third, outcome="A diversion plan in the care plan.")
    assert kept.shows("What came of it: A diversion plan in the care plan.")

    fourth = await story.contact(teams, "1")
    form = await teams.chair.presses(await story.screened(teams, fourth), "HSB strategy discussion with the police")
    await teams.chair.presses(form, "Decide so", **WHY, holder="Team manager", on="23 11 2026")
    await story.done(teams.chair, fourth, outcome="The whole network is needed.")
    again = await teams.chair.presses(await story.opened(teams.chair, fourth), "Screen it again")
    back = await teams.chair.presses(again, "Screen it again", reason="The police ask for a meeting.")
    form = await teams.chair.presses(
        await teams.chair.presses(back, "Screen it"), "HSB strategy meeting, on suspicion of harm"
    )
    await teams.chair.presses(form, "Call the meeting", **WHY, holds="Supervised.")
    assert story.status(teams, fourth) == "accepted"


async def test_in_the_record_of_a_child_whose_own_meeting_discussed_the_risk_it_is_met(teams: Teams) -> None:
    reference = await story.contact(teams, "1", status="child_in_need")
    form = await teams.chair.presses(
        await story.screened(teams, reference), "Below the threshold: in the child's own meeting"
    )
    await teams.chair.presses(form, "Decide so", **WHY, on="23 11 2026")
    assert (await story.opened(teams.practitioner, reference)).shows("In the child’s record: 0 of 5")
    await story.done(teams.practitioner, reference, outcome="A diversion plan.")
    case = await story.opened(teams.practitioner, reference)
    assert case.shows("In the child’s record: 1 of 5")
    assert not case.shows("Multi-professional meetings")


async def called(teams: Teams) -> str:
    """Category 2, believed on Friday: the meeting is called, made longer for a reason, and counted from emergency
    action in the end; a parent is left out."""
    reference = await story.contact(teams, "2", ticks="abusive1,violent2")
    card = await story.screened(teams, reference)
    assert card.shows("Category 2, abusive")
    assert card.shows("The ticks suggest Category 3, violent: Highly intrusive")
    form = await teams.chair.presses(card, "HSB strategy meeting")
    assert (await teams.chair.presses(form, "Call the meeting", **WHY, holds="Supervised.")).shows("25 November 2026")
    worker = await told(teams, teams.practitioner, f"{reference} is accepted")
    assert not worker.shows("Robin")
    days = await teams.coordinator.presses(await story.opened(teams.coordinator, reference), "Set the days")
    assert (await teams.coordinator.presses(days, "Set these days", clock="complex")).shows("Say why")
    kept = await teams.coordinator.presses(days, "Set these days", clock="complex", reason="Two boroughs.")
    await teams.coordinator.presses(kept, "Move it to Friday 27 November 2026 at 10am")
    days = await teams.chair.presses(await story.opened(teams.chair, reference), "Set the days")
    acted = {"clock": "after_action", "reason": "Police protection.", "acted_on": "23 11 2026"}
    kept = await teams.chair.presses(days, "Set these days", **acted)
    assert kept.shows("By Monday 30 November 2026: 5 working days from Monday 23 November 2026, the emergency action")
    assert story.coming(teams).starts_at.date() == date(2026, 11, 27)
    listed = await story.who_comes(teams, reference)
    assert listed.shows(f"left out: {story.RISK}")
    assert listed.shows("invited by The social worker on Friday 20 November 2026")
    return reference


async def goes_on(teams: Teams, reference: str) -> None:
    """The first meeting: a nomination is owed before an outcome is closed, and a follow-up has its day."""
    screen = await story.sits(teams)
    assert screen.shows("It goes on without them: The child cannot wait.")
    points = await story.answered(teams, screen, "No", mase="Yes")
    shown = await story.proposed(teams, reference, 4, own_follow_up_on="15 12 2026")
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("MASE: An action is owed, and nobody owns it")
    action = await teams.chair.presses(points, "Give it an owner")
    owner = f"police/{teams.police.who.aad}"
    recorded = await teams.chair.presses(action, "Record the action", owner=owner, due="11 12 2026", safety="no")
    assert recorded.shows("is recorded.")
    closed = await teams.chair.presses(shown, "Close the decision")
    assert closed.shows("Tuesday 15 December 2026"), closed.words
    await ends(teams)
    assert story.coming(teams).starts_at == datetime(2026, 12, 15, 10, tzinfo=UTC)


async def waited(teams: Teams, reference: str) -> None:
    """Until the follow-up the worker is reminded to have it reviewed, without a name in the reminder."""
    teams.clock.time = datetime(2026, 12, 4, 10, tzinfo=UTC)
    due = await told(teams, teams.practitioner, f"{reference} waits for a further meeting: it is to be reviewed now.")
    assert not due.shows("Robin")
    form = await teams.practitioner.presses(due, "Open")
    said = {"who": "The social work manager", "on": "4 12 2026", "words": "Supervised at home and at school."}
    assert (await teams.practitioner.presses(form, "Keep the review", **said)).shows("The review is kept.")


async def written(teams: Teams, reference: str, panel: str) -> None:
    """The minutes go out; the worker copies the case note, each seat its pack."""
    await out(teams)
    words = await reads(teams.chair, panel)
    for said in (
        "Who was to be there",
        f"left out: {story.RISK}",
        "The child cannot wait.",
        "Tuesday 15 December 2026",
    ):
        assert said in words, said
    note = await teams.practitioner.presses(await listed(teams.practitioner), f"Case note {reference}")
    assert "HSB Strategy Meeting" in note.inputs["copy_1"]
    assert story.RISK not in note.inputs["copy_1"]
    assert (await teams.practitioner.presses(note, "I have added it to the record")).shows("added to the record")
    packs = await teams.health.presses(await listed(teams.health), "Our copy packs")
    assert (await teams.health.presses(packs, f"Open {reference}")).shows("A Case note")


async def test_a_child_from_first_contact_through_two_meetings_to_a_protection_plan(teams: Teams) -> None:
    reference = await called(teams)
    first = story.coming(teams).id
    await goes_on(teams, reference)
    await written(teams, reference, first)
    await waited(teams, reference)

    points = await story.answered(teams, await story.sits(teams), "Yes")
    assert points.shows("Joint: with the police")
    closed = await teams.chair.presses(await story.proposed(teams, reference, 2), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    form = await teams.chair.presses(await teams.chair.says(f"hand-over {reference}"), "Hand over")
    sent = {"because": "another process", "to": "The enquiry", "sent": "The minutes", "sent_on": "15 12 2026"}
    await teams.chair.presses(form, "Keep it", **sent)
    assert story.status(teams, reference) == "accepted"
    await ends(teams)
    assert story.status(teams, reference) == "accepted"
    form = await teams.practitioner.presses(await story.opened(teams.practitioner, reference), "It was received")
    arrived = {"received_by": "The enquiry team", "received_on": "15 12 2026"}
    await teams.practitioner.presses(form, "It was received", **arrived)
    await quiet(teams)
    assert story.status(teams, reference) == "handed over"

    asked = f"{reference}: say what came of the outcome of its meeting, if it is known."
    teams.clock.time = datetime(2027, 1, 8, 10, tzinfo=UTC)
    reminded = await told(teams, teams.practitioner, asked)
    for what, on in (("conference", "5 1 2027"), ("protection_plan", "7 1 2027")):
        form = await teams.practitioner.presses(reminded, "Open")
        await teams.practitioner.presses(form, "Keep it", what=what, on=on)
    case = await story.opened(teams.practitioner, reference)
    assert case.shows("Child protection plan: Thursday 7 January 2027")
    assert "What came of it" not in case.buttons

    record = await teams.practitioner.presses(case, "What stands in the record")
    for number in (1, 2, 4, 5):
        form = await teams.practitioner.presses(record, f"How {number} stands")
        record = await teams.practitioner.presses(form, "Keep it", how="kept", on="14 12 2026")
    assert record.shows("5 of 5")

    trace = await story.account(teams.chair, "trace", reference)
    why = await story.account(teams.chair, "why", reference)
    for words in ("Section 47 enquiry", "Joint: with the police", "Child protection plan"):
        assert words in why, words
    for words in (
        "Two boroughs.",
        "Police protection.",
        "must be convened within 5 working days",
        "No link.",
        "Follow-up strategy meeting",
        "The social work manager",
        "What came of it: Child protection plan",
    ):
        assert words in trace, words
    for voice in (teams.practitioner, teams.police, teams.coordinator, teams.chair):
        assert not [card for card in voice.sees() if card.shows("Robin") or card.shows(story.RISK)]


@pytest.mark.parametrize(
    ("number", "threshold", "own", "left"),
    [
        (1, "No", {"own_which": "Diversion plan", "own_leads": "Targeted Services"}, "removed"),
        (3, "Yes", {"own_action": "An emergency order, by the local authority"}, "accepted"),
    ],
)
async def test_it_ends_below_the_threshold_by_the_gates_or_with_legal_action_that_waits_for_nothing(
    teams: Teams, number: int, threshold: str, own: dict[str, str], left: str
) -> None:
    reference = await called(teams)
    first = story.coming(teams).id
    await story.answered(teams, await story.sits(teams), threshold)
    shown = await story.proposed(teams, reference, number, **own)
    if number == 1:
        assert (await story.removed(teams, shown)).shows("is removed from this panel’s agenda")
    else:
        assert (await teams.chair.presses(shown, "Close the decision")).shows("Closed by: Demo chair")
    await ends(teams)
    assert story.status(teams, reference) == left
    words = await reads(teams.chair, first)
    for said in own.values():
        assert said in words, said
