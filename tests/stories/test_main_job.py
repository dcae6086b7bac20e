"""The main job, from the referral to the agenda."""

from tests.dialogue import Teams
from tests.stories.steps import accepted


async def test_a_child_is_referred_screened_and_stands_on_the_next_agenda(teams: Teams) -> None:
    reference = await accepted(teams)
    shared = await teams.chair.says("agenda")
    assert shared.shows(f"{reference} new")
    assert not shared.shows("Robin")
    mine = await teams.chair.presses(shared, "My view")
    assert mine.shows("Robin Example, born 27 September 2012 (14).")
