"""The clock of a meeting that is called for one child: shown with the case, and what moves when it changes."""

from dataclasses import dataclass
from datetime import datetime

from bot.asked import Asked
from bot.booking import book
from bot.invited import tell_invited
from bot.steps.entitlement import name_of
from bot.steps.session import is_over
from bot.template import Template
from cards import called_meetings as cards
from cards.around import Around
from panel import scheduling
from panel.access import OVERSEES, Act, may
from panel.called_meetings import ClockSet, acted_since, is_called, moves_to, running, settable
from panel.cases import OPEN, Case
from panel.panels import Panel, published
from panel.procedure import Procedure
from panel.said import said_when
from panel.session import Discussion, Session
from panel.tracing.story import Rows, ruled
from storage.store import Turn

WHY = "The days within which the meeting sits have changed"


@dataclass(frozen=True)
class Meeting:
    """The meeting of a case that has not begun, and when it would sit if it were called now."""

    panel: Panel
    to: datetime

    @property
    def moves(self) -> bool:
        """Whether that is another day."""
        return self.to != self.panel.starts_at


def around_case(asked: Asked, turn: Turn, case: Case) -> Around:
    """Which clock runs for a case whose meeting is called, by which rule, and what this person may do about it."""
    procedure = turn.procedure(case.procedure, case.version)
    if not (known := seen(asked, turn, case)):
        return []
    may_call = may(asked.person, Act.CALL, case.procedure, case)
    meeting = ahead(turn, case, procedure)
    late = meeting if meeting and meeting.panel.starts_at.date() > running(case, procedure).last else None
    shown = cards.Clock(case.id, case.rev, known, late.panel.starts_at if late else None)
    move = cards.Move(meeting.panel.id, meeting.panel.rev, meeting.to) if late and late.moves and meeting else None
    return cards.around(shown, sets=may_call and bool(settable(case, procedure)), move=move if may_call else None)


def seen(asked: Asked, turn: Turn, case: Case) -> Rows:
    """The clock of a case's first meeting, until that has been, as far as this person sees it."""
    procedure = turn.procedure(case.procedure, case.version)
    runs = is_called(procedure) and case.status in OPEN and _counts(turn, case, procedure)
    return rows(asked, turn, case, procedure) if runs else ()


def rows(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> Rows:
    """The clock in words, the text of the procedure behind it, and, for those who see decisions, who set it and why."""
    clock = running(case, procedure)
    own = case.held_by == asked.person.id or bool(asked.person.roles(case.procedure) & OVERSEES)
    return (("The meeting is to sit", clock.words), *ruled(procedure, clock.key), *(_set(turn, case) if own else ()))


def _set(turn: Turn, case: Case) -> Rows:
    last = max(turn.find(ClockSet, case=case.id), key=lambda each: each.at, default=None)
    if last is None or not last.clock:
        return ()
    return (("Why these days", last.reason), ("Set by", f"{name_of(turn, last.by)}, {said_when(last.at)}"))


def _counts(turn: Turn, case: Case, procedure: Procedure) -> bool:
    """Whether the days run for the next meeting of a case: for the first, and for one after emergency action."""
    panels = turn.find(Panel, procedure=case.procedure)
    return not turn.find(Discussion, case=case.id) or acted_since(case, panels, procedure, turn.now)


def ahead(turn: Turn, case: Case, procedure: Procedure) -> Meeting | None:
    """The meeting of a case that has not begun; None where none is called."""
    panel = turn.maybe(Panel, case.panel) if _counts(turn, case, procedure) else None
    if panel is None or panel.called_for != case.id or panel.cancelled or is_over(turn, panel):
        return None
    if panel.starts_at <= turn.now or turn.maybe(Session, panel.id):
        return None
    return Meeting(panel, moves_to(case, panel, turn.find(Panel, procedure=case.procedure), procedure, turn.now))


def stays(turn: Turn, meeting: Meeting) -> bool:
    """Whether a meeting is only offered to be moved: its agenda is out, or somebody has put it where it is."""
    rules = turn.procedure(meeting.panel.procedure)
    return published(meeting.panel, rules, turn.now) or meeting.panel.moved_at is not None


def move(asked: Asked, turn: Turn, case: Case, meeting: Meeting) -> int:
    """The meeting, moved to the last day of its clock; gives how many people are told."""
    panel = turn.save(scheduling.moved(meeting.panel, meeting.to, WHY, turn.now))
    book(turn, panel.id)
    return tell_invited(turn, panel, Template.PANEL_MOVED, asked.person.id, [case])


def follow(asked: Asked, turn: Turn, case: Case, procedure: Procedure, moves: bool) -> cards.Follows | None:
    """What becomes of the meeting of a case whose days have changed: it `moves` to the new last day while its agenda is
    not out, else that is offered; None where none is called."""
    meeting = ahead(turn, case, procedure) if is_called(procedure) else None
    if meeting is None or not meeting.moves:
        return cards.Follows(meeting.panel.starts_at) if meeting else None
    if moves and not stays(turn, meeting):
        return cards.Follows(meeting.to, told=move(asked, turn, case, meeting))
    offered = cards.Move(meeting.panel.id, meeting.panel.rev, meeting.to)
    return cards.Follows(meeting.panel.starts_at, offered=offered)
