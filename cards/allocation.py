"""Who a child's worker is, who it was, and the form that hands the case on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, says, title
from cards.verbs import Verb
from panel.allocations import Allocation
from panel.questions import Question
from panel.said import said_when
from panel.words import Refused

SHOWN = 8
"""So many of the latest transfers on a card; all of them are counted."""


@dataclass(frozen=True)
class Moved:
    """One transfer, with the names of both workers."""

    allocation: Allocation
    before: str
    to: str


@dataclass(frozen=True)
class Form:
    """What a form carries: the revision of the case it was drawn from, and what it is known again by."""

    rev: int
    nonce: str


def allocate(
    reference: str,
    worker: str,
    earlier: Sequence[Moved],
    questions: Sequence[Question],
    form: Form,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """The worker now, every transfer so far with its reason, and to whom the case goes."""
    at: Ids = {"case": reference, "rev": form.rev, "nonce": form.nonce}
    told = [
        (f"{said_when(each.allocation.at)}", f"{each.before} to {each.to}: {each.allocation.reason}")
        for each in earlier[-SHOWN:]
    ]
    history = [title(f"Transfers so far: {len(earlier)}"), facts(told)] if told else []
    return opened(
        f"{reference}: another worker",
        *(problem(wrong) if wrong else []),
        facts([("The child's worker now", worker)]),
        *history,
        says("The worker before opens the case no more, unless they assess the child or are invited to the item."),
        says("What they wrote stays. Both are told, and the chair."),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Hand the case on", Verb.ALLOCATE_SAVE, main=True, at=at),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def allocated(reference: str, transfers: int, assessed: bool = False) -> Opened:
    """The case has another worker: who is told, and how often it was handed on. `assessed` says that an assessment is
    still with the worker before."""
    count = "1 transfer" if transfers == 1 else f"{transfers} transfers"
    words = f"{reference} has another worker. {count} so far. Both workers and the chair have a notice."
    left = [says("An assessment is still with the worker before. Is somebody else to lead it?")] if assessed else []
    look = [button("Assessments", Verb.ASSESSING_LIST, main=True, case=reference)] if assessed else []
    return opened(words, *left, buttons=[*look, button("My list", Verb.SAY, main=not assessed, text="my")])
