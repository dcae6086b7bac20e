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
from panel.screens import Screen, screen_of, screens
from panel.words import Refused


class Act(StrEnum):
    """One thing a person may ask for."""

    HELP = "help"
    REFER = "refer"
    CONSIDER = "consider"
    SAFETY = "safety"
    ANSWER_CONCERN = "answer concern"
    OPEN = "open"
    CHANGE = "change"
    SCREEN = "screen"
    AGENDA = "agenda"
    ATTEND = "attend"
    POLICE = "police cases pending"
    LEADS = "leads"
    UPDATE = "update"
    UPDATES = "updates"
    READ_UPDATES = "read updates"
    ENTER_PHONED = "enter what was told by phone"
    SCHEDULE = "schedule"
    WHY = "why a date changed"
    HERE = "here"
    ORDER = "order"
    MISSING = "missing"
    APART = "apart"
    ROSTER = "roster"
    REACH = "reach"
    RING = "ring"
    MATCH = "match"
    UNLINK = "unlink"
    PATHWAY = "pathway"
    SAME_CHILD = "same child"
    CHALLENGE = "challenge"
    INTEREST = "interest"
    LIFT = "lift an interest"
    INVITE = "invite"
    ALLOCATE = "allocate"


ANYBODY = frozenset(Role)
DECIDES = frozenset({Role.CHAIR, Role.DEPUTY})
OVERSEES = DECIDES | {Role.COORDINATOR}
AT_TABLE = OVERSEES | {Role.MEMBER}
OPENS = AT_TABLE | {Role.PRACTITIONER, Role.INVITEE}
"""Those who are ever shown a child; a lead sees counts, everybody else is told what concerns them and no more."""

MAY = {
    Act.HELP: ANYBODY,
    Act.SAFETY: ANYBODY,
    Act.AGENDA: OPENS | {Role.LEAD},
    Act.ATTEND: AT_TABLE,
    Act.POLICE: AT_TABLE,
    Act.OPEN: OPENS,
    Act.CHANGE: OPENS,
    Act.REFER: frozenset({Role.PRACTITIONER}),
    Act.CONSIDER: frozenset({Role.PRACTITIONER, Role.MEMBER}),
    Act.SCREEN: DECIDES,
    Act.ANSWER_CONCERN: DECIDES,
    Act.LEADS: OVERSEES,
    Act.UPDATE: frozenset({Role.MEMBER}),
    Act.UPDATES: OVERSEES,
    Act.READ_UPDATES: AT_TABLE,
    Act.ENTER_PHONED: OVERSEES,
    Act.SCHEDULE: frozenset({Role.COORDINATOR}),
    Act.WHY: OPENS,
    Act.HERE: frozenset({Role.COORDINATOR}),
    Act.ORDER: DECIDES,
    Act.MISSING: OVERSEES,
    Act.APART: OVERSEES | {Role.PRACTITIONER},
    Act.ROSTER: frozenset({Role.COORDINATOR}),
    Act.REACH: frozenset({Role.COORDINATOR}),
    Act.RING: OVERSEES | {Role.DUTY_MANAGER},
    Act.MATCH: DECIDES,
    Act.UNLINK: OVERSEES,
    Act.SAME_CHILD: OVERSEES | {Role.MEMBER},
    Act.PATHWAY: OVERSEES | {Role.PRACTITIONER, Role.MEMBER},
    Act.CHALLENGE: DECIDES | {Role.MEMBER},
    Act.INTEREST: AT_TABLE,
    Act.LIFT: frozenset({Role.COORDINATOR}),
    Act.INVITE: OVERSEES,
    Act.ALLOCATE: OVERSEES | {Role.PRACTITIONER},
}

STILL_MAY = frozenset(
    {Act.HELP, Act.SAFETY, Act.ANSWER_CONCERN, Act.RING, Act.AGENDA, Act.ATTEND, Act.REFER, Act.CONSIDER, Act.LEADS}
)
"""What somebody who steps out of a case may still do: none of it opens the case or decides on it."""

NOT_YOURS = "There is no case with that reference that you can open. Check it, or ask the coordinator."
"""The same words whether the case exists or not, so that nobody can find out by asking."""


def may(person: Person, act: Act, procedure: str, case: Case | None = None) -> bool:
    """Whether a person may do this, in a procedure, and to a case if one is named. Whoever steps out of a case may
    neither open it nor decide on it, whatever their roles."""
    roles = person.roles(procedure)
    if not roles & MAY[act]:
        return False
    if case is None or act in STILL_MAY:
        return True
    return person.id not in case.interests and _with(person, act, roles, case)


def _with(person: Person, act: Act, roles: frozenset[Role], case: Case) -> bool:
    """What a person may do with one case: what is not named here is for those who may open it. Its worker is whoever
    holds it now: a referrer who no longer does is told its status and its date (`my`), and opens nothing. Nobody
    screens what they referred or hold."""
    holds, oversees = case.held_by == person.id, bool(roles & OVERSEES)
    accepted = case.status is CaseStatus.ACCEPTED
    at_table = oversees or (accepted and Role.MEMBER in roles)
    match act:
        case Act.CHANGE:
            return holds
        case Act.SCREEN:
            return not holds and case.referred_by != person.id
        case Act.ALLOCATE | Act.APART:
            return holds or oversees
        case Act.CHALLENGE | Act.UPDATE:
            return at_table
        case Act.INTEREST:
            return at_table and not holds
    return holds or at_table or (accepted and person.id in case.invited)


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
    deputy, the coordinator, the child's worker, and the seats the procedure names ([membership])."""
    case = file.case
    if not may(person, Act.OPEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    own = case.held_by == person.id
    oversees = bool(person.roles(case.procedure) & OVERSEES)
    seats = set(procedure.membership.sees_linked)
    apart = own or oversees or bool(person.seats(case.procedure) & seats)
    answers = file.referral.answers
    others = screen_of(procedure, answers, "others").number
    return CaseView(
        case=case,
        child=file.child,
        why=next(kind.words for kind in procedure.referral.kinds if kind.id == case.kind),
        level=procedure.matrix.level(case.level).title,
        parts=tuple(part for part in parts(procedure, answers) if apart or part.screen != others),
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
