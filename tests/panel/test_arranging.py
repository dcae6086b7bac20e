"""The best order, against every order there is; and never a long search."""

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from panel import arranging
from panel.arranging import Clash, Clashes, arrange, breaks

NO, PERSON, LINKED = Clash.NONE, Clash.PERSON, Clash.LINKED


@st.composite
def clashing(draw: st.DrawFn, most: int = 6) -> Clashes:
    """Up to so many, of whom any two may clash."""
    count = draw(st.integers(0, most))
    found = [[NO] * count for _ in range(count)]
    for one in range(count):
        for other in range(one):
            found[one][other] = found[other][one] = draw(st.sampled_from(Clash))
    return found


def price(order: tuple[int, ...], clashes: Clashes, room: int) -> tuple[int, ...]:
    """Linked children side by side, others side by side, breaks used, linked children with a break between them."""
    found = [clashes[one][other] for one, other in pairwise(order)]
    linked, person = found.count(LINKED), found.count(PERSON)
    left = max(0, room - linked)
    return max(0, linked - room), max(0, person - left), min(room, linked + person), linked


@given(clashing(), st.integers(0, 3))
@settings(deadline=None, max_examples=200)
def test_it_is_the_best_there_is_and_of_several_the_first_by_rank(clashes: Clashes, room: int) -> None:
    every = permutations(range(len(clashes)))
    assert tuple(arrange(clashes, room)) == min(every, key=lambda order: (price(order, clashes, room), order))


@given(clashing(most=14), st.integers(0, 3))
@settings(deadline=None, max_examples=50)
def test_everybody_has_one_place_and_it_is_the_same_every_time(clashes: Clashes, room: int) -> None:
    found = arrange(clashes, room)
    assert sorted(found) == list(range(len(clashes)))
    assert found == arrange(clashes, room)


def test_without_a_clash_the_order_is_that_of_rank() -> None:
    assert arrange([[NO] * 14] * 14, 0) == list(range(14))


def test_a_search_ends_even_where_it_would_be_long() -> None:
    """Two groups, each of which clashes within itself and with some of the other, one by one."""
    clashes = [
        [NO if one == two else Clash((one * 7 + two * 7 + one * two) % 3) for one in range(14)] for two in range(14)
    ]
    search = arranging._Search(clashes)
    for linked, both in arranging._limits(14, 0):
        try:
            if search.within(linked, both):
                break
        except arranging._TooLong:
            break
    assert search._steps >= -1
    assert sorted(arrange(clashes, 0)) == list(range(14))


def test_fourteen_items_of_a_few_workers_are_found_in_a_few_steps() -> None:
    workers = [number % 3 for number in range(13)] + [0]
    clashes = [[Clash(one != two and workers[one] == workers[two]) for one in range(14)] for two in range(14)]
    clashes[0][13] = clashes[13][0] = LINKED
    search = arranging._Search(clashes)
    assert search.within(0, 0) == arrange(clashes, 0)
    assert search._steps > arranging.STEPS - 50


def test_linked_children_have_the_first_break_there_is() -> None:
    assert breaks([NO, PERSON, LINKED, PERSON], 1) == {2}
    assert breaks([NO, PERSON, LINKED, PERSON], 2) == {1, 2}
    assert breaks([NO, PERSON, LINKED, PERSON], 9) == {1, 2, 3}
    assert breaks([NO, PERSON], 0) == set()
