"""Two scales in parallel: each is asked for, set and shown, and either brings a child to the panel."""

from pathlib import Path

from panel.referrals import Matrix
from tests.dialogue import Card, Teams
from tests.stories.local import ruled, two_scales
from tests.stories.steps import ANSWERS, referred

LOW = ANSWERS["matrix"] | {"level": "below"}


async def screened(teams: Teams, second: str) -> tuple[Card, Card]:
    """What the chair sees of a referral that is low on the first scale, and of accepting it."""
    reference = await referred(teams, matrix=LOW | {"second_level": second})
    desk = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    return desk, await teams.chair.presses(desk, "Panel")


async def test_each_is_asked_for(tmp_path: Path) -> None:
    async with ruled(tmp_path, two_scales("false")) as teams:
        card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
        for screen, answers in ANSWERS.items():
            if screen == "matrix":
                break
            card = await teams.practitioner.presses(card, "Next", **answers)
        assert (await teams.practitioner.presses(card, "Next", **LOW)).shows("Choose the level on The colours")


async def test_each_is_shown_and_one_reaches_the_threshold(tmp_path: Path) -> None:
    async with ruled(tmp_path, two_scales("false")) as teams:
        desk, form = await screened(teams, "red")
        assert desk.shows("The colours: Red.")
        assert not form.shows("Below the threshold")
        with teams.store.turn(teams.clock()) as turn:
            assert [(each.level, each.second) for each in turn.find(Matrix)] == [("below", "red")]


async def test_where_neither_does_the_child_is_below(tmp_path: Path) -> None:
    async with ruled(tmp_path, two_scales("false")) as teams:
        _, form = await screened(teams, "green")
        assert form.shows("Below the threshold")


async def test_where_both_have_to_one_is_not_enough(tmp_path: Path) -> None:
    async with ruled(tmp_path, two_scales("true")) as teams:
        _, form = await screened(teams, "red")
        assert form.shows("Below the threshold")
