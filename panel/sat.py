"""A panel that has sat, with everything it leaves behind: loaded once and handed to every rule about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from panel.actions import Action, DraftAction
from panel.apologies import Apology
from panel.assessments import AgreedAssessment
from panel.can_begin import CanBegin
from panel.cases import Case
from panel.children import Child, Linked
from panel.closing import NoLonger, Stated
from panel.concerns import Concern
from panel.decisions import Decision, Stand
from panel.disagreeing import Disagreement
from panel.interests import Interest
from panel.invitations import Invitation
from panel.minutes import Passage
from panel.panels import Panel
from panel.people import Person, Role, holding
from panel.points import PointAnswer
from panel.procedure import Procedure
from panel.quorum import quorum
from panel.recommending import Recommendation
from panel.referrals import Matrix
from panel.session import Discussion, Present, Session, chaired
from panel.updates import Challenge, Mark, Statement, Update


@dataclass(frozen=True)
class Heard:
    """One case at the panel. `answers` are the referral's, `updates` each seat's last before this panel, `earlier`
    the actions of other panels; `drafts` are actions that were typed and not confirmed; `begins` says what can begin
    before an outcome, `assessments` are those agreed here; `points` is what was answered, here and before, `stated`
    what the chair said is so. `attendance` is who was to be there, whether they were invited, and came; `went_on` is
    why it went on without some of them. `procedure` is the one that the case runs under."""

    case: Case
    child: Child
    answers: Mapping[str, str]
    procedure: Procedure
    matrices: tuple[Matrix, ...] = ()
    linked: tuple[Linked, ...] = ()
    interests: tuple[Interest, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    discussion: Discussion | None = None
    updates: tuple[Update, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    decision: Decision | None = None
    no_longer: NoLonger | None = None
    stands: tuple[Stand, ...] = ()
    actions: tuple[Action, ...] = ()
    earlier: tuple[Action, ...] = ()
    drafts: tuple[DraftAction, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    begins: tuple[CanBegin, ...] = ()
    assessments: tuple[AgreedAssessment, ...] = ()
    points: tuple[PointAnswer, ...] = ()
    stated: tuple[Stated, ...] = ()
    goes_to: Panel | None = None
    attendance: tuple[tuple[str, str, str], ...] = ()
    went_on: str = ""

    @property
    def skipped(self) -> str:
        """Why it was not discussed; "" where it was."""
        return self.discussion.skipped if self.discussion else "not reached"

    @property
    def discussed(self) -> bool:
        """Whether it was discussed, to its end or not."""
        return self.discussion is not None and self.discussion.discussed

    def note(self, part: str) -> str:
        """What was written under a part of the item."""
        return self.discussion.notes.get(part, "").strip() if self.discussion else ""

    def statements(self, *marks: Mark) -> list[tuple[Update, Statement]]:
        """The statements with one of these marks, each with its answer."""
        return [(each, one) for each in self.updates for one in each.statements if one.mark in marks]


@dataclass(frozen=True)
class Pending:
    """A police case whose outcome is awaited, as the list has it."""

    case: str
    position: str
    last: date | None


@dataclass(frozen=True)
class AtEnd:
    """What of a case goes on changing after a panel, as it was when the panel ended: its `level`; where the police were
    while their outcome was awaited (`pending`), "" where it was not, and their `last` word. `id` is `panel/case`."""

    id: str
    panel: str
    case: str
    level: str
    pending: str = ""
    last: date | None = None
    rev: int = 0


@dataclass(frozen=True)
class Sat:
    """`people` are all who hold a role in the procedure; `names` are everybody's who did something here."""

    panel: Panel
    procedure: Procedure
    session: Session | None
    heard: tuple[Heard, ...] = ()
    present: tuple[Present, ...] = ()
    apologies: tuple[Apology, ...] = ()
    people: tuple[Person, ...] = ()
    names: Mapping[str, str] | None = None
    pending: tuple[Pending, ...] = ()
    concerns: tuple[Concern, ...] = ()
    passages: tuple[Passage, ...] = ()
    next: Panel | None = None

    def name(self, person: str) -> str:
        """What somebody is called; "not known" for nobody."""
        return (self.names or {}).get(person) or "not known"

    def seat(self, id: str) -> str:
        """What a seat is called; its id, for one that the procedure no longer has, or for a role."""
        return next((each.name for each in self.procedure.seats if each.id == id), id)

    def seats_of(self, person: str) -> frozenset[str]:
        """The seats that somebody spoke for in the room."""
        return frozenset(seat for each in self.present if each.person == person for seat in each.seats)

    @property
    def chair(self) -> str:
        """Who ran it, by name; the chair's own where nobody says."""
        if self.session and self.session.chair:
            return self.name(self.session.chair)
        return ", ".join(each.name for each in holding(self.people, self.procedure.name, Role.CHAIR))

    @property
    def led(self) -> list[tuple[int, str]]:
        """Who held the chair for which item, by the item's number and their id, in the order of the items."""
        found = ((n, chaired(self.session, each.case.id)) for n, each in enumerate(self.heard, 1) if self.session)
        return [(n, person) for n, people in found for person in people]

    @property
    def takers(self) -> list[Person]:
        """Who takes the minutes. Procedure: minutes.taken_by."""
        return holding(self.people, self.procedure.name, self.procedure.minutes.taken_by)


def inquorate(sat: Sat, heard: Heard) -> bool:
    """Whether an item was taken without a quorum: by who was there when its outcome was closed, else when it was left;
    whoever stepped out of it does not count."""
    item, made = heard.discussion, heard.decision
    at = made.closed_at if made and made.closed_at else item.left_at if item else None
    if at is None or not heard.discussed:
        return False
    out = {each.person for each in heard.interests}
    there = {seat for each in sat.present if each.person not in out and each.there(at) for seat in each.seats}
    found = quorum(sat.procedure, there)
    return found.set and not found.met
