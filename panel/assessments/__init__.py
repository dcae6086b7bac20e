"""An assessment, from the day it is agreed to the day it is shared: who leads it, when it is due, and whether it was in
time. Procedure key: [assessments]."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.cases import Case, CaseStatus
from panel.people import Person, Role, holding
from panel.said import said_date

SILENT = (CaseStatus.WITHDRAWN, CaseStatus.STOPPED)
"""Of a child who has died, or was never to be referred, nobody is asked for an assessment."""


class State(StrEnum):
    """How far an assessment has come."""

    GOING_ON = "going on"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Assessor:
    """Somebody who leads it or helps, for an agency (the id of its seat), from a moment on; and who said so."""

    person: str
    seat: str
    at: datetime
    by: str
    why: str = ""


@dataclass(frozen=True)
class Delay:
    """Why it is late: one of the procedure's reasons (its id), "" where it names none, and words."""

    reason: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Tick:
    """A duty (its id) that was done on a day, and who ticked it when."""

    duty: str
    on: date
    by: str
    at: datetime


@dataclass(frozen=True)
class AgreedAssessment:
    """`panel` is the sitting that agreed to it, else `agreed_by` says who did. `leads` and `co_workers` are all it ever
    had, the last of each now. `due` is as it was agreed, and is never moved: what takes longer is late, for one of its
    `delays`. `completed` is the day it was finished; `report` is the report that came of it, with these `headings`.
    `people` are those who work on it now, `ticks` the duties they have done. `again` says why it was asked for although
    there was an earlier one.
    """

    id: str
    case: str
    procedure: str
    tool: str
    agreed_on: date
    leads: tuple[Assessor, ...]
    by: str
    at: datetime
    co_workers: tuple[Assessor, ...] = ()
    due: date | None = None
    panel: str = ""
    agreed_by: str = ""
    again: str = ""
    state: State = State.GOING_ON
    completed: date | None = None
    report: str = ""
    delays: tuple[Delay, ...] = ()
    shared_with: tuple[str, ...] = ()
    shared_on: date | None = None
    why_not: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None
    people: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    headings: tuple[str, ...] = ()
    rev: int = 0

    @property
    def lead(self) -> Assessor:
        """Who leads it now."""
        return self.leads[-1]

    @property
    def co_worker(self) -> Assessor | None:
        """Who helps now; None where nobody does."""
        return self.co_workers[-1] if self.co_workers else None


def late(found: AgreedAssessment, today: date) -> bool:
    """Whether it was finished after its day, or its day is past; never one without a day, or one that was cancelled."""
    return found.due is not None and found.state is not State.CANCELLED and (found.completed or today) > found.due


def in_time(found: AgreedAssessment) -> bool | None:
    """Whether it was finished by its day; None for one that is not finished, or has no day."""
    return None if found.completed is None or found.due is None else found.completed <= found.due


def workers(found: Iterable[AgreedAssessment]) -> tuple[str, ...]:
    """Everybody who works on one of a case's assessments now (their ids)."""
    return tuple(sorted({person for each in found for person in each.people}))


def in_order(found: Iterable[AgreedAssessment]) -> list[AgreedAssessment]:
    """Those that go on first, what is due first before the others; then the newest."""
    every = sorted(found, key=lambda each: each.at, reverse=True)
    open_still = [each for each in every if each.state is State.GOING_ON]
    ended = [each for each in every if each.state is not State.GOING_ON]
    return [*sorted(open_still, key=lambda each: each.due or date.max), *ended]


def agreed_at(found: Iterable[AgreedAssessment], panel: str, ended: datetime | None) -> tuple[AgreedAssessment, ...]:
    """Those that a sitting agreed to, oldest first, as they were when it ended: what it cancelled again is not there,
    and whoever led one then leads it. `ended` is None while it goes on."""
    here = (each for each in found if each.panel == panel)
    stood = (each for each in here if each.state is not State.CANCELLED or _after(each.ended_at, ended))
    then = (replace(each, leads=tuple(one for one in each.leads if not _after(one.at, ended))) for each in stood)
    return tuple(sorted((each for each in then if each.leads), key=lambda each: each.at))


def _after(at: datetime | None, ended: datetime | None) -> bool:
    return at is not None and ended is not None and at > ended


def could_assess(people: Iterable[Person], case: Case) -> list[Person]:
    """Who may lead an assessment of a child, or help: those who refer or sit at the table; nobody who steps out."""
    found = holding(people, case.procedure, Role.PRACTITIONER, Role.MEMBER)
    there = [each for each in found if each.id not in case.interests]
    return sorted(there, key=lambda each: (each.name.casefold(), each.id))


def standing(found: AgreedAssessment, today: date) -> str:
    """How far it has come, in our own words."""
    if found.state is State.CANCELLED:
        return "Cancelled"
    if found.completed:
        when = f"Completed on {said_date(found.completed)}"
        return when if found.due is None else f"{when}, {'late' if late(found, today) else 'in time'}"
    if found.due is None:
        return "Going on; no day is set"
    return f"{'Late: it was' if late(found, today) else 'Going on:'} due on {said_date(found.due)}"
