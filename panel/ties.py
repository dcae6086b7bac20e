"""Ties: two cases that are about each other, and how children who share a school or a service are kept apart."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Tie:
    """Two cases on the agenda of which one names the other's child. `id` is both references, sorted."""

    id: str
    case: str
    other: str
    rev: int = 0


@dataclass(frozen=True)
class Apart:
    """How the children of a case are kept apart at school or service, as somebody wrote it. `id` is the case's."""

    id: str
    case: str
    words: str
    by: str
    at: datetime
    rev: int = 0
