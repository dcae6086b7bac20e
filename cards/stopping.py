"""A child has died: asked twice, in plain words. And a child who comes of age: what is to be thought of before."""

from collections.abc import Mapping
from datetime import date

from microsoft_teams.cards import CardElement

from cards.forms import inputs, problem
from cards.parts import Opened, button, opened, rows, says, typed
from cards.verbs import Verb
from panel.children import Child
from panel.closing import STOP
from panel.said import said_date, said_day
from panel.words import Refused

DOES = "Every prompt, reminder and notice about this child stops at once, and it leaves the agenda."
TO_WHOM = "To whom is the case handed over? The chair writes it down; until it was received nothing changes."
CONCERNS = "A safety concern that nobody has acknowledged is still told: it may be about other children."

GO_ON = "About the same child too, not stopped, and still asked and reminded of:"


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


def sure(
    reference: str, nonce: str, answers: Mapping[str, str], others: Mapping[str, bool], wrong: Refused | None = None
) -> Opened:
    """Asked again, with what is known and from whom; `others` are the other cases of the same child."""
    return opened(
        "Stop everything about this child?",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else [says(DOES), says(CONCERNS)]),
        *([says(f"{GO_ON} {', '.join(others)}. Each is stopped on its own.")] if others else []),
        *inputs(STOP, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Stop everything", Verb.STOP_YES, case=reference, nonce=nonce),
            button("No, open the case", Verb.CASE_OPEN, main=True, case=reference),
        ],
    )


def stopped(reference: str, others: Mapping[str, bool]) -> Opened:
    """Stopped: what this means, who is told, and the `others` of the same child that go on, with a button for each that
    this person may stop."""
    about = "of this case" if others else "about this child"
    return opened(
        f"{reference} is stopped.",
        *_go_on(reference, others),
        says(f"Nothing more is asked, reminded or sent {about}. Everything that was kept stays."),
        says("The child’s worker and the coordinator have a notice. Others who knew the child are yours to tell."),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)],
    )


def _go_on(reference: str, others: Mapping[str, bool]) -> list[CardElement]:
    if not others:
        return []
    stops = [
        button(f"Stop {other} too", Verb.STOP_SURE, case=other, like=reference) for other, may in others.items() if may
    ]
    left = [other for other, may in others.items() if not may]
    asks = [says(f"Somebody else who chairs stops {', '.join(left)}: tell them.")] if left else []
    return [says(f"{GO_ON} {', '.join(others)}."), *rows(stops), *asks]


def of_age(reference: str, child: Child, on: date, age: int, today: date, hands_over: bool) -> Opened:
    """When the child comes of age, or did, and what is to be thought of; `hands_over` that it is this person who writes
    to whom the case goes."""
    about, turns = "about " if child.estimated else "", "turned" if on <= today else "turns"
    hand = [button("Hand over", Verb.HAND_OVER_FORM, case=reference)] if hands_over else []
    return opened(
        f"{reference}: coming of age",
        typed(f"{child.first} {child.family}, born {about}{said_day(child.born)}, {turns} {age} on {said_date(on)}."),
        says("Nothing closes by itself: what is open stays open, and the child stays on the agenda."),
        *([says(TO_WHOM)] if on <= today else []),
        says("Think of: adult services; leaving care; public protection arrangements (MAPPA); who tells the child."),
        buttons=[
            button("Open the case", Verb.CASE_OPEN, main=True, case=reference),
            *hand,
        ],
    )
