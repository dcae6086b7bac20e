"""The content-free lines about figures, their file names among them."""

from datetime import date

from cards.templates.line import Line
from panel.procedure import Procedure
from panel.reporting.inquiry import TITLES, Topic
from panel.reporting.periods import Period
from panel.said import said_date

LISTS = Line("You can open the records behind each number, by case number; the lead and the files cannot.")
EVIDENCE = Line("Every question of an inspector for that time, with the records behind each number. It names no child.")
INSIDE = Line("It holds small numbers and a list of children by case number: for those inside, and for an inspector.")
WHICH = Line("The figures of this panel: of which time?")
HOW = Line("Each is the one that has most lately ended. For another, add its year: “report annual 2026”.")
QUESTIONS = Line("Or what an inspector asks, of the year that goes on:")
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


def asked(procedure: Procedure, topic: Topic, period: Period) -> Line:
    return Line(f"{procedure.title}: {TITLES[topic].lower()}. {period.title}.")


def asked_word(procedure: Procedure, topic: Topic, period: Period) -> Line:
    return Line(f"{topic}-{procedure.prefix}-{period.year}-{period.piece}.docx")


def asked_csv(procedure: Procedure, topic: Topic, period: Period) -> Line:
    return Line(f"{topic}-{procedure.prefix}-{period.year}-{period.piece}.csv")


def evidence(procedure: Procedure) -> Line:
    return Line(f"{procedure.title}: evidence for an inspector.")


def between(first: date, last: date) -> Line:
    return Line(f"From {said_date(first)} to {said_date(last)}.")


def evidence_word(procedure: Procedure, first: date, last: date) -> Line:
    return Line(f"evidence-{procedure.prefix}-{first:%Y%m%d}-{last:%Y%m%d}.docx")


def evidence_csv(procedure: Procedure, first: date, last: date) -> Line:
    return Line(f"evidence-{procedure.prefix}-{first:%Y%m%d}-{last:%Y%m%d}.csv")


def word_file(procedure: Procedure, period: Period) -> Line:
    return Line(f"figures-{procedure.prefix}-{period.year}-{period.piece}.docx")


def csv_file(procedure: Procedure, period: Period) -> Line:
    return Line(f"figures-{procedure.prefix}-{period.year}-{period.piece}.csv")
