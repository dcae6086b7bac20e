"""Allocation: the child's worker changes, and with them who may open and change the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from panel.cases import Case, still_open
from panel.people import Person
from panel.questions import Question, check, line, one
from panel.said import wall_day
from panel.words import Made


@dataclass(frozen=True)
class Allocation:
    """One transfer of a case: `before` and `to` are people, `by` whoever did it. How many there are is counted."""

    id: str
    case: str
    before: str
    to: str
    by: str
    at: datetime
    reason: str
    rev: int = 0


def questions(people: Sequence[Person]) -> tuple[Question, ...]:
    """What is asked of whoever allocates: to which of the practitioners on the roster, and why."""
    names = {each.id: each.name for each in people}
    return (
        one("to", "Who is the child's worker now?", names, required="Choose who is the child's worker now"),
        line("reason", "Why does the worker change?", required="Say why the worker changes"),
    )


def allocate(made: Made, case: Case, people: Sequence[Person], fields: Mapping[str, str]) -> tuple[Case, Allocation]:
    """The case with its new worker, and the transfer; `Refused` names what is missing."""
    still_open(case)
    answers = check(questions(people), fields, wall_day(made.at))
    to = answers["to"]
    return replace(case, worker=to), Allocation(made.id, case.id, case.held_by, to, made.by, made.at, answers["reason"])
