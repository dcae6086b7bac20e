"""A name in what a sitting writes: every child and person of the panel is asked about, and common words are not."""

from dataclasses import replace

import pytest

from panel.cases import Case
from panel.decisions import Decision
from panel.panels import Item
from panel.recommending import Assessment
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, proposes, sits
from tests.stories.sittings import at_first, discussion
from tests.stories.steps import accepted
from tests.stories.test_assessment import REPORT, reports
from tests.stories.test_challenge import opens, said_by_police
from tests.stories.test_interest import steps_out
from tests.stories.test_police_word import form as police_form
from tests.stories.test_recommend import FIELDS, form

ASKED = "You typed the name of somebody else, or another child’s reference"
OTHER = {"first": "Will", "family": "Placeholder", "born": "27 9 2011"}
ANOTHER = {
    "other_child": "yes",
    "other_relation_1": "younger brother",
    "other_name_1": "Tobias Sample",
    "other_same_1": "not_known",
}


async def two(teams: Teams) -> tuple[str, str]:
    """Two children on one panel that sits; the other's case concerns a brother."""
    first = await accepted(teams)
    second = await accepted(teams, child=OTHER, others=ANOTHER)
    sits(teams, first, second)
    return first, second


def decided(teams: Teams, reference: str) -> Decision | None:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Decision, f"{PANEL}/{reference}")


@pytest.mark.parametrize("words", ["Placeholder was there.", "Will Placeholder was.", "Tobias saw it.", "See {other}."])
async def test_another_item_s_child_or_person_is_asked_about_in_a_decision(teams: Teams, words: str) -> None:
    first, second = await two(teams)
    said = words.format(other=second)
    asked = await proposes(teams, first, "ongoing", why=said)
    assert asked.shows(ASKED), asked.words
    assert asked.inputs["why"] == said
    assert decided(teams, first) is None
    assert not (await teams.chair.presses(asked, "Keep my words")).shows(ASKED)
    assert decided(teams, first)


@pytest.mark.parametrize("words", ["They will place him in May.", "Robin Example stays.", "SHCG-2026-001 goes on."])
async def test_common_words_and_the_child_s_own_name_are_not(teams: Teams, words: str) -> None:
    first, _ = await two(teams)
    assert not (await proposes(teams, first, "ongoing", why=words)).shows(ASKED)
    assert decided(teams, first)


async def test_nor_is_anybody_of_another_panel(teams: Teams) -> None:
    first, second = await two(teams)
    with teams.store.turn(teams.clock()) as turn:
        for item in turn.find(Item, case=second):
            turn.delete(item)
        turn.save(replace(turn.get(Case, second), panel=""))
    assert not (await proposes(teams, first, "ongoing", why="Placeholder was there.")).shows(ASKED)


async def recommends(teams: Teams, reference: str, words: str) -> Card:
    card = await form(teams.chair, reference)
    return await teams.chair.presses(card, "Save", **FIELDS | {"words": words, "agreed": "yes"})


async def test_a_recommendation_asks_as_well(teams: Teams) -> None:
    first, _ = await two(teams)
    asked = await recommends(teams, first, "Work with Tobias as well.")
    assert asked.shows(ASKED)
    assert not (await recommends(teams, first, "Therapeutic work at home.")).shows(ASKED)


async def test_whoever_does_not_read_the_agenda_learns_nothing_of_its_other_children(teams: Teams) -> None:
    first, _ = await two(teams)
    said = {"position": "court", "said": "Tobias was seen."}
    for voice, asked in ((teams.police, True), (teams.practitioner, False)):
        card = await voice.presses(await police_form(voice, first), "Save", **said)
        assert card.shows(ASKED) is asked


@pytest.mark.parametrize("words", ["Placeholder was seen.", "Tobias was seen."])
async def test_whoever_steps_out_of_another_item_learns_nothing_of_it(teams: Teams, words: str) -> None:
    first, second = await two(teams)
    await steps_out(teams.police, second)
    for voice, asked in ((teams.police, False), (teams.coordinator, True)):
        card = await voice.presses(await police_form(voice, first), "Save", position="court", said=words)
        assert card.shows(ASKED) is asked


async def test_the_notes_of_an_item_ask_about_every_child_of_the_panel(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    asked = await teams.chair.presses(await teams.chair.presses(card, "Notes"), "Save", safe="Apart from Sasha there.")
    assert asked.shows(ASKED)
    with teams.store.turn(teams.clock()) as turn:  # the item is decided, and its case is on a later panel
        turn.save(replace(turn.get(Case, first), panel=""))
    assert (await teams.chair.presses(asked, "Save")).shows(ASKED)
    assert not discussion(teams, first).notes  # type: ignore[union-attr]
    await teams.chair.presses(asked, "Keep my words")
    assert discussion(teams, first).notes == {"safe": "Apart from Sasha there."}  # type: ignore[union-attr]


async def test_an_answer_of_a_seat_asks_as_well(teams: Teams) -> None:
    first, second = await accepted(teams), await accepted(teams, child=OTHER, others=ANOTHER)
    for words, source in (("Seen with Tobias.", "Beat officer"), ("Seen near the school.", f"The file of {second}")):
        card = await teams.police.presses(await teams.police.says(f"update {first}"), "Open the form")
        card = await teams.police.presses(card, "Update")
        asked = await teams.police.presses(card, "Save", nature="view", words=words, source=source, mark="members")
        assert asked.shows(ASKED), asked.words


async def test_a_question_and_a_report_ask_as_well(teams: Teams) -> None:
    first, _ = await said_by_police(teams), await accepted(teams, child=OTHER, others=ANOTHER)
    card = await opens(teams.health, first)
    form_ = await teams.health.presses(card, "Ask in my own words")
    assert (await teams.health.presses(form_, next(iter(form_.buttons)), question="Was Tobias there?")).shows(ASKED)
    form_ = await teams.health.presses(await reports(teams.health, first), "Add a report")
    asked = await teams.health.presses(form_, "Save", **REPORT | {"kept": "With that of Tobias Sample"})
    assert asked.shows(ASKED)
    await teams.health.presses(asked, "Save", author="Tobias Sample, a service", kept="Case system")
    with teams.store.turn(teams.clock()) as turn:
        (report,) = turn.find(Assessment, case=first)
    assert report.author == "Tobias Sample, a service"
