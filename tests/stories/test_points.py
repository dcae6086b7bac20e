"""What a meeting has to answer: asked by the procedure, kept with who said it, and needed before an outcome closes."""

from collections.abc import AsyncIterator

import pytest

from bot.personas import persona_id
from panel.panels import Panel
from panel.points import PointAnswer
from tests.dialogue import Card, Teams, talking
from tests.stories.called import answers, ends, opens, panel_of, proposed, sits
from tests.stories.sittings import quiet

SEATS = ("youth_justice", "health")
WHY = "No conviction, and no pattern that would meet it."


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        yield talk


def kept(teams: Teams) -> dict[str, PointAnswer]:
    panel = panel_of(teams).id
    with teams.store.turn(teams.clock()) as turn:
        return {each.point: each for each in turn.find(PointAnswer, panel=panel)}


async def agreed(teams: Teams, reference: str) -> Card:
    """The outcome is proposed, and every seat that is there agrees."""
    shown = await proposed(teams, reference, "ongoing")
    ids = {"case": reference, "panel": panel_of(teams).id}
    for seat in SEATS:
        voice = teams.voice(persona_id(seat))
        await voice.presses(await voice.sends(await voice.says("help"), "decide.open", ids), "Agree")
    return await teams.chair.sends(shown, "decide.open", ids)


async def test_an_outcome_is_closed_once_every_point_is_answered_each_with_its_reason(teams: Teams) -> None:
    reference, screen = await sits(teams, *SEATS)
    assert screen.shows("AIM assessment: not answered")
    assert "What is to be answered (3 open)" in screen.buttons
    shown = await agreed(teams, reference)
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("Points that this meeting must answer are open. Nothing has changed.")
    for name in ("AIM assessment", "MAPPA", "Child exploitation"):
        assert refused.shows(f"{name}: Nobody has answered it")
        assert f"Answer: {name}" in refused.buttons
    form = await teams.chair.presses(refused, "Answer: AIM assessment")
    assert form.shows("though the young person denies the offence or refuses")
    unsaid = await teams.chair.presses(form, "Keep the answer", answer="Yes")
    assert unsaid.shows("Say why: yes is given with a reason")
    points = await teams.chair.presses(unsaid, "Keep the answer", reason="He is 15, and it is the first time.")
    assert points.shows("By when is the AIM assessment complete?")
    points = await answers(teams.chair, points, "Date of the AIM assessment", answer="28 1 2027")
    points = await answers(teams.chair, points, "MAPPA", answer="No", reason=WHY)
    points = await answers(teams.chair, points, "Child exploitation", answer="Yes", reason="Older contacts online.")
    owed = await teams.chair.presses(shown, "Close the decision")
    assert owed.shows("Child exploitation: An action is owed, and nobody owns it")
    action = await teams.chair.presses(points, "Give it an owner")
    assert action.inputs["words"] == "Refer under the child exploitation procedure"
    owner = f"youth_justice/{teams.voice(persona_id('youth_justice')).who.aad}"
    recorded = await teams.chair.presses(action, "Record the action", owner=owner, due="29 12 2026", safety="no")
    assert recorded.shows("is recorded."), recorded.words
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("AIM assessment: It was answered with yes, and no assessment is agreed")
    form = await teams.chair.presses(refused, "Agree the assessment")
    assert form.inputs["due"] == "28 1 2027", "the day that the meeting has just said"
    two = {"lead": persona_id("youth_justice"), "co_worker": persona_id("social_care")}
    assert (await teams.chair.presses(form, "Agree it", tool="0", **two)).shows("Due: Thursday 28 January 2027")
    closed = await teams.chair.presses(shown, "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    await _stands_everywhere(teams, reference)


async def _stands_everywhere(teams: Teams, reference: str) -> None:
    """In the minutes, the case note, the journey and why."""
    over = await ends(teams)
    await quiet(teams)
    ids = {"panel": panel_of(teams).id, "page": "1"}
    read = await teams.chair.sends(over, "minutes.read", ids)
    assert read.shows("Thursday 28 January 2027"), read.words
    assert read.shows(f"No. {WHY}")
    note = await teams.chair.sends(over, "note.open", {"panel": panel_of(teams).id, "case": reference})
    assert note.shows(f"MAPPA: No. {WHY}"), note.words
    for command in ("trace", "why"):
        told = await teams.chair.says(f"{command} {reference}")
        account = await teams.chair.presses(told, next(iter(told.buttons)))
        assert account.shows(f"No. {WHY}"), account.words


async def test_a_point_that_two_answer_at_once_is_not_written_over_unseen(teams: Teams) -> None:
    _, screen = await sits(teams, *SEATS)
    points = await teams.chair.presses(screen, "What is to be answered (3 open)")
    one = await teams.chair.presses(points, "Answer: MAPPA")
    other = await teams.coordinator.sends(await teams.coordinator.says("help"), "sitting.point", _ids(teams, "mappa"))
    await teams.chair.presses(one, "Keep the answer", answer="No", reason=WHY)
    late = await teams.coordinator.presses(other, "Keep the answer", answer="Yes", reason="There is a pattern.")
    assert late.shows("Somebody answered it since you opened this")
    assert late.shows(f"No. {WHY}")
    assert kept(teams)["mappa"].answer == "No"
    await teams.coordinator.presses(late, "Keep the answer")
    assert kept(teams)["mappa"].answer == "Yes"
    again = await teams.chair.presses(one, "Keep the answer", answer="Yes", reason="There is a pattern.")
    assert again.shows("what this meeting answers")
    assert kept(teams)["mappa"].rev == 2


async def test_what_one_answers_is_for_those_who_lead_and_of_this_child(teams: Teams) -> None:
    await sits(teams, *SEATS)
    health = teams.voice(persona_id("health"))
    refused = await health.sends(await health.says("help"), "sitting.point", _ids(teams, "mappa"))
    assert refused.shows("not for the roles you hold")
    foreign = await teams.chair.sends(await teams.chair.says("help"), "sitting.point", _ids(teams, "further"))
    assert foreign.shows("That is not asked of this child")
    assert kept(teams) == {}


def _ids(teams: Teams, point: str) -> dict[str, str]:
    panel = panel_of(teams)
    return {"panel": panel.id, "case": panel.called_for, "point": point}


async def test_what_is_answered_once_is_not_asked_at_the_next_meeting(teams: Teams) -> None:
    reference, screen = await sits(teams, *SEATS)
    points = await teams.chair.presses(screen, "What is to be answered (3 open)")
    points = await answers(teams.chair, points, "AIM assessment", answer="No", reason="It was done last year.")
    await answers(teams.chair, points, "MAPPA", answer="No", reason=WHY)
    await ends(teams)
    with teams.store.turn(teams.clock()) as turn:
        _, further = sorted(turn.find(Panel), key=lambda panel: panel.starts_at)
    teams.clock.time = further.starts_at
    await quiet(teams)
    again, screen = await opens(teams, further, *SEATS)
    assert again == reference
    assert screen.shows("AIM assessment: No. It was done last year.")
    assert screen.shows("MAPPA: not answered")
    assert "What is to be answered (2 open)" in screen.buttons


@pytest.mark.parametrize(("running", "begins"), [("islington-hsb", False), ("islington-hsb,islington-mase", True)])
async def test_a_yes_begins_in_another_procedure_only_where_that_one_runs_here(running: str, begins: bool) -> None:
    async with talking(CONVENOR_PROCEDURES=running) as teams:
        await teams.coordinator.says("use islington-hsb")
        await teams.chair.says("use islington-hsb")
        _, screen = await sits(teams, "police")
        points = await teams.chair.presses(screen, "What is to be answered (2 open)")
        points = await answers(teams.chair, points, "MASE", answer="Yes")
        assert points.shows("An action is owed, and nobody owns it: Nominate the child to the MASE")
        assert points.shows("It begins in ") is begins
