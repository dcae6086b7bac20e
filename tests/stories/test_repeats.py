"""A child who comes to notice again and again: the screener is told, of what they may open, and may be told no more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.children import Match
from panel.matching import Decision, pair
from tests.dialogue import Card, Teams
from tests.stories.local import ruled, values
from tests.stories.steps import referred

LOW = {"matrix": {"level": "below", "matrix_date": "16 11 2026", "matrix_author": "Jo", "matrix_kept": "Case system"}}
TWICE = "2 times in 12 months, this one included: referred"


def rules(reaches: str) -> str:
    return values(
        "screening", repeat_number="2", repeat_months="12", repeat_counts='["referrals", "concerns"]',
        repeat_reaches=reaches,
    )  # fmt: skip


async def again(teams: Teams) -> tuple[str, str]:
    """The same child is referred twice, below the threshold, as somebody has said."""
    first, second = await referred(teams, **LOW), await referred(teams, **LOW)
    with teams.store.turn(teams.clock()) as turn:
        match = turn.get(Match, pair(first, second))
        turn.save(replace(match, decision=Decision.SAME, joined_at=turn.now))
    return first, second


async def desk(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def test_it_is_pointed_out_and_decides_nothing(tmp_path: Path) -> None:
    async with ruled(tmp_path, rules("false")) as teams:
        first, second = await again(teams)
        card = await desk(teams, second)
        assert card.shows(TWICE)
        assert card.shows(f"({first})")
        assert card.shows("are to be weighed: they decide nothing")
        assert (await teams.chair.presses(card, "Panel")).shows("Below the threshold: why should the panel see")


async def test_it_reaches_the_threshold_where_the_rules_say_so(tmp_path: Path) -> None:
    async with ruled(tmp_path, rules("true")) as teams:
        _, second = await again(teams)
        card = await teams.chair.presses(await desk(teams, second), "Panel")
        assert not card.shows("Below the threshold")


@pytest.mark.parametrize("how", ["stepped out", "long ago", "not said to be the same"])
async def test_what_the_screener_may_not_open_or_is_too_long_ago_does_not_count(tmp_path: Path, how: str) -> None:
    async with ruled(tmp_path, rules("false")) as teams:
        first, second = await again(teams)
        with teams.store.turn(teams.clock()) as turn:
            match how:
                case "stepped out":
                    turn.save(replace(turn.get(Case, first), interests=(persona_id("chair"),)))
                case "long ago":
                    turn.save(replace(turn.get(Case, first), referred_at=turn.now - timedelta(days=400)))
                case _:
                    turn.save(replace(turn.get(Match, pair(first, second)), decision="", joined_at=None))
        assert not (await desk(teams, second)).shows("times in 12 months")
