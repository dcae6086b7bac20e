"""Notices: written in the turn that causes them, said in words only when they are sent."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.telling import RENDER
from bot.template import Template
from cards.parts import Posted
from panel.cases import Case
from panel.concerns import Concern
from panel.offers import Offer
from panel.panels import Panel
from panel.people import Person, Role
from panel.referrals import Draft
from panel.words import REFERENCE
from storage.records import Board, Booked, Notice
from storage.store import Turn

BACK_OFF = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
KEPT = timedelta(days=14)
"""How long a notice is worth sending; after that it is marked expired."""

Tried = TypeVar("Tried", bound=Notice | Board | Booked)


def holders(turn: Turn, procedure: str, *roles: Role) -> list[Person]:
    """Everybody who holds one of these roles in a procedure, in order of id."""
    return [person for person in turn.find(Person) if person.roles(procedure) & set(roles)]


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


def render(turn: Turn, notice: Notice) -> Posted | None:
    """The card a notice is, now; None when there is nothing left to say."""
    return RENDER[Template(notice.template)](turn, notice.ids)


def procedure_of(turn: Turn, notice: Notice) -> str:
    """The procedure of what a notice is about, by name; else the first in which the person it is for holds a role."""
    subjects: tuple[tuple[str, type[Case | Concern | Draft | Panel | Offer]], ...] = (
        ("case", Case),
        ("concern", Concern),
        ("draft", Draft),
        ("panel", Panel),
        ("offer", Offer),
    )
    for name, kind in subjects:
        if subject := turn.maybe(kind, notice.ids.get(name, "")):
            return subject.procedure
    person = turn.get(Person, notice.to)
    return next((name for name in turn.procedures() if person.roles(name)), "")


def again(kept: Tried, now: datetime, after: timedelta = timedelta()) -> Tried:
    """What did not go out, to be tried again: later each time, an hour at the most."""
    wait = min(BACK_OFF * 2**kept.attempts, LONGEST)
    return replace(kept, attempts=kept.attempts + 1, wake_at=now + max(wait, after))


def tell_trouble(turn: Turn, about: str) -> None:
    """The coordinators are told, once, of something that could not be worked out or shown; `about` is a matter or a
    reference."""
    found = REFERENCE.search(about)
    for name, procedure in turn.procedures().items():
        if found and found.group().startswith(f"{procedure.prefix}-"):
            tell(turn, holders(turn, name, Role.COORDINATOR), Template.TROUBLE, about=found.group())


def tell_undelivered(turn: Turn, notice: Notice) -> None:
    """The coordinator is asked to tell somebody who cannot be written to."""
    if notice.template != Template.UNDELIVERED:
        people = holders(turn, procedure_of(turn, notice), Role.COORDINATOR)
        others = [person for person in people if person.id != notice.to]
        about = notice.ids.get("case") or notice.ids.get("concern") or ""
        tell(turn, others, Template.UNDELIVERED, about=about, notice=notice.id)
