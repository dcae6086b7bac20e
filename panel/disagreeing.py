"""Disagreements: dated, owned and answered, one step after the other."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Step:
    """One step of a disagreement: which of the procedure's, since when, whose it is to answer (`to`, people), and the
    answer."""

    step: str
    at: datetime
    to: tuple[str, ...] = ()
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Disagreement:
    """`id` is its own (`SHCG-D002`). `words` are what is not agreed with; `with_chair` begins at the second step. The
    last of `steps` is where it stands; it is over when somebody whose it is says that it is settled."""

    id: str
    case: str
    panel: str
    seat: str
    by: str
    at: datetime
    words: str
    with_chair: bool = False
    steps: tuple[Step, ...] = ()
    settled_at: datetime | None = None
    settled_by: str = ""
    rev: int = 0
