"""What happens to an assessment: agreed, taken on by somebody else, finished, late, shared, or not done after all.
Procedure key: [assessments]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel import tools
from panel.assessments import AgreedAssessment, Assessor, Delay, State
from panel.cases import Case
from panel.procedure import Procedure
from panel.said import said_when, wall_day
from panel.words import Made, Reason, Refused


def agreed(
    made: Made, case: Case, panel: str, answers: Mapping[str, str], procedure: Procedure, leads: Assessor
) -> AgreedAssessment:
    """The assessment that the answers of its form are (`panel.assessments.forms`)."""
    said, due = answers.get("agreed_on"), answers.get("due")
    found = AgreedAssessment(
        made.id,
        case.id,
        case.procedure,
        tools.chosen(answers, procedure),
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
