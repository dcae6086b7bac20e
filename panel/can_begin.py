"""What can begin before the police have an outcome: asked of those who know the child, and answered for the minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.questions import Question, check, text
from panel.said import wall_day
from panel.words import Made

ASKED = "What can begin before the outcome?"
QUESTIONS: tuple[Question, ...] = (
    text("begins", ASKED, "Say “Child B”, not a name", required="Say what can begin, or why nothing can"),
)


@dataclass(frozen=True)
class CanBegin:
    """An answer to it. `panel` is the panel the case stood on then, "" for none: its minutes hold it."""

    id: str
    case: str
    panel: str
    words: str
    by: str
    at: datetime
    rev: int = 0


def can_begin(made: Made, case: str, panel: str, fields: Mapping[str, str]) -> CanBegin:
    """The answer; `Refused` without one."""
    words = check(QUESTIONS, fields, wall_day(made.at))["begins"]
    return CanBegin(made.id, case, panel, words, made.by, made.at)
