"""An objection stands until whoever made it says otherwise: it is not worded away, nor is another dealt with for it."""

from bot.steps.sat import heard_of, sat
from panel.casenotes import case_note
from panel.decisions import Decision
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, agree, before_the_panel, gates, proposes, status
from tests.stories.test_close_case import ready
from tests.stories.test_decision import REASON, objects
from tests.stories.test_speaks_for import INSTEAD, apologies, comes, gone, opened, stand_of

REWORDED = "The risk is low now"


def note(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return case_note((day := sat(turn, turn.panel(PANEL))), heard_of(day, reference)).plain


def is_closed(teams: Teams, reference: str) -> bool:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Decision, f"{PANEL}/{reference}").closed_at is not None


async def begins(teams: Teams, card: Card) -> None:
    form = await teams.chair.presses(card, "Start the disagreement steps")
    await teams.chair.presses(form, "Raise it", words=REASON, with_chair="no")


async def test_a_child_is_not_removed_over_who_objected_and_left_though_the_reason_is_worded_anew(
    teams: Teams,
) -> None:
    reference, _ = await ready(teams)
    await objects(teams.health, reference)
    gone(teams, "health")
    await proposes(teams, reference, "removed", why=REWORDED)
    await agree(teams, reference, teams.police)
    shown = await gates(teams, reference)
    assert "Remove from the agenda" not in shown.buttons
    await teams.chair.sends(shown, "close.remove", {"case": reference, "panel": PANEL})
    assert status(teams, reference) == "accepted"


async def test_a_reworded_outcome_is_not_closed_over_an_objection_and_says_whose_it_is(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    shown = await proposes(teams, reference, "ongoing", why=REWORDED)
    assert shown.shows("Nobody agrees yet; Health objects.")
    assert shown.shows("Here, and not heard yet: Police")
    assert shown.shows("Before the reason was changed: it still stands.")
    shown = await teams.chair.presses(shown, "All of them agree")
    assert not stand_of(teams, reference).agrees
    done = await teams.chair.presses(shown, "Close the decision")
    assert done.shows("Health objects")
    assert not is_closed(teams, reference)
    assert "Objection: Health." in note(teams, reference)


async def test_whoever_objected_is_asked_anew_and_agrees_or_objects_to_what_it_says_now(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    await proposes(teams, reference, "ongoing", why=REWORDED)
    mine = await opened(teams.health, reference)
    assert mine.shows("You objected before the reason was changed. It stands until you say otherwise.")
    again = await objects(teams.health, reference)
    assert again.shows("You object.")
    assert not again.shows("Before the reason was changed")
    assert (await teams.health.presses(mine, "Agree")).shows("1 agrees.")


async def test_one_that_was_settled_after_the_reason_was_worded_anew_is_settled_of_what_it_says_now(
    teams: Teams,
) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    shown = await proposes(teams, reference, "ongoing", why=REWORDED)
    await agree(teams, reference, teams.police)
    form = await teams.chair.presses(shown, "It was settled")
    await teams.chair.presses(form, "Ask them", settled="It starts on Monday.")
    done = await teams.health.presses(await opened(teams.health, reference), "Yes, it is settled")
    assert done.shows("objected, settled: Health")
    await teams.chair.presses(await opened(teams.chair, reference), "Close the decision")
    assert is_closed(teams, reference)
    assert "No objection." in note(teams, reference)


async def test_one_in_its_steps_is_kept_with_the_outcome_and_in_the_note_however_it_is_worded(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    await begins(teams, await opened(teams.chair, reference))
    gone(teams, "health")
    await proposes(teams, reference, "ongoing", why=REWORDED)
    await agree(teams, reference, teams.police)
    await teams.chair.presses(await opened(teams.chair, reference), "Close the decision")
    assert is_closed(teams, reference)
    assert "Objection: Health." in note(teams, reference)


async def test_the_steps_of_an_objection_to_another_outcome_deal_with_no_new_one(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    await begins(teams, await opened(teams.chair, reference))
    await proposes(teams, reference, "handed over", why="Another county takes the child.")
    await agree(teams, reference, teams.police)
    teams.clock.move(minutes=1)
    await objects(teams.health, reference)
    done = await teams.chair.presses(await opened(teams.chair, reference), "Close the decision")
    assert done.shows("An objection is never outvoted")
    assert not is_closed(teams, reference)


async def test_the_note_says_who_was_not_heard(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    shown = await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    shown = await opened(teams.chair, reference)
    await teams.chair.presses(shown, "Close it without hearing them")
    assert "No objection; not heard: Health." in note(teams, reference)


async def test_a_child_is_not_removed_over_an_objection_by_a_detour_over_another_outcome(teams: Teams) -> None:
    reference, _ = await ready(teams)
    await objects(teams.health, reference)
    shown = await proposes(teams, reference, "ongoing", why="Not yet.")
    await teams.chair.presses(shown, "All of them agree")
    gone(teams, "health")
    await proposes(teams, reference, "removed", why=REWORDED)
    await agree(teams, reference, teams.police)
    shown = await gates(teams, reference)
    assert "Remove from the agenda" not in shown.buttons
    await teams.chair.sends(shown, "close.remove", {"case": reference, "panel": PANEL})
    assert status(teams, reference) == "accepted"


async def test_what_is_agreed_of_another_outcome_takes_no_objection_away(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    shown = await proposes(teams, reference, "deferred", why="Not enough time.")
    await teams.chair.presses(shown, "All of them agree")
    shown = await proposes(teams, reference, "ongoing", why="Back to it.")
    assert shown.shows("Health objects")
    await teams.chair.presses(shown, "Close the decision")
    assert not is_closed(teams, reference)


async def test_whoever_stands_in_and_agrees_to_another_outcome_takes_no_objection_away(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "removed")
    await objects(teams.health, reference)
    apologies(teams)
    comes(teams, INSTEAD, "health")
    await proposes(teams, reference, "ongoing", why="Not yet.")
    await agree(teams, reference, teams.voice(INSTEAD))
    assert (await proposes(teams, reference, "removed", why="Back.")).shows("Health objects")


async def test_a_settled_objection_keeps_its_reason_when_the_room_is_asked_anew(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await objects(teams.health, reference)
    await agree(teams, reference, teams.police)
    form = await teams.chair.presses(await opened(teams.chair, reference), "It was settled")
    await teams.chair.presses(form, "Ask them", settled="It starts on Monday.")
    await teams.health.presses(await opened(teams.health, reference), "Yes, it is settled")
    shown = await proposes(teams, reference, "ongoing", why=REWORDED)
    await teams.chair.presses(shown, "All of them agree")
    assert stand_of(teams, reference).reason == REASON
