"""The best order of what has a rank, where some must not stand side by side."""

from collections.abc import Iterator, Sequence
from enum import IntEnum


class Clash(IntEnum):
    """Why two must not stand side by side: somebody is needed for both, or, which is worse, the children are linked."""

    NONE = 0
    PERSON = 1
    LINKED = 2


Clashes = Sequence[Sequence[Clash]]
"""For every two, by rank, whether they clash; the same both ways."""

STEPS = 2_000
"""So many steps at the most, about 10 ms: what is harder than that gets the order that a careful hand would write."""


class _TooLong(Exception):
    """The steps are used up."""


def arrange(clashes: Clashes, room: int) -> list[int]:
    """The ranks 0, 1, 2 ... in the order in which the fewest linked children stand side by side, then the fewest that
    need the same person, then the fewest breaks between them are used (there is `room` for so many), and the fewest of
    those between linked children; of several such orders, the first by rank."""
    search = _Search(clashes)
    try:
        found = (search.within(linked, clashing) for linked, clashing in _limits(len(clashes), room))
        return next(order for order in found if order is not None)
    except _TooLong:
        return _by_hand(clashes)


def breaks(clashes: Sequence[Clash], room: int) -> set[int]:
    """Before which places a break goes, where `clashes` says how each place clashes with the one before it: between
    linked children first, while there is room."""
    wanted = [place for place, clash in enumerate(clashes) if clash]
    return set(sorted(wanted, key=lambda place: (-clashes[place], place))[:room])


def _limits(count: int, room: int) -> Iterator[tuple[int, int]]:
    """How many linked children, and how many that clash at all, may stand side by side: better first."""
    for clashing in range(max(1, count)):
        yield from ((linked, clashing) for linked in range(min(clashing, room) + 1))
    for over in range(1, count - room):
        yield from ((room + over, clashing) for clashing in range(room + over, count))


def _by_hand(clashes: Clashes) -> list[int]:
    """After each, the first by rank that clashes least with it."""
    left, order = list(range(len(clashes))), list[int]()
    while left:
        following = min(left, key=lambda one: (clashes[order[-1]][one] if order else 0, one))
        left.remove(following)
        order.append(following)
    return order


class _Search:
    """Tries the orders, best rank first, and remembers what cannot be completed. A set of ranks is a number, a bit
    each; two that clash alike with all others are of one `kind`, and only the first of a kind is tried."""

    def __init__(self, clashes: Clashes) -> None:
        self._clashes = clashes
        self._kind = _kinds(clashes)
        self._groups = {_group(clashes, one) for one in range(len(clashes))}
        self._failed: set[tuple[int, int, int, int]] = set()
        self._steps = STEPS

    def within(self, linked: int, clashing: int) -> list[int] | None:
        """The first order with no more than so many side by side; None if there is none."""
        return self._rest(-1, (1 << len(self._clashes)) - 1, linked, clashing)

    def _rest(self, last: int, left: int, linked: int, clashing: int) -> list[int] | None:
        if not left:
            return []
        self._count()
        state = (self._kind[last] if last >= 0 else -1, left, linked, clashing)
        if state in self._failed or self._hopeless(last, left, clashing):
            return None
        for one in self._first_of_each(left):
            clash = self._clashes[last][one] if last >= 0 else Clash.NONE
            limits = linked - (clash is Clash.LINKED), clashing - bool(clash)
            if min(limits) >= 0 and (rest := self._rest(one, left & ~(1 << one), *limits)) is not None:
                return [one, *rest]
        self._failed.add(state)
        return None

    def _hopeless(self, last: int, left: int, clashing: int) -> bool:
        """Whether there are more that all clash with each other than others to stand between them."""
        both = left | (1 << last if last >= 0 else 0)
        most = max((both & group).bit_count() for group in self._groups)
        return 2 * most - 1 - both.bit_count() > clashing

    def _count(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise _TooLong

    def _first_of_each(self, left: int) -> Iterator[int]:
        seen = set()
        for one, kind in enumerate(self._kind):
            if left >> one & 1 and kind not in seen:
                seen.add(kind)
                yield one


def _kinds(clashes: Clashes) -> list[int]:
    """For each, the first that clashes with all others just as it does."""
    count = range(len(clashes))

    def alike(one: int, other: int) -> bool:
        return all(clashes[one][each] == clashes[other][each] for each in count if each not in (one, other))

    return [next(other for other in count if other == one or alike(one, other)) for one in count]


def _group(clashes: Clashes, one: int) -> int:
    """Some, this one among them, that all clash with each other."""
    members = [one]
    for other in range(len(clashes)):
        if other != one and all(clashes[other][each] for each in members):
            members.append(other)
    return sum(1 << each for each in members)
