"""While the police investigate: said on the item and on every form, and what the police restrict of what is shared."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from panel.panels import Panel
from panel.updates import Mark, Statement, Update
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet
from tests.stories.test_screening_clock import heard

REF = "RMM-2026-002"
BANNER = "The investigation goes on: what is shared here must not compromise it."
WORDS = "The telephone was handed to the teacher on Monday."
SAID = {"words": WORDS, "nature": "fact", "source": "School record", "mark": "members"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        for voice in (talk.chair, talk.coordinator, talk.practitioner, talk.police, talk.school):
            await voice.says("help")
        await talk.coordinator.says("demo children")
        yield talk


async def police_are(teams: Teams, position: str, **more: str) -> None:
    form = await teams.police.presses(await teams.police.says(f"police {REF}"), "Add police word")
    card = await teams.police.presses(form, "Save", position=position, said="By the officer in the case", **more)
    assert card.shows("By the officer in the case")


async def agenda_is_out(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.find(Panel)[0]
    teams.clock.time = panel.starts_at - timedelta(days=6)
    await quiet(teams)


async def says(teams: Teams, voice: Voice) -> Card:
    """Somebody's form for one statement."""
    card = await voice.presses(await voice.says(f"update {REF}"), "Open the form")
    return await voice.presses(card, "Update")


async def reads(voice: Voice) -> Card:
    return await voice.sends(await voice.says("help"), "updates.read", {"case": REF})


def statement(teams: Teams) -> Statement:
    with teams.store.turn(teams.clock()) as turn:
        last = max(turn.find(Update, case=REF), key=lambda each: each.version)
        return last.statements[0]


async def test_it_stands_on_the_case_and_on_forms_while_they_investigate(teams: Teams) -> None:
    await agenda_is_out(teams)
    assert not (await says(teams, teams.school)).shows(BANNER)
    await police_are(teams, "investigating")
    assert (await says(teams, teams.school)).shows(BANNER)
    assert (await teams.chair.presses(await teams.chair.says(f"case {REF}"), "Open")).shows(BANNER)
    form = await teams.chair.presses(await teams.chair.says(f"recommend {REF}"), "Recommend")
    assert form.shows(BANNER)
    wrong = await teams.chair.presses(form, "Save")
    assert wrong.words.count(BANNER) == 1
    await police_are(teams, "closed", outcome="No further action")
    assert not (await says(teams, teams.school)).shows(BANNER)


async def test_it_stands_on_the_item_and_its_notes(teams: Teams) -> None:
    await police_are(teams, "investigating")
    await agenda_is_out(teams)
    with teams.store.turn(teams.clock()) as turn:
        teams.clock.time = turn.find(Panel)[0].starts_at
    item = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    item = await teams.chair.presses(item, "First item")
    assert not item.shows(BANNER)
    item = await teams.chair.presses(item, "I have checked the room")
    assert item.shows(f"Investigation: {BANNER}")
    assert (await teams.chair.presses(item, "Notes")).shows(BANNER)


async def test_the_police_restrict_what_another_seat_said_and_let_it_go(teams: Teams) -> None:
    await agenda_is_out(teams)
    await police_are(teams, "investigating")
    await teams.school.presses(await says(teams, teams.school), "Save", **SAID)
    assert (await reads(teams.health)).shows(WORDS)
    assert "Restrict it" not in (await reads(teams.health)).buttons
    card = await reads(teams.police)
    done = await teams.police.presses(card, "Restrict it")
    assert done.shows("Restricted by the police while their investigation goes on.")
    told = await heard(teams.school, "the police have restricted something your agency said")
    assert not told.shows(WORDS)
    assert (await teams.school.presses(told, "Open")).shows("Restricted by the police")
    assert not (await reads(teams.health)).shows(WORDS)
    for voice in (teams.school, teams.chair, teams.police):
        assert (await reads(voice)).shows(WORDS)
    assert (await teams.police.presses(card, "Restrict it")).shows("That is restricted already.")
    form = await teams.school.presses(await teams.school.says(f"update {REF}"), "Open the form")
    form = await teams.school.presses(form, "Change it")
    saved = await teams.school.presses(form, "Save", **SAID | {"words": f"{WORDS} Twice.", "mark": "members"})
    assert not saved.shows("There is a problem"), saved.words
    assert not (await reads(teams.health)).shows(WORDS)
    assert (statement(teams).mark, statement(teams).was) == (Mark.NAMED, Mark.MEMBERS)
    await police_are(teams, "closed", outcome="No further action")
    assert not (await reads(teams.health)).shows(WORDS)
    await teams.police.presses(await reads(teams.police), "Lift the restriction")
    assert (await reads(teams.health)).shows(f"{WORDS} Twice.")
    await heard(teams.school, "what the police restricted of your agency’s words is as you marked it again")
    for voice in (teams.health, teams.police):
        assert not [card for card in voice.sees() if card.shows("restricted")]


async def test_nobody_else_restricts_and_nothing_is_where_no_investigation_goes_on(teams: Teams) -> None:
    await agenda_is_out(teams)
    await teams.school.presses(await says(teams, teams.school), "Save", **SAID)
    ids = {"case": REF, "statement": statement(teams).id}
    card = await reads(teams.police)
    assert "Restrict it" not in card.buttons
    assert (await teams.police.sends(card, "update.restrict", ids)).shows("No investigation goes on here now")
    await police_are(teams, "investigating")
    for voice in (teams.chair, teams.health):
        assert (await voice.sends(card, "update.restrict", ids)).shows("The police’s own seat restricts")
    assert (await teams.practitioner.sends(card, "update.restrict", ids)).shows("not for the roles you hold")
    assert (await teams.police.sends(card, "update.lift", ids)).shows("not restricted any more")
    forged = await teams.police.sends(card, "update.restrict", {"case": REF, "statement": "x"})
    assert forged.shows("not there any more")
    assert statement(teams).mark is Mark.MEMBERS


async def test_rules_without_words_for_it_say_nothing() -> None:
    async with talking() as teams:
        await teams.coordinator.says("demo children")
        reference = "SHCG-2026-002"
        form = await teams.police.presses(await teams.police.says(f"police {reference}"), "Add police word")
        await teams.police.presses(form, "Save", position="investigating", said="By the officer")
        opened = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
        assert not opened.shows("The investigation goes on")
