"""Whether somebody can be written to, as far as it is known here, and what waits for those who cannot."""

from collections import Counter
from dataclasses import dataclass

from bot.delivery import way_to
from bot.template import Template
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.reach import CANNOT, Needed, State, needed
from panel.roster import unheld
from panel.rules.sitting import Seat
from panel.said import wall_day
from storage.records import Acting, Conversation, Notice, Reach, Told
from storage.store import Turn


@dataclass(frozen=True)
class Reached:
    """Everybody who must be reached for a panel, each with what is known of it; and the seats nobody holds."""

    people: tuple[tuple[Needed, State], ...]
    unheld: tuple[Seat, ...]

    def count(self, state: State) -> int:
        return Counter(each for _, each in self.people)[state]

    @property
    def well(self) -> bool:
        """Whether everybody can be written to, and every seat is held."""
        return not self.unheld and not any(state in CANNOT for _, state in self.people)


def reached(turn: Turn, procedure: Procedure, panel: Panel | None) -> Reached:
    """Who must be reached for a panel, or, where none is booked, for any."""
    people = turn.find(Person)
    cases = turn.find(Case, panel=panel.id) if panel else []
    found = needed(people, cases, procedure, wall_day(turn.now))
    known = ((each, state_in(turn, each.person.id, procedure.name)) for each in found)
    return Reached(tuple(known), tuple(unheld(people, procedure)))


def state_in(turn: Turn, person: str, procedure: str) -> State:
    """What is known of reaching somebody in a procedure: whoever left its roster is not to be told anything."""
    found = turn.maybe(Person, person)
    return state(turn, person) if found and found.roles(procedure) else State.LEFT


def state(turn: Turn, person: str) -> State:
    """What is known of reaching somebody. Somebody who wrote after a message that did not arrive can be tried again."""
    # Only a demo keeps who acts as whom: there a persona has a chat while somebody holds it.
    way = way_to(turn, person, live=not turn.find(Acting))
    reach, seen = turn.maybe(Reach, person), [chat.seen for chat in turn.find(Conversation, person=person)]
    if way is None:
        return State.NO_APP
    if reach and reach.failed_at and not any(at > reach.failed_at for at in seen):
        return State.FAILED
    return State.STOOD_IN if way.persona else State.READY


def missed(turn: Turn, person: str) -> list[Notice]:
    """What somebody was to be told and was not, because nothing could be written to them, while it still matters."""
    return [
        each for each in turn.find(Notice, to=person) if each.told is Told.UNREACHABLE and turn.now < each.expires_at
    ]


def last_test(turn: Turn, person: str) -> Notice | None:
    """The last test message to somebody."""
    tests = (each for each in turn.find(Notice, to=person) if each.template == Template.TEST)
    return max(tests, key=lambda each: each.expires_at, default=None)
