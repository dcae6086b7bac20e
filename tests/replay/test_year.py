"""A fictional Nottinghamshire year and the one before, through the bot: its report prints the review's figures."""

from difflib import unified_diff

import pytest

from tools.year.__main__ import KEPT, README, live
from tools.year.beside import beside, whole


async def test_the_year_prints_the_review_s_figures_and_what_extra_panels_would_have_done() -> None:
    """`python -m tools.year --keep` writes down what it prints now."""
    replay = await live(lambda passed: None)
    expected, printed = KEPT.read_text("utf-8").splitlines(), whole(replay)
    if changed := "\n".join(unified_diff(expected, printed, "expected", "printed", lineterm="", n=1)):
        pytest.fail(f"The replayed year prints something else now:\n{changed}", pytrace=False)
    assert "\n".join(beside(replay)) in README.read_text("utf-8")
