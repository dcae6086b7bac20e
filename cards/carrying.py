"""Why each unfinished action of a case goes on to the next panel."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, first_words, opened, says, typed
from cards.verbs import Verb
from panel.actions import Action, Carried
from panel.questions import one
from panel.said import said_date
from panel.words import Refused

NONE_CHOSEN = "Nothing is saved yet."
FEW = 6
"""So many actions on one form; the rest come with the next."""


def carries(at: Ids, actions: Sequence[Action], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why each unfinished action goes on; none left is said."""
    reference, shown = str(at["case"]), actions[:FEW]
    if not actions:
        return carried(reference, str(at["panel"]), 0)
    choices = {str(Carried.CHANGED): "Circumstances changed", str(Carried.NOT_DONE): "Not done"}
    fields: list[CardElement] = []
    for each in shown:
        fields += [facts([(each.id, f"{first_words(each.words)} (due {said_date(each.due)})")])]
        fields += inputs([one(each.id, f"Why does {each.id} go on?", choices)], answers, wrong.reasons if wrong else ())
    left = len(actions) - len(shown)
    return opened(
        "Unfinished actions go on",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else []),
        *fields,
        *([says(f"{left} more come after these.")] if left else []),
        buttons=[button("Save", Verb.CARRY_SAVE, main=True, at=at), _case(reference)],
    )


def carried(reference: str, panel: str, left: int) -> Opened:
    """How many actions still do not say why they go on."""
    still = "1 unfinished action has no reason yet." if left == 1 else f"{left} unfinished actions have no reason yet."
    words = still if left else "every unfinished action says why it goes on."
    again = [button("The others", Verb.CARRY_FORM, main=True, case=reference, panel=panel)] if left else []
    return opened(f"{reference}: {words}", buttons=[*again, _case(reference)])


def _case(reference: str) -> ExecuteAction:
    return button("Open the case", Verb.CASE_OPEN, case=reference)
