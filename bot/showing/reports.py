"""Figures as they are shown: page after page."""

from collections.abc import Sequence

from cards.reports import PAGE, Page
from panel.reporting.figures import Section
from panel.reporting.periods import Period
from panel.reporting.plan import WAITS
from panel.reporting.rows import Look, Row, by_quarter, rows


def pages(sections: Sequence[Section], period: Period, look: Look) -> list[Page]:
    """A section after the other, each on as many pages as it needs."""
    known = [(each, rows(each, period, look)) for each in sections]
    parts = [(one, found[n : n + PAGE]) for one, found in known for n in range(0, max(1, len(found)), PAGE)]
    return [
        Page(one, found, number, len(parts), _quarters(one, period, look)) for number, (one, found) in enumerate(parts)
    ]


def _quarters(section: Section, period: Period, look: Look) -> list[Row]:
    """The mean wait in each quarter, for the chart of the waits."""
    return by_quarter(section, period, look) if section.id == WAITS else []
