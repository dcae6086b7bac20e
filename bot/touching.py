"""Which matters a record is part of: those that a change of it touches, by the name that each is kept under."""

from collections.abc import Iterator

from bot.steps import assessing, audits, following, nominating
from bot.steps.actions import open_in
from bot.steps.nominating import nominated_from
from bot.steps.session import is_over
from panel.actions import Action, State
from panel.afterwards import CameOf, Reviewed
from panel.amendments import Amendment
from panel.apologies import Apology
from panel.assessments import AgreedAssessment
from panel.attendance import Attendance
from panel.auditing.findings import Finding
from panel.auditing.grading import Grading
from panel.auditing.sampling import Sample
from panel.cases import Case, CaseStatus
from panel.checking import WorkCheck
from panel.closing import HandOver
from panel.concerns import Concern
from panel.decisions import Decision
from panel.disagreeing import Disagreement
from panel.expecting import Attending
from panel.family import FamilyTold
from panel.invitations import Invitation
from panel.minutes import Correction, Minutes, Recorded, Stage
from panel.nominating import Profile
from panel.offers import Offer
from panel.panels import Item, Panel
from panel.people import Person
from panel.points import PointAnswer
from panel.polls import Poll
from panel.recommending import Recommendation
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.session import Discussion, Session
from panel.sharing import Sharing
from panel.updates import Challenge, Update
from storage.records import Booked, Conversation, ProcedureText, Waking
from storage.store import Record, Turn


def matters_of(turn: Turn, record: Record) -> Iterator[str]:
    """The matters that a record is part of."""
    match record:
        case Draft():
            yield f"draft {record.id}"
        case Case():
            yield f"case {record.id}"
            yield from _nominated_from(turn, record)
            yield from _sittings(turn, record.id)
            yield from _rhythm_of(turn, record.panel)
            yield from _actions_of(turn, record.id)
            yield from _minutes_of(turn, record.id)
            yield from (f"draft {draft.id}" for draft in turn.find(Draft, case=record.id))
            yield from (f"draft {draft.id}" for _, draft in nominating.unfinished(turn, record.id))
            yield from following.touched_by(turn, record)
            yield from audits.of_case(turn, record)
            yield from assessing.touched_by(turn, record)
        case Recommendation():
            yield f"recommendation {record.id}"
        case AgreedAssessment():
            yield f"assessment {record.id}"
        case Disagreement():
            yield f"disagreement {record.id}"
        case Decision():
            yield f"case {record.case}"
            yield from [f"decision {record.id}"] if record.outcome else []
        case CameOf() | Reviewed():
            yield f"decision {record.decision}"
        case Action():
            yield f"action {record.id}"
            yield from _overdue_of(turn, record.case)
        case HandOver() | Sharing() | WorkCheck() | FamilyTold() | Profile() | PointAnswer():
            yield f"case {record.case}"
        case Concern():
            yield f"concern {record.id}"
        case Panel():
            yield f"panel {record.id}"
            yield f"rhythm {record.procedure}"
        case Minutes():
            yield f"minutes {record.id}"
        case Recorded() | Correction():
            yield f"minutes {record.panel}"
        case Session():
            yield f"panel {record.id}"
        case Discussion():
            yield f"panel {record.panel}"
        case Item():
            yield f"panel {record.panel}"
            yield from _rhythm_of(turn, record.panel)
        case Attending() | Apology() | Attendance():
            yield f"panel {record.panel}"
        case Update() | Challenge():
            yield f"panel {record.panel}"
            yield from _sittings(turn, record.case)
        case Invitation():
            yield f"case {record.case}"
            yield from _sittings(turn, record.case)
            yield from _actions_of(turn, record.case)
        case Offer() | Conversation(procedure=str()) if record.procedure:
            yield f"rhythm {record.procedure}"
        case Booked() if record.version or record.mailbox:
            yield f"panel {record.id}"
        case Poll() | Amendment():
            yield f"rhythm {record.procedure}"
        case Sample():
            yield f"sample {record.id}"
        case Finding():
            yield f"finding {record.id}"
        case Grading():
            yield f"sample {record.sample}"
        case RosterCheck():
            yield f"rhythm {record.id}"
        case ProcedureText():
            yield from all_of(turn, record.name)
        case Person():
            yield from (matter for name in turn.procedures() for matter in all_of(turn, name))


def _actions_of(turn: Turn, case: str) -> Iterator[str]:
    """The open actions about a case: who leads it, holds it or steps out of it may be somebody else now."""
    if found := [each for each in turn.find(Action, case=case) if each.state is State.OPEN]:
        yield from (f"action {each.id}" for each in found)
        yield from _overdue_of(turn, case)


def _overdue_of(turn: Turn, case: str) -> Iterator[str]:
    """What is said once a week of a case's procedure; nothing of a case that is gone."""
    if found := turn.maybe(Case, case):
        yield f"overdue {found.procedure}"


def _rhythm_of(turn: Turn, id: str) -> Iterator[str]:
    """The rhythm of a panel: who stands where, and how high their risk is, may call for an extra one."""
    if panel := turn.maybe(Panel, id):
        yield f"rhythm {panel.procedure}"


def _nominated_from(turn: Turn, case: Case) -> Iterator[str]:
    """What a nomination owes that it came from is owed again once it is withdrawn."""
    if case.status is CaseStatus.WITHDRAWN and (before := nominated_from(turn, case)):
        yield f"case {before}"


def _sittings(turn: Turn, case: str) -> Iterator[str]:
    """The panels that a case stands on and that are not over."""
    for item in turn.find(Item, case=case):
        panel = turn.maybe(Panel, item.panel)
        if panel and not is_over(turn, panel):
            yield f"panel {panel.id}"


def all_of(turn: Turn, procedure: str) -> Iterator[str]:
    """Everything of a procedure that is alive: what a change of people or rules touches. What has come to its end is
    found by none of this, however much of it there is."""
    yield f"rhythm {procedure}"
    yield from (f"draft {draft.id}" for draft in turn.find(Draft) if draft.procedure == procedure)
    yield from (f"concern {concern.id}" for concern in turn.find(Concern, procedure=procedure, acknowledged_by=""))
    for status in (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.SIGNPOSTED):
        cases = turn.find(Case, procedure=procedure, status=status, received_by="")
        yield from (f"case {case.id}" for case in cases)
    yield from (f"minutes {each}" for each in _minutes(turn, procedure))
    yield f"overdue {procedure}"
    yield from (f"action {each.id}" for each in open_in(turn, turn.procedure(procedure)))
    yield from following.open_in(turn, turn.procedure(procedure))
    yield from assessing.open_in(turn, procedure)
    yield from audits.open_in(turn, procedure)
    for panel in _ahead(turn, procedure):
        yield f"panel {panel.id}"
        yield from (f"case {item.case}" for item in turn.find(Item, panel=panel.id))


def _minutes_of(turn: Turn, case: str) -> Iterator[str]:
    """The minutes that tell of a case and owe something still: whoever holds it adds the case note to its record."""
    subjects = (f"minutes {each.panel}" for each in turn.find(Item, case=case))
    yield from (each for each in subjects if turn.maybe(Waking, each))


def _minutes(turn: Turn, procedure: str) -> Iterator[str]:
    """The panels whose minutes are not out, and those that somebody is still reminded to record."""
    for each in turn.find(Minutes, procedure=procedure):
        if each.stage is not Stage.CIRCULATED or turn.maybe(Waking, f"minutes {each.id}"):
            yield each.id


def _ahead(turn: Turn, procedure: str) -> list[Panel]:
    return [panel for panel in turn.find(Panel, procedure=procedure) if not is_over(turn, panel)]
