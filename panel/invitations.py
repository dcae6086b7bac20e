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
    coordinator is asked to tell them, and says when (`told_on`). `role` is as it was typed. It ends when the item
    closes."""

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
    ended_at: datetime | None = None
    rev: int = 0


def comes(invitations: Iterable[Invitation]) -> list[Invitation]:
    """The invitations that stand."""
    return [each for each in invitations if each.ended_at is None]
