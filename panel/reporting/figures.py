"""A figure: what was counted in each piece of a reporting year and of the year before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from statistics import mean, median

from panel.reporting.periods import Piece


@dataclass(frozen=True)
class Count:
    """So many children, or things said or done about them. What `adds` up is, for a year, the sum of its quarters; a
    number at the end of a time is not. `tells` is what it gives back beside other figures: where that is not printed,
    neither is this."""

    number: int
    adds: bool = True
    tells: "tuple[Count | Parts, ...]" = field(default=(), compare=False)


@dataclass(frozen=True)
class Parts:
    """A whole that is divided: each count is that of one part. `tells` is what it gives back beside other figures:
    where that is not printed, neither is this, nor the whole."""

    counts: tuple[int, ...]
    tells: "tuple[Count | Parts, ...]" = field(default=(), compare=False)

    @property
    def whole(self) -> int:
        """All parts together."""
        return sum(self.counts)


@dataclass(frozen=True)
class Spread:
    """How long something took, each time; in days, or in minutes."""

    lengths: tuple[int, ...]
    unit: str = "days"

    @property
    def measures(self) -> dict[str, float]:
        """The mean, the median and the longest; nothing where nothing was counted."""
        known = self.lengths
        return {"mean": mean(known), "median": median(known), "longest": max(known)} if known else {}


@dataclass(frozen=True)
class Meetings:
    """So many meetings, of so many where that is said. They are of no child, and are always printed."""

    number: int
    of: int | None = None


Value = Count | Parts | Spread | Meetings


def together(one: Value, other: Value) -> Value:
    """The value of two times that follow each other, counted alike; TypeError for two that were not."""
    match one, other:
        case Count(), Count():
            return replace(one, number=one.number + other.number, tells=_sums(one, other)) if one.adds else other
        case Parts(), Parts():
            return Parts(tuple(map(sum, zip(one.counts, other.counts, strict=True))), _sums(one, other))
        case Spread(), Spread():
            return Spread(one.lengths + other.lengths, one.unit)
        case Meetings(), Meetings():
            return Meetings(one.number + other.number, None if one.of is None else one.of + (other.of or 0))
    raise TypeError("these were not counted alike")


def _sums(one: Count | Parts, other: Count | Parts) -> tuple[Count | Parts, ...]:
    found = (together(*each) for each in zip(one.tells, other.tells, strict=True))
    return tuple(each for each in found if isinstance(each, Count | Parts))


Series = Mapping[Piece, Value]


@dataclass(frozen=True)
class Figure:
    """One thing that is counted, with its values. `parts` are what those of a divided whole are called; the last of
    them may have no name: then it is only what is left."""

    title: str
    now: Series
    before: Series
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Figures about one thing, and how they are counted."""

    id: str
    title: str
    how: str
    figures: tuple[Figure, ...]
