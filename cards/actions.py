"""Actions: who does what by when, what became of it, and those of a case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title
from cards.verbs import Verb
from panel.actions import DONE, NOT_DONE, Action, State, moving
from panel.said import said_date, said_when
from panel.words import Mend, Refused

ROWS = 8
FEW = 3


@dataclass(frozen=True)
class Row:
    """One action with the names on it, and what this person may do about it."""

    action: Action
    seat: str
    person: str
    helpers: tuple[str, ...] = ()
    trace: tuple[tuple[str, str], ...] = ()
    ended_by: str = ""
    ends: bool = False
    moves: bool = False


def listing(case: str, rows: Sequence[Row], today: date, page: int) -> Opened:
    """The actions of a case, unfinished ones first, a page at a time."""
    shown = rows[page * ROWS : (page + 1) * ROWS]
    count = which(page * ROWS, len(shown), len(rows)) if shown else "There are none."
    pages = [
        *([_page("Earlier actions", case, page - 1)] if page else []),
        *([_page("More actions", case, page + 1)] if (page + 1) * ROWS < len(rows) else []),
    ]
    return opened(
        f"{case}: actions",
        says(f"{count} Opening this is recorded.".strip(), quietly=True),
        *(element for each in shown for element in _short(each, today)),
        buttons=[*pages, button("New action", Verb.ACTION_FORM, case=case), _case(case)],
    )


def _page(label: str, case: str, page: int) -> ExecuteAction:
    return button(label, Verb.ACTION_LIST, case=case, page=page)


def beside(case: str, rows: Sequence[Row], today: date, writes: bool) -> list[CardElement]:
    """On a case that is opened: its first unfinished actions, and the way to all of them."""
    left = [each for each in rows if each.action.state is State.OPEN]
    drawn = [element for each in left[:FEW] for element in _short(each, today)]
    new = [button("New action", Verb.ACTION_FORM, case=case)] if writes else []
    every = [button(f"All actions ({len(rows)})", Verb.ACTION_LIST, case=case)] if rows else []
    buttons = [*new, *every]
    return [*([title("Unfinished actions")] if drawn else []), *drawn, *([row(*buttons)] if buttons else [])]


def _short(each: Row, today: date) -> Iterator[CardElement]:
    action = each.action
    yield facts([(f"{action.id}, {each.seat}", first_words(action.words)), ("State", _state(each, today))])
    yield row(button(f"Open {action.id}", Verb.ACTION_OPEN, at=_at(action)))


def _state(each: Row, today: date) -> str:
    action = each.action
    if action.state is not State.OPEN and action.ended_at:
        return f"{action.state}, {said_when(action.ended_at)}"
    return f"{'overdue, was due' if action.due < today else 'due'} on {said_date(action.due)}"


def one_action(each: Row, today: date) -> Opened:
    """One action whole: what, whose, by when, whose it was before, and what became of it."""
    action = each.action
    rows = [
        ("What", action.words),
        ("Owner", f"{each.seat}: {each.person or 'nobody now'}"),
        ("State", _state(each, today)),
        ("Keeps a child safe", "yes" if action.safety else "no"),
    ]
    rows += [("Helps", ", ".join(each.helpers))] if each.helpers else []
    rows += [("What was said", action.said), ("By", each.ended_by)] if action.said else []
    trace = [title("Whose it was"), facts(each.trace)] if each.trace else []
    return opened(f"{action.id}, for {action.case}", facts(rows), *trace, buttons=_does(each))


def _does(each: Row) -> list[ExecuteAction]:
    at, left = _at(each.action), each.action.state is State.OPEN
    ends = [button("Done", Verb.ACTION_DONE, main=True, at=at), button("Not done", Verb.ACTION_NOT_DONE, at=at)]
    return [
        *(ends if each.ends and left else []),
        *([button("Another owner", Verb.ACTION_MOVE, at=at)] if each.moves and left else []),
        button("Actions of the case", Verb.ACTION_LIST, case=each.action.case),
    ]


def ask_end(action: Action, today: date, more: bool) -> Posted:
    """A typed `done`: how the action stands, and the buttons that end it."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(templates.actions.state(action, today), *told, buttons=_ends(action))


def which_one(example: str) -> Posted:
    """A typed `done` without an action; an example is what one is called here."""
    return posted(templates.actions.which(example), templates.actions.MINE, buttons=[_my_list()])


def end(action: Action, state: State, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The words with which an action is done, or not done."""
    done = state is State.DONE
    at: Ids = {**_at(action), "state": state.value}
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        f"{action.id}: {state}",
        *(problem(wrong) if wrong else []),
        facts([("What", action.words)]),
        *inputs(DONE if done else NOT_DONE, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("It is done" if done else "It is not done", Verb.ACTION_END, main=True, at=at),
            *([button("Keep my words", Verb.ACTION_END, at=at, named="yes")] if named else []),
            button("Back", Verb.ACTION_OPEN, at=_at(action)),
        ],
    )


def ended(action: Action) -> Opened:
    """It has ended: how, and where that stands."""
    words = says("It stands with the case, and nobody is reminded of it any more.")
    return opened(f"{action.id} is {action.state}.", words, buttons=[_my_list(), _case(action.case)])


def move(each: Row, owners: Mapping[str, str], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Another owner for an action, and why."""
    at: Ids = {**_at(each.action), "owners": len(each.action.owners)}
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        f"{each.action.id}: another owner",
        *(problem(wrong) if wrong else []),
        facts([("Owner now", f"{each.seat}: {each.person or 'nobody now'}"), ("What", each.action.words)]),
        *inputs(moving(owners), answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Give it to them", Verb.ACTION_MOVE_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.ACTION_MOVE_SAVE, at=at, named="yes")] if named else []),
            button("Back", Verb.ACTION_OPEN, at=at),
        ],
    )


def moved(action: Action, seat: str) -> Opened:
    """It has another owner; who is told."""
    words = says(f"{action.case}: {seat}, by {said_date(action.due)}. The new owner and the one before have a notice.")
    return opened(f"{action.id} has another owner.", words, buttons=[button("Open", Verb.ACTION_OPEN, at=_at(action))])


def notice(line: templates.line.Line, action: Action, mine: bool = True) -> Posted:
    """A line about an action; whoever it is for ends it there, or opens it."""
    opens = button("Open", Verb.ACTION_OPEN, at=_at(action))
    return posted(line, templates.line.WINDOW, buttons=_ends(action) if mine else [opens])


def to_move(line: templates.line.Line, action: Action) -> Posted:
    """A line about an action that nobody answers for, for whoever gives it another owner."""
    moves = button("Another owner", Verb.ACTION_MOVE, main=True, at=_at(action))
    return posted(line, templates.line.WINDOW, buttons=[moves, button("Open", Verb.ACTION_OPEN, at=_at(action))])


def overdue(actions: Sequence[Action], today: date) -> Posted:
    """Once a week, all that is overdue of one person's: counts and references."""
    return posted(*templates.actions.overdue(actions, today), buttons=[button("Open my list", Verb.MY_VIEW, main=True)])


def _ends(action: Action) -> list[ExecuteAction]:
    at = _at(action)
    opens = button("Open", Verb.ACTION_OPEN, at=at)
    if action.state is not State.OPEN:
        return [opens]
    return [button("Done", Verb.ACTION_DONE, main=True, at=at), button("Not done", Verb.ACTION_NOT_DONE, at=at), opens]


def _at(action: Action) -> Ids:
    return {"case": action.case, "action": action.id}


def _case(reference: str) -> ExecuteAction:
    return button("Open the case", Verb.CASE_OPEN, case=reference)


def _my_list() -> ExecuteAction:
    return button("My list", Verb.SAY, main=True, text="my")
