"""A form about a case: what it is for, its boxes, and another child's name in them asked about before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, opened, says
from cards.verbs import Verb
from panel.questions import Question
from panel.words import Mend, Refused


@dataclass(frozen=True)
class Ask:
    """A form: its heading, the words and the verb of its button, what the button carries, and a hint."""

    heading: str
    does: str
    verb: Verb
    at: Ids
    hint: str = ""


def form(
    of: Ask,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
    body: Sequence[CardElement] = (),
    beside: Sequence[ExecuteAction] = (),
) -> Opened:
    """The boxes under what they are about, with what is wrong above them; `beside` are the buttons that leave it."""
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        of.heading,
        *(problem(wrong) if wrong else []),
        *body,
        *([says(of.hint)] if of.hint else []),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button(of.does, of.verb, main=True, at=of.at),
            *([button("Keep my words", of.verb, at=of.at, named="yes")] if named else []),
            *beside,
        ],
    )
