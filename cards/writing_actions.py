"""An action while it is written: what was typed, checked in a form, and recorded once a person confirmed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, typed
from cards.verbs import Verb
from panel.actions import Action, DraftAction
from panel.questions import Question, one, text
from panel.said import said_date
from panel.typed_action import Typed
from panel.words import Mend, Refused


@dataclass(frozen=True)
class Writing:
    """The form of an action: the case, its questions and what stands in them, what was typed before it, what is
    suggested, and the point of a meeting that it follows from."""

    case: str
    questions: tuple[Question, ...]
    answers: Mapping[str, str]
    nonce: str
    draft: str = ""
    typed: str = ""
    notes: tuple[str, ...] = ()
    point: str = ""


def how(reference: str, seats: Sequence[str]) -> Posted:
    """`action` with nothing after it: how it is typed, with a reference and seats such as there are, and the form."""
    lines = templates.actions
    examples = lines.for_example(reference, seats[0]), lines.or_so(reference, seats[-1])
    write = button("Write an action", Verb.ACTION_FORM, main=True)
    return posted(lines.HOW, *examples, buttons=[write, button("My list", Verb.SAY, text="my")])


def kept(draft: DraftAction, found: Typed, seat: str) -> Posted:
    """An action that was typed where nobody else reads it: what was understood, and what has to be asked."""
    lines = templates.actions
    asks = (lines.asks(each) for each in found.asks)
    return posted(lines.understood(draft.case, seat, found.due), *asks, lines.NOT_YET, buttons=[_check(draft)])


def kept_in_public(draft: DraftAction) -> Posted:
    """An action that was typed where others read it: nothing of it is said again."""
    return posted(templates.actions.KEPT, templates.actions.STAYS_HERE, buttons=[_check(draft)])


def _check(draft: DraftAction) -> ExecuteAction:
    return button("Check and confirm", Verb.ACTION_FORM, main=True, case=draft.case, draft=draft.id)


def pick(cases: Mapping[str, str], answers: Mapping[str, str], procedure: str) -> Opened:
    """Which case an action is about, with the words that are there already."""
    if not cases:
        return opened("There is no case that you can record an action about.", buttons=[_my_list()])
    questions = (
        one("case", "Which case is it about?", cases),
        text("words", "What is to be done?", "Say “Child B”, not a name"),
    )
    go_on = button("Go on", Verb.ACTION_FORM, main=True, procedure=procedure)
    return opened("Make an action", *inputs(questions, answers), buttons=[go_on])


def form(writing: Writing, wrong: Refused | None = None) -> Opened:
    """Who does what by when, with what was typed in the chat above it."""
    follows = {"draft": writing.draft, "point": writing.point}
    at: Ids = {"case": writing.case, "nonce": writing.nonce} | {key: id for key, id in follows.items() if id}
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        f"{writing.case}: an action",
        *(problem(wrong) if wrong else []),
        *([facts([("As you typed it", writing.typed)])] if writing.typed else []),
        *(typed(note, bold=True) for note in writing.notes),
        *inputs(writing.questions, writing.answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Record the action", Verb.ACTION_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.ACTION_SAVE, at=at, named="yes")] if named else []),
            *([button("Delete my draft", Verb.ACTION_DROP, at=at)] if writing.draft else []),
            button("Open the case", Verb.CASE_OPEN, case=writing.case),
        ],
    )


def recorded(action: Action, seat: str, told: bool) -> Opened:
    """Recorded: its id, whose it is, and until when."""
    notice = "They have a notice." if told else "It is yours."
    return opened(
        f"{action.id} is recorded.",
        says(f"{action.case}: {seat}, by {said_date(action.due)}. {notice}"),
        buttons=[
            button("Actions of the case", Verb.ACTION_LIST, main=True, case=action.case),
            button("Open the case", Verb.CASE_OPEN, case=action.case),
        ],
    )


def dropped(draft: DraftAction) -> Opened:
    """What was typed is deleted: it is shown this once."""
    words = says("This is what it said. Copy it now if you want to keep it.")
    return opened(f"{draft.case}: your draft is deleted", words, typed(draft.typed), buttons=[_my_list()])


def _my_list() -> ExecuteAction:
    return button("My list", Verb.SAY, main=True, text="my")
