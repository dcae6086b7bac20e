"""Notices: written in the turn that causes them, said in words only when they are sent."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.template import Template
from panel.auditing.findings import Finding
from panel.auditing.sampling import Sample
from panel.cases import Case
from panel.concerns import Concern
from panel.leading import coordinates
from panel.minutes import Minutes
from panel.offers import Offer
from panel.panels import Panel
from panel.people import Person, Role, holding
from panel.referrals import Draft
from storage.records import Board, Errand, Notice
from storage.store import Turn

BACK_OFF = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
DOUBLINGS = 7
KEPT = timedelta(days=14)
"""How long a notice is worth sending; after that it is marked expired."""

Tried = TypeVar("Tried", bound=Notice | Board | Errand)


def holders(turn: Turn, procedure: str, *roles: Role) -> list[Person]:
    """Everybody who holds one of these roles in a procedure, in order of id."""
    return holding(turn.find(Person), procedure, *roles)


def tell(
    turn: Turn,
    people: Iterable[Person | str],
    template: Template,
    at: datetime | None = None,
    replaces: str = "",
    **ids: str,
) -> None:
    """Stages one notice a person, to go out at once or `at` a moment. Its key is what it is about and for whom, so
    that it is told once."""
    about, when = ":".join(ids.values()), at or turn.now
    for person in people:
        to = person if isinstance(person, str) else person.id
        notice = Notice(f"{template}:{about}:{to}", to, template, ids, when, when + KEPT, replaces=replaces)
        turn.notify(notice)


def procedure_of(turn: Turn, notice: Notice) -> str:
    """The procedure of what a notice is about, by name; else the first in which the person it is for holds a role."""
    subjects: tuple[tuple[str, type[Case | Concern | Draft | Panel | Offer | Minutes | Sample | Finding]], ...] = (
        ("case", Case),
        ("concern", Concern),
        ("draft", Draft),
        ("panel", Panel),
        ("minutes", Minutes),
        ("offer", Offer),
        ("sample", Sample),
        ("finding", Finding),
    )
    for name, kind in subjects:
        if subject := turn.maybe(kind, notice.ids.get(name, "")):
            return subject.procedure
    if about := turn.maybe(Notice, notice.ids.get("notice", "")):
        return procedure_of(turn, about)
    person, running = turn.maybe(Person, notice.to), turn.procedures()
    if notice.ids.get("procedure") in running:
        return notice.ids["procedure"]
    return next((name for name in running if person and person.roles(name)), "")


def on_roster(turn: Turn, notice: Notice) -> bool:
    """Whether whom it is for still holds a role in the procedure it is about."""
    person = turn.maybe(Person, notice.to)
    return bool(person and person.roles(procedure_of(turn, notice)))


def told_alone(turn: Turn, notice: Notice) -> bool:
    """Whether nobody else on the roster is told the same about a child."""
    same, people = notice.id.removesuffix(notice.to), holders(turn, procedure_of(turn, notice), *Role)
    others = (each for each in people if each.id != notice.to and turn.maybe(Notice, same + each.id))
    return bool({"case", "concern"} & notice.ids.keys()) and not any(others)


def again(kept: Tried, now: datetime, after: timedelta = timedelta()) -> Tried:
    """What did not go out, to be tried again: later each time, an hour at the most."""
    return replace(kept, attempts=kept.attempts + 1, wake_at=now + max(backed_off(kept.attempts), after))


def backed_off(attempts: int) -> timedelta:
    """How long to wait after so many tries before this one."""
    # What fails for days has been tried so often that the power of two would be too long for any clock.
    return min(BACK_OFF * (1 << min(attempts, DOUBLINGS)), LONGEST)


def tell_trouble(turn: Turn, procedure: str, about: str) -> None:
    """A procedure's coordinators are told of something that could not be worked out or shown, each time that this is
    called; every coordinator, where nobody knows the procedure. `about` is a matter or a reference."""
    time = turn.token()
    for name in [procedure] if procedure else turn.procedures():
        tell(turn, holders(turn, name, Role.COORDINATOR), Template.TROUBLE, about=about, time=time)


def tell_unreachable(turn: Turn, procedure: str, person: str, failures: int) -> None:
    """The coordinator is asked to tell somebody who can no longer be written to: once, until they are reached again. Of
    the only coordinator, the chair and the deputy are told."""
    others = [each for each in holders(turn, procedure, Role.COORDINATOR) if each.id != person]
    told = others or holders(turn, procedure, Role.CHAIR, Role.DEPUTY)
    tell(turn, told, Template.UNREACHABLE, procedure=procedure, person=person, failures=str(failures))


def tell_undelivered(turn: Turn, notice: Notice) -> None:
    """The coordinator is asked to tell somebody who cannot be written to."""
    if notice.template != Template.UNDELIVERED:
        case = turn.maybe(Case, notice.ids.get("case", ""))
        everybody, name = turn.find(Person), procedure_of(turn, notice)
        people = coordinates(everybody, case) if case else holding(everybody, name, Role.COORDINATOR)
        others = [person for person in people if person.id != notice.to]
        about = notice.ids.get("case") or notice.ids.get("concern") or ""
        tell(turn, others, Template.UNDELIVERED, about=about, notice=notice.id)
