"""A fictional Nottinghamshire year and the one before, through the bot: its report prints the review's figures."""

from difflib import unified_diff

import pytest

from tools.year.__main__ import KEPT, README, live
from tools.year.beside import beside, review, whole


async def test_the_year_prints_the_review_s_figures_and_what_extra_panels_would_have_done() -> None:
    """`python -m tools.year --keep` writes down what it prints now."""
    replay = await live(lambda passed: None)
    expected, printed = KEPT.read_text("utf-8").splitlines(), whole(replay)
    if changed := "\n".join(unified_diff(expected, printed, "expected", "printed", lineterm="", n=1)):
        pytest.fail(f"The replayed year prints something else now:\n{changed}", pytrace=False)
    assert "\n".join(beside(replay)) in README.read_text("utf-8")
    assert [row for row in review(replay.was.year, replay.was.quarter) if not agrees(*row[1:])] == []


def agrees(said: str, printed: str) -> bool:
    """Whether the report prints what the review says; of a percentage, once it is rounded."""
    said, number = said.removeprefix("about "), printed.partition(" (")[0]
    if said.endswith(" %"):
        some, every = number.split(" of ")
        return f"{round(100 * int(some) / int(every))} %" == said
    return said == number or f"({said})" in printed


@pytest.mark.parametrize(
    ("said", "printed", "is_so"),
    [
        ("132", "132", True),
        ("132", "131", False),
        ("102 of 132", "102 of 132 (77.3 %)", True),
        ("102 of 132", "102 of 131 (77.9 %)", False),
        ("about 8½ weeks", "59.6 days (8½ weeks)", True),
        ("about 8½ weeks", "62 days (9 weeks)", False),
        ("25 %", "25 of 102 (24.5 %)", True),
        ("about 46 %", "68 of 149 (45.6 %)", True),
        ("59 %", "79 of 132 (59.8 %)", False),
    ],
)
def test_a_figure_that_is_off_is_noticed_whatever_was_kept(said: str, printed: str, is_so: bool) -> None:
    assert agrees(said, printed) is is_so
