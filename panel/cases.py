"""A case: one child before one panel, from the referral on, and everything that belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from panel.children import Child, Linked, Match
from panel.questions import PROBLEM, check, day, line, text
from panel.referrals import Addition, Matrix, Referral
from panel.said import said_date, wall_day
from panel.screening import Outcome, Screening
from panel.session import Session
from panel.words import Mend, Reason, Refused


class CaseStatus(StrEnum):
    WAITING = "waiting"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SIGNPOSTED = "signposted"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    HANDED_OVER = "handed over"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Case:
    """`id` is the reference. `version` is the procedure's, as it was when the referral was sent.

    `worker` is the person the child is allocated to, "" while that is the referrer. `invited` see it until its item
    closes; whoever is in `interests` steps out of view and decision, and `assessors` work on its
    assessments. `withdrawal` is the note (its id) with which the
    referrer asked to withdraw after the agenda was out. `decided_at` is when it was signposted or last returned, and
    `returns` how often it was returned; `sent_at` is when it last came back from that. `received_by`, `received_on` say
    that a signpost arrived. `left_at`, `left_by` are when it left the agenda for good, and who decided so. `needed_on`
    is the day on which a panel was found to be needed, where somebody said so. Where a meeting is called for it, the
    days are counted from when the police notified, when the concern was believed, or when emergency action was taken
    (`notified_on`, `believed_on`, `acted_on`); `clock` is the one a person has set. A further meeting is on
    `meets_on`, where the last one set that day. `route` is what follows where no meeting is called, `route_on` the day
    on which that meets or was sent, and `route_steps` how often somebody said what was done of it; `received_by` and
    `received_on` are set once nothing of it is missing.
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
    assessors: tuple[str, ...] = ()
    withdrawal: str = ""
    received_by: str = ""
    received_on: date | None = None
    decided_at: datetime | None = None
    returns: int = 0
    sent_at: datetime | None = None
    left_at: datetime | None = None
    left_by: str = ""
    needed_on: date | None = None
    notified_on: date | None = None
    believed_on: date | None = None
    acted_on: date | None = None
    clock: str = ""
    meets_on: date | None = None
    route: str = ""
    route_on: date | None = None
    route_steps: int = 0
    rev: int = 0

    @property
    def needed_since(self) -> date:
        """Since when the child waits for a panel: the day on which one was found to be needed, else the referral's."""
        return self.needed_on or wall_day(self.referred_at)

    @property
    def waits_from(self) -> datetime:
        """Since when it waits to be screened; how long the child has waited is counted from `referred_at`."""
        return self.sent_at or self.referred_at

    @property
    def held_by(self) -> str:
        """Whose case it is now: the worker it is allocated to, else whoever referred it."""
        return self.worker or self.referred_by


@dataclass(frozen=True)
class CaseFile:
    """A case with all its records, oldest first where there are several. `session` is the one that
    goes on with its item open."""

    case: Case
    child: Child
    referral: Referral
    matrices: tuple[Matrix, ...] = ()
    linked: tuple[Linked, ...] = ()
    matches: tuple[Match, ...] = ()
    screenings: tuple[Screening, ...] = ()
    additions: tuple[Addition, ...] = field(default=())
    session: Session | None = None


ADD = (text("note", "Your note", "It is dated, and stays beside the referral", required="Write the note"),)
WITHDRAW = (text("reason", "Why is it withdrawn?", required="Say why"),)
STAYS = (text("stays", "If it stays on the agenda, why? (optional)", "The referrer is told"),)
RECEIVED = (
    line("received_by", "Received by", "Name and service", required="Say who received it"),
    day("received_on", "On what date?", "For example, 13 1 2026", required="Enter the date on which it was received"),
)
AGENDA_OUT = "The agenda with {} is out, so the referral stays as it is. Add a dated note instead."
OPEN = (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.ACCEPTED)


def still_open(case: Case) -> None:
    """`Refused` for a case that was signposted or withdrawn, or goes on without a meeting here."""
    if case.status is CaseStatus.SIGNPOSTED and case.route:
        why = "If things have changed, add a dated note: the chair is told that there is one"
        words = f"No meeting is called for {case.id}, so the referral stays as it is. Nothing has changed."
        raise Refused(words, [Reason(why, mend=Mend.ADD, about=case.id)])
    if case.status not in OPEN:
        raise Refused(f"{case.id} is {case.status}. Nothing has changed.")


def can_change(case: Case, agenda_out: bool) -> None:
    """`Refused` once the agenda is out, or the case is no longer open: then a dated note is what can be added."""
    still_open(case)
    if agenda_out:
        words = AGENDA_OUT.format(case.id)
        why = "A note stays beside the referral, and the chair is told that there is one"
        raise Refused(words, [Reason(why, mend=Mend.ADD, about=case.id)])


def withdrawn(case: Case) -> Case:
    """The case, taken back by its referrer."""
    still_open(case)
    return replace(case, status=CaseStatus.WITHDRAWN, panel="", withdrawal="")


def asks_to_withdraw(case: Case, note: str) -> Case:
    """The case, with its referrer's note that asks to withdraw it; `Refused` while an earlier one waits."""
    still_open(case)
    not_asked_yet(case)
    return replace(case, withdrawal=note)


def not_asked_yet(case: Case) -> None:
    """`Refused` while the coordinator has a request to withdraw the case."""
    if case.withdrawal:
        why = "If things have changed, add a dated note: the chair is told that there is one"
        words = f"You have asked to withdraw {case.id}, and the coordinator decides. Nothing has changed."
        raise Refused(words, [Reason(why, mend=Mend.ADD, about=case.id)])


def stays(case: Case, fields: Mapping[str, str], today: date) -> tuple[Case, str]:
    """The case, kept on the agenda although its referrer asked to withdraw it, and why; `Refused` without a reason."""
    answers = check(STAYS, fields, today)
    if "stays" not in answers:
        raise Refused(PROBLEM, [Reason("Say why it stays on the agenda", field="stays")])
    return replace(case, withdrawal=""), answers["stays"]


def accepted(case: Case, panel: str, needed_on: date | None = None) -> Case:
    """The case, with a place on a panel, and the day on which one was found to be needed."""
    return replace(case, status=CaseStatus.ACCEPTED, panel=panel, needed_on=needed_on)


def decided(case: Case, outcome: Outcome, now: datetime) -> Case:
    """The case, signposted or returned to its referrer."""
    if outcome is Outcome.SIGNPOST:
        return replace(case, status=CaseStatus.SIGNPOSTED, decided_at=now)
    return replace(case, status=CaseStatus.RETURNED, decided_at=now, returns=case.returns + 1)


def waits_for_receipt(case: Case) -> None:
    """`Refused` unless the case was signposted and nobody has said yet that it arrived."""
    if case.status is not CaseStatus.SIGNPOSTED or case.received_on or case.route:
        raise Refused(f"{case.id} does not wait to be received. Nothing has changed.")


def received(case: Case, fields: Mapping[str, str], now: datetime) -> Case:
    """The case, received where it was signposted to; `Refused` says what is missing, or that it is known already."""
    waits_for_receipt(case)
    today, sent = wall_day(now), wall_day(case.decided_at or case.referred_at)
    answers = check(RECEIVED, fields, today, lambda answers: _between(answers["received_on"], sent, today))
    return replace(case, received_by=answers["received_by"], received_on=date.fromisoformat(answers["received_on"]))


def _between(answer: str, sent: date, today: date) -> list[Reason]:
    on = date.fromisoformat(answer)
    if on > today:
        return [Reason("The date on which it was received has to be today or earlier", field="received_on")]
    if on < sent:
        return [Reason(f"It was signposted on {said_date(sent)}: the date cannot be earlier", field="received_on")]
    return []
