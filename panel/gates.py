"""The gates: what must hold before a child leaves the agenda, each looked at by itself. Procedure key: [closing]."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.actions import State
from panel.cases import CaseFile
from panel.decisions import Ending, standing, unheard
from panel.evidence import Evidence
from panel.police import position_now
from panel.procedure import Procedure
from panel.said import said_date, wall_day
from panel.screening import Outcome
from panel.voting import said, vote


class Remedy(StrEnum):
    """What mends a gate; `cards` draws each as a button."""

    ASK = "ask the sitting"
    SCREEN = "open the screen"
    PROPOSE = "propose to remove"
    STANDS = "who agrees"
    MATRIX = "ask for a matrix"
    SEEN = "mark as seen"
    REASON = "write the reason"
    ACTIONS = "safety actions"
    POLICE = "ask the police"
    POINTS = "answer the points"
    STATE = "say that it is so"


@dataclass(frozen=True)
class Gate:
    """One gate: whether it is `held`, why it is not, and what would mend it; `about` is the statement it asks for."""

    id: str
    title: str
    held: bool
    why: str = ""
    mend: Remedy | None = None
    about: str = ""


Found = tuple[bool, str, Remedy | None]
HELD: Found = (True, "", None)


def gates(evidence: Evidence, procedure: Procedure, now: datetime) -> tuple[Gate, ...]:
    """Every gate of the procedure, held or not; one that it does not name is off. Procedure: closing.gates."""
    found: list[Gate] = []
    for each in procedure.closing.gates:
        if each.id == STATEMENTS:
            found += statements(evidence, procedure)
        else:
            found.append(Gate(each.id, each.title, *GATES[each.id](evidence, procedure, now)))
    return (*found, *points(evidence, procedure), *shared(evidence, procedure))


def statements(evidence: Evidence, procedure: Procedure) -> Iterator[Gate]:
    """Each statement is a gate of its own: the chair said at this sitting that it is so. Procedure:
    closing.statements."""
    said = {each.statement for each in evidence.stated if each.panel == evidence.panel}
    for each in procedure.closing.statements or ():
        held = each.id in said
        why = "" if held else "The chair has not said at this sitting that it is so"
        yield Gate(f"{STATEMENTS}.{each.id}", each.title, held, why, None if held else Remedy.STATE, each.id)


def points(evidence: Evidence, procedure: Procedure) -> Iterator[Gate]:
    """Where the procedure has points that must be answered: none of them is open. Procedure: meeting.leaving."""
    if any(each.required for each in procedure.meeting.leaving):
        left = ", ".join(each.point.name for each in evidence.lacks)
        why = f"Still to be answered by this meeting: {left}" if left else ""
        yield Gate("points", "What the meeting must answer is answered", not left, why, Remedy.POINTS if left else None)


def shared(evidence: Evidence, procedure: Procedure) -> Iterator[Gate]:
    """Where the procedure drafts something to be shared beyond the panel: its seat has confirmed or declined it, which
    it can no more once the child has left. Procedure: sharing.drafts."""
    if procedure.sharing.drafts:
        names = {seat.id: seat.name for seat in procedure.seats}
        left = "; ".join(f"{each.title}, for {names.get(each.seat, each.seat)}" for each in evidence.to_share)
        who = "Whoever speaks for that seat opens it under “my”; where nobody does, the coordinator"
        why = f"Not confirmed and not declined yet: {left}. {who}" if left else ""
        yield Gate("shared", "What is to be shared beyond the panel is confirmed or declined", not left, why)


def unmet(evidence: Evidence, procedure: Procedure, now: datetime) -> tuple[Gate, ...]:
    """The gates that do not hold."""
    return tuple(each for each in gates(evidence, procedure, now) if not each.held)


def asked(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """A chair asked this sitting whether the child can leave, and it has opened the child's item in a checked room."""
    item = evidence.item
    if item is None or item.heard_at is None or item.skipped:
        return False, "This sitting has not had its item open in a checked room, or has skipped it", Remedy.SCREEN
    if evidence.proposal and evidence.proposal.panel == evidence.panel:
        return HELD
    return False, "The chair has not asked this sitting", Remedy.ASK


def agreement(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """It is a shared decision: what is to be decided at this sitting is removal, it is kept who is here, every seat of
    theirs was heard, and no objection stands, whoever left since; where the rules have it so, a vote is carried. A seat
    that has said nothing has not agreed."""
    decision = evidence.decision
    if decision is None or decision.panel != evidence.panel or decision.ending is not Ending.REMOVED:
        return False, "Removal is not what this sitting is asked to decide", Remedy.PROPOSE
    found = vote(decision, evidence.voting, procedure)
    if found is None and (against := standing(decision, evidence.stands)):
        return False, f"Objections that stand: {len(against)}", Remedy.STANDS
    if not evidence.present:
        return False, "It is not kept that any seat is here to agree", Remedy.SCREEN
    if left := unheard(decision, evidence.valid, evidence.present):
        return False, f"Seats that are here and have not answered: {len(left)}", Remedy.STANDS
    if found and not found.carried:
        return False, f"The vote is not carried. {said(found)}", Remedy.STANDS
    return HELD


def matrix(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """There is a matrix dated after the sitting before discussed the child, at a first sitting after the child was
    accepted, and this sitting has looked at it. One of the same day may be from before, and does not do."""
    latest, since = evidence.matrix, _since(evidence)
    if latest is None:
        return False, "There is no risk matrix", Remedy.MATRIX
    if since and latest.dated <= since:
        event = "the meeting of" if evidence.discussed else "the child was accepted on"
        why = f"The risk matrix is of {said_date(latest.dated)}. It has to be from after {event} {said_date(since)}"
        return False, why, Remedy.MATRIX
    if latest.dated > wall_day(now):
        return False, "The date of the risk matrix lies ahead", Remedy.MATRIX
    if not any((seen.panel, seen.matrix) == (evidence.panel, latest.id) for seen in evidence.seen):
        return False, f"The matrix of {said_date(latest.dated)} was not looked at by this sitting", Remedy.SEEN
    return HELD


def _since(evidence: Evidence) -> date | None:
    """The day after which a matrix has to be dated."""
    if evidence.discussed:
        return max(evidence.discussed)
    days = [wall_day(each.at) for each in evidence.file.screenings if each.outcome is Outcome.PANEL]
    return max(days, default=wall_day(evidence.file.case.referred_at))


def below_threshold(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """The latest matrix, by its level and its ticks, is below the threshold. Procedure: matrix.threshold."""
    latest = evidence.matrix
    if latest is None:
        return False, "There is no risk matrix", Remedy.MATRIX
    if procedure.matrix.is_high(latest.level, len(latest.because), latest.second):
        return False, "The level of the latest matrix is at or above the threshold", Remedy.MATRIX
    return HELD


def reason(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """A person has written, at this sitting and of this matrix, why the child is no longer at risk; of a child who was
    accepted below the threshold, what has changed since as well."""
    written, latest = evidence.reason, evidence.matrix
    if written is None or written.panel != evidence.panel or not written.words.strip():
        why = "Nobody has written why the child is no longer at risk. A lower level alone is not enough"
        return False, why, Remedy.REASON
    if latest is None or written.matrix != latest.id:
        return False, "What was written is of an earlier matrix", Remedy.REASON
    if overridden(evidence.file) and not written.changed.strip():
        return False, "The child was accepted below the threshold: nobody has written what has changed", Remedy.REASON
    return HELD


def overridden(file: CaseFile) -> bool:
    """Whether a child was accepted although their level was below the threshold: with a reason, or for having come to
    notice again."""
    taken = [each for each in file.screenings if each.outcome is Outcome.PANEL]
    return bool(taken and taken[-1].below)


def safety_actions(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """No action that keeps a child safe is open."""
    left = [each for each in evidence.actions if each.safety and each.state is State.OPEN]
    if left:
        return False, f"Safety actions that are open: {', '.join(each.id for each in left)}", Remedy.ACTIONS
    return HELD


def police_outcome(evidence: Evidence, procedure: Procedure, now: datetime) -> Found:
    """No outcome of the police is awaited, and it is known, where the risk was ever at or above the threshold.
    Procedure: police.positions."""
    set_since = ((each.level, len(each.because), each.second) for each in evidence.file.matrices)
    levels = [(evidence.file.case.level, 0, ""), *set_since]
    if not any(procedure.matrix.is_high(*each) for each in levels):
        return HELD
    where = position_now(evidence.file.referral, evidence.police, procedure)
    if where is None or where.pending:
        said = f"The police: {where.title}" if where else "Nobody has said where the police are"
        return False, f"{said}. The outcome is awaited", Remedy.POLICE
    return HELD


STATEMENTS = "statements"
GATES: Mapping[str, Callable[[Evidence, Procedure, datetime], Found]] = {
    "asked": asked,
    "agreement": agreement,
    "matrix": matrix,
    "below_threshold": below_threshold,
    "reason": reason,
    "safety_actions": safety_actions,
    "police_outcome": police_outcome,
}
