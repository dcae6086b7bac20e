"""The replayed year's figures beside those of the review, and beside what extra panels would have made of them."""

from collections.abc import Iterator, Sequence

from tools.year.reading import Lines
from tools.year.replay import Replay

PROVIDERS = {
    "Youth Justice preventative team": "11 %",
    "Head2Head": "8 %",
    "Safer Living Foundation": "6 %",
    "Family Service": "25 %",
}
NOT_SAID = (
    "The review does not say of how many its percentages by provider are. Here they are of the children who first came",
    "to panel in the year; of the children who were assessed the same percentages would be other numbers.",
)
THE_SAME = (
    "The same children come in both, and each assessment takes as long. Which of them are first heard in a time",
    "differs, and so does the mean of what their assessments took.",
)
WAITS = ("Wait: mean", "Until the assessment was done: mean", "From then until the panel: mean")
PANELS = ("Panels that sat", "Extra panels")

Row = tuple[str, str, str]


def review(year: Lines, quarter: Lines) -> Iterator[Row]:
    """Each figure of the review, what it says, and what the report says."""
    assessed, to_panel, both = "Assessed (first matrix or report)", "To panel (first time)", "Came to panel"
    timely = "Completed in timescale"
    yield "Assessed", "132", year.now(assessed)
    yield "Assessed, the year before", "149", year.before(assessed)
    yield "To panel", "102", year.now(to_panel)
    yield "To panel, the year before", "123", year.before(to_panel)
    yield "To panel, of those assessed", "102 of 132", year.now(both)
    yield "The same, the year before", "123 of 149", year.before(both)
    yield "Mean wait, January to March", "about 8½ weeks", quarter.now(WAITS[0])
    yield "Assessments in timescale", "59 %", year.now(timely)
    yield "The same, the year before", "about 46 %", year.before(timely)
    for provider, share in PROVIDERS.items():
        yield provider, share, year.now(provider)


def what_if(replay: Replay) -> Iterator[Row]:
    """The waits and the panels as they were, and with every extra panel that was offered."""
    was, would_be = replay.was, replay.would_be
    yield from (
        (f"January to March, {_said(each)}", was.quarter.now(each), would_be.quarter.now(each)) for each in WAITS
    )
    yield from ((f"The year, {_said(each)}", was.year.now(each), would_be.year.now(each)) for each in (*WAITS, *PANELS))


def _said(label: str) -> str:
    return label[:1].lower() + label[1:]


def beside(replay: Replay) -> list[str]:
    """Both tables, in words."""
    return [
        *_table(("2022-23", "The review", "The report"), [*review(replay.was.year, replay.was.quarter)]),
        "",
        *NOT_SAID,
        "",
        *_table(("What if", "As it was", "Every extra panel offered"), [*what_if(replay)]),
        "",
        *THE_SAME,
    ]


def whole(replay: Replay) -> list[str]:
    """Both tables, and the whole report after them."""
    return [*beside(replay), "", *replay.was.year.every]


def _table(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in (head, *rows)) + 2 for n in range(2)]
    for first, second, third in (head, *rows):
        yield f"{first:<{widths[0]}}{second:<{widths[1]}}{third}"
