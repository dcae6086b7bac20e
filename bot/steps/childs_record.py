"""What is to stand in a child's own record, looked up, and shown with the case to whoever holds or oversees it."""

from bot.asked import Asked
from cards import childs_record as cards
from cards.around import Around
from panel import childs_record
from panel.access import Act, may
from panel.cases import Case
from panel.childs_record import Kept, OnRecord, Stands
from panel.recommending import Recommendation
from panel.responses import Route
from panel.session import Discussion
from storage.store import Turn


def stands(turn: Turn, case: Case) -> tuple[Stands, ...]:
    """Each thing that is to stand there, met or not."""
    procedure = turn.procedure(case.procedure, case.version)
    if not childs_record.asked_of(case, procedure):
        return ()
    known = OnRecord(
        turn.find(Kept, case=case.id),
        turn.find(Discussion, case=case.id),
        turn.find(Recommendation, case=case.id),
        turn.find(Route, case=case.id),
    )
    return childs_record.stands(case, procedure, known)


def beside(asked: Asked, turn: Turn, case: Case) -> Around:
    """How much of it stands there, with what is missing."""
    found = stands(turn, case)
    if not found or not may(asked.person, Act.RECEIVE, case.procedure, case):
        return []
    return cards.meter(case.id, found)
