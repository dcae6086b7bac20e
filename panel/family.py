"""That the child, or the parents or carers, were told what a panel decided: by whom, and on what date."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local, working_day_on_or_before, working_days_before
from panel.decisions import Decision
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

WORTH = 10
"""So many working days after it was due, it is still worth saying that nobody said they were told."""


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


def unsaid(case: Case, decisions: Iterable[Decision], known: Collection[FamilyTold]) -> Decision | None:
    """The last decision that was closed, while it is not said that the child, and the parents or carers, were told of
    it; None where nobody is to tell them, or the case is stopped."""
    last = max((each for each in decisions if each.closed_at), key=lambda each: each.at, default=None)
    if last is None or last.tells_by is None or case.status is CaseStatus.STOPPED:
        return None
    both = all(first_told(known, last.panel, whom) for whom in (Whom.CHILD, Whom.FAMILY))
    return None if both else last


def duties(case: Case, owed: Decision, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """Whoever holds the case is reminded on the working day before they are to be told, and on the day; the
    coordinators hear once when it is past, and are reminded themselves where its worker cannot say it."""
    if owed.tells_by is None or owed.closed_at is None:
        return []
    since, leads = local(owed.closed_at, procedure.panel.zone).date(), coordinates(people, case)
    holder = [each for each in people if each.id == case.held_by and may(each, Act.TELL, case.procedure, case)]
    day = working_day_on_or_before(owed.tells_by)
    soon, late = working_days_before(day, 1), add_working_days(owed.tells_by, 1)
    ends = add_working_days(late, WORTH)
    said = [("family soon", soon, day, holder or leads), ("family due", day, late, holder or leads)]
    said = [each for each in said if since < each[1]] + [("family late", late, ends, leads)]
    return [duty for kind, on, until, to in said for duty in _say(kind, owed, to, procedure, (on, until))]


def _say(
    kind: str, owed: Decision, people: Iterable[Person], procedure: Procedure, days: tuple[date, date]
) -> list[Duty]:
    opens, zone = procedure.safety.office_hours.opens, procedure.panel.zone
    due, ends = (at(day, opens, zone) for day in days)
    ids = {"case": owed.case, "of": owed.panel}
    return [Duty(kind, ids, due, ends, person.id, in_hours=True) for person in people]
