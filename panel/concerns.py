"""A concern for a child's immediate safety: who was rung, who was told, who has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from panel.questions import check, line, text
from panel.words import Refused

CALL = (
    line("whom", "Who did you ring?", "For example, 999", required="Say who you rang"),
    line("when", "When?", "For example, 5:20pm", required="Say when you rang"),
    text("said", "What did they say?", required="Say what they said"),
)
RAISE = (
    text(
        "what", "What is happening?", "In a few words. This is not an emergency line", required="Say what is happening"
    ),
)


@dataclass(frozen=True)
class Call:
    """One telephone call: whom, when (as typed), what they said, and who wrote it down when."""

    whom: str
    when: str
    said: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Concern:
    """`id` is its own (`SHCG-S004`); `case` and `draft` say what it came up in, if anything."""

    id: str
    procedure: str
    raised_by: str
    raised_at: datetime
    words: str = ""
    case: str = ""
    draft: str = ""
    calls: tuple[Call, ...] = ()
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    rev: int = 0


def rang(concern: Concern, fields: Mapping[str, str], by: str, now: datetime) -> Concern:
    """The concern with one more call written down, once however often it is sent; `Refused` says what is missing."""
    call = Call(**check(CALL, fields, now.date()), by=by, at=now)
    if concern.calls and replace(concern.calls[-1], at=now) == call:
        return concern
    return replace(concern, calls=(*concern.calls, call))


def acknowledge(concern: Concern, by: str, now: datetime) -> Concern:
    """The concern, held by somebody; `Refused` if somebody has it already."""
    if concern.acknowledged_by:
        raise Refused(f"{concern.id} was taken already. You can still open it.")
    return replace(concern, acknowledged_by=by, acknowledged_at=now)
