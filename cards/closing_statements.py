"""A statement that the chair says before a child leaves the agenda, and what it rests on."""

from collections.abc import Mapping

from cards.asking import Ask
from cards.asking import form as drawn
from cards.parts import Ids, Opened, button, facts, opened, typed
from cards.verbs import Verb
from panel.closing import STATED
from panel.rules.entry import Choice
from panel.words import Refused


def form(at: Ids, statement: Choice, answers: Mapping[str, str], stands: str, wrong: Refused | None = None) -> Opened:
    """The statement, what stands there already, and what it rests on."""
    hint = "Say it only if it is so. It stands with your name and the time."
    of = Ask(f"{at['case']}: is it so?", "It is so", Verb.CLOSE_STATE_SAVE, at, hint)
    now = [facts([("As it stands now", stands)])] if stands else []
    body = [typed(statement.title, bold=True), *now]
    back = button("What must hold first", Verb.CLOSE_OPEN, case=at["case"])
    return drawn(of, STATED, answers, wrong, body, [back])


def kept(reference: str) -> Opened:
    """It is said; what is left stands with the gates."""
    look = button("Look again", Verb.CLOSE_OPEN, main=True, case=reference)
    return opened("Kept, with your name.", buttons=[look, button("Open the case", Verb.CASE_OPEN, case=reference)])
