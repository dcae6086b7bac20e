"""Apologies: who cannot come to one panel. It is no absence: what they open, and what they are asked, stays theirs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from panel.clocks import local
from panel.interests import place
from panel.panels import Panel
from panel.people import Person, Role, deputies, holding
from panel.procedure import Procedure


@dataclass(frozen=True)
class Apology:
    """One person's, for one place at the table (`seat`: a seat's id, or the role that leads it). They hold for the time
    the panel had then (`starts_at`): of one that is moved, somebody says it anew. `ended_at` is when they took it back.
    """

    id: str
    panel: str
    person: str
    seat: str
    starts_at: datetime
    at: datetime
    ended_at: datetime | None = None
    rev: int = 0


def given(panel: Panel, person: Person, now: datetime) -> list[Apology]:
    """Somebody's apologies for a panel, one for each seat they speak for; for the place they lead, where there is
    none."""
    id, who, starts_at = panel.id, person.id, panel.starts_at
    seats = sorted(person.seats(panel.procedure)) or [place(person, panel.procedure)]
    return [Apology(f"{id}/{seat}/{who}", id, who, seat, starts_at, now) for seat in seats]


def stands(apology: Apology, panel: Panel) -> bool:
    """Whether somebody still cannot come to a panel, at the time it has now."""
    return apology.ended_at is None and apology.starts_at == panel.starts_at


def taken_back(apology: Apology, now: datetime) -> Apology:
    """They can come after all."""
    return replace(apology, ended_at=now)


def stand_ins(apology: Apology, everybody: Iterable[Person], procedure: Procedure) -> list[Person]:
    """Who is told: those who deputise for the seat and are there that day; for a chair, the deputy chair."""
    day, people = local(apology.starts_at, procedure.panel.zone).date(), tuple(everybody)
    if apology.seat == Role.CHAIR:
        found = [each for each in holding(people, procedure.name, Role.DEPUTY) if not each.away(day)]
    else:
        found = deputies(people, procedure.name, apology.seat, day)
    return [each for each in found if each.id != apology.person]
