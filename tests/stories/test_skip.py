"""Skipping an item: whoever may lead it says why, and what they type is looked at like anything else of the child's."""

from dataclasses import replace

from bot.personas import persona_id
from panel.cases import Case
from panel.children import Linked
from storage.records import Audit
from tests.dialogue import Card, Teams
from tests.stories.sittings import at_first, discussion, screen

OTHER = "Tobias is not safe yet."


def links(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Linked(f"{reference}/l9", reference, "brother", "Tobias Example", None, "no"))


def steps_out(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("chair"),)))


def skipped(teams: Teams, reference: str) -> str:
    kept = discussion(teams, reference)
    return kept.skipped if kept else ""


async def skips(teams: Teams, card: Card, why: str) -> Card:
    return await teams.chair.presses(await teams.chair.presses(card, "Skip"), "Skip it", why=why)


async def test_whoever_stepped_out_of_an_item_does_not_skip_it_and_goes_on_from_it(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    form = await teams.chair.presses(card, "Skip")
    steps_out(teams, first)
    for refused in (
        await teams.chair.presses(form, "Skip it", why="No time."),
        await teams.chair.presses(card, "Skip"),
        await teams.chair.says(f"skip {first} no time"),
        await teams.chair.says("skip no time"),
    ):
        assert refused.shows("There is no case with that reference")
    assert not skipped(teams, first)
    with teams.store.turn(teams.clock()) as turn:
        assert sum(each.outcome == "refused" for each in turn.find(Audit, subject=first)) >= 3
    card = await screen(teams.chair)
    assert "Skip" not in card.buttons
    assert (await teams.chair.presses(card, "Next")).shows(f"Item 2 of 2. {second}")


async def test_another_child_s_name_in_why_is_asked_about_and_kept_if_it_is_meant(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    links(teams, first)
    asked = await skips(teams, card, OTHER)
    assert asked.shows("You typed the name of somebody else")
    assert not skipped(teams, first)
    assert asked.inputs["why"] == OTHER
    await teams.chair.presses(asked, "Keep my words")
    assert skipped(teams, first) == OTHER
    links(teams, second)
    assert (await teams.chair.says(f"skip {second} {OTHER}")).shows("You typed the name of somebody else")
    assert not skipped(teams, second)


async def test_a_typed_reason_is_no_longer_than_its_box(teams: Teams) -> None:
    (first, _), _ = await at_first(teams)
    refused = await teams.chair.says(f"skip {first} " + "long " * 3000)
    assert refused.shows("must be 10,000 characters or fewer")
    assert not skipped(teams, first)
