"""What the panel recommends, and what became of what specialist reports recommend."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Assessment:
    """A specialist report: with which tool, by whom, of when, and where it is kept. It stays where it is."""

    id: str
    case: str
    tool: str
    author: str
    dated: date
    kept: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Recommendation:
    """`id` is its own (`SHCG-R003`). `kind` is one of the procedure's; `provider` is who is to do it, chosen or typed.
    One out of a specialist report names it (`assessment`). `agreed` is None until a sitting has said; not agreed, it
    says `why_not`. It is followed until `implemented_on`, or until it is said why it was not (`fell_through`)."""

    id: str
    case: str
    kind: str
    words: str
    by: str
    at: datetime
    panel: str = ""
    seat: str = ""
    provider: str = ""
    assessment: str = ""
    agreed: bool | None = None
    why_not: str = ""
    agreed_at: datetime | None = None
    agreed_by: str = ""
    implemented_on: date | None = None
    fell_through: str = ""
    followed_by: str = ""
    rev: int = 0
