"""The content-free lines about figures, their file names among them."""

from cards.templates.line import Line
from panel.procedure import Procedure
from panel.reporting.periods import Period
from panel.said import said_date

WHICH = Line("The figures of this panel: of which time?")
HOW = Line("Each is the one that has most lately ended. For another, add its year: “report annual 2026”.")
LATEST = Line("It is the one that has most lately ended.")
NO_NAMES = Line("There are counts in it, and nobody’s name. They open for you alone.")
WHOLE = Line("What you open is whole. In the files a small number is not printed, nor what would give it back.")
MASKED = Line("A small number is not printed, nor what would give it back.")
FILES_LATER = Line("Files of it can be had once it is over.")


def of(procedure: Procedure, period: Period) -> Line:
    return Line(f"{procedure.title}: figures. {period.title}.")


def days(period: Period) -> Line:
    return Line(f"From {said_date(period.first)} to {said_date(period.last)}.")


def so_far(period: Period) -> Line:
    return Line(f"It goes on until {said_date(period.last)}: the figures are those so far.")


def word_file(procedure: Procedure, period: Period) -> Line:
    return Line(f"figures-{procedure.prefix}-{period.year}-{period.piece}.docx")


def csv_file(procedure: Procedure, period: Period) -> Line:
    return Line(f"figures-{procedure.prefix}-{period.year}-{period.piece}.csv")
