"""The rules in force, as anybody may read them: by section, with their sources, and beside another procedure's."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from cards.procedures import said
from panel.differences import differences
from tests.dialogue import Teams, talking
from tests.panel.durham import NAME, TEXT
from tests.panel.shipped import SHIPPED
from tests.stories.sittings import quiet

OTHER = "made-up"


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Teams]:
    """Two procedures run; the second was to be reviewed long ago, and contradicts itself once."""
    text = TEXT.replace('value = "SHCG"', 'value = "OTHR"').replace(
        'title = { value = "Sexual Harm Consultation Group"', 'title = { value = "Other Group"'
    )
    text = text.replace("slot_minutes = { value = 15,", 'slot_minutes = { value = 20, conflict = "s1 says 20, s2 30",')
    due = "review_due = { value = 2023-10-31, source = 'header: \"reviewed in October 2023\"' }"
    (tmp_path / f"{OTHER}.toml").write_text(text.replace("default = true", due), "utf-8")
    both = f"{NAME},{OTHER}"
    async with talking(CONVENOR_PROCEDURES=both, CONVENOR_PROCEDURES_DIR=str(tmp_path)) as teams:
        yield teams


async def test_two_procedures_are_shown_side_by_side_and_only_where_they_differ(two: Teams) -> None:
    card = await two.chair.says(f"procedure diff {NAME} {OTHER}")
    assert card.shows("Sexual Harm Consultation Group and Other Group, side by side.")
    found = await two.chair.presses(card, "Show the differences")
    assert found.shows("Panel, slot minutes: Sexual Harm Consultation Group: 15. Other Group: 20")
    assert found.shows("Review due: Sexual Harm Consultation Group: Not set. Other Group: 31 October 2023")
    assert not found.shows("Referral, under age")


async def test_a_comparison_of_what_does_not_run_here_says_what_does(two: Teams) -> None:
    for words in ("procedure diff", f"procedure diff {NAME}", f"procedure diff {NAME} nowhere", "use", "use nowhere"):
        assert (await two.chair.says(words)).shows(f"{NAME}, {OTHER}"), words


async def test_where_the_day_of_review_has_passed_it_is_said_first(two: Teams) -> None:
    assert not (await two.chair.says("procedure")).shows("to be reviewed")
    await two.chair.says(f"use {OTHER.upper()}")
    card = await two.chair.says("procedure")
    assert card.shows(
        "The document these rules come from was to be reviewed by Tuesday 31 October 2023. That day has passed."
    )


async def test_where_a_document_contradicts_itself_it_is_said_and_which_is_read(two: Teams) -> None:
    await two.chair.says(f"use {OTHER}")
    card = await two.chair.says("procedure contradictions")
    found = await two.chair.presses(card, "Contradictions")
    assert found.shows("Slot minutes: 20. From the document")
    assert found.shows("The document contradicts itself: s1 says 20, s2 30.")
    await two.chair.says(f"use {NAME}")
    none = await two.chair.presses(await two.chair.says("procedure"), "Contradictions")
    assert none.shows("No contradiction within the document was found.")


async def test_a_card_shows_the_procedure_it_was_asked_for_whatever_is_used_since(two: Teams) -> None:
    card = await two.chair.says("procedure")
    await two.chair.says(f"use {OTHER}")
    assert (await two.chair.presses(card, "The rules")).shows("Sexual Harm Consultation Group: the rules")


async def test_a_service_that_answers_at_the_panel_is_not_asked_before_it() -> None:
    async with talking(CONVENOR_PROCEDURES="islington-mase") as teams:
        await teams.coordinator.says("demo children")
        external, own = teams.health, teams.social_care
        for voice in (external, own, teams.chair, teams.police):
            await voice.says("help")
        before = len(external.sees()), len(own.sees())
        for moment in (datetime(2026, 11, 26, 10, tzinfo=UTC), datetime(2026, 12, 1, 10, tzinfo=UTC)):
            teams.clock.time = moment
            await quiet(teams)
        assert (len(external.sees()), len(own.sees()) > before[1]) == (before[0], True)
        # The police chair it too: that they are told of, and are not asked for answers either.
        assert not [card for card in teams.police.sees() if "Open the list" in card.buttons]
        assert [card for card in own.sees() if "Open the list" in card.buttons]
        board = await teams.chair.presses(await teams.chair.says("updates"), "Open")
        assert board.shows("Answers at the panel: Police, Health, Education")
        assert board.shows("No answer: Children's Services")


async def test_live_says_what_is_settled_too_and_when_the_roster_was_looked_at(teams: Teams) -> None:
    asked = await teams.coordinator.says("procedure live")
    card = await teams.coordinator.presses(asked, "Before going live")
    assert card.shows("Access review: the roster was confirmed on 23 November 2026")
    assert card.shows("is looked at again by 23 February 2027")
    assert card.shows("Retention reviews, breaches and holds: Not recorded here.")


async def test_what_an_entry_says_beside_its_title_is_in_force_and_is_shown() -> None:
    async with talking(CONVENOR_PROCEDURES="durham-rmm,islington-hsb") as teams:
        await teams.chair.says("use durham-rmm")
        card = await teams.chair.presses(await teams.chair.says("procedure"), "The rules")
        pages = [card.words]
        while "More" in card.buttons:
            card = await teams.chair.presses(card, "More")
            pages.append(card.words)
        words = "\n".join(pages)
        assert "Since: notification; Working days: 10; Kinds: criminal." in words
        assert "Lead: youth justice; Unless: social care." in words
        assert "Agency: Police" in words


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(SHIPPED), 2)))
def test_what_is_called_a_difference_reads_as_one(one: str, other: str) -> None:
    found = differences(SHIPPED[one], SHIPPED[other])
    assert [each.key for each in found if said(each.one) == said(each.other)] == []
