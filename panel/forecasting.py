"""When a case's panel is likely to be, from the earliest to the latest: out of the queue, its room, and how fast places
were taken of late."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from panel.called_meetings import is_called
from panel.cases import Case
from panel.panels import Panel, capacity
from panel.placing import Queue, ahead, first, height, place
from panel.procedure import Procedure
from panel.rhythm import Occurrence
from panel.said import said_day, wall_day

BACK = timedelta(days=90)
"""So far back it is looked how fast places were taken."""


@dataclass(frozen=True)
class Forecast:
    """What was said of a case's panel when it was accepted: the likely day, and the first and the last it could be.
    `id` is the case's."""

    id: str
    likely: date
    first: date
    last: date
    at: datetime
    rev: int = 0

    @property
    def range(self) -> str:
        """`17 December 2026 to 21 January 2027`; "" where there is but one day."""
        return "" if self.first == self.last else f"{said_day(self.first)} to {said_day(self.last)}"


@dataclass(frozen=True)
class Rivals:
    """Who may take a place before a case: those who wait to be screened with it, and the moments at which a case took a
    place of late, each with the case."""

    waiting: Collection[Case] = ()
    taken: Collection[tuple[Case, datetime]] = ()


def forecast(
    case: Case, queue: Queue, rivals: Rivals, procedure: Procedure, now: datetime, screened: datetime
) -> Forecast:
    """The likely panel of a case that is `screened` by then; the first if that were now, and the last if places are
    taken as fast as in the last 90 days by cases whose risk is as high. Procedure: [panel]."""
    likely = place(case, queue, procedure, screened).starts_at
    soonest = min(place(case, queue, procedure, now).starts_at, likely)
    latest = likely
    if not is_called(procedure):
        latest = _last(case, queue, procedure, now, likely, _before(case, rivals, procedure, now, likely))
    return Forecast(case.id, wall_day(likely), wall_day(soonest), wall_day(latest), now)


def _before(case: Case, rivals: Rivals, procedure: Procedure, now: datetime, until: datetime) -> int:
    """How many may take a place before a case."""
    mine, high = first(case, procedure), height(case, procedure)
    waits = sum(first(each, procedure) < mine for each in rivals.waiting if each.id != case.id)
    lately = sum(height(each, procedure) >= high and now - BACK <= at for each, at in rivals.taken)
    return waits + ceil(lately / BACK.days * (until - now).days)


def _last(case: Case, queue: Queue, procedure: Procedure, now: datetime, likely: datetime, before: int) -> datetime:
    """When the panel is that still has room once so many others have taken theirs, from the likely one on."""
    for panel in ahead(queue, procedure, now):
        if panel.starts_at >= likely:
            before -= _room(panel, case, queue, procedure)
            if before < 0:
                return panel.starts_at
    return likely


def _room(panel: Panel | Occurrence, case: Case, queue: Queue, procedure: Procedure) -> int:
    """How many places of a panel are free, or would be given up for a case of this risk."""
    if isinstance(panel, Occurrence):
        return capacity(procedure.panel.minutes, procedure)
    stand = (queue.cases[item.case] for item in queue.on(panel.id))
    as_high = sum(height(each, procedure) >= height(case, procedure) for each in stand)
    return max(0, capacity(panel.minutes, procedure) - as_high)


def compared(said: Forecast, sat: Iterable[date], now: date) -> list[str]:
    """What was said beside what came: the day of the first sitting, else the day it is on `now`, if that is another."""
    if was := min(sat, default=None):
        return [f"Said {said_day(said.likely)}, was {said_day(was)}"]
    return [f"Said {said_day(said.likely)}, now {said_day(now)}"] if now != said.likely else []
