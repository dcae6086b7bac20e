"""Other processes that run for the same child: what each is called, who leads it, and when it meets next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.procedure import Procedure
from panel.questions import Question, check, day, line
from panel.said import wall_day
from panel.words import Made, Refused

QUESTIONS: tuple[Question, ...] = (
    line("process", "Which process?", "For example, looked-after review", required="Say which process it is"),
    line("lead", "Who leads it?", "A role or a service, not a person", required="Say who leads it"),
    day("next_on", "When does it meet next? (optional)", "For example, 13 1 2027"),
)


@dataclass(frozen=True)
class Process:
    """One process beside the panel, until it is over (`over_at`). `next_on` is when it meets next, None where nobody
    knows."""

    id: str
    case: str
    name: str
    lead: str
    by: str
    at: datetime
    next_on: date | None = None
    over_at: datetime | None = None
    rev: int = 0


def process(made: Made, case: str, fields: Mapping[str, str]) -> Process:
    """A process; `Refused` names what is missing."""
    return _with(Process(made.id, case, "", "", made.by, made.at), fields, made.at)


def changed(found: Process, fields: Mapping[str, str], by: str, now: datetime) -> Process:
    """The process, as it is said now; `Refused` for one that is over."""
    goes_on(found)
    return _with(replace(found, by=by, at=now), fields, now)


def over(found: Process, by: str, now: datetime) -> Process:
    """The process, over; `Refused` for one that was over before."""
    goes_on(found)
    return replace(found, by=by, over_at=now)


def goes_on(found: Process) -> None:
    """`Refused` for a process that is over."""
    if found.over_at:
        raise Refused("That process is over already. Nothing was changed by this press.")


def running(found: Iterable[Process]) -> list[Process]:
    """Those that are not over: what meets first stands first, what nobody knows the next day of last."""
    return sorted((each for each in found if not each.over_at), key=lambda each: (each.next_on or date.max, each.at))


def too_many(found: Iterable[Process], procedure: Procedure) -> bool:
    """Whether so many run at once that it is a sign. Procedure: signs.processes."""
    most = procedure.signs.processes
    return most is not None and len(running(found)) >= most


def _with(found: Process, fields: Mapping[str, str], now: datetime) -> Process:
    answers = check(QUESTIONS, fields, wall_day(now))
    meets = answers.get("next_on")
    next_on = date.fromisoformat(meets) if meets else None
    return replace(found, name=answers["process"], lead=answers["lead"], next_on=next_on)
