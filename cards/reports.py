"""Figures: the card that offers those of a time, a page of them with its chart, and the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import (
    BarChartDataValue,
    CardElement,
    ExecuteAction,
    GroupedVerticalBarChart,
    GroupedVerticalBarChartData,
    VerticalBarChart,
    VerticalBarChartDataValue,
)

from cards import templates
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says
from cards.templates.line import Line
from cards.verbs import Verb
from panel.procedure import Procedure
from panel.reporting.figures import Section
from panel.reporting.inquiry import TITLES
from panel.reporting.periods import Kind, Period
from panel.reporting.plan import CHILDREN, WAITS
from panel.reporting.rows import Row

PAGE = 12
KINDS = {Kind.QUARTER: "Quarter", Kind.HALF: "Half-year", Kind.ANNUAL: "Year"}
FILES = {"word": "Word file", "csv": "CSV file"}
NO_CHART = "The chart is not drawn here. Its numbers stand below."


@dataclass(frozen=True)
class About:
    """Of which time and whose rules figures are; `whole` says that every number is shown, `over` that it is past."""

    procedure: Procedure
    period: Period
    whole: bool
    over: bool

    @property
    def ids(self) -> Ids:
        """What its buttons carry."""
        period = self.period
        return {"procedure": self.procedure.name, "piece": period.piece, "year": period.year}


@dataclass(frozen=True)
class Page:
    """Some lines of a section; `quarters` are the mean waits by quarter, for the chart of that section."""

    section: Section
    rows: Sequence[Row]
    number: int
    count: int
    quarters: Sequence[Row] = ()


def choose(inside: bool) -> Posted:
    """A typed `report` without a time: which of them, or which of an inspector's questions; `inside` says that this
    person may have the whole set."""
    lines = templates.reports
    asked = [button(words, Verb.SAY, text=f"report {topic}") for topic, words in TITLES.items()]
    return posted(
        lines.WHICH,
        lines.HOW,
        lines.QUESTIONS,
        buttons=[button(words, Verb.SAY, text=f"report {kind}") for kind, words in KINDS.items()],
        further=[*asked, *([button("Evidence", Verb.SAY, text="evidence")] if inside else [])],
    )


def offer(about: About, latest: bool) -> Posted:
    """The figures of a time, to be opened or taken as a file; `latest` says that no year was named."""
    lines = templates.reports
    return posted(
        lines.of(about.procedure, about.period),
        lines.days(about.period),
        *([lines.LATEST] if latest else []),
        *([] if about.over else [lines.so_far(about.period), lines.FILES_LATER]),
        lines.NO_NAMES,
        lines.WHOLE if about.whole else lines.MASKED,
        buttons=[button("Open the figures", Verb.REPORT_OPEN, main=True, at=about.ids, page=0), *_files(about)],
    )


def page(about: About, shown: Page) -> Opened:
    """One page of the figures: each with that of the year before and the change in numbers."""
    lines, at = templates.reports, about.ids
    return opened(
        f"{about.procedure.title}: {shown.section.title.lower()}",
        says(f"{about.period.title}, {about.period.days}. {which(shown.number, 1, shown.count, 'Page')}".strip()),
        *([] if about.over else [says(lines.so_far(about.period), quietly=True)]),
        *_chart(about, shown),
        *([facts((row.label, said_of(row)) for row in shown.rows)] if shown.rows else []),
        says(shown.section.how, quietly=True),
        *([] if about.whole else [says(lines.MASKED, quietly=True)]),
        buttons=[
            *turning(Verb.REPORT_OPEN, at, shown.number, more=shown.number + 1 < shown.count, main=True),
            *_files(about),
            button("Another time", Verb.SAY, text="report"),
        ],
    )


def file(about: About, name: Line) -> Opened:
    """A file is ready; how it is had is added to it."""
    return opened(
        templates.reports.of(about.procedure, about.period),
        says(f"The file is {name}."),
        says("It holds counts, and nobody’s name."),
        says(templates.reports.MASKED),
        buttons=[button("Open the figures", Verb.REPORT_OPEN, at=about.ids, page=0)],
    )


def _files(about: About) -> list[ExecuteAction]:
    if not about.over:
        return []
    return [button(words, Verb.REPORT_FILE, at=about.ids, kind=kind) for kind, words in FILES.items()]


def said_of(row: Row) -> str:
    """A number, that of the year before, and the change."""
    change = f" {row.change[:1].upper()}{row.change[1:]}." if row.change else ""
    return f"{row.now}. The year before: {row.before}.{change}"


def _chart(about: About, shown: Page) -> Iterator[CardElement]:
    """A chart of what is printed; the same numbers stand beside it as text."""
    if shown.section.id == CHILDREN:
        yield from _beside_the_year_before(about.period, shown.rows)
    if shown.section.id == WAITS:
        yield from _by_quarter(shown.quarters)


def _beside_the_year_before(period: Period, rows: Sequence[Row]) -> Iterator[CardElement]:
    series = (
        (period.title, [(row.label, row.number) for row in rows]),
        (period.before.title, [(row.label, row.number_before) for row in rows]),
    )
    data = [
        GroupedVerticalBarChartData(legend=legend, values=[BarChartDataValue(x=x, y=y) for x, y in values if y])
        for legend, values in series
        if any(y for _, y in values)
    ]
    if data:
        yield GroupedVerticalBarChart(
            title=f"{period.title} and the year before", data=data, show_bar_values=True, fallback=_fallback()
        )


def _by_quarter(rows: Sequence[Row]) -> Iterator[CardElement]:
    known = [(row.label, row.number) for row in rows if row.number]
    if known:
        yield VerticalBarChart(
            title="Mean wait in days, by quarter",
            data=[VerticalBarChartDataValue(x=x, y=round(y, 1)) for x, y in known],
            show_bar_values=True,
            fallback=_fallback(),
        )


def _fallback() -> CardElement:
    return says(NO_CHART, quietly=True)
