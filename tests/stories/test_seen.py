"""Who has seen a child: every opening, file and refusal, by whom and when; nothing of the child."""

from datetime import timedelta

import pytest

from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted
from tests.stories.test_disagree import a_senior_manager, form, opens, raised
from tests.stories.test_screening_clock import everybody

APART = "Lines about disagreements are not listed here."


async def looked_up(teams: Teams, words: str, voice: Voice | None = None) -> Card:
    reader = voice or teams.chair
    return await reader.presses(await reader.says(words), "Who has seen it")


async def test_openings_and_refusals_are_listed_newest_first_with_names(teams: Teams) -> None:
    ref = await accepted(teams)
    await teams.deputy.presses(await teams.deputy.says(f"case {ref}"), "Open")
    teams.clock.move(minutes=5)
    await teams.lead.says(f"case {ref}")
    words = (await looked_up(teams, f"seen {ref}")).words
    assert "Demo deputy used case: open" in words
    assert "Demo lead was refused (case)" in words
    assert words.index("Demo lead was refused") < words.index("Demo deputy used")
    assert "Robin" not in words
    assert "Demo chair opened the list of who has seen it" in (await looked_up(teams, f"seen {ref}")).words


async def test_one_press_is_one_row_that_says_what_it_opened(teams: Teams) -> None:
    ref = await accepted(teams)
    for _ in range(2):
        await opens(teams.lead, ref)
        teams.clock.move(minutes=5)
    assessments = await teams.deputy.says(f"assessment {ref}")
    await teams.deputy.presses(assessments, next(iter(assessments.buttons)))
    words = (await looked_up(teams, f"seen {ref}", teams.coordinator)).words
    assert words.count("Demo deputy") == 1
    assert "Demo deputy opened the assessments (assessing: list)" in words
    assert words.count("Demo lead") == 2, words


async def test_only_the_days_that_are_asked_for_are_shown(teams: Teams) -> None:
    ref = await accepted(teams)
    day = teams.clock().date()
    teams.clock.time += timedelta(days=2)
    await teams.deputy.presses(await teams.deputy.says(f"case {ref}"), "Open")
    later = day + timedelta(days=2)
    first = await looked_up(teams, f"seen {ref} {day:%d %m %Y} to {day:%d %m %Y}")
    assert not first.shows("Demo deputy used")
    assert first.shows("Demo chair used screen")
    for words in (f"{later:%d/%m/%Y} {later:%d/%m/%Y}", f"from {later:%Y-%m-%d}", f"{later:%d %m %Y} {later:%d %m %Y}"):
        second = await looked_up(teams, f"seen {ref} {words}")
        assert second.shows("Demo deputy used")
        assert not second.shows("Demo chair used screen")


@pytest.mark.parametrize("words", ["last month", "31 2 2026 to 3 3 2026", "3 3 2026 to 1 1 2026"])
async def test_days_that_are_none_are_refused_with_how_to_write_them(teams: Teams, words: str) -> None:
    ref = await accepted(teams)
    assert (await teams.chair.says(f"seen {ref} {words}")).shows("1 11 2026 to 30 11 2026")


async def test_whoever_steps_out_and_whoever_does_not_oversee_are_not_shown_it(teams: Teams) -> None:
    ref = await accepted(teams)
    for voice in (teams.health, teams.lead, teams.auditor, teams.practitioner):
        assert not (await voice.says(f"seen {ref}")).shows("who has seen it")
    card = await teams.deputy.says(f"seen {ref}")
    form = await teams.deputy.presses(await teams.deputy.says(f"interest {ref}"), "I know this family")
    await teams.deputy.presses(form, "Step out", reason="A cousin")
    refused = await teams.deputy.presses(card, "Who has seen it")
    assert not refused.shows("Demo chair")


async def test_a_chair_and_a_deputy_are_not_shown_who_raised_one_with_them_nor_that_there_is_one(teams: Teams) -> None:
    await everybody(teams)
    senior, ref = await a_senior_manager(teams), await accepted(teams)
    for voice in (teams.chair, teams.deputy):
        assert (await looked_up(teams, f"seen {ref}", voice)).shows(APART)
    await opens(teams.lead, ref)
    await raised(teams, ref, with_chair="yes")
    await opens(senior, ref)
    for voice in (teams.chair, teams.deputy):
        await form(voice, ref)
        card = await looked_up(teams, f"seen {ref}", voice)
        assert card.shows(APART)
        for hidden in ("disagree", "Sam Senior", "Demo health", "Demo lead"):
            assert hidden not in card.words.replace(APART, ""), hidden


async def test_a_coordinator_who_may_open_every_disagreement_is_shown_who_did(teams: Teams) -> None:
    await everybody(teams)
    senior, ref = await a_senior_manager(teams), await accepted(teams)
    await raised(teams, ref, with_chair="yes")
    await opens(senior, ref)
    card = await looked_up(teams, f"seen {ref}", teams.coordinator)
    for line in (
        "Demo health used disagree: save",
        "Sam Senior opened the disagreement (disagree: open)",
    ):
        assert card.shows(line), line
    assert not card.shows(APART)


async def test_a_long_trail_is_turned_page_by_page(teams: Teams) -> None:
    ref = await accepted(teams)
    card = await teams.chair.says(f"case {ref}")
    for _ in range(25):
        await teams.chair.presses(card, "Open")
    first = await looked_up(teams, f"seen {ref}")
    assert first.shows("1 to 20 of")
    second = await teams.chair.presses(first, "Older")
    assert second.shows("21 to ")
    assert (await teams.chair.presses(second, "Newer")).shows("1 to 20 of")
