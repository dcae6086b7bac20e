"""The roster: counts where it is posted; who holds what, and what can be changed, where it is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, says, title, typed
from cards.verbs import Verb
from panel.absences import said
from panel.people import Person
from panel.questions import Question
from panel.roster import Place
from panel.said import said_date
from panel.words import Refused

LINES = 10


@dataclass(frozen=True)
class Roster:
    """A procedure's roster as it stands: how many people, the seats nobody holds, when it was last confirmed (`check`
    is the number of that confirmation), whether that is too long ago, and who sits on the next panel but cannot be
    invited to it (`uninvited`, by id)."""

    procedure: str
    people: int
    unheld: tuple[str, ...]
    checked: date | None
    check: int
    overdue: bool
    uninvited: frozenset[str] = frozenset()

    @property
    def right(self) -> ExecuteAction:
        """The button that says that it is right."""
        return button("It is right", Verb.ROSTER_RIGHT, procedure=self.procedure, check=self.check)


def summary(roster: Roster) -> Posted:
    """How many people and empty seats; the names open."""
    return posted(
        templates.roster.counts(roster.people, len(roster.unheld)),
        templates.roster.checked(roster.checked, roster.overdue),
        buttons=[_list("Open", roster.procedure, main=True), *([roster.right] if roster.overdue else [])],
    )


def check(procedure: str, since: date, number: int) -> Posted:
    """The roster was not confirmed for a while: is it still right?"""
    right = button("It is right", Verb.ROSTER_RIGHT, procedure=procedure, check=number)
    return posted(
        templates.roster.CHECK,
        templates.roster.checked(since, True),
        buttons=[_list("Open the roster", procedure, main=True), right],
    )


def right(procedure: str, on: date) -> Opened:
    """Confirmed."""
    return opened(f"The roster is confirmed, {said_date(on)}", buttons=[_list("Open the roster", procedure)])


def listing(roster: Roster, places: Sequence[Place], page: int, today: date) -> Opened:
    """Who holds each role and seat, ten lines at a time, each person with the button that changes what stands there."""
    shown = places[page * LINES : (page + 1) * LINES]
    count = which(page * LINES, len(shown), len(places)) if shown else "Nobody on this page."
    empty = [says(f"Seats nobody holds: {', '.join(roster.unheld)}.")] if roster.unheld else []
    return opened(
        "The roster",
        says(templates.roster.checked(roster.checked, roster.overdue), quietly=True),
        *empty,
        *([says(count, quietly=True)] if count else []),
        *(element for place in shown for element in _place(place, roster)),
        buttons=[
            button("Add somebody", Verb.ROSTER_ADD, procedure=roster.procedure),
            roster.right,
            *([_list("Earlier", roster.procedure, page - 1)] if page else []),
            *([_list("More", roster.procedure, page + 1)] if (page + 1) * LINES < len(places) else []),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def form(
    procedure: str, nonce: str, asked: Sequence[Question], answers: Mapping[str, str], refused: Refused | None
) -> Opened:
    """Somebody new."""
    return opened(
        "Add somebody to the roster",
        *(problem(refused) if refused else []),
        *inputs(asked, answers, refused.reasons if refused else ()),
        says(
            "They see cases from then on as their role allows. They must add Convenor to their own chat.", quietly=True
        ),
        buttons=[
            button("Add them", Verb.ROSTER_ADD_SAVE, main=True, procedure=procedure, nonce=nonce),
            _list("Back to the roster", procedure),
        ],
    )


def change(
    person: Person,
    held: Sequence[str],
    at: Ids,
    asked: Sequence[Question],
    answers: Mapping[str, str],
    refused: Refused | None,
    training: Sequence[str] | None = None,
) -> Opened:
    """One person: what they hold, the boxes that change it, and the ways to say that they are away or to remove them.
    `at` are the ids of the person as they are now; `training` is None where the procedure asks for none."""
    them: Ids = {name: id for name, id in at.items() if name != "nonce"}
    return opened(
        "Change somebody on the roster",
        *(problem(refused) if refused else []),
        typed(person.name, bold=True),
        facts([("Entra object id", person.id), ("Now", "; ".join(held)), *_absence(person), *_training(training)]),
        *inputs(asked, answers, refused.reasons if refused else ()),
        buttons=[
            button("Save the change", Verb.ROSTER_CHANGE_SAVE, main=True, at=at),
            button("They are away", Verb.AWAY_FORM, at=them),
            *([button("Training", Verb.TRAINING_FORM, at=them)] if training is not None else []),
            button("Remove them", Verb.ROSTER_REMOVE, at=them),
            _list("Back to the roster", str(at["procedure"])),
        ],
    )


def remove(person: Person, owes: Sequence[str], at: Ids, refused: Refused | None) -> Opened:
    """Before somebody is taken off the roster: what they still owe."""
    return opened(
        "Remove somebody from the roster?",
        *(problem(refused) if refused else []),
        typed(person.name, bold=True),
        says("They see nothing here from then on. Their name stays beside what they did."),
        *_owed(owes),
        buttons=[
            button("Remove them", Verb.ROSTER_REMOVE_YES, main=True, at=at),
            _list("Back to the roster", str(at["procedure"])),
        ],
    )


def done(words: str, person: Person, lines: Sequence[str], procedure: str) -> Opened:
    """What was changed, and what changes with it from now."""
    return opened(
        words,
        typed(person.name, bold=True),
        *(typed(line) for line in lines),
        buttons=[_list("Back to the roster", procedure), button("Help", Verb.SAY, text="help")],
    )


def _place(place: Place, roster: Roster) -> list[CardElement]:
    if place.person is None:
        return [title(place.title), says("Nobody.")]
    at: Ids = {"procedure": roster.procedure, "person": place.person.id, "rev": place.person.rev}
    words = [says("Deputises.", quietly=True)] if place.deputises else []
    words += [says(templates.reach.NO_ADDRESS)] if place.person.id in roster.uninvited else []
    away = [says(f"{said(place.person)}.")] if said(place.person) else []
    change = button("Change", Verb.ROSTER_CHANGE, at=at)
    return [title(place.title), beside(typed(place.person.name, bold=True), *words, *away, act=change)]


def _absence(person: Person) -> list[tuple[str, str]]:
    return [("Absence", said(person))] if said(person) else []


def _training(training: Sequence[str] | None) -> list[tuple[str, str]]:
    return [] if training is None else [("Trained in", "; ".join(training) or "nothing is written down")]


def _owed(owes: Sequence[str]) -> list[CardElement]:
    lines = [typed(f"• {line}") for line in owes]
    return [title("They still owe"), *lines] if owes else [says("They owe nothing here.")]


def _list(words: str, procedure: str, page: int = 0, main: bool = False) -> ExecuteAction:
    return button(words, Verb.ROSTER_OPEN, main=main, procedure=procedure, page=page)
