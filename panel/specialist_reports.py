"""A specialist report: that there is one, and where it is kept; never its text. Procedure key: [assessments]."""

from collections.abc import Mapping
from datetime import date

from panel import tools
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later
from panel.recommending import Assessment
from panel.said import wall_day
from panel.words import Made, Reason

WHICH = "Say which kind of report it is"


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of a report. Procedure: assessments.tools."""
    return (
        *tools.asked(procedure, "Which kind of report?", WHICH),
        line("author", "Who wrote it?", "Name and service", required="Say who wrote it"),
        day("dated", "Of what date?", "For example, 13 1 2027", required="Enter its date"),
        line("kept", "Where is it kept?", "The report itself stays there", required="Say where it is kept"),
    )


def assess(made: Made, case: str, fields: Mapping[str, str], procedure: Procedure) -> Assessment:
    """The report; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(questions(procedure), fields, today, lambda answers: _fits(answers, today))
    tool = tools.chosen(answers, procedure)
    dated = date.fromisoformat(answers["dated"])
    return Assessment(made.id, case, tool, answers["author"], dated, answers["kept"], made.by, made.at)


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    return [*tools.lacking(answers, WHICH), *not_later(answers, "dated", "The date of the report", today)]
