"""What is folded away on a card, until somebody wants it: shown and hidden without asking the bot."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import ActionSet, CardElement, Container, ToggleVisibilityAction

from cards.forms import inputs
from panel.questions import Question
from panel.updates import Mark
from panel.words import Reason

SEATS, BOX = "seats", "which_seats"
"""The question that only one answer to "Who may see it?" needs, and what it is folded away in."""


def folded(words: str, id: str, body: Sequence[CardElement], shown: bool = False) -> list[CardElement]:
    """A button that shows and hides these elements; the elements themselves where they are `shown`, or where there are
    none. What is ticked or typed in them is sent either way."""
    if shown or not body:
        return list(body)
    turns = ToggleVisibilityAction(title=words, target_elements=[id])
    return [ActionSet(actions=[turns]), Container(id=id, is_visible=False, items=list(body))]


def marked(questions: Sequence[Question], answers: Mapping[str, str], reasons: Sequence[Reason]) -> list[CardElement]:
    """The inputs of a statement: the seats to name are folded away until somebody names them."""
    first = inputs([each for each in questions if each.id != SEATS], answers, reasons)
    seats = inputs([each for each in questions if each.id == SEATS], answers, reasons)
    named = answers.get("mark") == Mark.NAMED or any(reason.field == SEATS for reason in reasons)
    return [*first, *folded("Name the seats", BOX, seats, shown=named)]
