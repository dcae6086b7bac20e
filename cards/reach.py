"""Reach: counts where it is posted; where it is opened, each person with what is known of writing to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, begins, button, facts, opened, posted, row, says, typed
from cards.verbs import Verb
from panel.questions import Question
from panel.reach import Needed, State
from panel.words import Refused

LINES = 8


@dataclass(frozen=True)
class Counts:
    """How many people must be reached, by what is known of each, and how many seats nobody holds."""

    procedure: str
    states: Mapping[State, int]
    unheld: int


@dataclass(frozen=True)
class Contact:
    """One person: as what they are needed, what is known of reaching them, the last test, and the way that is used
    instead (as it was typed)."""

    needed: Needed
    state: State
    test: str
    fallback: str


def counts(counted: Counts, line: templates.Line) -> Posted:
    """Under a first line that says why it comes, how many can be messaged and how many cannot."""
    opens = _list("Open", counted.procedure, main=True)
    return posted(line, *templates.reach(counted.states, counted.unheld), buttons=[opens])


def listing(counted: Counts, contacts: Sequence[Contact], unheld: Sequence[str], page: int) -> Opened:
    """Everybody who must be reached, eight at a time, those who cannot be first."""
    shown = contacts[page * LINES : (page + 1) * LINES]
    count = f"{page * LINES + 1} to {page * LINES + len(shown)} of {len(contacts)}" if shown else "Nobody on this page"
    return opened(
        "Who can be messaged",
        says("Whether somebody is a guest or from another organisation is not known here.", quietly=True),
        *([says(f"Seats nobody holds: {', '.join(unheld)}.")] if unheld else []),
        says(f"{count}.", quietly=True),
        *(element for contact in shown for element in _contact(contact, counted.procedure)),
        buttons=[
            *([_list("Earlier", counted.procedure, page - 1)] if page else []),
            *([_list("More", counted.procedure, page + 1)] if (page + 1) * LINES < len(contacts) else []),
            button("The roster", Verb.ROSTER_OPEN, procedure=counted.procedure, page=0),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def form(name: str, at: Ids, asked: Sequence[Question], answers: Mapping[str, str], refused: Refused | None) -> Opened:
    """How somebody is told who cannot be written to here."""
    return opened(
        "How are they told instead?",
        *(problem(refused) if refused else []),
        typed(name, bold=True),
        *inputs(asked, answers, refused.reasons if refused else ()),
        buttons=[
            button("Save it", Verb.REACH_FALLBACK_SAVE, main=True, at=at),
            _list("Back to the list", str(at["procedure"])),
        ],
    )


def done(words: str, name: str, procedure: str) -> Opened:
    """A test is on its way, or the other way of telling somebody is kept."""
    return opened(words, typed(name, bold=True), buttons=[_list("Back to the list", procedure)])


def test() -> Posted:
    """What a test message says: nothing."""
    return posted(templates.TEST, buttons=[button("My list", Verb.SAY, text="my")])


def _contact(contact: Contact, procedure: str) -> list[CardElement]:
    person = contact.needed.person
    at: Ids = {"procedure": procedure, "person": person.id}
    rows = [("Needed as", "; ".join(contact.needed.why)), ("State", contact.state)]
    rows += [("Last test", contact.test)] if contact.test else []
    rows += [("Told instead by", contact.fallback)] if contact.fallback else []
    if contact.state is State.LEFT:
        return [begins(person.name), facts(rows), says("Type allocate and the reference, and choose another worker.")]
    return [
        begins(person.name),
        facts(rows),
        row(
            button("Send a test message", Verb.REACH_TEST, at=at),
            button("How they are told instead", Verb.REACH_FALLBACK, at=at),
        ),
    ]


def _list(words: str, procedure: str, page: int = 0, main: bool = False) -> ExecuteAction:
    return button(words, Verb.REACH_OPEN, main=main, procedure=procedure, page=page)
