"""The work presented, looked at by a seat before its panel: ready, or not yet and what is missing. Procedure key:
assessments.checked_by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.agenda import warns_at
from panel.cases import Case, CaseStatus
from panel.duty import Duty
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, line, one
from panel.said import said_day, wall_day
from panel.seeing_through import whose
from panel.words import Made, Reason

QUESTIONS: tuple[Question, ...] = (
    one("ready", "Is the work ready for the panel?", {"yes": "Ready", "no": "Not yet"}, required="Say if it is ready"),
    line("lacks", "If not yet, what is missing?", "The child’s worker reads it"),
)


@dataclass(frozen=True)
class WorkCheck:
    """What somebody said of the work for one panel: ready, or not yet and what it lacks. The last one counts."""

    id: str
    case: str
    panel: str
    ready: bool
    lacks: str
    by: str
    at: datetime
    rev: int = 0


def checked(made: Made, case: Case, fields: Mapping[str, str]) -> WorkCheck:
    """What was said of the work; `Refused` names what is missing."""
    answers = check(QUESTIONS, fields, wall_day(made.at), _fits)
    ready = answers["ready"] == "yes"
    return WorkCheck(made.id, case.id, case.panel, ready, "" if ready else answers.get("lacks", ""), made.by, made.at)


def last(found: Iterable[WorkCheck], panel: str) -> WorkCheck | None:
    """The last word on the work for a panel."""
    return max((each for each in found if each.panel == panel), key=lambda each: (each.at, each.id), default=None)


def checkers(case: Case, people: list[Person], procedure: Procedure, now: datetime) -> list[Person]:
    """Who looks at the work: whoever speaks for the seat, but for the child's own worker; nobody where the procedure
    names none."""
    seat = procedure.assessments.checked_by
    found = whose(seat, case, people, procedure, wall_day(now)) if seat else []
    return [each for each in found if each.id != case.held_by]


def duties(
    case: Case,
    panel: Panel | None,
    said: WorkCheck | None,
    people: Sequence[Person],
    procedure: Procedure,
    now: datetime,
) -> list[Duty]:
    """Whoever looks at the work is asked once the child has a place on a panel that is still to come; and again, if it
    is not ready by then, when the coordinator is told what is missing."""
    if panel is None or (said and said.ready) or case.status is not CaseStatus.ACCEPTED or panel.cancelled:
        return []
    ids, again = {"case": case.id, "listed": panel.id}, warns_at(panel, procedure)
    first = [] if said or now >= again else [(ids, case.referred_at)]
    then = [({**ids, "again": "1"}, again)] if said is None or said.at < again else []
    asked = checkers(case, list(people), procedure, now)
    return [
        Duty("work to check", about, due, panel.starts_at, each.id, in_hours=True)
        for about, due in (*first, *then)
        for each in asked
    ]


def standing(said: WorkCheck | None) -> str:
    """What was said of the work, in our own words."""
    if said is None:
        return "nobody has looked at it yet"
    return f"{'ready' if said.ready else 'not ready yet'}, {said_day(wall_day(said.at))}"


def _fits(answers: Mapping[str, str]) -> list[Reason]:
    lacks = answers["ready"] == "no" and "lacks" not in answers
    return [Reason("Say what is missing", field="lacks")] if lacks else []
