"""Reach: whom the bot must be able to write to for a panel, and when the coordinator hears that it cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panel.agenda import warns_at
from panel.apps import Held
from panel.cases import Case
from panel.duty import Duty
from panel.people import Person, Role, speakers
from panel.procedure import Procedure
from panel.roster import LEADERS, said_role, seats
from panel.sittings import Sitting


class State(StrEnum):
    """What is known of reaching somebody. STOOD_IN is of a demo only: nobody holds that persona."""

    READY = "can be messaged"
    NO_APP = "no app in their own chat"
    HAS_APP = "has the app, and must write to it once"
    INSTALLING = "the app is on its way to them"
    NOT_ALLOWED = "not allowed the app by your administrator"
    UNKNOWN = "not known to your organisation's Teams"
    OUTSIDE = "outside the organisation"
    FAILED = "the last message did not arrive"
    LEFT = "not on the roster any more"
    STOOD_IN = "held by nobody in this demo: what is for them goes to whoever is here"


CANNOT = frozenset(State) - {State.READY, State.STOOD_IN}
BY_APP = {
    Held.HAS: State.HAS_APP,
    Held.HAS_NOT: State.NO_APP,
    Held.INSTALLING: State.INSTALLING,
    Held.NOT_ALLOWED: State.NOT_ALLOWED,
    Held.UNKNOWN: State.UNKNOWN,
}
"""What is known of somebody who has no chat of their own here."""


@dataclass(frozen=True)
class Needed:
    """Somebody who must be reached, and as what: their seats, roles and cases in words."""

    person: Person
    why: tuple[str, ...]


def needed(people: Iterable[Person], cases: Iterable[Case], procedure: Procedure, day: date) -> list[Needed]:
    """Everybody who is written to before a panel with these cases: who leads it, who speaks for each seat on a day, and
    the workers, though they are on the roster no more."""
    everybody = {each.id: each for each in people}
    why: dict[str, list[str]] = {}
    for id, words in _reasons(everybody, cases, procedure, day):
        if id in everybody and words not in why.setdefault(id, []):
            why[id].append(words)
    return [Needed(everybody[id], tuple(words)) for id, words in why.items()]


def duties(sitting: Sitting, procedure: Procedure) -> list[Duty]:
    """Before each agenda the coordinators hear how many cannot be written to, if anybody cannot. Procedure:
    agenda.warn_days_before."""
    panel = sitting.panel
    if panel.cancelled:
        return []
    at, ids = warns_at(panel, procedure), {"panel": panel.id}
    told = (person.id for person in sitting.people if Role.COORDINATOR in person.roles(panel.procedure))
    return [Duty("reach", ids, at, panel.starts_at, to=id, in_hours=True) for id in told]


def _reasons(
    people: dict[str, Person], cases: Iterable[Case], procedure: Procedure, day: date
) -> Iterator[tuple[str, str]]:
    for role in LEADERS:
        for person in people.values():
            if role in person.roles(procedure.name):
                yield person.id, said_role(role)
    for seat in seats(procedure):
        for person in speakers(people.values(), procedure.name, seat.id, day):
            yield person.id, seat.title
    for case in cases:
        yield case.held_by, f"Worker of {case.id}"
        yield from ((id, f"Invited to {case.id}") for id in case.invited)
