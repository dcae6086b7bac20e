"""`consider`: a child on the pathway, referred or not, and why."""

from collections.abc import Mapping, Sequence

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Opened, Posted, button, opened, posted, says
from cards.verbs import Verb
from panel.questions import Question
from panel.words import Refused


def start() -> Posted:
    """A typed `consider`."""
    return posted(
        templates.CONSIDERING,
        templates.WINDOW,
        buttons=[button("Start", Verb.CONSIDER_OPEN, main=True)],
    )


def form(
    nonce: str, questions: Sequence[Question], answers: Mapping[str, str] | None = None, wrong: Refused | None = None
) -> Opened:
    hint = "Every child arrested or referred on the pathway is considered, so that none is missed."
    body = problem(wrong) if wrong else [says(hint)]
    body += inputs(questions, answers or {}, wrong.reasons if wrong else ())
    return opened(
        templates.CONSIDERING, *body, buttons=[button("Record it", Verb.CONSIDER_SAVE, main=True, nonce=nonce)]
    )


def recorded(id: str, referred: bool) -> Opened:
    """The record's own id, and the next step if a referral is being made."""
    next_step = button("Refer the child", Verb.SAY, main=True, text="refer")
    return opened(
        f"Recorded. {id}.",
        says("The referral is the next step." if referred else "No referral is being made, and the reason is kept."),
        buttons=[*([next_step] if referred else []), button("My list", Verb.SAY, text="my")],
    )
