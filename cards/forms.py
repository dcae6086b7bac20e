"""Questions drawn as inputs, with what was typed still in them and what is wrong said above."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, ExecuteAction, TextInput

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, says, title, typed
from cards.verbs import Verb
from panel.questions import NOTHING, Question, Shape
from panel.said import said_short
from panel.words import Mend, Reason, Refused

FEW = 5
"""Up to so many choices are shown open; more go into a list that unfolds."""

MENDS = {
    Mend.CONSIDER: ("Record that the child was considered", "consider"),
    Mend.ADD: ("Add a note", "add"),
    Mend.UPDATE: ("Open my answer", "update"),
    Mend.HELP: ("Help", "help"),
    Mend.USE: ("Use that procedure", "use"),
}


def inputs(
    questions: Sequence[Question], answers: Mapping[str, str], reasons: Sequence[Reason] = ()
) -> list[CardElement]:
    """Each question as an input, under what is wrong with its answer, if anything is."""
    drawn: list[CardElement] = []
    for question in questions:
        drawn += [typed(reason.words, bold=True) for reason in reasons if reason.field == question.id]
        drawn.append(_input(question, answers.get(question.id, "")))
    return drawn


def problem(refused: Refused) -> list[CardElement]:
    """What is wrong, at the top of a form, in the same words as beside each box."""
    return [says(refused.words), *(typed(f"• {reason.words}") for reason in refused.reasons)]


def mends(refused: Refused) -> list[ExecuteAction]:
    """A button for each thing a person can do about a refusal."""
    found = dict.fromkeys((reason.mend, reason.about) for reason in refused.reasons if reason.mend in MENDS)
    return [button(MENDS[mend][0], Verb.SAY, text=f"{MENDS[mend][1]} {about}".strip()) for mend, about in found if mend]


def refusal(refused: Refused, written: Sequence[str] = ()) -> Opened:
    """A refusal where no form is drawn again: why, what can be done, and what was `written`, so that it can be
    copied."""
    rows: list[CardElement] = [typed(f"• {reason.words}") for reason in refused.reasons]
    copied = [title("What you typed"), *(typed(words) for words in written)] if written else []
    return opened(refused.words, *rows, *copied, buttons=mends(refused) or [button("Help", Verb.SAY, text="help")])


def refusal_posted(refused: Refused) -> Posted:
    """A refusal of a typed command. A rule's words for a typed command hold nothing that anybody typed."""
    lines = templates.home.refused(refused)
    return posted(*lines, buttons=mends(refused) or [button("Help", Verb.SAY, text="help")])


def _input(question: Question, answer: str) -> CardElement:
    if question.empty:
        return says(NOTHING.format(question.label))
    if question.choices:
        return ChoiceSetInput(
            id=question.id,
            label=question.label,
            choices=[Choice(title=choice.title, value=choice.id) for choice in question.choices],
            value=answer or None,
            is_multi_select=question.shape is Shape.MANY or None,
            style="expanded" if len(question.choices) <= FEW or question.shape is Shape.MANY else "compact",
            placeholder="Choose",
            wrap=True,
        )
    return TextInput(
        id=question.id,
        label=question.label,
        value=_shown(question, answer) or None,
        placeholder=question.hint or None,
        is_multiline=question.shape is Shape.TEXT or None,
        max_length=question.most,
    )


def _shown(question: Question, answer: str) -> str:
    """A saved date as people type it; anything else as it was typed, even if it is longer than the box."""
    return said_short(answer) if question.shape is Shape.DATE else answer
