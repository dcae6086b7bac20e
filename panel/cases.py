"""A case: one child before one panel, from the referral on, and everything that belongs to it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from panel.children import Child, Linked, Match
from panel.questions import text
from panel.referrals import Addition, Matrix, Referral
from panel.screening import Outcome, Screening
from panel.words import Mend, Reason, Refused


class CaseStatus(StrEnum):
    WAITING = "waiting"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SIGNPOSTED = "signposted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Case:
    """`id` is the reference. `version` is the procedure's, as it was when the referral was sent.

    `worker` is the person the child is allocated to, "" while that is the referrer. `invited` see it until its item
    closes; whoever is in `interests` steps out of view and decision. `withdrawal` is the note (its id) with which the
    referrer asked to withdraw after the agenda was out. `received_by`, `received_on` say that a signpost arrived.
    """

    id: str
    procedure: str
    version: str
    status: CaseStatus
    kind: str
    referred_by: str
    referred_at: datetime
    level: str
    panel: str = ""
    concern: str = ""
    worker: str = ""
    invited: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    withdrawal: str = ""
    received_by: str = ""
    received_on: date | None = None
    rev: int = 0

    @property
    def held_by(self) -> str:
        """Whose case it is now: the worker it is allocated to, else whoever referred it."""
        return self.worker or self.referred_by


@dataclass(frozen=True)
class CaseFile:
    """A case with all its records, oldest first where there are several."""

    case: Case
    child: Child
    referral: Referral
    matrices: tuple[Matrix, ...] = ()
    linked: tuple[Linked, ...] = ()
    matches: tuple[Match, ...] = ()
    screenings: tuple[Screening, ...] = ()
    additions: tuple[Addition, ...] = field(default=())


ADD = (text("note", "Your note", "It is dated, and stays beside the referral", required="Write the note"),)
WITHDRAW = (text("reason", "Why is it withdrawn?", required="Say why"),)
OPEN = (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.ACCEPTED)


def still_open(case: Case) -> None:
    """`Refused` for a case that was signposted or withdrawn."""
    if case.status not in OPEN:
        raise Refused(f"{case.id} is {case.status}. Nothing has changed.")


def can_change(case: Case, agenda_out: bool) -> None:
    """`Refused` once the agenda is out, or the case is no longer open: then a dated note is what can be added."""
    still_open(case)
    if agenda_out:
        words = f"The agenda with {case.id} is out, so the referral stays as it is. Add a dated note instead."
        why = "A note stays beside the referral, and the chair is told that there is one"
        raise Refused(words, [Reason(why, mend=Mend.ADD, about=case.id)])


def withdrawn(case: Case) -> Case:
    """The case, taken back by its referrer."""
    still_open(case)
    return replace(case, status=CaseStatus.WITHDRAWN, panel="")


def accepted(case: Case, panel: str) -> Case:
    """The case, with a place on a panel."""
    return replace(case, status=CaseStatus.ACCEPTED, panel=panel)


def decided(case: Case, outcome: Outcome) -> Case:
    """The case, signposted or returned to its referrer."""
    return replace(case, status=CaseStatus.SIGNPOSTED if outcome is Outcome.SIGNPOST else CaseStatus.RETURNED)
