"""Counts for those who are shown no child: what is too small to print cannot be worked out either."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from panel.counting import few, masked

LEVELS = ("Low", "Medium", "High", "Very high")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"High": 9, "Low": 5}, {"High": "9", "Low": "5"}),
        ({"High": 9, "Low": 2}, {"High": "not shown", "Low": "not shown"}),
        ({"High": 9, "Mid": 6, "Low": 0}, {"High": "9", "Mid": "not shown", "Low": "not shown"}),
        ({"High": 12, "Mid": 1, "Low": 0}, {"High": "not shown", "Mid": "not shown", "Low": "not shown"}),
        ({"High": 4, "Mid": 4, "Low": 8}, {"High": "not shown", "Mid": "not shown", "Low": "not shown"}),
        ({"High": 3, "Mid": 3, "Low": 8}, {"High": "fewer than 5", "Mid": "fewer than 5", "Low": "8"}),
        ({"High": 4, "Mid": 4}, {"High": "not shown", "Mid": "not shown"}),
        ({}, {}),
    ],
)
def test_a_small_number_is_not_printed_nor_what_gives_it_back(counts: dict[str, int], said: dict[str, str]) -> None:
    assert masked(counts, 5) == said


@given(some.lists(some.integers(0, 9), min_size=2, max_size=4), some.integers(2, 5))
def test_nobody_can_work_out_a_number_that_is_not_printed(counts: list[int], below: int) -> None:
    """Even of somebody who knows the whole and this rule: each hidden number could be another."""
    seen = _printed(counts, below)
    could_be = [each for each in _alike(sum(counts), len(counts), below) if _printed(each, below) == seen]
    for place, said in enumerate(seen[1:]):
        assert said.isdecimal() or len({each[place] for each in could_be}) > 1


def _printed(counts: list[int], below: int) -> tuple[str, ...]:
    return few(sum(counts), below), *masked(dict(zip(LEVELS, counts, strict=False)), below).values()


def _alike(whole: int, parts: int, below: int) -> Iterator[list[int]]:
    """Every way to divide the whole; any whole that is as small, where it is too small to print."""
    for each in range(below) if whole < below else (whole,):
        yield from _divided(each, parts)


def _divided(whole: int, parts: int) -> Iterator[list[int]]:
    if parts == 1:
        yield [whole]
        return
    for first in range(whole + 1):
        yield from ([first, *rest] for rest in _divided(whole - first, parts - 1))
