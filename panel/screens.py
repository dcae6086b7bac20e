"""The referral's twelve screens: which there are, in which order, and where one is found."""

from collections.abc import Mapping
from functools import lru_cache

from panel import wording
from panel.needed import needed, questions
from panel.procedure import Procedure
from panel.rules.entry import Annex
from panel.wording import Screen
from panel.words import Refused

LAST = 12
OTHERS = 5
"""How many other children or adults one referral can name."""
OTHER = ("relation", "name", "born", "same")
"""What is asked about each of them: `other_name_2`."""


def screens(procedure: Procedure, answers: Mapping[str, str]) -> tuple[Screen, ...]:
    """The first eleven screens; what has been answered decides the wording, the matrix and how many others are asked
    about. The twelfth, "check your answers", asks nothing of its own."""
    return _screens(procedure, answers.get("kind", ""), others(answers), needed(procedure, answers))


def screen(procedure: Procedure, answers: Mapping[str, str], number: int) -> Screen:
    """One screen by its number; `Refused` unless it is 1 to 11."""
    if not 1 <= number < LAST:
        raise Refused("There is no such screen.")
    return screens(procedure, answers)[number - 1]


def screen_of(procedure: Procedure, answers: Mapping[str, str], id: str) -> Screen:
    """One screen by its id; StopIteration if there is none of that id."""
    return next(shown for shown in screens(procedure, answers) if shown.id == id)


def others(answers: Mapping[str, str]) -> int:
    """How many other children or adults the referral has room for now: one to begin with."""
    return max([1] + [n for n in range(2, OTHERS + 1) if any(f"other_{part}_{n}" in answers for part in OTHER)])


@lru_cache
def _screens(procedure: Procedure, kind: str, others: int, annexes: tuple[Annex, ...]) -> tuple[Screen, ...]:
    return (
        wording.danger(procedure),
        wording.why(procedure),
        wording.child(),
        wording.in_place(),
        wording.happened(procedure, kind),
        wording.others(others),
        wording.safe_until(),
        wording.police(procedure, kind),
        wording.matrix(procedure, kind),
        wording.voice(procedure),
        wording.wanted(questions(annexes)),
    )
