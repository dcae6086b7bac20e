"""A child has died: asked twice, in plain words. And a child who comes of age: what is to be thought of before."""

from collections.abc import Mapping
from datetime import date

from cards.forms import inputs, problem
from cards.parts import Opened, button, opened, says, typed
from cards.verbs import Verb
from panel.children import Child
from panel.closing import STOP
from panel.said import said_date, said_day
from panel.words import Refused

DOES = "Every prompt, reminder and notice about this child stops at once, and it leaves the agenda."
CONCERNS = "A safety concern that nobody has acknowledged is still told: it may be about other children."


def first(reference: str) -> Opened:
    """Asked once."""
    return opened(
        f"{reference}: has this child died?",
        says(DOES),
        says("This cannot be undone here. For anything else, such as a move, hand over instead."),
        buttons=[
            button("Yes, the child has died", Verb.STOP_SURE, case=reference),
            button("No, open the case", Verb.CASE_OPEN, main=True, case=reference),
        ],
    )


def sure(reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Asked again, with what is known and from whom."""
    return opened(
        "Stop everything about this child?",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else [says(DOES), says(CONCERNS)]),
        *inputs(STOP, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Stop everything", Verb.STOP_YES, case=reference, nonce=nonce),
            button("No, open the case", Verb.CASE_OPEN, main=True, case=reference),
        ],
    )


def stopped(reference: str) -> Opened:
    """Stopped: what this means, and who is told."""
    return opened(
        f"{reference} is stopped.",
        says("Nothing more is asked, reminded or sent about this child. Everything that was kept stays."),
        says("The child’s worker and the coordinator have a notice. Others who knew the child are yours to tell."),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)],
    )


def of_age(reference: str, child: Child, on: date, age: int) -> Opened:
    """When the child comes of age, and what is to be thought of before."""
    about = "about " if child.estimated else ""
    return opened(
        f"{reference}: coming of age",
        typed(f"{child.first} {child.family}, born {about}{said_day(child.born)}, turns {age} on {said_date(on)}."),
        says("Nothing closes by itself: what is open stays open, and the child stays on the agenda."),
        says("Think of: adult services; leaving care; public protection arrangements (MAPPA); who tells the child."),
        buttons=[
            button("Open the case", Verb.CASE_OPEN, main=True, case=reference),
            button("Hand over", Verb.HAND_OVER_FORM, case=reference),
        ],
    )
