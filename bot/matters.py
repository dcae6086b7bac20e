"""Matters: what can owe something. A turn asks those it touched when they next owe; the tick asks those whose time has
come, and nothing ever looks at all of them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot import boards
from bot.booking import differing
from bot.calls.apps import newcomers
from bot.notices import holders
from bot.queue import queue
from bot.steps import assessing, audits, checking, following, nominating, sharing, telling_family
from bot.steps.actions import held, open_in, owners_of
from bot.steps.minutes import left_to_record
from bot.template import OF_A_SEAT, OWED
from bot.touching import all_of, matters_of
from panel import due, prompts
from panel.actions import Action
from panel.amendments import Amendment
from panel.apologies import Apology
from panel.assessments import AgreedAssessment
from panel.auditing.findings import Finding
from panel.auditing.sampling import Sample
from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.closing import HandOver
from panel.concerns import Concern
from panel.duty import Duty, next_due
from panel.invitations import Invitation
from panel.minutes import Minutes, Stage
from panel.nominating import Nomination
from panel.offers import Offer
from panel.panels import Panel
from panel.people import Person, Role
from panel.polls import Poll
from panel.procedure import Procedure
from panel.recording import Owing
from panel.referrals import Addition, Draft, Referral
from panel.reminding import monday_after, remembered
from panel.roster import RosterCheck
from panel.said import wall_day
from storage.records import Done, Notice, Waking
from storage.store import Missing, Turn

Owes = tuple[Procedure, list[Duty]]


def settle(turn: Turn) -> None:
    """Keeps when each matter that the turn touched next owes something, and wakes the boards that show it."""
    touched = turn.touched()
    if any(isinstance(record, Person | Apology) for record in touched):
        invite(turn)
    if any(isinstance(record, Person) for record in touched):
        newcomers(turn)
    matters = {matter for record in touched for matter in matters_of(turn, record)}
    for matter in matters:
        _settle(turn, matter)
    for subject in {matter.partition(" ")[2] for matter in matters} | {
        each.id for each in touched if isinstance(each, Offer)
    }:
        boards.stir(turn, subject)


def invite(turn: Turn) -> None:
    """Those who sit on a panel may be others now than those who are invited to it in their own calendars."""
    for name in turn.procedures():
        differing(turn, name)


def settle_all(turn: Turn) -> None:
    """Keeps when each matter that is alive next owes something: at the start, when the rules may be newer."""
    invite(turn)
    for name in turn.procedures():
        for matter in all_of(turn, name):
            _settle(turn, matter)


def _settle(turn: Turn, matter: str) -> None:
    """A rule that fails must not undo what somebody has just done: the tick asks this matter at once, and what is wrong
    with it is logged and told of there."""
    try:
        wake(turn, matter)
    except Exception:
        kept = turn.maybe(Waking, matter)
        if kept is None or not kept.attempts:
            turn.save(Waking(matter, turn.now))


def wake(turn: Turn, matter: str) -> None:
    """Keeps when a matter next owes something; one that owes nothing more leaves the index."""
    at, kept = next_at(turn, matter), turn.maybe(Waking, matter)
    if at is None and kept:
        turn.delete(kept)
    elif at and (kept is None or kept.wake_at != at):
        turn.save(replace(kept or Waking(matter, at), wake_at=at))


def next_at(turn: Turn, matter: str, without: Collection[str] = ()) -> datetime | None:
    """When a matter next owes something, apart from the duties with these keys."""
    if (found := owes(turn, matter)) is None:
        return None
    procedure, duties = found
    return next_due(duties, done(turn, duties) | set(without), procedure, turn.now)


def done(turn: Turn, duties: Iterable[Duty]) -> set[str]:
    """The keys of those that were said, or done once."""
    return {duty.key for duty in duties if turn.maybe(Notice if duty.to else Done, duty.key)}


def owes(turn: Turn, matter: str) -> Owes | None:
    """What a matter owes, ever, and under which procedure; None for one that is gone."""
    kind, _, id = matter.partition(" ")
    return LOAD[kind](turn, id)


def still_owed(turn: Turn, notice: Notice) -> bool:
    """Whether what was staged for a duty is owed to the same person still; what is told once for all always is, and of
    rules that are not here any more nothing."""
    if notice.template not in OWED:
        return True
    try:
        return any(duty.key == notice.id for duty in _owed_beside(turn, notice))
    except Missing:
        return False


def _owed_beside(turn: Turn, notice: Notice) -> list[Duty]:
    """What is owed by the matter that owes what a notice says; of a seat's list, by its panel to that seat."""
    if notice.template in OF_A_SEAT:
        # With many people the whole panel would take longer for each of them than sending does.
        return _of_seat(turn, notice.ids["panel"], notice.ids["seat"])
    kind, id = next((kind, notice.ids[name]) for name, kind in MATTER.items() if name in notice.ids)
    found = owes(turn, f"{kind} {id}")
    return found[1] if found else []


def _of_seat(turn: Turn, panel: str, seat: str) -> list[Duty]:
    sitting = turn.sitting(panel)
    procedure = turn.procedure(sitting.panel.procedure)
    asked_at = _asked(turn, prompts.asks(sitting, procedure, turn.now, seat))
    return prompts.duties(sitting, procedure, turn.now, asked_at, seat)


def procedure_of(turn: Turn, matter: str) -> str:
    """The procedure that a matter is under, by name; "" for one that is gone."""
    kind, _, id = matter.partition(" ")
    if kind in ("rhythm", "overdue"):
        return id
    if kind in following.RECORDS:
        return following.procedure_of(turn, kind, id)
    if kind == "assessment":
        found = turn.maybe(AgreedAssessment, id)
        return found.procedure if found else ""
    if kind == "action":
        action = turn.maybe(Action, id)
        return turn.get(Case, action.case).procedure if action else ""
    record = turn.maybe(RECORD[kind], id) if kind in RECORD else None
    return record.procedure if record else ""


def _panel(turn: Turn, id: str) -> Owes | None:
    panel = turn.maybe(Panel, id)
    if panel is None or panel.procedure not in turn.procedures():
        return None
    procedure = turn.procedure(panel.procedure)
    sitting = turn.sitting(id)
    asked_at = _asked(turn, prompts.asks(sitting, procedure, turn.now))
    return procedure, due.of_panel(sitting, procedure, turn.now, asked_at)


def _asked(turn: Turn, duties: Iterable[Duty]) -> dict[str, datetime]:
    """When each of these was performed, out of the ledger; one that could not be delivered counts from its own time."""
    known = ((duty, turn.maybe(Notice, duty.key)) for duty in duties)
    return {duty.key: notice.sent_at or notice.wake_at or duty.due_at for duty, notice in known if notice}


def _case(turn: Turn, id: str) -> Owes | None:
    if (case := turn.maybe(Case, id)) is None:
        return None
    procedure = turn.procedure(case.procedure, case.version)
    wish = turn.maybe(Addition, case.withdrawal)
    invitations, everybody = turn.find(Invitation, case=id), holders(turn, case.procedure, *Role)
    child, given = turn.maybe(Child, id), turn.find(HandOver, case=id)
    born, sent = child.born if child else None, turn.maybe(Referral, id)
    wished_at, answers = wish.at if wish else None, sent.answers if sent else {}
    owed = due.of_case(case, invitations, everybody, procedure, wished_at, born, given, answers)
    beside = (each.duties(turn, case, procedure) for each in (sharing, checking, nominating, telling_family))
    return procedure, [*owed, *(duty for found in beside for duty in found)]


def _draft(turn: Turn, id: str) -> Owes | None:
    if (draft := turn.maybe(Draft, id)) is None or _stopped(turn, draft):
        return None
    procedure = turn.procedure(draft.procedure, draft.version)
    return procedure, due.of_draft(draft, holders(turn, draft.procedure, *Role), procedure)


def _stopped(turn: Turn, draft: Draft) -> bool:
    """Whether a draft, or the case that a nomination begins from, is of a child who has died: nobody is reminded."""
    nomination = turn.maybe(Nomination, draft.id)
    case = turn.maybe(Case, nomination.case if nomination else draft.case)
    return case is not None and case.status is CaseStatus.STOPPED


def _concern(turn: Turn, id: str) -> Owes | None:
    concern = turn.maybe(Concern, id)
    if concern is None or concern.procedure not in turn.procedures():
        return None
    procedure = turn.procedure(concern.procedure)
    return procedure, due.of_concern(concern, holders(turn, concern.procedure, *Role), procedure, turn.now)


def _rhythm(turn: Turn, name: str) -> Owes | None:
    """A procedure's months to come: panels to book, and whether there are enough of them for those who wait."""
    if name not in turn.procedures():
        return None
    procedure = turn.procedure(name)
    drafted, checked = turn.find(Offer, procedure=name), turn.maybe(RosterCheck, name)
    everybody = holders(turn, name, *Role)
    asked, amended = turn.find(Poll, procedure=name), turn.find(Amendment, procedure=name)
    return procedure, due.of_rhythm(queue(turn, name), drafted, procedure, turn.now, everybody, checked, asked, amended)


def _action(turn: Turn, id: str) -> Owes | None:
    if (action := turn.maybe(Action, id)) is None:
        return None
    owners = owners_of(turn, turn.get(Case, action.case))
    return owners.procedure, due.of_action(action, owners)


def _overdue(turn: Turn, name: str) -> Owes | None:
    """A procedure's actions that are overdue, or will be by next Monday, and the first that will be after that."""
    if name not in turn.procedures():
        return None
    procedure, monday = turn.procedure(name), monday_after(wall_day(turn.now))
    every = open_in(turn, procedure)
    after = (each for each in every if each.due >= monday and remembered(each, turn.get(Case, each.case)))
    later = min(after, key=lambda each: each.due, default=None)
    late = (each for each in every if each.due < monday)
    return procedure, due.of_overdue(held(turn, late), procedure, turn.now, later)


def _minutes(turn: Turn, id: str) -> Owes | None:
    minutes = turn.maybe(Minutes, id)
    if minutes is None or minutes.procedure not in turn.procedures():
        return None
    procedure, panel = turn.procedure(minutes.procedure), turn.panel(id)
    owing = left_to_record(turn, panel) if minutes.stage is Stage.CIRCULATED else Owing()
    people = holders(turn, minutes.procedure, *Role)
    return procedure, due.of_minutes(minutes, panel, people, owing, procedure, turn.now)


LOAD: dict[str, Callable[[Turn, str], Owes | None]] = {
    "panel": _panel,
    "case": _case,
    "draft": _draft,
    "concern": _concern,
    "rhythm": _rhythm,
    "action": _action,
    "assessment": assessing.assessment,
    "recommendation": following.recommendation,
    "disagreement": following.disagreement,
    "decision": following.decision,
    "overdue": _overdue,
    "minutes": _minutes,
    "sample": audits.owes,
    "finding": audits.finding_owes,
}
RECORD: dict[str, type[Panel | Case | Draft | Concern | Minutes | Sample | Finding]] = {
    "panel": Panel,
    "case": Case,
    "draft": Draft,
    "concern": Concern,
    "minutes": Minutes,
    "sample": Sample,
    "finding": Finding,
}
MATTER = {
    "decision": "decision",
    "assessing": "assessment",
    "recommendation": "recommendation",
    "disagreement": "disagreement",
    "concern": "concern",
    "minutes": "minutes",
    "overdue": "overdue",
    "action": "action",
    "panel": "panel",
    "case": "case",
    "draft": "draft",
    "finding": "finding",
    "sample": "sample",
    "procedure": "rhythm",
}
"""The matter that owes what a notice says, by the first of its ids that says so."""
