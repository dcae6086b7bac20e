"""The content-free lines about audit samples, the names of their files among them."""

from datetime import date

from cards.templates.line import Line, reference
from panel.procedure import Procedure
from panel.said import said_date

NOT_A_GRADE = Line("No answer is never a grade.")
NOBODY_PICKS = Line("Nobody picks the cases. Who drew them, when, and in which order is kept and can be shown.")


def of(procedure: Procedure, going_on: int, over: int) -> Line:
    return Line(f"{procedure.title}: audit samples. Open: {going_on}. Closed: {over}.")


def named(ref: str) -> Line:
    return Line(f"Audit {reference(ref)}. It opens for you alone.")


def offer(own: Procedure, rules: Procedure, count: int) -> Line:
    cases = "1 case" if count == 1 else f"{count} cases"
    return Line(f"Draw {cases} of {own.title} at random, by the rules of: {rules.title}.")


def asks(themes: int, due: date) -> Line:
    return Line(f"Each seat is asked about each case: {themes} themes, until {said_date(due)}.")


def asked(ref: str, seat: str, cases: int, due: date) -> Line:
    drawn = "1 case was" if cases == 1 else f"{cases} cases were"
    return Line(f"Audit {reference(ref)}: {drawn} drawn at random. {seat} is asked about them until {said_date(due)}.")


def reminder(ref: str, seat: str, left: int, due: date) -> Line:
    cases = "1 case" if left == 1 else f"{left} cases"
    return Line(
        f"Audit {reference(ref)}: {seat} has not answered yet about {cases}. It is asked until {said_date(due)}."
    )


def late(ref: str, seats: int) -> Line:
    have = "1 seat has" if seats == 1 else f"{seats} seats have"
    return Line(f"Audit {reference(ref)}: its day has passed, and {have} not answered about every case.")


def board(ref: str, cases: int, due: date) -> Line:
    drawn = "1 case" if cases == 1 else f"{cases} cases"
    return Line(f"Audit {reference(ref)}: who has answered. {drawn}, until {said_date(due)}.")


def closed(ref: str) -> Line:
    return Line(f"Audit {reference(ref)} is closed.")


def of_seat(seat: str, given: int, asked: int) -> Line:
    return Line(f"{seat}: {given} of {asked} answered.")


def finding_yours(ref: str, seat: str, due: date) -> Line:
    return Line(f"{reference(ref)}: a finding of an audit is for {seat} to do by {said_date(due)}.")


def finding_due(ref: str, seat: str, due: date) -> Line:
    return Line(f"{reference(ref)}: what {seat} does about a finding of an audit was to be done by {said_date(due)}.")


def finding_late(ref: str, seat: str) -> Line:
    return Line(f"{reference(ref)}: {seat} has not said that it was done. Its day has passed.")


def finding_check(ref: str) -> Line:
    return Line(f"{reference(ref)}: a finding of an audit is to be looked at again. Has the work changed?")


def summary_file(ref: str) -> Line:
    return Line(f"audit-{reference(ref)}.docx")


def guide_file(ref: str) -> Line:
    return Line(f"guide-{reference(ref)}.docx")
