"""The last look before a post: a child whose name is made of words that cards use."""

from tests import bodies
from tests.dialogue import Teams
from tests.stories.steps import ANSWERS, accepted

NAMED = ANSWERS["child"] | {"first": "Panel", "family": "Thursday"}


async def test_a_card_that_would_name_a_child_goes_out_as_a_neutral_line_that_still_opens(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await accepted(teams, child=NAMED)
    await teams.chair.says("help")
    status, _ = await teams.send(_agenda(teams))
    assert status == 200
    neutral = teams.chair.sees()[-1]
    assert neutral.shows("Convenor has something for you. Open it to see what it is.")
    assert not neutral.shows("Thursday")
    assert (await teams.chair.presses(neutral, "My view")).shows("Panel Thursday, born 27 September 2012")
    await teams.until(lambda: any(seen.shows("A message was held back") for seen in teams.coordinator.sees()))


async def test_the_same_words_about_another_child_are_posted(teams: Teams) -> None:
    await accepted(teams)
    assert (await teams.chair.says("agenda")).shows("Panel, Thursday 17 December 2026")


def _agenda(teams: Teams) -> dict[str, object]:
    return bodies.message(teams.chair.who, teams.chair.where, "agenda")
