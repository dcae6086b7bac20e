"""Police cases: which are followed through to their outcome, where the police are, and when there was last word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from panel.cases import Case, CaseStatus
from panel.clocks import local
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.rules.entry import Position
from panel.updates import Answer, Update

NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class PoliceWord:
    """Where the police are, as somebody said later than the referral: one of the procedure's positions, and in a few
    words what was said."""

    id: str
    case: str
    position: str
    said: str
    by: str
    at: datetime
    rev: int = 0


def followed(case: Case, procedure: Procedure) -> bool:
    """Whether a case is on the panel and its risk is high enough to be followed. Procedure: police.followed_from."""
    rank = procedure.matrix.rank
    return case.status is CaseStatus.ACCEPTED and rank(case.level) >= rank(procedure.police.followed_from)


def position(answers: Mapping[str, str], procedure: Procedure) -> Position | None:
    """Where the police are, as the referral says; None where it says nothing. Procedure: police.positions."""
    return next((each for each in procedure.police.positions if each.id == answers.get("police")), None)


def heard_at(answers: Mapping[str, str], before: Referral | None, now: datetime) -> datetime | None:
    """When a referral last told where the police are: that nobody knows is no word, and neither is the same again."""
    said = answers.get("police", NOT_KNOWN)
    if before and said in (NOT_KNOWN, before.answers.get("police")):
        return before.police_at
    return None if said == NOT_KNOWN else now


def last_word(referral: Referral, updates: Iterable[Update], procedure: Procedure) -> date | None:
    """The day of the last word: the referral's, or an update of the police's own seat; None where there was none.
    Procedure: police.seat."""
    seat = procedure.police.seat
    said = [each.at for each in updates if each.seat == seat and each.answer is Answer.UPDATE]
    words = [*said, *([referral.police_at] if referral.police_at else [])]
    return local(max(words), procedure.panel.zone).date() if words else None
