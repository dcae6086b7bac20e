"""What leaves the panel: a small number is not printed, nor anything from which it could be worked out.

Quarters add up to halves, and halves to the year; each is printed once it is over. So that no report gives back what
another held back, a year is looked at as it was printed, piece after piece, and never as if nothing were known yet.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import inf

from panel.reporting.figures import Count, Meetings, Parts, Series, Spread, Value
from panel.reporting.periods import SUMS, Piece

Range = tuple[float, float]
Numbers = Mapping[Piece, int]
Ranges = Mapping[Piece, Range]

ROUNDS = ((Piece.Q1,), (Piece.Q2, Piece.H1), (Piece.Q3,), (Piece.Q4, Piece.H2, Piece.YEAR))
"""What is printed together, one after the other; where more has to be hidden, the shortest time goes first."""


def hidden(series: Series, over: Collection[Piece], below: int) -> frozenset[Piece]:
    """The pieces, of those that are over, whose value is not printed. Procedure key: report.mask_below."""
    return _alone(series, over, below) | tells_small(series, over, below)


def tells_small(series: Series, over: Collection[Piece], below: int) -> frozenset[Piece]:
    """The pieces in which a value would give back what another figure holds back."""
    known = ((piece, value) for piece, value in series.items() if isinstance(value, Count | Parts))
    told = [[(piece, each) for each in value.tells] for piece, value in known]
    apart = (dict(each) for each in zip(*told, strict=True))
    return frozenset[Piece]().union(*(hidden(each, over, below) for each in apart))


def _alone(series: Series, over: Collection[Piece], below: int) -> frozenset[Piece]:
    known = {piece: value for piece, value in series.items() if piece in over}
    if not all(value.adds for value in known.values() if isinstance(value, Count)):
        return frozenset(piece for piece, value in known.items() if number(value) < below)
    wholes = {piece: number(value) for piece, value in known.items() if not isinstance(value, Meetings)}
    found = _counts(wholes, below)
    parts = {piece: value.counts for piece, value in known.items() if isinstance(value, Parts)}
    return _parts(parts, wholes, found, below) if parts else found


def whole_hidden(series: Series, over: Collection[Piece], below: int) -> frozenset[Piece]:
    """The pieces in which not even the whole of what is divided is printed."""
    known = {piece: value for piece, value in series.items() if piece in over}
    small = _counts({piece: value.whole for piece, value in known.items() if isinstance(value, Parts)}, below)
    return small | tells_small(series, over, below)


def between(series: Series, over: Collection[Piece], below: int) -> Mapping[Piece, Range]:
    """What everybody can work out of each count, printed or not, by adding and subtracting."""
    numbers = {piece: number(value) for piece, value in series.items() if piece in over}
    out, unseen = _counts(numbers, below) | tells_small(series, over, below), _unseen(numbers, below)
    return _narrowed({piece: unseen[piece] if piece in out else _exactly(numbers[piece]) for piece in numbers})


def number(value: Value) -> int:
    """How many there are in all."""
    match value:
        case Parts():
            return value.whole
        case Spread():
            return len(value.lengths)
        case Count() | Meetings():
            return value.number


def _counts(numbers: Numbers, below: int) -> frozenset[Piece]:
    small = {piece for piece, count in numbers.items() if count < below}
    return _hide([numbers], small, _unseen(numbers, below), below)


def _unseen(numbers: Numbers, below: int) -> Ranges:
    """What is known of each count that is not printed: whether it is small."""
    return {piece: (0.0, below - 1.0) if count < below else (float(below), inf) for piece, count in numbers.items()}


def _exactly(number: int) -> Range:
    return float(number), float(number)


def _parts(
    parts: Mapping[Piece, Sequence[int]], wholes: Numbers, wholes_hidden: AbstractSet[Piece], below: int
) -> frozenset[Piece]:
    """All parts of a piece are hidden together: the whole would give back the one that is."""
    small = {piece for piece, counts in parts.items() if min(counts) < below} | wholes_hidden
    unseen = {piece: (0.0, _most(wholes[piece], piece in wholes_hidden, below)) for piece in parts}
    each = range(max(map(len, parts.values()), default=0))
    return _hide([{piece: counts[n] for piece, counts in parts.items()} for n in each], small, unseen, below)


def _most(whole: int, is_hidden: bool, below: int) -> float:
    """What a part that is hidden can be at the most."""
    if not is_hidden:
        return whole
    return below - 1 if whole < below else inf


def _hide(series: Iterable[Numbers], small: AbstractSet[Piece], unseen: Ranges, below: int) -> frozenset[Piece]:
    """The small ones, and as many more as it takes that nobody can tell what one of them is, or that some of them
    together are few."""
    rows, out, known = list(series), set[Piece](), set[Piece]()
    for printed in ROUNDS:
        new = [piece for piece in printed if piece in unseen]
        known |= set(new)
        out |= small & set(new)
        for piece in new:
            seen = {each: unseen[each] for each in known}
            if not any(_told(row, small, out, seen) or _rest_is_small(row, out, known, below) for row in rows):
                break
            out.add(piece)
    return frozenset(out)


def _told(numbers: Numbers, small: AbstractSet[Piece], out: AbstractSet[Piece], unseen: Ranges) -> bool:
    """Whether somebody who can add and subtract knows one of the small numbers."""
    ranges = _narrowed({piece: unseen[piece] if piece in out else _exactly(numbers[piece]) for piece in unseen})
    return any(low == high for piece, (low, high) in ranges.items() if piece in small)


def _rest_is_small(numbers: Numbers, out: AbstractSet[Piece], known: Collection[Piece], below: int) -> bool:
    """Whether, of a time whose number is printed, what is not printed of its parts comes to a small number in all."""
    whole = (piece for piece in SUMS if piece in known and piece not in out)
    rests = ((piece, numbers[piece] - sum(_seen(numbers, out, part) for part in SUMS[piece])) for piece in whole)
    return any(rest < below and not _all_seen(out, piece) for piece, rest in rests)


def _seen(numbers: Numbers, out: AbstractSet[Piece], piece: Piece) -> int:
    """How much of a number is printed, of itself or of its parts."""
    if piece not in out:
        return numbers[piece]
    return sum(_seen(numbers, out, part) for part in SUMS.get(piece, ()))


def _all_seen(out: AbstractSet[Piece], piece: Piece) -> bool:
    """Whether every part of a time is printed, of itself or of its parts."""
    parts = SUMS.get(piece, ())
    return bool(parts) and all(part not in out or _all_seen(out, part) for part in parts)


def _narrowed(ranges: Ranges) -> Ranges:
    """What each number can be, as far as sums tell."""
    while (tighter := _once(ranges)) != ranges:
        ranges = tighter
    return ranges


def _once(ranges: Ranges) -> Ranges:
    found = dict(ranges)
    for whole, (one, other) in SUMS.items():
        if {whole, one, other} <= found.keys():
            (a, b), (c, d), (e, f) = found[one], found[other], found[whole]
            found[whole] = max(e, a + c), min(f, b + d)
            found[one] = max(a, found[whole][0] - d), min(b, found[whole][1] - c)
            found[other] = max(c, found[whole][0] - b), min(d, found[whole][1] - a)
    return found
