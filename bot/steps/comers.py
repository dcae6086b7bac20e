"""Who comes to a panel for one item alone, and when."""

from dataclasses import dataclass

from bot.invited import comes_for
from bot.steps.session import course
from panel.agenda import agenda
from panel.cases import CaseStatus
from panel.invitations import Invitation
from panel.panels import Panel
from panel.said import said_time
from panel.session import Session
from storage.store import Turn


@dataclass(frozen=True)
class Comes:
    """An item of a panel: who comes for it, and its time in words."""

    case: str
    people: frozenset[str]
    said: str


def items_of(turn: Turn, panel: Panel, session: Session | None) -> list[Comes]:
    """Every item of a panel, in order, with who comes for it; of a child who has left the agenda, who was to."""
    sitting = turn.sitting(panel.id)
    at = course(turn, session) if session else None
    found = []
    for slot in agenda(sitting, turn.procedure(panel.procedure)):
        if case := sitting.cases.get(slot.reference):
            off = case.status is not CaseStatus.ACCEPTED
            done = off or (at is not None and at.finished(case.id))
            words = "done" if done else f"comes at {said_time(slot.starts_at.time())}"
            come = {*comes_for(case), *(_came(turn, case.id) if off else ())} - {*case.interests, ""}
            found.append(Comes(case.id, frozenset(come), f"for {case.id}, {words}"))
    return found


def _came(turn: Turn, case: str) -> list[str]:
    return [each.person for each in turn.find(Invitation, case=case) if each.ended_at and not each.alone]
