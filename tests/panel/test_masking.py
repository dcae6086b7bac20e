"""What leaves the panel: whoever adds and subtracts, over every report of a year, learns no small number."""

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from panel.reporting.figures import Count, Parts, Series
from panel.reporting.masking import hidden
from panel.reporting.periods import Piece

Q1, Q2, Q3, Q4, H1, H2, YEAR = Piece
Quarters = tuple[int, ...]
ROUNDS = ((Q1,), (Q1, Q2, H1), (Q1, Q2, H1, Q3), tuple(Piece))


def of_year(quarters: Quarters) -> dict[Piece, int]:
    a, b, c, d = quarters
    return {Q1: a, Q2: b, Q3: c, Q4: d, H1: a + b, H2: c + d, YEAR: a + b + c + d}


def counted(quarters: Quarters) -> Series:
    return {piece: Count(number) for piece, number in of_year(quarters).items()}


def divided(firsts: Quarters, others: Quarters) -> Series:
    one, other = of_year(firsts), of_year(others)
    return {piece: Parts((one[piece], other[piece])) for piece in Piece}


@pytest.mark.parametrize(
    ("quarters", "out"),
    [
        ((9, 9, 9, 9), set()),
        ((3, 9, 9, 9), {Q1, Q2}),
        ((3, 5, 9, 9), {Q1, Q2}),
        ((0, 5, 9, 9), {Q1, Q2, H1, Q4, H2}),
        ((9, 3, 9, 9), {Q2, H1, Q4, H2}),
        ((9, 9, 9, 3), {Q4, H2, YEAR}),
        ((3, 3, 3, 3), {Q1, Q2, Q3, Q4}),
        ((12, 3, 0, 0), {Q2, Q3, Q4, H1, H2, YEAR}),
        ((1, 1, 1, 1), {Q1, Q2, H1, Q3, Q4, H2, YEAR}),
    ],
)
def test_where_one_small_number_could_be_worked_out_another_is_not_printed(quarters: Quarters, out: set[Piece]) -> None:
    assert hidden(counted(quarters), set(Piece), 5) == out


def test_what_was_printed_before_stays_printed() -> None:
    for quarters in product((0, 2, 5, 9), repeat=4):
        for n, known in enumerate(ROUNDS[1:]):
            before, after = (hidden(counted(quarters), set(each), 5) for each in (ROUNDS[n], known))
            assert before == after & set(ROUNDS[n])


BELOW, MOST = 3, 6
YEARS = [of_year(quarters) for quarters in product(range(2 * MOST + 1), repeat=4)]


def fits(said: Mapping[Piece, tuple[int, int]], year: Mapping[Piece, int]) -> bool:
    """Whether a year could be the one that was printed: each number lies between what is said of it."""
    return all(low <= year[piece] <= high for piece, (low, high) in said.items())


def told(said: Mapping[Piece, tuple[int, int]], out: frozenset[Piece]) -> list[tuple[Piece, ...]]:
    """The numbers that are not printed and that adding and subtracting tells, if they are small: of a time, or of some
    quarters together."""
    could_be = [year for year in YEARS if fits(said, year)]
    quarters = [piece for piece in (Q1, Q2, Q3, Q4) if piece in out]
    groups = [group for size in range(1, 5) for group in combinations(quarters, size)] + [(piece,) for piece in out]
    sums = {group: {sum(year[piece] for piece in group) for year in could_be} for group in groups}
    return [group for group, found in sums.items() if len(found) == 1 and min(found) < BELOW]


@settings(max_examples=40)
@given(some.tuples(*[some.integers(0, MOST)] * 4), some.sampled_from(ROUNDS))
def test_nobody_can_work_out_a_small_number_of_a_year(quarters: Quarters, known: tuple[Piece, ...]) -> None:
    numbers = of_year(quarters)
    out = hidden(counted(quarters), set(known), BELOW)
    small = {piece for piece in known if numbers[piece] < BELOW}
    assert small <= out
    unseen = {piece: (0, BELOW - 1) if piece in small else (BELOW, 99) for piece in out}
    assert not told({piece: (numbers[piece],) * 2 for piece in known} | unseen, out)


@settings(max_examples=40)
@given(some.lists(some.tuples(some.integers(0, MOST), some.integers(0, MOST)), min_size=4, max_size=4))
def test_nobody_can_work_out_a_small_part(quarters: list[tuple[int, int]]) -> None:
    firsts, others = zip(*quarters, strict=True)
    one, other = of_year(firsts), of_year(others)
    out = hidden(divided(firsts, others), set(Piece), BELOW)
    small = {piece for piece in Piece if min(one[piece], other[piece]) < BELOW}
    assert small <= out
    wholes = hidden(counted(tuple(map(sum, quarters))), set(Piece), BELOW)
    for part in (one, other):
        unseen = {
            piece: (0, 99 if piece in wholes and one[piece] + other[piece] >= BELOW else one[piece] + other[piece])
            for piece in out
        }
        tiny = {piece: (0, BELOW - 1) for piece in wholes if one[piece] + other[piece] < BELOW}
        assert not told({piece: (part[piece],) * 2 for piece in Piece} | unseen | tiny, out)
