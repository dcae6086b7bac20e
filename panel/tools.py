"""With what an assessment is done: one of the procedure's tools, or another that is typed. Procedure:
assessments.tools."""

from collections.abc import Mapping

from panel.procedure import Procedure
from panel.questions import Question, line, one
from panel.words import Reason

OTHER = "other"


def asked(procedure: Procedure, label: str, required: str) -> tuple[Question, ...]:
    """Which one it is: chosen where the procedure names some, and otherwise typed. `required` says so to whoever leaves
    it open."""
    known = {str(n): tool for n, tool in enumerate(procedure.assessments.tools or ())}
    if not known:
        return (line("other_tool", label, required=required),)
    return (
        one("tool", label, known | {OTHER: "Another"}, required=required),
        line("other_tool", "If another, which? (optional)"),
    )


def lacking(answers: Mapping[str, str], required: str) -> list[Reason]:
    """That another was chosen, and not typed."""
    lacks = answers.get("tool") == OTHER and "other_tool" not in answers
    return [Reason(required, field="other_tool")] if lacks else []


def chosen(answers: Mapping[str, str], procedure: Procedure) -> str:
    """Which one it is, in words."""
    tool = answers.get("tool", OTHER)
    return answers["other_tool"] if tool == OTHER else (procedure.assessments.tools or ())[int(tool)]
