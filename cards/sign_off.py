"""A referral that a manager signs before it is sent on: who is asked, what they read, and what they say."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.forms import problem
from cards.parts import Ids, Opened, Posted, button, first_words, opened, posted, row, says, title, typed
from cards.referrals import given
from cards.templates.line import Line
from cards.verbs import Verb
from panel.questions import Question
from panel.referrals import Draft
from panel.said import said_when
from panel.sign_off import BACK
from panel.views import Part, Said
from panel.words import Refused


def who(
    draft: Draft, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """Who signs it before it goes to the chair."""
    hint = "They read the whole referral, and sign it or send it back. Nothing you typed is lost either way."
    of = Ask("Who signs it?", "Ask them to sign", Verb.SIGN_ASK, {"draft": draft.id, "rev": draft.rev}, hint)
    return form(of, questions, answers, wrong, beside=[_resume(draft)])


def waits(draft: Draft, name: str) -> Opened:
    """It waits for a signature."""
    return opened(
        "It waits to be signed",
        typed(said(draft, name)),
        says(templates.referrals.NOT_SENT_YET),
        says(templates.referrals.IF_WORSE),
        buttons=[_resume(draft), button("Safety concern", Verb.SAFETY_OPEN)],
    )


def said(draft: Draft, name: str) -> str:
    """Who is asked to sign a draft, and since when."""
    when = f", since {said_when(draft.asked_at)}" if draft.asked_at else ""
    return f"{name} is asked to sign it{when}."


def to_sign(draft: Draft, writer: str, parts: Sequence[Part], wrong: Refused | None = None) -> Opened:
    """The whole referral, and what can be done with it."""
    at: Ids = {"draft": draft.id, "rev": draft.rev}
    return opened(
        "A referral to sign",
        *(problem(wrong) if wrong else []),
        typed(f"Written by {writer}. It is not sent to the chair until you sign it.", bold=True),
        *(element for part in parts for element in _part(part, draft)),
        buttons=[
            button("Sign, and send it on", Verb.SIGN_YES, main=True, at=at),
            button("Send it back", Verb.SIGN_BACK, draft=draft.id),
            button("Safety concern", Verb.SAFETY_OPEN),
        ],
    )


def _part(part: Part, draft: Draft) -> Iterator[CardElement]:
    yield title(part.title)
    yield from given(part)
    if long := [said.id for said in part.rows if first_words(said.words) != said.words]:
        yield row(*(button("Read all", Verb.SIGN_READ, draft=draft.id, question=id) for id in long))


def read_all(draft: Draft, said: Said) -> Opened:
    """One long answer, whole."""
    return opened(said.label, typed(said.words), buttons=[_open(draft.id)])


def back(draft: Draft, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What is still needed, in a word to its writer."""
    of = Ask("Send it back", "Send it back", Verb.SIGN_BACK_SAVE, {"draft": draft.id, "nonce": nonce})
    return form(of, BACK, answers, wrong, beside=[_open(draft.id)])


def went_back() -> Opened:
    """Its writer has it again."""
    return opened("It is with its writer again", says("They are told now, with your word."), buttons=[_mine()])


def signed(reference: str) -> Opened:
    """Signed, and sent on."""
    return opened(
        f"Signed. It is {reference}.", says("Whoever screens it is told now, and so is its writer."), buttons=[_mine()]
    )


def asked(line: Line, draft: str) -> Posted:
    """A notice to whoever is asked to sign: nothing of the child, and the button that opens it."""
    return posted(line, templates.line.WINDOW, buttons=[_open(draft)])


def came_back(draft: Draft) -> Posted:
    """A notice to its writer that it was not signed."""
    return posted(templates.referrals.SENT_BACK, templates.line.WINDOW, buttons=[_resume(draft)])


def _open(draft: str) -> ExecuteAction:
    return button("Open", Verb.SIGN_OPEN, main=True, draft=draft)


def _resume(draft: Draft) -> ExecuteAction:
    return button("Open my referral", Verb.REFER_RESUME, draft=draft.id)


def _mine() -> ExecuteAction:
    return button("My list", Verb.SAY, text="my")
