"""Who comes for one item: the child's worker and their manager, a home authority's worker, a specialist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Part(StrEnum):
    """Why somebody is invited."""

    WORKER = "worker"
    MANAGER = "manager"
    HOME_WORKER = "home worker"
    SPECIALIST = "specialist"


@dataclass(frozen=True)
class Invitation:
    """One person's invitation to one case's item. `person` is "" for somebody who is not on the roster: the
    coordinator is asked to tell them, and says when (`told_on`). `left_at` is when somebody who was on it left it.
    `role` is as it was typed. It ends when the item closes."""

    id: str
    case: str
    part: Part
    name: str
    reason: str
    by: str
    at: datetime
    person: str = ""
    role: str = ""
    told_by: str = ""
    told_on: date | None = None
    left_at: datetime | None = None
    ended_at: datetime | None = None
    rev: int = 0


def comes(invitations: Iterable[Invitation]) -> list[Invitation]:
    """The invitations that stand."""
    return [each for each in invitations if each.ended_at is None]


def outside(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Those of them that are for somebody who is not on the roster."""
    return [each for each in comes(invitations) if not each.person]


def untold(invitations: Iterable[Invitation], out: datetime | None) -> list[Invitation]:
    """Those who are not on the roster and whom nobody has told; once the agenda is out, nobody since then."""
    left = outside(invitations)
    return [each for each in left if each.told_on is None or (out is not None and each.told_on < out.date())]
