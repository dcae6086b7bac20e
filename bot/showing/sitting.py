"""Where a sitting is: the board in the meeting's chat, and the same in answer to what is typed there."""

from bot.steps.session import course
from cards import sitting as cards
from cards.parts import Posted
from cards.sitting import Now
from panel.agenda import agenda
from panel.course import Course
from panel.panels import Panel
from panel.prompts import asked
from panel.session import Session
from panel.updates import latest
from storage.records import Board
from storage.store import Turn


def draw(turn: Turn, board: Board) -> Posted | None:
    """The item that is open, in place of the one before; None for a panel that nobody has started."""
    session = turn.maybe(Session, board.subject)
    return cards.board(now(turn, course(turn, session))) if session else None


def now(turn: Turn, at: Course) -> Now:
    """Where a sitting is, without anything of a child."""
    session, panel = at.session, turn.get(Panel, at.session.id)
    if session.ended_at:
        return Now(panel, ended=True)
    if session.current not in at.order:
        return Now(panel, count=len(at.order), left=len(at.left))
    procedure, sitting = turn.procedure(session.procedure), turn.sitting(panel.id)
    slots = {slot.reference: slot.starts_at for slot in agenda(sitting, procedure)}
    seats = asked(procedure)
    given = sum(latest(sitting.updates, session.current, seat.id) is not None for seat in seats)
    number, count = at.order.index(session.current) + 1, len(at.order)
    return Now(panel, session.current, number, count, slots[session.current], given, len(seats), len(at.left))
