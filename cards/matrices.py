"""A new risk matrix of a child who is on the agenda."""

from collections.abc import Mapping, Sequence

from cards.forms import inputs, problem
from cards.parts import Opened, button, opened, says, typed
from cards.verbs import Verb
from panel.questions import Question
from panel.words import Refused


def form(
    reference: str,
    nonce: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """The level, the date, who did it and where it is kept."""
    hint = "It stands beside the earlier ones. The level is yours; a score only suggests. Files are not uploaded here."
    return opened(
        "A new risk matrix",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else [says(hint)]),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Keep the matrix", Verb.MATRIX_SAVE, main=True, case=reference, nonce=nonce),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )
