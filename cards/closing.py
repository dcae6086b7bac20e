"""Whether a child may leave the agenda: every gate with what mends it, the reason, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import history, templates
from cards.forms import problem
from cards.parts import Ids, Opened, Posted, button, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.gates import Gate, Remedy
from panel.views import Said
from panel.words import Refused

WANTED = {
    "matrix": "for a new risk matrix",
    "reason": "whether the child is no longer at risk, and why",
    "police": "where the police are now",
}


@dataclass(frozen=True)
class Shown:
    """The gates of a case at a sitting (`panel`, "" while none is going on, and then when the next is), the matrix that
    counts, and the words of the procedure's source."""

    case: str
    panel: str
    gates: tuple[Gate, ...]
    matrix: str = ""
    next: str = ""
    source: str = ""

    @property
    def all_hold(self) -> bool:
        """Whether the child can be removed at this press."""
        return bool(self.panel) and all(gate.held for gate in self.gates)


def gates(shown: Shown, wrong: Refused | None = None) -> Opened:
    """What is met, what is not, why, and the button that mends each; the removal itself once all hold."""
    met = [gate.title[:1].lower() + gate.title[1:] for gate in shown.gates if gate.held]
    missing = [gate for gate in shown.gates if not gate.held]
    return opened(
        f"{shown.case} can leave the agenda now." if shown.all_hold else f"{shown.case} stays on the agenda.",
        *(problem(wrong) if wrong else []),
        *_where(shown),
        *_met(shown, met),
        *(element for n, gate in enumerate(missing, 1) for element in _missing(shown, n, gate)),
        *([says(f"Source: {shown.source}", quietly=True)] if shown.source else []),
        says("Moved, turned 18, or another process has it? Hand over instead: that needs no matrix.", quietly=True),
        buttons=_buttons(shown),
    )


def _where(shown: Shown) -> list[CardElement]:
    if shown.panel:
        return [] if shown.all_hold else [says("Nothing has changed.")]
    return [says(f"A child is removed at a sitting, and none is going on. The next is on {shown.next}.")]


def _met(shown: Shown, met: Sequence[str]) -> list[CardElement]:
    """What holds: a gate a line where that is all, so that each is looked at before the child leaves."""
    if shown.all_hold:
        return [says("Met:"), *(typed(f"• {each}") for each in met)]
    return [says(f"Met: {'; '.join(met)}.")] if met else []


def _missing(shown: Shown, n: int, gate: Gate) -> list[CardElement]:
    said: list[CardElement] = [title(f"Not met {n}. {gate.title}"), typed(f"{gate.why}.")]
    mends = _state(shown, gate) if gate.mend is Remedy.STATE else _mends(shown, gate.mend)
    return [*said, row(*mends)] if mends else said


def _state(shown: Shown, gate: Gate) -> list[ExecuteAction]:
    at: Ids = {"case": shown.case, "panel": shown.panel, "statement": gate.about}
    return [button(f"Say it: {gate.title}", Verb.CLOSE_STATE, at=at)] if shown.panel else []


def _mends(shown: Shown, remedy: Remedy | None) -> list[ExecuteAction]:
    at: Ids = {"case": shown.case, "panel": shown.panel}
    match remedy:
        case Remedy.MATRIX:
            return [button("Ask the social worker for a new one", Verb.CLOSE_WANT, at=at, what="matrix")]
        case Remedy.POLICE:
            return [button("Ask the police seat", Verb.CLOSE_WANT, at=at, what="police")]
        case Remedy.REASON:
            write = [button("Write the reason", Verb.CLOSE_REASON, at=at)] if shown.panel else []
            return [*write, button("Ask the social worker for it", Verb.CLOSE_WANT, at=at, what="reason")]
        case Remedy.ACTIONS:
            return [button("Open the case", Verb.CASE_OPEN, case=shown.case)]
    return _at_sitting(shown, remedy, at) if shown.panel else []


def _at_sitting(shown: Shown, remedy: Remedy | None, at: Ids) -> list[ExecuteAction]:
    """What only a sitting can mend."""
    match remedy:
        case Remedy.SCREEN:
            return [button("Open my screen", Verb.SITTING_SCREEN, panel=shown.panel)]
        case Remedy.ASK:
            return [button("Ask the sitting", Verb.CLOSE_ASK, at=at)]
        case Remedy.PROPOSE:
            return [button("Propose to remove", Verb.DECIDE_FORM, at=at, ending="removed")]
        case Remedy.STANDS:
            return [button("Who agrees, who objects", Verb.DECIDE_OPEN, at=at)]
        case Remedy.POINTS:
            return [button("What is to be answered", Verb.SITTING_POINTS, at=at)]
        case Remedy.SEEN:
            return [button("We have looked at it", Verb.CLOSE_SEEN, at=at, matrix=shown.matrix)]
    return []


def _buttons(shown: Shown) -> list[ExecuteAction]:
    remove = button("Remove from the agenda", Verb.CLOSE_REMOVE, main=True, case=shown.case, panel=shown.panel)
    return [
        *([remove] if shown.all_hold else []),
        button("Hand over instead", Verb.HAND_OVER_FORM, case=shown.case),
        button("Look again", Verb.CLOSE_OPEN, case=shown.case),
        button("Open the case", Verb.CASE_OPEN, case=shown.case),
    ]


def reason_kept(reference: str) -> Opened:
    """The reason is kept; what is left stands with the gates."""
    return _done(reference, "Kept, with your name. The decision is the sitting’s.")


def wanted(reference: str, what: str, people: int) -> Opened:
    """Asked for: who has a notice."""
    who = "whoever speaks for the police" if what == "police" else "the child’s worker"
    nobody = f"nobody could be asked {WANTED[what]}. Ring {who}."
    told = f"{who} has a notice that asks {WANTED[what]}." if people else nobody
    return _done(reference, f"{reference}: {told}")


def _done(reference: str, words: str) -> Opened:
    look = button("Look again", Verb.CLOSE_OPEN, main=True, case=reference)
    return opened(words, buttons=[look, button("Open the case", Verb.CASE_OPEN, case=reference)])


def removed(reference: str, actions: int, recommendations: int) -> Opened:
    """Removed: what goes on, who is told, and who opens it still."""
    return opened(
        f"{reference} is removed from this panel’s agenda; the child’s plan goes on.",
        says("Nothing is deleted. The child’s worker, the chair and the coordinator still open it; members do not."),
        says(_go_on(actions)),
        *([says(_followed(recommendations))] if recommendations else []),
        says("If the child is referred again, whoever screens it sees what was decided here."),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)],
    )


def _go_on(actions: int) -> str:
    if not actions:
        return "No action is open."
    if actions == 1:
        return "1 action is open. It goes on, and whoever owns it has a notice."
    return f"{actions} actions are open. They go on, and each who owns one has a notice."


def _followed(recommendations: int) -> str:
    if recommendations == 1:
        return "1 recommendation was agreed and is not implemented yet. Whoever sees it through has a notice."
    words = "recommendations were agreed and are not implemented yet. Whoever sees each through has a notice."
    return f"{recommendations} {words}"


def ask_worker(reference: str, what: str) -> Posted:
    """A notice that something is asked of the worker, or of the police's seat."""
    verb = {"matrix": Verb.MATRIX_FORM, "reason": Verb.CLOSE_REASON}.get(what, Verb.CASE_OPEN)
    words = {"matrix": "Add a matrix", "reason": "Write the reason"}.get(what, "Open")
    opens = [button(words, verb, main=True, case=reference)]
    opens += [button("Open the case", Verb.CASE_OPEN, case=reference)] if verb is not Verb.CASE_OPEN else []
    lines = templates.closing
    return posted(lines.wanted(reference), lines.WANTS[what], templates.line.WINDOW, buttons=opens)


def left(reference: str, rows: Sequence[Said]) -> list[CardElement]:
    """How a case left the agenda."""
    return [title("How it left the agenda"), *history.answers(reference, rows)]


def on_its_way(reference: str, rows: Sequence[Said], receives: bool) -> list[CardElement]:
    """A hand-over that was not received yet, and the button that says that it was."""
    arrived = [row(button("It was received", Verb.HAND_OVER_RECEIVED, case=reference))] if receives else []
    return [title("Handed over, and not received yet"), *history.answers(reference, rows), *arrived]


def earlier(reference: str, rows: Sequence[Said]) -> list[CardElement]:
    """An earlier case of the same child: why it left the agenda, for whoever leads the panel."""
    return [title(f"Earlier: {reference}"), *history.answers(reference, rows)]
