"""A specialist report: that there is one, and where it is kept; never its text. Procedure key: [assessments]."""

from collections.abc import Mapping
from datetime import date

from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one
from panel.recommending import Assessment
from panel.said import wall_day
from panel.words import Made, Reason

OTHER = "other"


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of a report. Procedure: assessments.tools."""
    return (
        one("tool", "Which kind of report?", tools(procedure), required="Choose the kind of report"),
        line("other_tool", "If another, which? (optional)"),
        line("author", "Who wrote it?", "Name and service", required="Say who wrote it"),
        day("dated", "Of what date?", "For example, 13 1 2027", required="Enter its date"),
        line("kept", "Where is it kept?", "The report itself stays there", required="Say where it is kept"),
    )


def tools(procedure: Procedure) -> dict[str, str]:
    """What an assessment can be done with. Procedure: assessments.tools."""
    return {str(n): tool for n, tool in enumerate(procedure.assessments.tools or ())} | {OTHER: "Another"}


def assess(made: Made, case: str, fields: Mapping[str, str], procedure: Procedure) -> Assessment:
    """The report; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(questions(procedure), fields, today, lambda answers: _fits(answers, today))
    known = procedure.assessments.tools or ()
    tool = answers["other_tool"] if answers["tool"] == OTHER else known[int(answers["tool"])]
    dated = date.fromisoformat(answers["dated"])
    return Assessment(made.id, case, tool, answers["author"], dated, answers["kept"], made.by, made.at)


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    lacks = answers["tool"] == OTHER and "other_tool" not in answers
    unsaid = [Reason("Say which kind of report it is", field="other_tool")] if lacks else []
    return [*unsaid, *not_later(answers, "dated", "The date of the report", today)]
