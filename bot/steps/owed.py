"""What somebody still owes here: referrals to screen, their seat's answers, and all that is said before they leave the
roster."""

from dataclasses import replace
from typing import NamedTuple

from panel.access import Act, may
from panel.cases import OPEN, Case, CaseStatus
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.prompts import asking, open_to
from panel.referrals import Draft
from panel.rules.sitting import Seat
from storage.store import Turn


class Waits(NamedTuple):
    """A panel, a seat of somebody's, and how many children it has given no answer for."""

    panel: Panel
    seat: Seat
    open: int


def waiting(turn: Turn, person: Person, procedure: Procedure) -> list[Waits]:
    """What a person's seats are still asked, soonest panel first."""
    theirs = [seat for seat in procedure.seats if seat.id in person.seats(procedure.name)]
    coming = [panel for panel in turn.find(Panel, procedure=procedure.name) if asking(panel, turn.now)]
    sittings = [turn.sitting(panel.id) for panel in sorted(coming, key=lambda panel: panel.starts_at)] if theirs else []
    found = [Waits(each.panel, seat, len(open_to(each, seat.id, person))) for each in sittings for seat in theirs]
    return [waits for waits in found if waits.open]


def to_screen(turn: Turn, procedure: str, person: Person) -> list[Case]:
    """The referrals of a procedure that wait to be screened by this person, oldest first."""
    cases = turn.find(Case, procedure=procedure, status=CaseStatus.WAITING)
    theirs = (case for case in cases if may(person, Act.SCREEN, procedure, case))
    return sorted(theirs, key=lambda case: case.referred_at)


def owes(turn: Turn, person: Person, procedure: Procedure) -> list[str]:
    """Their drafts, the open cases that are theirs, and their seat's answers: references and counts, nothing more."""
    drafts = [draft for draft in turn.find(Draft, person=person.id) if draft.procedure == procedure.name]
    theirs = turn.find(Case, referred_by=person.id) + turn.find(Case, worker=person.id)
    cases = {case.id for case in theirs if _theirs(case, person, procedure)}
    kept = [f"Referrals not sent yet: {len(drafts)}"] if drafts else []
    own = replace(person, posts=tuple(post for post in person.posts if not post.deputises))
    answers = (f"{each.seat.title}: {each.open} without an answer" for each in waiting(turn, own, procedure))
    return [*kept, *(f"{reference}, whose worker they are" for reference in sorted(cases)), *answers]


def _theirs(case: Case, person: Person, procedure: Procedure) -> bool:
    return case.held_by == person.id and case.procedure == procedure.name and case.status in OPEN
