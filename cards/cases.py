"""A case in one person's view, and what its referrer can still do with it."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import history, templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.access import CaseView, Part, Said
from panel.cases import ADD, OPEN, WITHDRAW, CaseStatus
from panel.questions import Question
from panel.said import said_day
from panel.words import Mend, Refused

STATUS = {
    CaseStatus.WAITING: "waiting to be screened",
    CaseStatus.RETURNED: "returned to the referrer for more",
    CaseStatus.ACCEPTED: "accepted to the panel",
    CaseStatus.SIGNPOSTED: "signposted",
    CaseStatus.WITHDRAWN: "withdrawn",
}


def neutral(reference: str) -> Posted:
    """A typed `case REF`: nothing of the case, and the button that opens it."""
    return posted(
        templates.case(reference),
        templates.WINDOW,
        buttons=[button("Open", Verb.CASE_OPEN, main=True, case=reference)],
    )


def case(view: CaseView, age: int, panel: str, screens: bool) -> Opened:
    """The case, in the view it was made for; `panel` says when its panel is, `screens` that this person screens it."""
    body = [*identity(view, age), *_state(view, panel), *_linked(view), *_matches(view), *_referral(view)]
    return opened(view.case.id, *body, buttons=_case_buttons(view, screens))


def identity(view: CaseView, age: int) -> list[CardElement]:
    """Who the child is, and what must be kept in mind before anybody is rung or told."""
    child = view.child
    about = "about " if child.estimated else ""
    born = f"born {about}{said_day(child.born)} ({about}{age})"
    also = f", also known as {child.known_as}" if child.known_as else ""
    return [typed(f"{child.first} {child.family}{also}, {born}.", bold=True)]


def _state(view: CaseView, panel: str) -> list[CardElement]:
    rows = [
        ("The concern", view.why),
        ("Status", STATUS[view.case.status]),
        ("Level", view.level),
        ("Matrix", _matrix(view)),
    ]
    rows += [("Panel", panel)] if panel else []
    return [facts(rows), *history.latest(view)]


def _matrix(view: CaseView) -> str:
    latest = view.matrices[-1]
    suggested = f" Suggested by the ticks: {', '.join(latest.because)}." if latest.because else ""
    return f"{said_day(latest.dated)}, by {latest.author}, kept: {latest.kept}.{suggested}"


def _linked(view: CaseView) -> list[CardElement]:
    if not view.linked:
        return []
    rows = [
        (
            person.relation or "Relation not known",
            f"{person.name or 'name not known'}, "
            f"{'born ' + said_day(person.born) if person.born else 'date of birth not known'}. "
            f"Same school or service: {person.same_place.replace('_', ' ') or 'not known'}",
        )
        for person in view.linked
    ]
    return [title("Others, kept apart"), facts(rows)]


def _matches(view: CaseView) -> list[CardElement]:
    """Possible same child: both references and why; the chair decides, and the referrer is not told."""
    if not view.matches:
        return []
    others = [(match.other if match.case == view.case.id else match.case, match.why) for match in view.matches]
    found = facts((f"May be the same child as {other}", "; ".join(why)) for other, why in others)
    opens = row(*(button(f"Open {other}", Verb.CASE_OPEN, case=other) for other, _ in others[:6]))
    return [title("Possible same child"), found, opens]


def _referral(view: CaseView) -> list[CardElement]:
    return [element for part in view.parts for element in _part(view.case.id, part)]


def _part(reference: str, part: Part) -> list[CardElement]:
    given = [said for said in part.rows if said.words]
    return [title(part.title), *history.answers(reference, given)] if given else []


def _case_buttons(view: CaseView, screens: bool) -> list[ExecuteAction]:
    ref = view.case.id
    open_still = view.case.status in OPEN
    decide = screens and view.case.status is CaseStatus.WAITING
    own = [button("Add a note", Verb.CASE_ADD, case=ref), button("Change", Verb.CASE_EDIT, case=ref)]
    return [
        *([button("Screen it", Verb.SCREEN_OPEN, main=True, case=ref)] if decide else []),
        *(own if view.own and open_still else []),
        *([button("Withdraw", Verb.CASE_WITHDRAW, case=ref)] if view.own and open_still else []),
        button("Safety concern", Verb.SAFETY_OPEN, case=ref),
    ]


def read_all(reference: str, said: Said) -> Opened:
    """One long answer, whole."""
    back = button("Back to the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(reference, typed(said.label, bold=True), typed(said.words), buttons=[back])


def ask(reference: str, what: str, verb: Verb, more: bool) -> Posted:
    """A typed `add`, `edit` or `withdraw`: nothing of the case, and the button that opens the form. `more` says that
    words were typed after the reference, which belong in it."""
    told = [templates.WRITE_IT_THERE] if more else []
    opens = button(what, verb, main=True, case=reference)
    return posted(templates.case(reference), *told, templates.WINDOW, buttons=[opens])


def add(reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """A dated note: the chair is told that there is one."""
    at: Ids = {"case": reference, "nonce": nonce}
    save = [button("Add the note", Verb.CASE_ADD_SAVE, main=True, at=at), *_keep_words(Verb.CASE_ADD_SAVE, at, wrong)]
    return _form(reference, "Add a note", "Say “Child B”, not a name.", ADD, save, answers, wrong)


def withdraw(reference: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Why a referral is taken back."""
    hint = "Withdrawing does not change what you must do today. If you are still worried, do not withdraw."
    at: Ids = {"case": reference, "nonce": nonce}
    save = [button("Withdraw", Verb.CASE_WITHDRAW_YES, at=at), *_keep_words(Verb.CASE_WITHDRAW_YES, at, wrong)]
    return _form(reference, "Withdraw this referral?", hint, WITHDRAW, save, answers, wrong)


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


def done(reference: str, words: str) -> Opened:
    """Something about a case is done: what, and the way back to it."""
    return opened(words, buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)])
