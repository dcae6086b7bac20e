"""Words every rule shares: how a refusal is said, and how a reference is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

REFERENCE = re.compile(r"\b[A-Z]{2,6}-(?:\d{4}-\d{3,}|[PSCOARDMUF]\d{3,})\b")
"""A case (`SHCG-2026-014`), a panel (`SHCG-P007`), a concern (`SHCG-S004`), a consideration (`SHCG-C002`), an offer of
an extra panel (`SHCG-O001`), an action (`SHCG-A007`), a recommendation (`SHCG-R003`), a disagreement (`SHCG-D002`), a
proposal to change the rules (`SHCG-M001`), an audit sample (`SHCG-U001`), a
finding of one (`SHCG-F001`)."""


@dataclass(frozen=True)
class Made:
    """What every record that somebody makes begins with: its own id, who makes it, and when."""

    id: str
    by: str
    at: datetime


class Mend(StrEnum):
    """What a person can do about a refusal; `cards` draws each as a button."""

    CONSIDER = "consider"
    HELP = "help"
    ADD = "add"
    UPDATE = "update"
    KEEP_WORDS = "keep words"
    SENT_ON = "sent on"
    USE = "use"


class Hindrance(StrEnum):
    """What stands between the bot and the organisation's Microsoft 365 that only an administrator can clear."""

    PERMISSION = "permission"
    CREDENTIALS = "credentials"
    MAILBOX = "mailbox"
    POLICY = "policy"
    APP = "app"
    DRIVE = "drive"


@dataclass(frozen=True)
class Reason:
    """One reason for a refusal, in words; `field` is the input it speaks of, if it speaks of one, and `about` the
    reference that is mended."""

    words: str
    mend: Mend | None = None
    field: str = ""
    about: str = ""


class Refused(Exception):
    """A rule said no. `words` is told first; `reasons` say why, and how to mend it."""

    def __init__(self, words: str, reasons: Sequence[Reason] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.reasons = tuple(reasons)
