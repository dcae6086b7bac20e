"""The cards of figures: which, whether to open them, each page of them, and the files."""

from collections.abc import Iterator
from datetime import date

from bot.showing.reports import pages
from cards import reports, templates
from cards.parts import Opened, Posted
from cards.reports import About
from panel.reporting.periods import Period, Piece
from panel.reporting.rows import Look
from panel.reporting.sections import report
from tests.panel.durham import DURHAM
from tests.panel.test_figures import TODAY, several

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (reports,)
KNOWN = several((date(2024, 5, 1), 9, 14), (date(2025, 5, 1), 12, 59), (date(2025, 8, 4), 3, 20), (TODAY, 1, 0))


def reported() -> Cards:
    """Each of them, for those who see every number and for those who do not."""
    for inside in (True, False):
        yield f"reports.choose {inside}", reports.choose(inside)
    for piece, year in ((Piece.YEAR, 2025), (Piece.H1, 2025), (Piece.YEAR, 2026), (Piece.Q1, 2019)):
        for whole in (True, False):
            period = Period(year, piece, DURHAM.report.year_starts)
            yield from _of(About(DURHAM, period, whole, period.over(TODAY)))


def _of(about: About) -> Cards:
    name = f"{about.period.title} {about.whole}"
    for latest in (True, False):
        yield f"reports.offer {name} {latest}", reports.offer(about, latest)
    yield f"reports.file {name}", reports.file(about, templates.reports.word_file(DURHAM, about.period))
    look = Look(TODAY, None if about.whole else DURHAM.report.mask_below)
    for each in pages(report(KNOWN, about.period), about.period, look):
        yield f"reports.page {name} {each.number}", reports.page(about, each)
