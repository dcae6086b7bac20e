"""A report: its sections, in the order in which they are read, each with what is counted in it and how."""

from collections.abc import Iterator, Sequence

from panel.procedure import Procedure
from panel.reporting.figures import Figure, Section, Series, together
from panel.reporting.journeys import Records, Tally
from panel.reporting.periods import PIECES, SUMS, Kind, Period
from panel.reporting.plan import Counted, plan

NOT_SHOWN = "What was committed to for this year. No figure here shows what came of it."


def report(records: Records, period: Period) -> tuple[Section, ...]:
    """Every section of a report on a period."""
    planned = [each for each in plan(records.procedure) if each[-1]]
    sections = [
        Section(id, title, how, tuple(figure_of(each, records, period) for each in figures))
        for id, title, how, figures in planned
    ]
    return (*sections, *_committed(records.procedure, period, sections))


def _committed(procedure: Procedure, period: Period, sections: Sequence[Section]) -> Iterator[Section]:
    """What was committed to for this year, each with the figures that show what came of it, if any does. Procedure:
    report.commitments."""
    for each in procedure.report.commitments or ():
        if each.year == period.year:
            shows = [section for section in sections if section.id in each.shown_by]
            how = "What was committed to for this year." if shows else NOT_SHOWN
            figures = tuple(figure for section in shows for figure in section.figures)
            yield Section(f"commitment_{each.id}", f"Committed to: {each.title}", how, figures)


def figure_of(counted: Counted, records: Records, period: Period) -> Figure:
    """What is counted, for each piece of a year and of the year before."""
    now, before = (_series(counted.tally, records, each) for each in (period, period.before))
    return Figure(counted.title, now, before, counted.parts)


def _series(tally: Tally, records: Records, period: Period) -> Series:
    """Every piece of a year: the quarters are counted, the rest is made of them."""
    found = {piece: tally(records, period.of(piece).span) for piece in PIECES[Kind.QUARTER]}
    for longer, (one, other) in SUMS.items():
        found[longer] = together(found[one], found[other])
    return found
