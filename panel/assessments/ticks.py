"""The duties of those who assess, ticked one by one, and the headings of their report. Procedure keys:
[[assessments.duties]], [[assessments.headings]]."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from panel.assessments import AgreedAssessment, Tick
from panel.procedure import Procedure
from panel.questions import Question, check, day, many
from panel.rules.assessments import Task
from panel.said import said_day, wall_day
from panel.words import Made, Reason


def left(found: AgreedAssessment, procedure: Procedure) -> list[Task]:
    """The duties that nobody has ticked."""
    ticked = {each.duty for each in found.ticks}
    return [each for each in procedure.assessments.duties or () if each.id not in ticked]


def theirs(found: AgreedAssessment, person: str, procedure: Procedure) -> list[Task]:
    """The duties that somebody may tick: all that are left, but for the co-worker those that are the lead's alone."""
    helper = found.co_worker
    helps = helper is not None and person == helper.person and person != found.lead.person
    return [each for each in left(found, procedure) if each.co_worker or not helps]


def questions(tasks: Sequence[Task]) -> tuple[Question, ...]:
    """What is asked when duties are ticked."""
    return (
        many("done", "What is done?", {each.id: each.title for each in tasks}, required="Tick what is done"),
        day("ticked_on", "On what date?", "For example, 13 1 2027", required="Enter the date on which it was done"),
    )


def ticked(found: AgreedAssessment, fields: Mapping[str, str], tasks: Sequence[Task], made: Made) -> AgreedAssessment:
    """The assessment with these duties ticked; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(questions(tasks), fields, today, lambda answers: _fits(found, answers, today))
    on = date.fromisoformat(answers["ticked_on"])
    new = (Tick(each, on, made.by, made.at) for each in answers["done"].split(","))
    return replace(found, ticks=(*found.ticks, *new))


def absent(found: AgreedAssessment, procedure: Procedure) -> list[str]:
    """The headings, by title, that the report was handed in without."""
    named = procedure.assessments.headings or ()
    return [each.title for each in named if each.id not in found.headings] if found.completed else []


def _fits(found: AgreedAssessment, answers: Mapping[str, str], today: date) -> list[Reason]:
    on = date.fromisoformat(answers["ticked_on"])
    if on > today:
        return [Reason("The date on which it was done has to be today or earlier", field="ticked_on")]
    early = f"It was agreed on {said_day(found.agreed_on)}: the date cannot be earlier"
    return [Reason(early, field="ticked_on")] if on < found.agreed_on else []
