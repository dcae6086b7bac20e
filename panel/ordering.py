"""The order of an agenda: highest risk first, and nobody beside whom they must be kept apart from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from panel.access import Act, may
from panel.arranging import Clash, arrange, breaks
from panel.invitations import comes
from panel.panels import capacity
from panel.people import Person
from panel.placing import height, rank
from panel.procedure import Procedure
from panel.sittings import Sitting

Order = tuple[str, ...]
"""References, first to last; a break is ""."""


@dataclass(frozen=True)
class Beside:
    """Two cases that stand side by side although they should not."""

    case: str
    other: str
    why: Clash


def order(sitting: Sitting, procedure: Procedure) -> Order:
    """The order that was fixed, with a break where a case has gone and each late one where it disturbs least; until
    one is fixed, the best there is. Procedure: agenda.highest_level_first, .new_before_ongoing."""
    if not sitting.panel.published_at and not sitting.panel.order:
        return _best(sitting, procedure)
    kept = _without_end([case if case in sitting.cases else "" for case in sitting.panel.order])
    for item in sorted(sitting.items, key=lambda item: (item.placed_at, item.case)):
        if item.case not in kept:
            kept = _fitted(kept, item.case, sitting, procedure)
    return kept


def moved(sitting: Sitting, procedure: Procedure, case: str, place: int) -> Order:
    """The order with one case at another place (1 is the first), and breaks where they are needed."""
    rest = [each for each in order(sitting, procedure) if each not in ("", case)]
    return _with_breaks([*rest[: place - 1], case, *rest[place - 1 :]], sitting, procedure)


def beside(sitting: Sitting, order: Order) -> list[Beside]:
    """Which stand side by side in an order although they should not."""
    clash = _Clashing(sitting)
    pairs = pairwise(order)
    return [Beside(one, other, why) for one, other in pairs if one and other and (why := clash(one, other))]


def in_view(pairs: Iterable[Beside], person: Person, sitting: Sitting) -> tuple[Beside, ...]:
    """Those of two cases that somebody may both open: whoever steps out of one is not told what it has to do with
    another."""
    name, cases = sitting.panel.procedure, sitting.cases
    return tuple(
        each for each in pairs if all(may(person, Act.OPEN, name, cases[one]) for one in (each.case, each.other))
    )


def worse(sitting: Sitting, before: Order, after: Order) -> list[Beside]:
    """Which stand side by side in the second order and did not in the first."""
    known = {frozenset((each.case, each.other)) for each in beside(sitting, before)}
    return [each for each in beside(sitting, after) if frozenset((each.case, each.other)) not in known]


def overtaken(sitting: Sitting, procedure: Procedure, order: Order) -> int:
    """For how many pairs the lower level comes first. Procedure: agenda.highest_level_first."""
    levels = _levels(sitting, procedure)
    cases = [case for case in order if case]
    return sum(levels[one] < levels[other] for place, one in enumerate(cases) for other in cases[place + 1 :])


def retimed(before: Order, after: Order) -> list[str]:
    """The cases that stand at another time than they did; one that is new there stood nowhere."""
    return [case for place, case in enumerate(after) if case in before and case and before.index(case) != place]


class _Clashing:
    """Asks for two cases whether they must not stand side by side, and why."""

    def __init__(self, sitting: Sitting) -> None:
        self._tied = {frozenset((tie.case, tie.other)) for tie in sitting.ties}
        self._needs = {case.id: {case.held_by} for case in sitting.cases.values()}
        for each in comes(sitting.invitations):
            if each.person:
                self._needs[each.case].add(each.person)

    def __call__(self, one: str, other: str) -> Clash:
        if one == other or not one or not other:
            return Clash.NONE
        if frozenset((one, other)) in self._tied:
            return Clash.LINKED
        return Clash.PERSON if self._needs[one] & self._needs[other] else Clash.NONE


def _best(sitting: Sitting, procedure: Procedure) -> Order:
    ranked, clash = _ranked(sitting, procedure), _Clashing(sitting)
    found = arrange([[clash(one, other) for other in ranked] for one in ranked], _room(sitting, procedure))
    return _with_breaks([ranked[place] for place in found], sitting, procedure)


def _with_breaks(cases: Sequence[str], sitting: Sitting, procedure: Procedure) -> Order:
    clash = _Clashing(sitting)
    clashes = [Clash.NONE, *(clash(one, other) for one, other in pairwise(cases))]
    before = breaks(clashes[: len(cases)], _room(sitting, procedure))
    return tuple(each for place, case in enumerate(cases) for each in ([""] * (place in before) + [case]))


def _room(sitting: Sitting, procedure: Procedure) -> int:
    """How many slots are free."""
    return max(0, capacity(sitting.panel.minutes, procedure) - len(sitting.items))


def _fitted(kept: Order, late: str, sitting: Sitting, procedure: Procedure) -> Order:
    """The order with one more: within the panel's time, apart from whom it must be, not after a lower level; and of
    such orders the one in which the fewest get another time."""
    clash, rank = _Clashing(sitting), _levels(sitting, procedure)
    slots_there = capacity(sitting.panel.minutes, procedure)

    def price(way: Order) -> tuple[int, ...]:
        pairs = [clash(one, other) for one, other in pairwise(way)]
        place = way.index(late)
        overtaken = sum(rank[each] < rank[late] for each in way[:place] if each)
        overtakes = sum(rank[each] > rank[late] for each in way[place:] if each)
        over = max(0, len(way) - slots_there)
        linked, person = pairs.count(Clash.LINKED), pairs.count(Clash.PERSON)
        return over, linked, person, overtaken + overtakes, len(retimed(kept, way)), len(way), -place

    return min(_ways(kept, late), key=price)


def _ways(kept: Order, late: str) -> Iterator[Order]:
    """Every place there is for one more, with or without a break beside it, and with the next break used up or not."""
    for place in range(len(kept) + 1):
        before, after = kept[:place], kept[place:]
        gap = after.index("") if "" in after else len(after)
        for rest in dict.fromkeys((after, after[:gap] + after[gap + 1 :])):
            for middle in ((late,), ("", late), (late, ""), ("", late, "")):
                yield _without_end([*before, *middle, *rest])


def _without_end(cases: Sequence[str]) -> Order:
    """The order without breaks at its end, after which nothing comes."""
    last = max((place for place, case in enumerate(cases) if case), default=-1)
    return tuple(cases[: last + 1])


def _levels(sitting: Sitting, procedure: Procedure) -> dict[str, int]:
    """How high each case stands by its level; all alike where the level does not count."""
    counts = procedure.agenda.highest_level_first
    return {case.id: height(case, procedure) if counts else 0 for case in sitting.cases.values()}


def _ranked(sitting: Sitting, procedure: Procedure) -> list[str]:
    """As the panel's items are ranked; by all but their level where it does not count."""
    first = 0 if procedure.agenda.highest_level_first else 1
    ranked = sorted(sitting.items, key=lambda item: rank(item, sitting.cases[item.case], procedure)[first:])
    return [item.case for item in ranked]
