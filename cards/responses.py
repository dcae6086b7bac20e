"""What follows a screening that calls no meeting: beside the case, what was done of it, and screening it once more."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask
from cards.asking import form as asking
from cards.called_meetings import Rows
from cards.history import answers as said_of
from cards.history import named
from cards.parts import Ids, Opened, button, facts, opened, row, title, typed
from cards.verbs import Verb
from panel.followed import AGAIN
from panel.questions import Question
from panel.words import Refused

FOLLOWS = "follows"
"""What the rows about what follows are called, each by its number."""


def around(reference: str, rows: Rows, says: bool, screens: bool) -> list[CardElement]:
    """What follows, with the buttons of whoever `says` what was done of it or `screens` it once more."""
    buttons = [
        *([button("Say what was done", Verb.ROUTE_FORM, main=True, case=reference)] if says else []),
        *([button("Screen it again", Verb.ROUTE_AGAIN, case=reference)] if screens else []),
    ]
    said = said_of(reference, named(FOLLOWS, rows))
    return [title("What follows the screening"), *said, *([row(*buttons)] if buttons else [])]


def form(
    at: Ids, rows: Rows, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None
) -> Opened:
    """What was done of it, beside what is known."""
    of = Ask("Say what was done", "Keep it", Verb.ROUTE_SAVE, at, "Say what you know now; the rest can come later.")
    return asking(of, questions, answers, wrong, _head(at, rows), _back(at))


def again(at: Ids, rows: Rows, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Why it is screened once more."""
    hint = "It waits to be screened again, a meeting among the answers. What was done stays beside it."
    of = Ask("Screen it again?", "Screen it again", Verb.ROUTE_AGAIN_SAVE, at, hint)
    return asking(of, AGAIN, answers, wrong, _head(at, rows), _back(at))


def kept(reference: str, rows: Rows) -> Opened:
    """Kept: what is known of it now."""
    opens = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened("Kept.", typed(reference, bold=True), facts(rows), buttons=[opens])


def waits(reference: str) -> Opened:
    """It waits to be screened once more."""
    opens = button("Screen it", Verb.SCREEN_OPEN, main=True, case=reference)
    return opened("Kept: it waits to be screened again.", typed(reference, bold=True), buttons=[opens])


def _head(at: Ids, rows: Rows) -> list[CardElement]:
    return [typed(str(at["case"]), bold=True), facts(rows)]


def _back(at: Ids) -> list[ExecuteAction]:
    return [button("Back to the case", Verb.CASE_OPEN, case=at["case"])]
