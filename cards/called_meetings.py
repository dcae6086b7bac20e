"""The clock of a meeting that is called for one child: shown beside the case, set by a person, and what it moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask
from cards.asking import form as asking
from cards.history import answers, named
from cards.parts import Ids, Opened, button, facts, opened, row, says, title, typed
from cards.verbs import Verb
from panel.questions import Question
from panel.said import said_when
from panel.words import Refused

DAYS = "days"
"""What the rows about the clock are called, each by its number."""
Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Clock:
    """The clock of a case's meeting, in rows; `late` is when the meeting sits, if that is after its last day."""

    case: str
    rev: int
    rows: Rows
    late: datetime | None = None


@dataclass(frozen=True)
class Move:
    """A meeting that may be moved, as it was when this was drawn, and to when."""

    panel: str
    rev: int
    to: datetime


@dataclass(frozen=True)
class Follows:
    """When a meeting sits, how many people are told that it was moved there, and the move that is `offered`."""

    sits: datetime
    told: int = 0
    offered: Move | None = None


def around(clock: Clock, sets: bool, move: Move | None) -> list[CardElement]:
    """The clock beside a case, with the buttons of whoever may set it (`sets`) or move the meeting."""
    late = f"The meeting is on {said_when(clock.late)}: after its last day." if clock.late else ""
    buttons = [
        *([button("Set the days", Verb.CLOCK_FORM, case=clock.case)] if sets else []),
        *([_moves(clock.case, move)] if move else []),
    ]
    return [
        title("The days within which the meeting sits"),
        *answers(clock.case, named(DAYS, clock.rows)),
        *([says(late)] if late else []),
        *([row(*buttons)] if buttons else []),
    ]


def form(
    clock: Clock,
    nonce: str,
    stays: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None,
) -> Opened:
    """Which clock runs, why, and what becomes of a meeting that is called already (`stays`)."""
    at: Ids = {"case": clock.case, "rev": clock.rev, "nonce": nonce}
    of = Ask("Set the days", "Set these days", Verb.CLOCK_SAVE, at, f"The last day is the latest. {stays}".strip())
    body = [typed(clock.case, bold=True), facts(clock.rows)]
    back = button("Back to the case", Verb.CASE_OPEN, case=clock.case)
    return asking(of, questions, answers, wrong, body, [back])


def kept(clock: Clock, follow: Follows | None) -> Opened:
    """The clock that runs now, and what becomes of the meeting (None where none is called yet)."""
    said, moves = follows(clock.case, follow)
    back = button("Open the case", Verb.CASE_OPEN, main=not moves, case=clock.case)
    head = typed(clock.case, bold=True)
    return opened("Kept: these days run.", head, facts(clock.rows), *said, buttons=[*moves, back])


def follows(case: str, follow: Follows | None) -> tuple[list[CardElement], list[ExecuteAction]]:
    """What becomes of a meeting whose days have changed, in a sentence, and the move that is offered."""
    if follow is None:
        return [], []
    return [says(_sits(follow))], [_moves(case, follow.offered)] if follow.offered else []


def _sits(follow: Follows) -> str:
    if follow.offered:
        on = said_when(follow.sits)
        return f"The meeting stays on {on} until somebody moves it: people have been told of that day."
    if not follow.told:
        return f"The meeting is on {said_when(follow.sits)}."
    people = "1 person is" if follow.told == 1 else f"{follow.told} people are"
    return f"The meeting is moved to {said_when(follow.sits)}. {people} told."


def _moves(case: str, move: Move) -> ExecuteAction:
    return button(
        f"Move it to {said_when(move.to)}", Verb.CLOCK_MOVE, main=True, case=case, panel=move.panel, rev=move.rev
    )
