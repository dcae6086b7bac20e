"""Reach: counts where it is posted; where it is opened, each person with what is known of writing to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from microsoft_teams.cards import CardElement, Container, ExecuteAction

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.questions import Question
from panel.reach import Needed, State
from panel.words import Refused

LINES = 10
GUESTS = "Who is from outside the organisation is known only where the roster says so."


@dataclass(frozen=True)
class Counts:
    """How many people must be reached, by what is known of each, how many seats nobody holds, and how many of those who
    sit there have no address for an invitation, or may stand in the calendar by another one; why the agenda does
    not stand in the chat of the next meeting, and what somebody has to see to in that, where there is something."""

    procedure: str
    states: Mapping[State, int]
    unheld: int
    chat: Line | None = None
    left: Line | None = None
    uninvited: int = 0
    unmatched: int = 0


@dataclass(frozen=True)
class Contact:
    """One person: as what they are needed, what is known of reaching them, the last test, the way that is used instead
    (as it was typed), and whether an address for invitations is missing, or not the one that the calendar has."""

    needed: Needed
    state: State
    test: str
    fallback: str
    uninvited: bool = False
    unmatched: bool = False


def counts(counted: Counts, line: Line) -> Posted:
    """Under a first line that says why it comes, how many can be messaged and how many cannot."""
    opens = _list("Open", counted.procedure, main=True)
    more = [templates.reach.uninvited(counted.uninvited)] if counted.uninvited else []
    more += [templates.reach.unmatched(counted.unmatched)] if counted.unmatched else []
    more += [counted.chat] if counted.chat else []
    return posted(line, *templates.reach.counts(counted.states, counted.unheld), *more, buttons=[opens])


def listing(
    counted: Counts, contacts: Sequence[Contact], unheld: Sequence[str], page: int, apps: bool = False
) -> Opened:
    """Everybody who must be reached, ten at a time, those who cannot be first, under what is known of each; `apps` says
    that the organisation's Teams can be asked who has the app."""
    shown = contacts[page * LINES : (page + 1) * LINES]
    count = which(page * LINES, len(shown), len(contacts)) if shown else "Nobody on this page."
    return opened(
        "Who can be messaged",
        says(f"{count} {GUESTS}".strip(), quietly=True),
        *([says(f"Seats nobody holds: {', '.join(unheld)}.")] if unheld else []),
        *(says(line) for line in (counted.chat, counted.left) if line),
        *by_state(shown, counted),
        buttons=[
            *([_list("Earlier", counted.procedure, page - 1)] if page else []),
            *([_list("More", counted.procedure, page + 1)] if (page + 1) * LINES < len(contacts) else []),
            *([button("Who has the app", Verb.REACH_APPS, procedure=counted.procedure, page=0)] if apps else []),
            button("The roster", Verb.ROSTER_OPEN, procedure=counted.procedure, page=0),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def by_state(shown: Sequence[Contact], counted: Counts) -> Iterator[CardElement]:
    """These people under what is known of each, with how many there are of each kind."""
    for state, contacts in groupby(shown, key=lambda each: each.state):
        yield title(f"{state.value[0].upper()}{state.value[1:]}: {counted.states[state]}")
        if state is State.LEFT:
            yield says("Type allocate and the reference, and choose another worker.")
        for each in contacts:
            yield _contact(each, counted.procedure)


def form(
    contact: Contact, at: Ids, asked: Sequence[Question], answers: Mapping[str, str], refused: Refused | None
) -> Opened:
    """One person: what is known of reaching them, a test, and how they are told who cannot be written to here."""
    person = contact.needed.person
    ids: Ids = {"procedure": at["procedure"], "person": person.id}
    return opened(
        "How somebody is reached",
        *(problem(refused) if refused else []),
        typed(person.name, bold=True),
        facts(_known(contact)),
        *inputs(asked, answers, refused.reasons if refused else ()),
        buttons=[
            button("Save it", Verb.REACH_FALLBACK_SAVE, main=True, at=at),
            button("Send a test message", Verb.REACH_TEST, at=ids),
            _list("Back to the list", str(at["procedure"])),
        ],
    )


def done(words: str, name: str, procedure: str) -> Opened:
    """A test is on its way, or the other way of telling somebody is kept."""
    return opened(words, typed(name, bold=True), buttons=[_list("Back to the list", procedure)])


def test() -> Posted:
    """What a test message says: nothing."""
    return posted(templates.reach.TEST, buttons=[button("My list", Verb.SAY, text="my")])


def _contact(contact: Contact, procedure: str) -> CardElement:
    """One person in two or three short lines, with the button that opens what can be done."""
    person = contact.needed.person
    rows = [("", "; ".join(contact.needed.why)), ("Last test: ", contact.test), ("Told instead by: ", contact.fallback)]
    lines: list[CardElement] = [typed(f"{label}{words}", quietly=True) for label, words in rows if words]
    lines += [says(templates.reach.NO_ADDRESS)] if contact.uninvited else []
    lines += [says(templates.reach.ANOTHER_ADDRESS)] if contact.unmatched else []
    if contact.state is State.LEFT:
        return Container(items=[typed(person.name, bold=True), *lines])
    change = button("Change", Verb.REACH_FALLBACK, procedure=procedure, person=person.id)
    return beside(typed(person.name, bold=True), *lines, act=change)


def _known(contact: Contact) -> list[tuple[str, str]]:
    rows = [("Needed as", "; ".join(contact.needed.why)), ("State", contact.state), ("Last test", contact.test)]
    return [(label, words) for label, words in rows if words]


def _list(words: str, procedure: str, page: int = 0, main: bool = False) -> ExecuteAction:
    return button(words, Verb.REACH_OPEN, main=main, procedure=procedure, page=page)
