"""Apologies: who cannot come to one panel. It is no absence: what they open, and what they are asked, stays theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from panel.clocks import local
from panel.duty import Duty
from panel.panels import Panel
from panel.people import Person, Role, deputies, holding, in_force
from panel.procedure import Procedure
from panel.roster import LEADERS
from panel.words import Refused

NOT_EXPECTED = "You are not expected at the table of this panel. Nothing was changed."


@dataclass(frozen=True)
class Apology:
    """One person's, for one place at the table (`seat`: a seat's id, or the role that leads it). They hold for the time
    the panel had then (`starts_at`, since `moved_at`): of one that is moved, somebody says it anew, even if it is moved
    back. `ended_at` is when they took it back."""

    id: str
    panel: str
    person: str
    seat: str
    starts_at: datetime
    at: datetime
    ended_at: datetime | None = None
    moved_at: datetime | None = None
    rev: int = 0


@dataclass(frozen=True)
class Table:
    """Who is to fill which place at a panel: everybody on the roster, and every apology for it."""

    panel: Panel
    people: tuple[Person, ...]
    apologies: tuple[Apology, ...]
    procedure: Procedure

    def places(self, person: Person) -> list[str]:
        """The seats somebody speaks for that day, and those they deputise for whose speakers cannot come; then the
        roles in which they lead it."""
        there, name = self._there(person), self.procedure.name
        left = (seat for seat in self._left if person.id in {each.id for each in self._deputies(seat)})
        return [*sorted({*there.seats(name), *left}), *(role for role in LEADERS if role in there.roles(name))]

    def standing(self) -> list[Apology]:
        """The apologies of those who would be there."""
        by_id = {person.id: person for person in self.people}
        return [each for each in self._kept if each.person in by_id and each.seat in self.places(by_id[each.person])]

    def unfilled(self) -> dict[str, list[Apology]]:
        """Each place that nobody comes to fill of those whose it is, with the apologies for it, the last one last."""
        found: dict[str, list[Apology]] = {}
        for each in sorted(self.standing(), key=lambda each: (each.at, each.id)):
            if not self._comes(each.seat):
                found.setdefault(each.seat, []).append(each)
        return found

    def stand_ins(self, place: str) -> list[Person]:
        """Who is asked to fill a place instead, and did not send apologies: those who deputise for the seat and are
        there that day; for a chair, the deputy chair."""
        chairs = holding(self.people, self.procedure.name, Role.DEPUTY) if place == Role.CHAIR else []
        there = [each for each in chairs if not each.away(self.day)]
        return [each for each in there or self._deputies(place) if each.id not in self._sorry]

    def deputising(self) -> list[Person]:
        """Those who deputise for a seat that nobody of its own comes to fill."""
        return [each for seat in sorted(self._left) for each in self._deputies(seat)]

    def told(self, place: str) -> tuple[str, Apology, list[Person]]:
        """What is said of a place that is unfilled, for which apology, and to whom: that they deputise; where nobody is
        left who does, so, to the coordinators."""
        sorry = self.unfilled()[place]
        if asked := self.stand_ins(place):
            return "apology", [each for each in sorry if place in self._own(each.person)][-1], asked
        return "nobody comes", sorry[-1], self.oversee(sorry[-1])

    def oversee(self, apology: Apology) -> list[Person]:
        """Who hears that nobody is left: the coordinators; of a coordinator's own place, or where there is no other,
        the chair and the deputy."""
        name, leads = self.procedure.name, (Role.CHAIR, Role.DEPUTY)
        first = holding(self.people, name, *(leads if apology.seat == Role.COORDINATOR else (Role.COORDINATOR,)))
        others = [each for each in first if each.id != apology.person]
        return others or [each for each in holding(self.people, name, *leads) if each.id != apology.person]

    @property
    def day(self) -> date:
        """The day on which it sits."""
        return local(self.panel.starts_at, self.procedure.panel.zone).date()

    @property
    def _kept(self) -> list[Apology]:
        return [each for each in self.apologies if stands(each, self.panel)]

    @property
    def _sorry(self) -> set[str]:
        return {each.person for each in self._kept}

    @cached_property
    def _left(self) -> set[str]:
        """The seats whose own speakers cannot come."""
        theirs = {each.seat for each in self._kept if each.seat in self._own(each.person)}
        return {seat for seat in theirs if not self._comes(seat)}

    @cached_property
    def _owned(self) -> dict[str, frozenset[str]]:
        """What each person is to fill that day, whoever else cannot come."""
        there, name = [self._there(person) for person in self.people], self.procedure.name
        return {each.id: each.seats(name) | (each.roles(name) & set(LEADERS)) for each in there}

    def _own(self, person: str) -> frozenset[str]:
        return self._owned.get(person, frozenset())

    def _comes(self, place: str) -> bool:
        """Whether somebody whose place it is comes."""
        theirs = (each for each in self.people if place in self._own(each.id) and not each.away(self.day))
        return any(each.id not in self._sorry for each in theirs)

    def _there(self, person: Person) -> Person:
        return in_force(person, self.people, self.day)

    def _deputies(self, seat: str) -> list[Person]:
        return deputies(self.people, self.procedure.name, seat, self.day)


def duties(table: Table) -> list[Duty]:
    """Of each place that nobody comes to fill, whoever can fill it instead is told, and whoever can as soon as they
    are on the roster; where nobody can, whoever is to find somebody."""
    if not table.apologies or table.panel.cancelled:
        return []
    return [duty for place in table.unfilled() for duty in _of(table, place)]


def _of(table: Table, place: str) -> Iterator[Duty]:
    kind, apology, people = table.told(place)
    for person in people:
        yield Duty(kind, about(apology), apology.at, table.panel.starts_at, to=person.id)


def about(apology: Apology) -> dict[str, str]:
    """What a notice about an apology carries."""
    return {"panel": apology.panel, "apology": apology.id, "rev": str(apology.rev)}


def given(table: Table, person: Person, now: datetime) -> list[Apology]:
    """Somebody's apologies for a panel, one for each place they are to fill. `Refused` for somebody who is not
    expected."""
    return [_new(table.panel, person.id, place, now) for place in expected(table, person)]


def expected(table: Table, person: Person) -> list[str]:
    """The places that somebody is to fill at a panel; `Refused` where there is none."""
    if not (places := table.places(person)):
        raise Refused(NOT_EXPECTED)
    return places


def _new(panel: Panel, person: str, seat: str, now: datetime) -> Apology:
    id = f"{panel.id}/{seat}/{person}"
    return Apology(id, panel.id, person, seat, panel.starts_at, now, moved_at=panel.moved_at)


def stands(apology: Apology, panel: Panel) -> bool:
    """Whether somebody still cannot come to a panel, at the time it has now."""
    then, now = (apology.starts_at, apology.moved_at), (panel.starts_at, panel.moved_at)
    return apology.ended_at is None and then == now


def taken_back(apology: Apology, now: datetime) -> Apology:
    """They can come after all."""
    return replace(apology, ended_at=now)
