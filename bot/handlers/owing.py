"""What somebody still owes here: what is said before they leave the roster."""

from dataclasses import replace

from bot.handlers.updates import waiting
from panel.cases import OPEN, Case
from panel.people import Person
from panel.procedure import Procedure
from panel.referrals import Draft
from storage.store import Turn


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
