"""Who may do what, and what of a case they see. Looked up at the moment of asking, every time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from panel.answers import suggested
from panel.cases import Case, CaseFile, CaseStatus
from panel.children import Child, Linked, Match
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Addition, Matrix
from panel.screening import Screening
from panel.screens import Screen, screens
from panel.words import Refused


class Act(StrEnum):
    """One thing a person may ask for."""

    HELP = "help"
    REFER = "refer"
    CONSIDER = "consider"
    SAFETY = "safety"
    ANSWER_CONCERN = "answer concern"
    OPEN = "open"
    OPEN_IDENTITY = "open identity"
    CHANGE = "change"
    SCREEN = "screen"
    AGENDA = "agenda"
    LEADS = "leads"


ANYBODY = frozenset(Role)
DECIDES = frozenset({Role.CHAIR, Role.DEPUTY})
OVERSEES = DECIDES | {Role.COORDINATOR}

MAY = {
    Act.HELP: ANYBODY,
    Act.SAFETY: ANYBODY,
    Act.AGENDA: ANYBODY,
    Act.OPEN: ANYBODY,
    Act.OPEN_IDENTITY: ANYBODY,
    Act.CHANGE: ANYBODY,
    Act.REFER: frozenset({Role.PRACTITIONER}),
    Act.CONSIDER: frozenset({Role.PRACTITIONER, Role.MEMBER}),
    Act.SCREEN: DECIDES,
    Act.ANSWER_CONCERN: DECIDES,
    Act.LEADS: OVERSEES,
}

NOT_YOURS = "There is no case with that reference that you can open. Check it, or ask the coordinator."
"""The same words whether the case exists or not, so that nobody can find out by asking."""


def may(person: Person, act: Act, procedure: str, case: Case | None = None) -> bool:
    """Whether a person may do this, in a procedure, and to a case if one is named. Changing a case is its referrer's,
    screening it anybody's but theirs; opening it is theirs too, the chair's, the deputy's and the coordinator's, and
    the members' once it is accepted."""
    roles = person.roles(procedure)
    if not roles & MAY[act]:
        return False
    if case is None:
        return True
    own = case.referred_by == person.id
    if act in (Act.CHANGE, Act.SCREEN):
        return own is (act is Act.CHANGE)
    on_agenda = case.status is CaseStatus.ACCEPTED and Role.MEMBER in roles
    return act not in (Act.OPEN, Act.OPEN_IDENTITY) or own or on_agenda or bool(roles & OVERSEES)


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
    """The case in this person's view; `Refused` if they may not open it. Linked people are shown to the chair, the
    deputy, the coordinator, the referrer who named them, and the seats the procedure names ([membership])."""
    case = file.case
    if not may(person, Act.OPEN_IDENTITY, case.procedure, case):
        raise Refused(NOT_YOURS)
    own = case.referred_by == person.id
    oversees = bool(person.roles(case.procedure) & OVERSEES)
    seats = set(procedure.membership.sees_linked)
    apart = own or oversees or bool(person.seats(case.procedure) & seats)
    return CaseView(
        case=case,
        child=file.child,
        why=next(kind.words for kind in procedure.referral.kinds if kind.id == case.kind),
        level=procedure.matrix.level(case.level).title,
        parts=tuple(part for part in parts(procedure, file.referral.answers) if apart or part.screen != 6),
        matrices=file.matrices,
        screenings=file.screenings if own or oversees else (),
        additions=file.additions,
        linked=file.linked if apart else (),
        matches=file.matches if oversees else (),
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
