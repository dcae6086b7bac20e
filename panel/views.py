"""What of a case somebody sees: what they may not is taken away."""

from dataclasses import dataclass
from typing import NamedTuple

from panel.access import NOT_YOURS, OVERSEES, Act, leads_both, may
from panel.answers import suggested
from panel.cases import Case, CaseFile
from panel.children import Child, Linked, Match
from panel.people import Person
from panel.procedure import Procedure
from panel.referrals import Addition, Matrix
from panel.room import not_shut
from panel.screening import Screening
from panel.screens import screen_of, screens
from panel.wording import Screen
from panel.words import Refused


class Said(NamedTuple):
    """One answer, read: the input it was typed into, the question, and the answer in words ("" if there is none)."""

    id: str
    label: str
    words: str


@dataclass(frozen=True)
class Part:
    """One part of a referral, read: its title and the screen it came from."""

    title: str
    screen: int
    rows: tuple[Said, ...]


@dataclass(frozen=True)
class CaseView:
    """A case as one person may see it: what they may not is taken away. `why` is the concern in words."""

    case: Case
    child: Child
    why: str
    level: str
    parts: tuple[Part, ...]
    matrices: tuple[Matrix, ...]
    screenings: tuple[Screening, ...]
    additions: tuple[Addition, ...]
    linked: tuple[Linked, ...]
    matches: tuple[Match, ...]
    own: bool

    def answer(self, id: str) -> str:
        """What the referral says to one question, or "" where it says nothing or this person may not see it."""
        return next((said.words for part in self.parts for said in part.rows if said.id == id), "")


def view(file: CaseFile, person: Person, procedure: Procedure) -> CaseView:
    """The case in this person's view; `Refused` if they may not open it, and for everybody while it is being discussed
    in a room that nobody has checked. Linked people are shown to the chair, the
    deputy, the coordinator, the child's worker, and the seats the procedure names ([membership])."""
    case = file.case
    if not may(person, Act.OPEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    not_shut(file.session, case.id)
    own = case.held_by == person.id
    oversees = bool(person.roles(case.procedure) & OVERSEES)
    seats = set(procedure.membership.sees_linked or ())
    apart = own or oversees or bool(person.seats(case.procedure) & seats)
    answers = file.referral.answers
    others = screen_of(procedure, answers, "others").number
    return CaseView(
        case=case,
        child=file.child,
        why=next(kind.words for kind in procedure.referral.kinds if kind.id == case.kind),
        level=procedure.matrix.in_words(case.level, file.matrices[-1].second if file.matrices else ""),
        parts=tuple(part for part in parts(procedure, answers) if apart or part.screen != others),
        matrices=file.matrices,
        screenings=file.screenings if own or oversees else (),
        additions=file.additions,
        linked=file.linked if apart else (),
        matches=tuple(each for each in file.matches if oversees and leads_both(person, each.procedures)),
        own=own,
    )


def parts(procedure: Procedure, answers: dict[str, str]) -> tuple[Part, ...]:
    """Every screen's questions with their answers in words; beside the level that was set, the one suggested."""
    return tuple(_part(screen, procedure, answers) for screen in screens(procedure, answers))


def _part(screen: Screen, procedure: Procedure, answers: dict[str, str]) -> Part:
    rows = tuple(Said(q.id, q.label, q.title(answers.get(q.id, ""))) for q in screen.questions)
    level, because = suggested(answers, procedure) if screen.id == "matrix" else ("", ())
    said = f"{procedure.matrix.level(level).title} ({'; '.join(because)})" if level else ""
    return Part(
        screen.title, screen.number, rows + ((Said("suggested", "Suggested by the ticks", said),) if level else ())
    )
