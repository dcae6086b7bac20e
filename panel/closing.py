"""Taking a child off the agenda: the evidence, the gates, and the ways out that need no matrix."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.cases import Case, CaseStatus
from panel.decisions import Decision
from panel.questions import Question, check, length, text
from panel.said import wall_day
from panel.voting import Vote, said
from panel.words import Made, Reason, Refused


@dataclass(frozen=True)
class Seen:
    """A risk matrix was looked at by a sitting. `id` is the panel's and the matrix's."""

    id: str
    panel: str
    case: str
    matrix: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class NoLonger:
    """Why a child is no longer at risk, as a person wrote it, from one matrix (its id); for a child who was accepted
    below the threshold, also what has `changed` since. `id` is `panel/case`."""

    id: str
    case: str
    panel: str
    words: str
    by: str
    at: datetime
    changed: str = ""
    matrix: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Stated:
    """The chair said at a sitting that one of the procedure's statements is so, and what it rests on (`words`). `id` is
    `panel/case/statement`."""

    id: str
    panel: str
    case: str
    statement: str
    words: str
    by: str
    at: datetime
    rev: int = 0


class Because(StrEnum):
    """Why another takes a child over."""

    MOVED = "moved"
    EIGHTEEN = "eighteen"
    PROCESS = "another process"
    ONWARD = "onward referral"


@dataclass(frozen=True)
class HandOver:
    """A child goes to somebody else: `to` whom, why, what was `sent`, and on what day, which may be before it was
    written down (`at`). The child stays on the agenda until it was received."""

    id: str
    case: str
    because: Because
    to: str
    sent: str
    by: str
    at: datetime
    received_by: str = ""
    received_on: date | None = None
    sent_on: date | None = None
    rev: int = 0


@dataclass(frozen=True)
class Proposal:
    """A chair asked at a sitting whether a child can leave the agenda. `id` is `panel/case`."""

    id: str
    panel: str
    case: str
    by: str
    at: datetime
    rev: int = 0


LEFT = (CaseStatus.REMOVED, CaseStatus.HANDED_OVER, CaseStatus.STOPPED)
STOP = (
    text(
        "known", "What is known, from whom, and since when?", "It is kept with the case", required="Say what is known"
    ),
)
STATED = (text("words", "What does it rest on?", "Say “Child B”, not a name", required="Say what it rests on"),)
MOST = 15_000
"""Characters that why a child is no longer at risk may have in all: so that what somebody else wrote fits beside it."""
NO_SITTING = "This is decided at a sitting, and none is going on. Nothing has changed."


def why_questions(overridden: bool) -> tuple[Question, ...]:
    """What a person writes before a child leaves the agenda."""
    hint = "What the matrix shows, and what keeps it so. Say “Child B”, not a name"
    words = text("words", "Why is the child no longer at risk?", hint, required="Say why")
    changed = text("changed", "Accepted below the threshold: what has changed since?", required="Say what has changed")
    return (words, changed) if overridden else (words,)


def no_longer(made: Made, panel: str, case: Case, matrix: str, overridden: bool, fields: Mapping[str, str]) -> NoLonger:
    """Why a child is no longer at risk, from the latest matrix; `Refused` names what is missing."""
    answers = check(why_questions(overridden), fields, wall_day(made.at), _in_all)
    return NoLonger(made.id, case.id, panel, answers["words"], made.by, made.at, answers.get("changed", ""), matrix)


def _in_all(answers: Mapping[str, str]) -> list[Reason]:
    size = sum(map(length, answers.values()))
    words = f"Both answers must be {MOST:,} characters or fewer together. You typed {size:,}"
    return [Reason(words, field="words")] if size > MOST else []


def stated(made: Made, panel: str, case: Case, statement: str, fields: Mapping[str, str]) -> Stated:
    """A statement as the chair says it; `Refused` where nobody says what it rests on."""
    words = check(STATED, fields, wall_day(made.at))["words"]
    return Stated(made.id, panel, case.id, statement, words, made.by, made.at)


def on_agenda(case: Case) -> None:
    """`Refused` for a child who is not on the agenda."""
    if case.status is not CaseStatus.ACCEPTED:
        raise Refused(f"{case.id} is not on the agenda: it is {case.status}. Nothing has changed.")


def left(case: Case, status: CaseStatus, by: str, now: datetime) -> Case:
    """The case, off the agenda for good; everything that was kept of it stays."""
    on_agenda(case)
    return replace(case, status=status, panel="", invited=(), left_at=now, left_by=by)


def stopped(case: Case, by: str, now: datetime) -> Case:
    """The case of a child who has died; one that waits to be screened, or was returned, too. `Refused` for one that is
    stopped already."""
    if case.status is CaseStatus.STOPPED:
        raise Refused(f"{case.id} is stopped already. Nothing was changed by this press.")
    return replace(case, status=CaseStatus.STOPPED, panel="", invited=(), withdrawal="", left_at=now, left_by=by)


def closed_by_removal(decision: Decision, found: Vote | None, by: str, now: datetime) -> Decision:
    """What was decided, closed by the removal itself; with the vote that was found, where one decides."""
    closed = replace(decision, closed_at=now, closed_by=by)
    return replace(closed, rule=str(found.by), voted=said(found)) if found else closed
