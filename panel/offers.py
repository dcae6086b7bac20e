"""An extra panel that is offered: more children wait than there is room for, or one waits too long."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Offer:
    """A drafted extra panel: when, and who would move to it. `panel` is the panel it became."""

    id: str
    procedure: str
    starts_at: datetime
    minutes: int
    cases: tuple[str, ...]
    made_at: datetime
    state: OfferState = OfferState.OPEN
    panel: str = ""
    rev: int = 0
