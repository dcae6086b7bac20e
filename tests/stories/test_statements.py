"""A child leaves a panel that closes on its own statements: each is said by the chair, with what it rests on."""

from collections.abc import AsyncIterator

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from tests.dialogue import Card, Teams, talking
from tests.stories.called import ends, panel_of, proposed, sits
from tests.stories.sittings import quiet

SEATS = ("police", "social_care")
STATEMENTS = (
    "The case no longer requires a strategic overview",
    "The risk has reduced",
    "It can be managed within the child in need and children looked after processes",
)
RESTS = "Two reviews in a row, and no new report."


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-mase") as talk:
        yield talk


async def gates(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says(f"close-case {reference}"), "Open")


async def agreed(teams: Teams, reference: str) -> None:
    """Removal is proposed and asked for, and every seat that is there agrees."""
    await proposed(teams, reference, "removed")
    ids = {"case": reference, "panel": panel_of(teams).id}
    for seat in SEATS:
        voice = teams.voice(persona_id(seat))
        await voice.presses(await voice.sends(await voice.says("help"), "decide.open", ids), "Agree")
    await teams.chair.presses(await gates(teams, reference), "Ask the sitting")


async def test_each_statement_is_said_before_the_case_is_closed(teams: Teams) -> None:
    reference, _ = await sits(teams, *SEATS)
    await agreed(teams, reference)
    card = await gates(teams, reference)
    assert not card.shows("matrix of")
    for statement in STATEMENTS:
        assert card.shows(statement)
        assert f"Say it: {statement}" in card.buttons
    forced = await teams.chair.sends(card, "close.remove", {"case": reference, "panel": panel_of(teams).id})
    assert forced.shows(f"{STATEMENTS[1]}: The chair has not said at this sitting that it is so")
    for statement in STATEMENTS:
        form = await teams.chair.presses(card, f"Say it: {statement}")
        assert (await teams.chair.presses(form, "It is so")).shows("Say what it rests on")
        kept = await teams.chair.presses(form, "It is so", words=RESTS)
        card = await teams.chair.presses(kept, "Look again")
        assert f"Say it: {statement}" not in card.buttons
    removed = await teams.chair.presses(card, "Remove from the agenda")
    assert removed.shows("is removed from this panel’s agenda"), removed.words
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).status is CaseStatus.REMOVED
    neutral = await teams.chair.says(f"why {reference}")
    why = await teams.chair.presses(neutral, next(iter(neutral.buttons)))
    for statement in STATEMENTS:
        assert why.shows(f"{statement}: {RESTS} (Demo chair, "), why.words
    over = await ends(teams)
    await quiet(teams)
    card = await teams.chair.sends(over, "note.open", {"panel": panel_of(teams).id, "case": reference})
    note = card.inputs["copy_1"]
    assert note.count("Outcome") == 1, note
    assert f"The outcome rests on: {'; '.join(STATEMENTS)}." in note
    assert RESTS not in note
    pages = [{"panel": panel_of(teams).id, "page": page} for page in "12"]
    assert any([(await teams.chair.sends(over, "minutes.read", page)).shows(RESTS) for page in pages])


async def test_only_whoever_decides_says_it_and_an_older_form_writes_over_nothing(teams: Teams) -> None:
    reference, _ = await sits(teams, *SEATS)
    ids = {"case": reference, "panel": panel_of(teams).id, "statement": "risk", "rev": "0"}
    refused = await teams.coordinator.sends(await teams.coordinator.says("help"), "close.state", ids)
    assert refused.shows("not for the roles you hold")
    first = await teams.chair.sends(await teams.chair.says("help"), "close.state", ids)
    await teams.deputy.sends(
        await teams.deputy.says("help"), "close.state_save", ids, {"words": "The orders have ended."}
    )
    late = await teams.chair.presses(first, "It is so", words=RESTS)
    assert late.shows("Somebody else was quicker")
    assert late.shows("The orders have ended. (Demo deputy")
    await teams.chair.presses(late, "It is so")
    again = await teams.chair.sends(late, "close.state", ids)
    assert again.shows(f"{RESTS} (Demo chair")
