"""What a meeting has to answer of one child, looked up: its points, what was answered, and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from panel.actions import Action
from panel.assessments import AgreedAssessment, State
from panel.cases import Case
from panel.decisions import Decision
from panel.points import Lack, PointAnswer, lacking, standing
from panel.rules.sitting import MeetingPoint
from panel.session import Session
from storage.store import Turn


@dataclass(frozen=True)
class Answered:
    """The points of a sitting for one child, what was answered to them, and what keeps its outcome from being
    closed."""

    points: Sequence[MeetingPoint]
    given: dict[str, PointAnswer]
    lacks: Sequence[Lack]


def at_panel(turn: Turn, panel: str, case: Case) -> Answered:
    """The same, at a panel that sits or has sat; where none does, nothing."""
    session = turn.maybe(Session, panel) if panel else None
    if session is None:
        return Answered((), {}, ())
    points = turn.procedure(session.procedure).meeting.leaving
    given = standing(points, turn.find(PointAnswer, case=case.id), panel)
    made = [each for each in turn.find(Action, case=case.id) if each.point]
    assessed = any(each.state is not State.CANCELLED for each in turn.find(AgreedAssessment, case=case.id))
    return Answered(points, given, tuple(lacking(points, case.kind, given, made, assessed)))


def is_closed(turn: Turn, panel: str, case: Case) -> bool:
    """Whether the outcome of a child at a panel is closed: what it rests on stays as it was answered."""
    decision = turn.maybe(Decision, f"{panel}/{case.id}")
    return decision is not None and decision.closed_at is not None
