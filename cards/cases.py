"""A case in one person's view, and what its referrer can still do with it."""

from collections.abc import Collection, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import history, templates
from cards.parts import Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.cases import OPEN, Case, CaseStatus
from panel.children import Match
from panel.matching import Decision, is_open, other_of
from panel.rules.sitting import Field
from panel.said import said_date, said_day
from panel.views import CaseView, Part, Said

STATUS = {
    CaseStatus.WAITING: "waiting to be screened",
    CaseStatus.RETURNED: "returned to the referrer for more",
    CaseStatus.ACCEPTED: "accepted to the panel",
    CaseStatus.SIGNPOSTED: "signposted",
    CaseStatus.WITHDRAWN: "withdrawn",
    CaseStatus.REMOVED: "removed from this panel’s agenda; the child’s plan goes on",
    CaseStatus.HANDED_OVER: "handed over, and off this panel’s agenda",
    CaseStatus.STOPPED: "stopped",
}


def neutral(reference: str) -> Posted:
    """A typed `case REF`: nothing of the case, and the button that opens it."""
    return posted(
        templates.cases.case(reference),
        templates.line.WINDOW,
        buttons=[button("Open", Verb.CASE_OPEN, main=True, case=reference)],
    )


def case(
    view: CaseView,
    age: int,
    panel: str,
    screens: bool,
    same: Sequence[str] = (),
    around: Sequence[CardElement] = (),
) -> Opened:
    """The case, in the view it was made for; `panel` says when its panel is, `screens` that this person screens it;
    `same` are the cases of the same child that they may open too, and `around` what they may do beside reading."""
    body = [*identity(view, age), *_same(same), *_state(view, panel), *_linked(view), *_matches(view)]
    body += [*around, *_referral(view)]
    return opened(view.case.id, *body, buttons=_case_buttons(view, screens))


def identity(view: CaseView, age: int, fields: Collection[Field] = tuple(Field)) -> list[CardElement]:
    """Who the child is, as far as these fields say it."""
    child = view.child
    about = "about " if child.estimated else ""
    born = f"born {about}{said_day(child.born)} ({about}{age})"
    also = f", also known as {child.known_as}" if child.known_as else ""
    said = {Field.NAME: f"{child.first} {child.family}{also}", Field.BORN: born}
    words = ", ".join(words for field, words in said.items() if field in fields)
    return [typed(f"{words}.", bold=True)] if words else []


def _state(view: CaseView, panel: str) -> list[CardElement]:
    rows = [
        ("The concern", view.why),
        ("Status", status_of(view.case)),
        ("Level", view.level),
        ("Matrix", _matrix(view)),
    ]
    rows += [("Panel", panel)] if panel else []
    rows += _arrived(view.case)
    under = typed(f"Referred under version {view.case.version} of the rules.", quietly=True)
    return [facts(rows), under, *history.latest(view)]


def status_of(case: Case) -> str:
    """What becomes of a case, in words; of one that goes another way, that this stands below."""
    routed = case.status is CaseStatus.SIGNPOSTED and case.route
    return "no meeting is called here; what follows stands with the case" if routed else STATUS[case.status]


def _arrived(case: Case) -> list[tuple[str, str]]:
    """Whether a signpost arrived."""
    if case.status is not CaseStatus.SIGNPOSTED or case.route:
        return []
    arrived = f"{case.received_by}, on {said_date(case.received_on)}" if case.received_on else "Not known yet"
    return [("Received by", arrived)]


def _same(references: Sequence[str]) -> list[CardElement]:
    """Other cases of the same child, each opened by itself: nothing of one is shown in the other."""
    if not references:
        return []
    opens = row(*(button(f"Open {reference}", Verb.CASE_OPEN, case=reference) for reference in references[:6]))
    return [says(f"Same child as {', '.join(references)}."), opens]


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
    matches = [match for match in view.matches if is_open(match)]
    if not matches:
        return []
    ref = view.case.id
    found = facts((f"May be the same child as {other_of(match, ref)}", _why(match)) for match in matches)
    others = [other_of(match, ref) for match in matches[:6]]
    opens = row(*(button(f"Compare with {other}", Verb.MATCH_OPEN, case=ref, other=other) for other in others))
    return [title("Possible same child"), found, opens]


def _why(match: Match) -> str:
    return "; ".join(match.why) + (". Not sure yet" if match.decision == Decision.NOT_SURE else "")


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
        *_asked_of(view),
        button("Safety concern", Verb.SAFETY_OPEN, case=ref),
    ]


def _asked_of(view: CaseView) -> list[ExecuteAction]:
    """What the case waits for beside the chair: word that it arrived, or the answer to a wish to withdraw it."""
    ref = view.case.id
    if view.case.status is CaseStatus.SIGNPOSTED and not view.case.received_on and not view.case.route:
        return [button("It was received", Verb.CASE_RECEIVED, main=True, case=ref)]
    waits = view.case.withdrawal and not view.own
    return [button("Asked to withdraw", Verb.WITHDRAWAL_OPEN, main=True, case=ref)] if waits else []


def read_all(reference: str, said: Said) -> Opened:
    """One long answer, whole."""
    back = button("Back to the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(reference, typed(said.label, bold=True), typed(said.words), buttons=[back])


def ask(reference: str, what: str, verb: Verb, more: bool) -> Posted:
    """A typed `add`, `invite` and so on: nothing of the case, and the button that opens the form. `more` says that
    words were typed after the reference, which belong in it."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    opens = button(what, verb, main=True, case=reference)
    return posted(templates.cases.form(reference), *told, templates.line.WINDOW, buttons=[opens])


def done(reference: str, words: str) -> Opened:
    """Something about a case is done: what, and the way back to it."""
    return opened(words, buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)])
