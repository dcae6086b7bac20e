"""Two people at one sitting at once: what the quicker wrote or ticked stands until the slower has seen it."""

from dataclasses import replace

import pytest

from panel.closing import NoLonger
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, before_the_panel, gates, low
from tests.stories.sittings import at_first, discussion, screen

QUICK, SLOW = "Supervised, and settled at school.", "Nothing new is known."
KEEP = "Keep the reason"


async def two_forms(teams: Teams) -> tuple[str, Card, Card]:
    """The chair and the police's member have the form open in which nothing stands yet."""
    reference = await before_the_panel(teams)
    low(teams, reference)
    first = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    second = await teams.police.sends(await teams.police.says("help"), "close.reason", {"case": reference})
    return reference, first, second


def written(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(NoLonger, f"{PANEL}/{reference}").words


async def test_a_reason_is_not_written_over_unseen(teams: Teams) -> None:
    reference, first, second = await two_forms(teams)
    await teams.chair.presses(first, KEEP, words=QUICK)
    slow = await teams.police.presses(second, KEEP, words=SLOW)
    assert written(teams, reference) == QUICK
    assert slow.shows("Somebody else was quicker. Nothing you typed is lost.")
    assert slow.shows(f"Why is the child no longer at risk, as it stands now: {QUICK}")
    assert slow.inputs["words"] == SLOW
    assert (await teams.police.presses(slow, KEEP)).shows("Kept, with your name.")
    assert written(teams, reference) == SLOW


async def test_an_empty_one_does_not_make_what_stands_count_as_seen(teams: Teams) -> None:
    reference, first, second = await two_forms(teams)
    await teams.chair.presses(first, KEEP, words=QUICK)
    empty = await teams.police.presses(second, KEEP, words="")
    assert empty.shows(f"as it stands now: {QUICK}")
    assert written(teams, reference) == QUICK


async def test_the_same_reason_sent_twice_is_kept_once(teams: Teams) -> None:
    reference, first, _ = await two_forms(teams)
    for _ in range(2):
        assert (await teams.chair.presses(first, KEEP, words=QUICK)).shows("Kept, with your name.")
    assert written(teams, reference) == QUICK


async def test_two_answers_that_do_not_fit_beside_each_other_are_too_long(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    low(teams, reference)
    with teams.store.turn(teams.clock()) as turn:
        taken = turn.file(reference).screenings[-1]
        turn.save(replace(taken, override="The chair took it."))
    form = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    long = await teams.chair.presses(form, KEEP, words="a" * 8000, changed="b" * 8000)
    assert long.shows("Both answers must be 15,000 characters or fewer together. You typed 16,000")


async def two_screens(teams: Teams) -> tuple[str, Card, Card]:
    """An item with one point ticked, on the chair's screen and on the coordinator's."""
    (first, _), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    card = await teams.chair.presses(card, "Keep the ticks", ticked="start_now")
    return first, card, await screen(teams.coordinator)


def ticks(teams: Teams, reference: str) -> tuple[str, ...]:
    kept = discussion(teams, reference)
    return kept.ticked if kept else ()


@pytest.mark.parametrize("button", ["Notes", "Keep the ticks"])
async def test_an_old_screen_unticks_nothing(teams: Teams, button: str) -> None:
    first, card, theirs = await two_screens(teams)
    await teams.chair.presses(card, "Keep the ticks", ticked="start_now,voice")
    await teams.coordinator.presses(theirs, button)
    assert ticks(teams, first) == ("start_now", "voice")


async def test_what_two_tick_and_untick_at_once_is_kept_of_both(teams: Teams) -> None:
    first, card, theirs = await two_screens(teams)
    await teams.chair.presses(card, "Keep the ticks", ticked="voice")
    await teams.coordinator.presses(theirs, "Keep the ticks", ticked="start_now,family")
    assert set(ticks(teams, first)) == {"voice", "family"}
