"""Another route for a case: picked or changed by a person, with the reason."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement

from cards.asking import Ask
from cards.asking import form as asking
from cards.called_meetings import Follows, Rows, follows
from cards.history import answers as said_of
from cards.history import named
from cards.parts import Ids, Opened, button, facts, opened, row, title, typed
from cards.verbs import Verb
from panel.questions import Question
from panel.words import Refused

ROUTE = "kind"
"""What the rows about the route are called, each by its number."""


def around(reference: str, rows: Rows, offered: str) -> list[CardElement]:
    """What a case came as, and the button to another route, by these words, if one is `offered`."""
    was = [title("Its route"), *said_of(reference, named(ROUTE, rows))] if rows else []
    return [*was, *([row(button(offered, Verb.KIND_FORM, case=reference))] if offered else [])]


def form(
    at: Ids, now: str, rule: Rows, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None
) -> Opened:
    """The other routes, under what the case is `now` and the procedure's rule, and why."""
    of = Ask("Another route", "Take this route", Verb.KIND_SAVE, at, "What it came as is kept beside it.")
    body = [typed(str(at["case"]), bold=True), facts([("Now", now), *rule])]
    return asking(of, questions, answers, wrong, body, [button("Back to the case", Verb.CASE_OPEN, case=at["case"])])


def changed(reference: str, rows: Rows, follow: Follows | None, screens: bool) -> Opened:
    """Changed: the route, who leads, and what becomes of the meeting; `screens` says that this person goes on to screen
    it."""
    said, moves = follows(reference, follow)
    screen = [button("Screen it", Verb.SCREEN_OPEN, main=True, case=reference)] if screens else []
    case = button("Open the case", Verb.CASE_OPEN, main=not screens, case=reference)
    return opened(
        "Kept: it goes on by this route.",
        typed(reference, bold=True),
        facts(rows),
        *said,
        buttons=[*moves, *screen, case],
    )
