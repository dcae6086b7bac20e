"""What a procedure asks to share beyond the panel: drafted for a seat, confirmed or declined by it, never by itself."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.personas import persona_id
from panel.sharing import Sharing
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.at_sitting import before_the_panel, gates
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_screening_clock import everybody, heard

REF = "RMM-2026-001"
TOLD = {"shares": "yes", "told": "That there is a safety plan at school.", "told_to": "The safeguarding lead"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        await everybody(talk)
        await education(talk).says("help")
        yield talk


def education(teams: Teams) -> Voice:
    """Whoever speaks for SEND and Inclusion."""
    return teams.voice(persona_id("send"))


async def accepted(teams: Teams, school: str) -> None:
    check = await to_the_check(
        teams.practitioner,
        why={"kind": "concern", "role": "worker"},
        in_place=ANSWERS["in_place"] | {"school": school},
        matrix=ANSWERS["matrix"] | {"level": "abusive"},
    )
    await teams.practitioner.presses(check, "Send to the chair")
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    card = await teams.chair.presses(card, "Panel")
    done = await teams.chair.presses(
        card, "Accept to the panel", holds="Supervised contact.", reason="High risk.", active="neither"
    )
    assert done.shows("is accepted"), done.words


async def waits(voice: Voice) -> Card:
    return await voice.presses(await voice.says("my"), "Open my list")


async def test_the_education_seat_is_asked_and_confirms_what_may_be_told(teams: Teams) -> None:
    await accepted(teams, "Placeholder School")
    notice = await heard(
        education(teams), f"{REF}: something may have to be shared. Your seat confirms or declines it."
    )
    assert not notice.shows("Placeholder")
    form = await education(teams).presses(notice, "Open it")
    assert form.shows("To be shared with: High Risk of Harm Panel, by the safeguarding lead only")
    assert form.shows("School or setting: Placeholder School")
    assert form.shows("Convenor shares nothing.")
    forged = await teams.police.sends(form, "share.save", form.buttons["Save"]["data"]["ids"], TOLD)
    assert forged.shows("The seat that the procedure names confirms or declines it")
    empty = await education(teams).presses(form, "Save", shares="yes")
    assert empty.shows("Say what may be told")
    said = await education(teams).presses(empty, "Save", **TOLD)
    assert said.shows("Now: Shared, says Demo send")
    twice = await education(teams).presses(form, "Save", shares="no", declined="No.")
    assert twice.shows("Shared, says Demo send"), "the first answer stands"
    assert not (await waits(education(teams))).shows("something may have to be shared")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Sharing, case=REF)) == 1


async def test_one_that_nobody_answers_is_told_to_the_coordinator_and_can_be_declined(teams: Teams) -> None:
    await accepted(teams, "Placeholder School")
    teams.clock.move(days=8)
    late = f"{REF}: nobody has said yet whether something is shared that the procedure asks for."
    await heard(teams.coordinator, late)
    form = await education(teams).presses(await waits(education(teams)), "Open")
    why = await education(teams).presses(form, "Save", shares="no")
    assert why.shows("Say why it is not shared")
    assert (await education(teams).presses(why, "Save", declined="He is not at school now.")).shows("Not shared, says")


async def test_nothing_is_drafted_for_a_child_who_is_at_no_school(teams: Teams) -> None:
    await accepted(teams, "")
    teams.clock.time += timedelta(days=8)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [card for card in education(teams).sees() if card.shows("something may have to be shared")]
    assert not (await waits(education(teams))).shows("something may have to be shared")
    forged = await education(teams).sends(
        await education(teams).says("help"), "share.open", {"case": REF, "draft": "high_risk_of_harm"}
    )
    assert forged.shows("There is no case with that reference")


async def test_a_child_does_not_leave_the_agenda_while_nobody_has_confirmed_or_declined_it(teams: Teams) -> None:
    waiting = "Not confirmed and not declined yet: High Risk of Harm Panel, for SEND and Inclusion."
    await accepted(teams, "Placeholder School")
    assert (await gates(teams, REF)).shows(waiting)
    form = await education(teams).presses(await waits(education(teams)), "Open")
    await education(teams).presses(form, "Save", **TOLD)
    after = await gates(teams, REF)
    assert not after.shows(waiting)
    assert after.shows("what is to be shared beyond the panel is confirmed or declined")


async def test_where_nothing_is_shared_beyond_nothing_is_asked_of_it_before_a_child_leaves() -> None:
    async with talking() as teams:
        shown = await gates(teams, await before_the_panel(teams))
        assert shown.shows("stays on the agenda")
        assert not shown.shows("shared beyond")
