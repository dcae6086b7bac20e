"""The quarters and halves of a procedure's reporting year, and the year itself. Procedure key: report.year_starts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from panel.said import said_day
from panel.spans import Span
from panel.words import Refused


class Kind(StrEnum):
    """How long a time is reported on."""

    QUARTER = "quarter"
    HALF = "half-year"
    ANNUAL = "annual"


class Piece(StrEnum):
    """A part of a reporting year, or all of it."""

    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"
    H1 = "h1"
    H2 = "h2"
    YEAR = "year"


PIECES = {
    Kind.QUARTER: (Piece.Q1, Piece.Q2, Piece.Q3, Piece.Q4),
    Kind.HALF: (Piece.H1, Piece.H2),
    Kind.ANNUAL: (Piece.YEAR,),
}
MONTHS = {
    Piece.Q1: (0, 3),
    Piece.Q2: (3, 3),
    Piece.Q3: (6, 3),
    Piece.Q4: (9, 3),
    Piece.H1: (0, 6),
    Piece.H2: (6, 6),
    Piece.YEAR: (0, 12),
}
"""After how many months of the year each begins, and how many it has."""
SUMS = {Piece.H1: (Piece.Q1, Piece.Q2), Piece.H2: (Piece.Q3, Piece.Q4), Piece.YEAR: (Piece.H1, Piece.H2)}
"""What each longer one is made of."""
TITLES = {
    Piece.Q1: "first quarter",
    Piece.Q2: "second quarter",
    Piece.Q3: "third quarter",
    Piece.Q4: "fourth quarter",
    Piece.H1: "first half-year",
    Piece.H2: "second half-year",
    Piece.YEAR: "year",
}
ALSO_SAID = {"year": Kind.ANNUAL, "half": Kind.HALF}
YEARS = range(2000, 2100)
A_YEAR = re.compile(r"(\d{4})(?:[-/]\d{2}(?:\d{2})?)?")
HOW = (
    "Write “report quarter”, “report half-year” or “report annual”, and a year if you mean another: “report annual {}”."
)


@dataclass(frozen=True)
class Period:
    """One piece of the reporting year that begins in `year`, on the first day of the month `starts`."""

    year: int
    piece: Piece
    starts: int

    @property
    def span(self) -> Span:
        """From its first day to its last."""
        after, months = MONTHS[self.piece]
        first = date(self.year, self.starts, 1) + relativedelta(months=after)
        return Span(first, first + relativedelta(months=months) - timedelta(days=1))

    @property
    def first(self) -> date:
        """Its first day."""
        return self.span.first or date.min

    @property
    def last(self) -> date:
        """Its last day."""
        return self.span.last or date.max

    @property
    def before(self) -> "Period":
        """The same piece of the year before."""
        return replace(self, year=self.year - 1)

    @property
    def title(self) -> str:
        """`Year 2026-27`, `Second quarter of 2026-27`."""
        year = str(self.year) if self.starts == 1 else f"{self.year}-{(self.year + 1) % 100:02}"
        title = TITLES[self.piece].capitalize()
        return f"{title} {year}" if self.piece is Piece.YEAR else f"{title} of {year}"

    @property
    def days(self) -> str:
        """`1 April 2026 to 31 March 2027`."""
        return f"{said_day(self.first)} to {said_day(self.last)}"

    @property
    def quarters(self) -> tuple[Piece, ...]:
        """The quarters in it."""
        after, months = MONTHS[self.piece]
        return tuple(each for each in PIECES[Kind.QUARTER] if after <= MONTHS[each][0] < after + months)

    def of(self, piece: Piece) -> "Period":
        """Another piece of the same year."""
        return replace(self, piece=piece)

    def over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.last < today


def latest(kind: Kind, starts: int, today: date) -> Period:
    """The period of its kind that has most lately ended. Procedure: report.year_starts."""
    return max(_over(kind, starts, range(today.year - 2, today.year + 1), today), key=lambda each: each.last)


def running(starts: int, today: date) -> Period:
    """The year that goes on. Procedure: report.year_starts."""
    return Period(today.year if today.month >= starts else today.year - 1, Piece.YEAR, starts)


def _over(kind: Kind, starts: int, years: Iterable[int], today: date) -> list[Period]:
    found = (Period(year, piece, starts) for year in years for piece in PIECES[kind])
    return [each for each in found if each.over(today)]


def read_period(words: Sequence[str], starts: int, today: date) -> Period:
    """A period as it is typed: `quarter`, `half-year` or `annual`, then which of them and a year where that is not the
    one that has most lately ended; a year alone is all of it. `Refused` says how it is written, and for one that is
    still to come when it begins."""
    kind, *rest = [*words, ""]
    if A_YEAR.fullmatch(kind):
        kind, rest = Kind.ANNUAL, [kind, *rest]
    kind = ALSO_SAID.get(kind, kind)
    if kind not in set(Kind):
        raise Refused(HOW.format(today.year))
    found = _read(Kind(kind), [each for each in rest if each], starts, today)
    if found.first > today:
        raise Refused(f"{found.title} is still to come: it begins on {said_day(found.first)}.")
    return found


def _read(kind: Kind, words: Sequence[str], starts: int, today: date) -> Period:
    pieces, years = PIECES[kind], [int(found[1]) for each in words if (found := A_YEAR.fullmatch(each))]
    numbers = [int(each) for each in words if each.isascii() and each.isdigit() and len(each) == 1]
    known = len(years) + len(numbers) == len(words) and len(years) < 2 and len(numbers) < 2
    if not known or not set(years) <= set(YEARS) or not set(numbers) <= set(range(1, len(pieces) + 1)):
        raise Refused(HOW.format(today.year))
    if not years:
        before = latest(kind, starts, today)
        return _last_of(pieces[numbers[0] - 1], before.starts, today) if numbers else before
    if numbers:
        return Period(years[0], pieces[numbers[0] - 1], starts)
    ended = _over(kind, starts, years, today)
    return ended[-1] if ended else Period(years[0], pieces[0], starts)


def _last_of(piece: Piece, starts: int, today: date) -> Period:
    """The same piece of the year in which it most lately ended."""
    years = (Period(year, piece, starts) for year in range(today.year, today.year - 3, -1))
    return next(each for each in years if each.over(today))
