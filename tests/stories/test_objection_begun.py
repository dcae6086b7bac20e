"""An objection in the disagreement steps: its decision shows which and how far, and counts it as dealt with alone."""

from panel.disagreeing import Disagreement
from tests.dialogue import Card, Teams, Voice
from tests.stories.at_sitting import agree, before_the_panel, decision, proposes

REASON = "Therapy has not started."
BEGIN = "Start the disagreement steps"


async def objects(voice: Voice, reference: str, reason: str = REASON) -> Card:
    form = await voice.presses(await decision(voice, await voice.says("help"), reference), "Object")
    return await voice.presses(form, "Object", reason=reason)


async def begins(voice: Voice, card: Card, with_chair: str = "no") -> Card:
    return await voice.presses(await voice.presses(card, BEGIN), "Raise it", words=REASON, with_chair=with_chair)


async def seen(voice: Voice, reference: str) -> Card:
    return await decision(voice, await voice.says("help"), reference)


async def test_the_decision_shows_which_it_is_and_how_far_it_has_come(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    await objects(teams.health, reference)
    shown = await seen(teams.chair, reference)
    assert not shown.shows("SHCG-D001")
    await begins(teams.chair, shown)
    card = await seen(teams.chair, reference)
    assert card.shows("SHCG-D001: ")
    assert card.shows("to be answered by ")
    assert BEGIN not in card.buttons
    again = await teams.chair.presses(shown, BEGIN)
    assert again.shows("This went on since your card was drawn.")
    assert again.shows("SHCG-D001, about")
    opened = await teams.chair.presses(card, "Open SHCG-D001")
    form = await teams.chair.presses(opened, "Answer")
    await teams.chair.presses(form, "Answer", answer="It starts on Monday.")
    card = await seen(teams.police, reference)
    assert card.shows("answered, not settled yet")
    assert "Open SHCG-D001" not in card.buttons
    card = await teams.chair.presses(await seen(teams.chair, reference), "Close the decision")
    assert card.shows("Closed by: Demo chair")
    assert card.shows("SHCG-D001: ")


async def test_a_disagreement_about_something_else_deals_with_no_objection(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    form = await teams.health.presses(await teams.health.says(f"disagree {reference}"), "Write it down")
    await teams.health.presses(form, "Raise it", words="The minutes before.", with_chair="no")
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    await objects(teams.health, reference)
    shown = await seen(teams.chair, reference)
    assert not shown.shows("SHCG-D001")
    assert (await teams.chair.presses(shown, "Close the decision")).shows("An objection is never outvoted")
    await begins(teams.chair, shown)
    assert (await teams.chair.presses(shown, "Close the decision")).shows("Closed by: Demo chair")


async def test_one_begun_for_an_earlier_objection_deals_with_no_later_one(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    await objects(teams.health, reference)
    await begins(teams.chair, await seen(teams.chair, reference))
    shown = await proposes(teams, reference, "ongoing", why="Another reason.")
    await agree(teams, reference, teams.police)
    teams.clock.move(minutes=1)
    await objects(teams.health, reference, "Still not.")
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("Health objects")
    assert not refused.shows("SHCG-D001: ")


async def test_whoever_objected_begins_it_and_a_chair_it_is_with_is_not_told(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    mine = await objects(teams.health, reference)
    assert BEGIN not in (await seen(teams.police, reference)).buttons
    begun = await begins(teams.health, mine, with_chair="yes")
    assert begun.shows("SHCG-D001")
    assert (await seen(teams.health, reference)).shows("SHCG-D001: ")
    for voice in (teams.chair, teams.police):
        assert not (await seen(voice, reference)).shows("SHCG-D001")
    with teams.store.turn(teams.clock()) as turn:
        (kept,) = turn.find(Disagreement, case=reference)
    assert kept.with_chair
    assert kept.objected_at
    assert (await teams.chair.presses(await seen(teams.chair, reference), "Close the decision")).shows("Closed by")
