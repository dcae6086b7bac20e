"""Figures in words: this time, the year before, and the change in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from panel.counting import HIDDEN, few
from panel.reporting.figures import Count, Figure, Meetings, Parts, Section, Series, Spread, Value
from panel.reporting.masking import between, hidden, number, tells_small, whole_hidden
from panel.reporting.periods import Period, Piece
from panel.reporting.plan import ENQUIRIES, WAITS

BY_QUARTER = (WAITS, ENQUIRIES)
MEASURES = ("mean", "median", "longest")
NUMBER = "counted"
NOTHING = "none"


@dataclass(frozen=True)
class Look:
    """Who reads: `below` is None for the panel itself, which sees every number; for everybody else a smaller count is
    not printed. `today` says which times are over."""

    today: date
    below: int | None = None


@dataclass(frozen=True)
class Row:
    """One line of a report. `number` and `number_before` are None where they are not printed."""

    label: str
    now: str
    before: str
    change: str
    number: float | None = None
    number_before: float | None = None


@dataclass(frozen=True)
class Cell:
    """One value in words, and the number that a change is told by."""

    name: str
    words: str
    number: float | None = None


def rows(section: Section, period: Period, look: Look) -> list[Row]:
    """The lines of a section; of waits and enquiries, also one for each quarter."""
    found = [row for figure in section.figures for row in _rows(figure, period, look)]
    return found + by_quarter(section, period, look) if section.id in BY_QUARTER and len(period.quarters) > 1 else found


def by_quarter(section: Section, period: Period, look: Look) -> list[Row]:
    """A line for each quarter that has begun; its number is the mean."""
    quarters = (period.of(piece) for piece in period.quarters)
    begun = [quarter for quarter in quarters if quarter.first <= look.today]
    return [_in_one(figure, quarter, look) for quarter in begun for figure in section.figures]


def _in_one(figure: Figure, period: Period, look: Look) -> Row:
    """All that is said of a figure, in one line."""
    found = list(_rows(figure, period, look))
    names = [row.label.rpartition(": ")[2] for row in found]
    now, before = (_all(names, words) for words in zip(*((row.now, row.before) for row in found), strict=True))
    return replace(found[0], label=period.title, now=now, before=before)


def _all(names: list[str], words: tuple[str, ...]) -> str:
    """`mean 20 days (3 weeks), median 18 days, longest 30 days (4½ weeks)`; one word where that is all there is."""
    if len(words) == 1 or words[0] in (HIDDEN, NOTHING):
        return words[0]
    return ", ".join(f"{name} {said}" for name, said in zip(names, words, strict=True))


def _rows(figure: Figure, period: Period, look: Look) -> Iterator[Row]:
    now = _cells(figure, figure.now, period, look)
    before = _cells(figure, figure.before, period.before, look)
    for one, other in zip(now, before, strict=True):
        label = ": ".join(part for part in (figure.title, one.name) if part)
        yield Row(label, one.words, other.words, _change(one.number, other.number), one.number, other.number)


def _cells(figure: Figure, series: Series, period: Period, look: Look) -> list[Cell]:
    value = series[period.piece]
    if look.below is None or isinstance(value, Meetings):
        return _printed(value, figure.parts)
    over = [piece for piece in Piece if period.of(piece).over(look.today)]
    if period.piece not in hidden(series, over, look.below):
        # How many there were is left out: beside another count it would tell how many there were not.
        return [cell for cell in _printed(value, figure.parts) if cell.name != NUMBER]
    if isinstance(value, Parts) and period.piece not in whole_hidden(series, over, look.below):
        return _not_printed(value, figure.parts, str(value.whole))
    return _not_printed(value, figure.parts, _about(series, period.piece, over, look.below))


def _about(series: Series, piece: Piece, over: list[Piece], below: int) -> str:
    """What can be said of a number that is not printed: for a whole year, what the quarters that are tell anyway."""
    if number(series[piece]) < below:
        return few(number(series[piece]), below)
    if piece in tells_small(series, over, below):
        return HIDDEN
    low, high = between(series, over, below)[piece]
    return HIDDEN if high == inf else f"{low:.0f} to {high:.0f}"


def _not_printed(value: Value, parts: tuple[str, ...], whole: str) -> list[Cell]:
    match value:
        case Parts():
            words = whole if whole == HIDDEN else f"{HIDDEN}, of {whole}"
            return [Cell(name, words) for name in _named(parts)]
        case Spread():
            return [Cell(name, HIDDEN) for name in MEASURES]
        case _:
            return [Cell("", whole)]


def _printed(value: Value, parts: tuple[str, ...]) -> list[Cell]:
    match value:
        case Count():
            return [Cell("", str(value.number), value.number)]
        case Meetings():
            of = "" if value.of is None else f" of {value.of}"
            return [Cell("", f"{value.number}{of}", value.number)]
        case Parts():
            return [
                Cell(name, _share(count, value.whole), count)
                for name, count in zip(_named(parts), value.counts, strict=False)
            ]
        case Spread():
            known = value.measures
            taken = [Cell(name, _taken(known.get(name), value.unit), known.get(name)) for name in MEASURES]
            return [*taken, Cell(NUMBER, str(len(value.lengths)), len(value.lengths))]


def _named(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that have a line each: of two without names, the first alone."""
    return parts if any(parts) else parts[:1]


def _share(count: int, whole: int) -> str:
    return f"{count} of {whole} ({_plain(100 * count / whole)} %)" if whole else "0 of 0"


def _taken(length: float | None, unit: str) -> str:
    """`59.5 days (8½ weeks)`; `none` where there was none."""
    if length is None:
        return NOTHING
    halves = round(2 * length / 7)
    weeks = f"{halves // 2 or ''}{'½' if halves % 2 else ''} {'week' if halves == 2 else 'weeks'}"
    return f"{_plain(length)} {unit}" + (f" ({weeks})" if unit == "days" and length >= 7 else "")


def _plain(number: float) -> str:
    """A number with one decimal where it needs one."""
    return f"{number:.1f}".removesuffix(".0")


def _change(now: float | None, before: float | None) -> str:
    if now is None or before is None:
        return ""
    difference = round(now, 1) - round(before, 1)
    if not round(difference, 1):
        return "the same"
    return f"{_plain(abs(difference))} {'more' if difference > 0 else 'fewer'}"
