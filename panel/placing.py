"""Which panel a case goes to, and who makes room for it: the highest risk never waits longer for want of a place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import merge

from panel.called_meetings import is_called, time_for
from panel.cases import Case
from panel.clocks import days_before, local
from panel.panels import Item, Panel, capacity, published, publishes_at
from panel.procedure import Procedure
from panel.rhythm import Occurrence, not_booked
from panel.said import wall_day


@dataclass(frozen=True)
class Queue:
    """Every panel of a procedure, past ones too; the items of those to come; and their cases, by reference."""

    panels: tuple[Panel, ...]
    items: tuple[Item, ...]
    cases: Mapping[str, Case]

    def on(self, panel: str) -> list[Item]:
        """The items of one panel."""
        return [item for item in self.items if item.panel == panel]


@dataclass(frozen=True)
class Place:
    """Where a case goes: the panel's id, or "" for a panel that is still to be booked, and when it starts."""

    panel: str
    starts_at: datetime


@dataclass(frozen=True)
class Step:
    """One case goes to one place."""

    case: Case
    place: Place


def coming(panels: Iterable[Panel], now: datetime) -> list[Panel]:
    """The panels that are still to sit, soonest first."""
    ahead = (panel for panel in panels if panel.starts_at > now and not panel.cancelled)
    return sorted(ahead, key=lambda panel: panel.starts_at)


def full(panel: Panel, queue: Queue, procedure: Procedure) -> bool:
    """Whether a panel has no place left. Procedure: panel.slot_minutes, .standing_slots."""
    return len(queue.on(panel.id)) >= capacity(panel.minutes, procedure)


def height(case: Case, procedure: Procedure) -> int:
    """How high a case's level of risk is; one that the procedure no longer has counts as the highest."""
    levels = [level.id for level in procedure.matrix.levels]
    return levels.index(case.level) if case.level in levels else len(levels)


def place(case: Case, queue: Queue, procedure: Procedure, now: datetime) -> Place:
    """The place a case has on a coming panel, or would get today."""
    return steps(case, queue, procedure, now)[0].place


def next_place(queue: Queue, procedure: Procedure, now: datetime) -> Place | None:
    """The next panel that sits, booked or not; None where none is called."""
    return next((_at(each) for each in ahead(queue, procedure, now)), None)


def steps(case: Case, queue: Queue, procedure: Procedure, now: datetime, since: date | None = None) -> list[Step]:
    """Where a case goes, and after it each that makes room, a lower risk for a higher one. One that has a place on a
    coming panel keeps it; one that is not to be discussed before the day `since` goes to none before it. Nothing is
    made or saved. Procedure: panel.late_referrals."""
    has = {item.panel for item in queue.items if item.case == case.id}
    if kept := next((panel for panel in coming(queue.panels, now) if panel.id in has), None):
        return [Step(case, Place(kept.id, kept.starts_at))]
    if is_called(procedure):
        return [Step(case, Place("", time_for(case, queue.panels, procedure, now)))]
    panels = (each for each in ahead(queue, procedure, now) if since is None or wall_day(each.starts_at) >= since)
    return next(found for panel in panels if (found := _on(panel, case, queue, procedure, now)))


def ahead(queue: Queue, procedure: Procedure, now: datetime) -> Iterator[Panel | Occurrence]:
    """Every panel to come, soonest first, without an end: those that are booked, and those that will be."""
    booked: Iterable[Panel | Occurrence] = coming(queue.panels, now)
    return merge(booked, not_booked(queue.panels, procedure, now), key=lambda each: each.starts_at)


def _on(panel: Panel | Occurrence, case: Case, queue: Queue, procedure: Procedure, now: datetime) -> list[Step]:
    """What happens if a case goes to one panel; nothing if it cannot."""
    if not takes(panel, procedure, now):
        return []
    if isinstance(panel, Occurrence) or not full(panel, queue, procedure):
        return [Step(case, _at(panel))]
    if lowest := _gives_way(case, panel, queue, procedure, now):
        after = _instead(queue, lowest, case, now)
        return [Step(case, _at(panel)), *steps(queue.cases[lowest.case], after, procedure, now)]
    return []


def _at(panel: Panel | Occurrence) -> Place:
    return Place(panel.id if isinstance(panel, Panel) else "", panel.starts_at)


def takes(panel: Panel | Occurrence, procedure: Procedure, now: datetime) -> bool:
    """Whether a panel takes a case now, if it has room: up to the cut-off, if there is one; up to the day before, or
    until its agenda is out. Procedure: panel.cut_off_days, .late_referrals."""
    rules, zone = procedure.panel, procedure.panel.zone
    day, today = local(panel.starts_at, zone).date(), local(now, zone).date()
    if rules.cut_off_days is not None and today > days_before(day, rules.cut_off_days, rules.cut_off_counted):
        return False
    if rules.late_referrals:
        return today < day
    if isinstance(panel, Panel):
        return not published(panel, procedure, now)
    return now < publishes_at(panel.starts_at, procedure)


def _gives_way(case: Case, panel: Panel, queue: Queue, procedure: Procedure, now: datetime) -> Item | None:
    """Who makes room on a full panel whose agenda is not out: of those at a lower level, the last in its order."""
    if published(panel, procedure, now):
        return None
    lower = [item for item in queue.on(panel.id) if height(queue.cases[item.case], procedure) < height(case, procedure)]
    return max(lower, key=lambda item: rank(item, queue.cases[item.case], procedure), default=None)


def sooner(case: Case, queue: Queue, procedure: Procedure, now: datetime) -> Panel | None:
    """The next panel that sits, where it takes no more referrals and a case would wait for a later one; it is taken
    there only as an urgent one. Procedure: panel.urgent_by."""
    found = coming(queue.panels, now)
    if is_called(procedure) or not found or takes(found[0], procedure, now):
        return None
    return found[0] if place(case, queue, procedure, now).starts_at > found[0].starts_at else None


def rank(item: Item, case: Case, procedure: Procedure) -> tuple[int, bool, datetime, str]:
    """What an agenda is sorted by: highest level first, then new, then longest waiting. Procedure:
    agenda.new_before_ongoing."""
    later = procedure.agenda.new_before_ongoing and not item.new
    return -height(case, procedure), later, case.referred_at, case.id


def _instead(queue: Queue, item: Item, case: Case, now: datetime) -> Queue:
    """The queue with a case in another's place."""
    others = tuple(each for each in queue.items if each != item)
    mine = Item(f"{item.panel}/{case.id}", item.panel, case.id, True, now)
    return replace(queue, items=(*others, mine), cases={**queue.cases, case.id: case})


def next_in_line(panel: Panel, queue: Queue, procedure: Procedure, now: datetime) -> tuple[Case, Panel] | None:
    """Who takes a place that has become free on a panel, and which later panel they leave: of the new cases, the
    highest risk, then the longest waiting. Nobody once its agenda is out."""
    if published(panel, procedure, now):
        return None
    new = {item.id for item in queue.items if item.new}
    later = [
        (case, on) for case, on in waiting(queue, now) if on.starts_at > panel.starts_at and f"{on.id}/{case.id}" in new
    ]
    return min(later, key=lambda each: first(each[0], procedure), default=None)


def first(case: Case, procedure: Procedure) -> tuple[int, datetime, str]:
    """What a queue is sorted by: the highest risk first, then the longest waiting."""
    return -height(case, procedure), case.referred_at, case.id


def waiting(queue: Queue, now: datetime) -> Iterator[tuple[Case, Panel]]:
    """Each case with the first coming panel it stands on."""
    seen: set[str] = set()
    for panel in coming(queue.panels, now):
        for item in queue.on(panel.id):
            if item.case not in seen:
                seen.add(item.case)
                yield queue.cases[item.case], panel
