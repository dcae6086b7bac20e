"""What somebody writes beside a case: a note, taking it back, the answer to that, and that a signpost arrived."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import ExecuteAction

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, says, typed
from cards.verbs import Verb
from panel.cases import ADD, RECEIVED, STAYS, WITHDRAW, Case
from panel.questions import Question
from panel.words import Mend, Refused

WITHDRAWS = "Withdraw this referral?"
STILL_WORRIED = "Withdrawing does not change what you must do today. If you are still worried, do not withdraw."


def add(reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None, why: str = "") -> Opened:
    """A dated note: the chair is told that there is one; `why` says why the referral cannot be changed instead."""
    at: Ids = {"case": reference, "nonce": nonce}
    save = [button("Add the note", Verb.CASE_ADD_SAVE, main=True, at=at), *_keep_words(Verb.CASE_ADD_SAVE, at, wrong)]
    hint = f"{why} Say “Child B”, not a name.".strip()
    return _form(reference, "Add a note", hint, ADD, save, answers, wrong)


def withdraw(
    reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None, asks: bool = False
) -> Opened:
    """Why a referral is taken back; once the agenda is out (`asks`), the coordinator is asked instead."""
    heading, does = ("Ask to withdraw this referral?", "Ask to withdraw") if asks else (WITHDRAWS, "Withdraw")
    hint = "The agenda is out, so the coordinator decides; until then nothing changes." if asks else STILL_WORRIED
    at: Ids = {"case": reference, "nonce": nonce}
    save = [button(does, Verb.CASE_WITHDRAW_YES, at=at), *_keep_words(Verb.CASE_WITHDRAW_YES, at, wrong)]
    return _form(reference, heading, hint, WITHDRAW, save, answers, wrong)


def received(reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Who received a signpost, and on what date."""
    hint = "Ask them: a letter that was sent is not one that was received."
    save = [button("It was received", Verb.CASE_RECEIVED_SAVE, main=True, case=reference, nonce=nonce)]
    return _form(reference, "Has it arrived?", hint, RECEIVED, save, answers, wrong)


def withdrawal(case: Case, reason: str, by: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Why its referrer asks to withdraw a case whose agenda is out, for whoever decides."""
    at: Ids = {"case": case.id, "note": case.withdrawal}
    return opened(
        "Asked to withdraw",
        typed(case.id, bold=True),
        *(problem(wrong) if wrong else []),
        facts([("Asked by", by), ("Words", reason)]),
        *inputs(STAYS, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Withdraw it", Verb.WITHDRAWAL_GRANT, at=at),
            button("Keep it on the agenda", Verb.WITHDRAWAL_KEEP, main=True, at=at),
            button("Open the case", Verb.CASE_OPEN, case=case.id),
        ],
    )


def _keep_words(verb: Verb, at: Ids, wrong: Refused | None) -> list[ExecuteAction]:
    """After the warning about another child's name: the same form, sent with the words as they are."""
    asked = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return [button("Keep my words", verb, at=at, named="yes")] if asked else []


def _form(
    reference: str,
    heading: str,
    hint: str,
    questions: Sequence[Question],
    save: Sequence[ExecuteAction],
    answers: Mapping[str, str],
    wrong: Refused | None,
) -> Opened:
    body = [typed(reference, bold=True), *(problem(wrong) if wrong else [says(hint)])]
    body += inputs(questions, answers, wrong.reasons if wrong else ())
    return opened(heading, *body, buttons=[*save, button("Back to the case", Verb.CASE_OPEN, case=reference)])
