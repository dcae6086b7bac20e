"""That the child, or the parents or carers, were told what a panel decided: by whom, and on what date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.cases import Case, CaseStatus
from panel.decisions import Decision
from panel.questions import Question, check, day, line, not_later, one
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused


class Whom(StrEnum):
    """Who was told."""

    CHILD = "child"
    FAMILY = "family"
    BOTH = "both"


@dataclass(frozen=True)
class FamilyTold:
    """Somebody was told of a decision (`panel`): `told_by` is who told them, as a role."""

    id: str
    case: str
    panel: str
    whom: Whom
    told_by: str
    told_on: date
    by: str
    at: datetime
    rev: int = 0


WHOM = {Whom.CHILD: "The child", Whom.FAMILY: "The parents or carers", Whom.BOTH: "Both"}
TOLD: tuple[Question, ...] = (
    one("whom", "Who was told?", {str(each): words for each, words in WHOM.items()}, required="Choose who was told"),
    line("told_by", "Who told them?", "A role, for example the social worker", required="Say who told them"),
    day("told_on", "On what date?", "For example, 28 1 2027", required="Enter the date on which they were told"),
)


def to_tell(case: Case, decisions: Iterable[Decision]) -> Decision:
    """What they are told of: the last decision. `Refused` where there is none, or the case is stopped."""
    last = max(decisions, key=lambda each: each.at, default=None)
    if last is None or case.status is CaseStatus.STOPPED:
        raise Refused(f"There is no decision on {case.id} to tell them of. Nothing has changed.")
    return last


def told(made: Made, decision: Decision, fields: Mapping[str, str]) -> FamilyTold:
    """That they were told of a decision; `Refused` names what is missing, and a date that cannot be."""
    today, since = wall_day(made.at), wall_day(decision.at)
    answers = check(TOLD, fields, today, lambda answers: _between(answers, since, today))
    whom, on = Whom(answers["whom"]), date.fromisoformat(answers["told_on"])
    return FamilyTold(made.id, decision.case, decision.panel, whom, answers["told_by"], on, made.by, made.at)


def _between(answers: Mapping[str, str], since: date, today: date) -> list[Reason]:
    if date.fromisoformat(answers["told_on"]) < since:
        return [Reason(f"It was decided on {said_date(since)}: the date cannot be earlier", field="told_on")]
    return not_later(answers, "told_on", "The date on which they were told", today)


def first_told(known: Iterable[FamilyTold], panel: str, whom: Whom) -> FamilyTold | None:
    """When one of them was first told of a panel's decision."""
    theirs = (each for each in known if each.panel == panel and each.whom in (whom, Whom.BOTH))
    return min(theirs, key=lambda each: (each.told_on, each.at), default=None)
