"""What an audit leaves behind names no child and no case, whatever was typed; what the record shows is as it is."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from tests.dialogue import Teams, talking
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_assessments import agree
from tests.stories.test_audit import BOTH, ID, answers, child, drawn, opened
from tests.stories.test_audit_learnt import AT, FINDING, closed, taken

OWN = {**AT, "seat": "health"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=BOTH) as talk:
        yield talk


async def test_a_reference_or_a_name_that_is_a_word_never_stands_in_the_summary(teams: Teams) -> None:
    reference = await accepted(teams, child={"first": "Rose", "family": "Example", "born": "13 9 2012"})
    await drawn(teams, 1)
    form = await teams.health.sends(await opened(teams.health), "audit.work", OWN)
    asked = await teams.health.presses(form, "Save", good=f"As in {reference}, Rose was seen early.")
    await teams.health.presses(asked, "Keep my words")
    learnt = await teams.chair.presses(await closed(teams), "What was learnt")
    paper = await taken(teams, teams.chair, learnt, "Word file")
    assert "As in [another case], [another person] was seen early." in paper


async def test_a_finding_names_no_child_to_the_table(teams: Teams) -> None:
    reference = await child(teams, "looked_after")
    await drawn(teams, 1)
    listed = await teams.coordinator.presses(await opened(teams.coordinator), "What is to be done")
    form = await teams.coordinator.presses(listed, "Write a finding")
    words = {"words": f"Ask Alix Example’s school, as in {reference}."}
    asked = await teams.coordinator.presses(form, "Save", **FINDING | words)
    assert "Keep my words" in asked.buttons, asked.words
    await teams.coordinator.presses(asked, "Keep my words")
    card = await teams.police.sends(await opened(teams.police), "finding.open", {**AT, "finding": "SHCG-F001"})
    assert card.shows("’s school, as in [another case].")
    assert not card.shows("Alix")
    assert not card.shows(reference)


async def test_the_record_says_of_an_assessment_what_it_is(teams: Teams) -> None:
    reference = await child(teams, "looked_after")
    one = await agree(teams.practitioner, reference)
    form = await teams.practitioner.presses(one, "Cancel it")
    await teams.practitioner.presses(form, "Cancel it", why_not="No consent.")
    await drawn(teams, 1)
    ids = {"procedure": NAME, "sample": ID, "seat": "health", "case": reference, "side": "0"}
    form = await teams.health.sends(await teams.health.says("audit"), "audit.case", ids)
    assert form.shows("On record: AIM3, agreed on 23 November 2026: cancelled")


async def test_of_a_case_that_was_withdrawn_nobody_is_asked(teams: Teams) -> None:
    reference = await child(teams, "looked_after")
    await drawn(teams, 1)
    assert (await opened(teams.coordinator)).shows("Police: 0 of 1")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), status=CaseStatus.WITHDRAWN, panel=""))
    assert (await opened(teams.coordinator)).shows("Police: 0 of 0")
    ids = {"procedure": NAME, "sample": ID, "seat": "police", "case": reference, "side": "0"}
    card = await teams.police.says("audit")
    assert (await teams.police.sends(card, "audit.case", ids)).shows("nothing in that audit that you can answer")


async def test_whoever_stepped_out_of_a_drawn_case_reads_no_small_count_of_it(teams: Teams) -> None:
    reference = await child(teams, "looked_after")
    await drawn(teams, 1)
    await answers(teams.health, "health", reference)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("chair"),)))
    card = await opened(teams.chair)
    assert (await teams.chair.sends(card, "audit.themes", AT)).shows("It is not closed yet")
    await teams.coordinator.presses(
        await teams.coordinator.presses(await opened(teams.coordinator), "Close it"), "Close it", why="Enough."
    )
    assert (await teams.chair.sends(card, "audit.themes", AT)).shows("Good practice: not shown")
    assert (await teams.coordinator.sends(card, "audit.themes", AT)).shows("Good practice: 1, Needs work: 0")
