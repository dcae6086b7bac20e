"""An assessment, from the day it is agreed to the day it is shared: who leads it, when it is due, and whether it was in
time. Procedure key: [assessments]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.cases import Case, CaseStatus
from panel.people import Person, Role, holding
from panel.procedure import Procedure
from panel.said import said_date, said_when, wall_day
from panel.words import Made, Reason, Refused

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


def agreed(
    made: Made, case: Case, panel: str, answers: Mapping[str, str], procedure: Procedure, leads: Assessor
) -> AgreedAssessment:
    """The assessment that the answers of its form are (`panel.assessing_forms`)."""
    said, due = answers.get("agreed_on"), answers.get("due")
    found = AgreedAssessment(
        made.id,
        case.id,
        case.procedure,
        tool_of(answers, procedure),
        date.fromisoformat(said) if said else wall_day(made.at),
        (leads,),
        made.by,
        made.at,
        co_workers=helping(answers, leads, procedure),
        due=date.fromisoformat(due) if due else None,
        panel=panel,
        agreed_by=answers.get("agreed_by", ""),
        again=answers.get("again", ""),
    )
    return working(found)


def tool_of(answers: Mapping[str, str], procedure: Procedure) -> str:
    """What it is done with: chosen, or typed."""
    chosen = answers["tool"]
    return (procedure.assessments.tools or ())[int(chosen)] if chosen.isdigit() else answers["other_tool"]


def helping(answers: Mapping[str, str], lead: Assessor, procedure: Procedure) -> tuple[Assessor, ...]:
    """The co-worker, if one was chosen: of the other agency, where two assess together."""
    if not (person := answers.get("co_worker")):
        return ()
    other = next((seat for seat in procedure.assessments.between or () if seat != lead.seat), "")
    return (Assessor(person, other, lead.at, lead.by, lead.why),)


def working(found: AgreedAssessment) -> AgreedAssessment:
    """The assessment with those who work on it now: nobody once it is cancelled, or was shared."""
    over = found.state is State.CANCELLED or (found.completed is not None and found.shared_on is not None)
    helper = found.co_worker
    here = (found.lead.person, *((helper.person,) if helper else ()))
    return replace(found, people=() if over else tuple(dict.fromkeys(here)))


def going_on(found: AgreedAssessment, by: str) -> None:
    """`Refused` for one that has ended: how, when, and by whom (their name)."""
    if found.state is not State.GOING_ON and found.ended_at:
        when = f"By {by or 'somebody'}, {said_when(found.ended_at)}"
        raise Refused(f"That assessment is {found.state} already. Nothing was changed by this press.", [Reason(when)])


def changed(
    found: AgreedAssessment, answers: Mapping[str, str], lead: Assessor, procedure: Procedure
) -> AgreedAssessment:
    """The assessment with another lead or co-worker, and with a day if it had none."""
    same = (found.lead.person, found.lead.seat) == (lead.person, lead.seat)
    helpers = helping(answers, lead, procedure)
    if [(each.person, each.seat) for each in helpers] == [(each.person, each.seat) for each in found.co_workers[-1:]]:
        helpers = ()
    due = answers.get("due")
    return working(
        replace(
            found,
            leads=found.leads if same else (*found.leads, lead),
            co_workers=(*found.co_workers, *helpers),
            due=found.due or (date.fromisoformat(due) if due else None),
        )
    )


@dataclass(frozen=True)
class Completion:
    """That an assessment was finished: on which day, where its report is kept and under which headings it is written,
    and why it was late, if it was."""

    on: date
    kept: str
    headings: tuple[str, ...] = ()
    delay: Delay | None = None


def completed(found: AgreedAssessment, how: Completion, made: Made) -> AgreedAssessment:
    """The assessment, finished; its report has the id that is `made`."""
    ended = replace(found, state=State.COMPLETED, completed=how.on, ended_by=made.by, ended_at=made.at)
    late_because = (*found.delays, *((how.delay,) if how.delay else ()))
    return working(replace(ended, report=made.id, headings=how.headings, delays=late_because))


def delayed(found: AgreedAssessment, delay: Delay) -> AgreedAssessment:
    """The assessment, with why it is late; its day stays."""
    return replace(found, delays=(*found.delays, delay))


def shared(found: AgreedAssessment, whom: Iterable[str], on: date) -> AgreedAssessment:
    """The assessment, shared on a day with those seats (their ids), and with the child or the family."""
    return working(replace(found, shared_with=tuple(whom), shared_on=on))


def cancelled(found: AgreedAssessment, why: str, by: str, now: datetime) -> AgreedAssessment:
    """The assessment, that is not to be done after all."""
    return working(replace(found, state=State.CANCELLED, why_not=why, ended_by=by, ended_at=now))


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
