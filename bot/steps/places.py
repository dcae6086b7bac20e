"""Where a case is or would be placed: the panels of a procedure and what is on them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise, takewhile

from bot.booking import book
from bot.invited import comes_for
from bot.notices import holders, tell
from bot.queue import queue
from bot.steps.session import is_over
from bot.template import Template
from panel import panels, placing, waiting
from panel.called_meetings import is_called
from panel.cases import Case, CaseStatus
from panel.panels import Item, Panel
from panel.people import Person, Role
from panel.placing import Place, Step
from panel.procedure import Procedure
from panel.rhythm import AHEAD, not_booked
from panel.scheduling import cancelled
from panel.session import Discussion, Session
from storage.store import Turn

NOBODY_LEFT = "The child it was called for is not to be discussed any more"
"""Why a panel that was called for one child does not sit."""


def likely(turn: Turn, procedure: Procedure, reference: str) -> Place:
    """The place a case has on a coming panel, or would get if it is screened on the last day for that."""
    rules, case = turn.procedures().get(procedure.name, procedure), turn.get(Case, reference)
    return placing.place(case, queue(turn, procedure.name), rules, waiting.screened_by(case, procedure, turn.now))


def next_starts(turn: Turn, procedure: Procedure) -> datetime | None:
    """When the next panel starts, booked or not; None where panels are called for one child, and none is."""
    rules = turn.procedures().get(procedure.name, procedure)
    place = placing.next_place(queue(turn, procedure.name), rules, turn.now)
    return place.starts_at if place else None


def gets_now(turn: Turn, procedure: Procedure, case: Case) -> Place:
    """The place a case would get if it were accepted now."""
    rules = turn.procedures().get(procedure.name, procedure)
    return placing.place(case, queue(turn, procedure.name), rules, turn.now)


def sooner(turn: Turn, procedure: Procedure, case: Case) -> Panel | None:
    """The next panel, where it would take a case as an urgent one only."""
    rules = turn.procedures().get(procedure.name, procedure)
    return placing.sooner(case, queue(turn, procedure.name), rules, turn.now)


def put(turn: Turn, procedure: Procedure, reference: str, urgent: bool = False) -> Panel:
    """Saves the case's place on the next panel that takes it, an urgent one's on the next of all. A lower risk may have
    to make room on a panel that is full: its worker and the coordinator are told."""
    rules = turn.procedure(procedure.name)
    book_ahead(turn, rules)
    if urgent and (panel := sooner(turn, procedure, turn.get(Case, reference))):
        _stand(turn, panel, reference, new=True)
        return panel
    return _settle_in(turn, rules, turn.get(Case, reference), new=True)


def rehouse(turn: Turn, procedure: Procedure, item: Item) -> Case:
    """A case whose panel does not sit goes to the next that takes it; who is told is the caller's to see to."""
    turn.delete(item)
    case = turn.get(Case, item.case)
    panel = _settle_in(turn, procedure, case, item.new, since=item.not_before)
    return turn.save(replace(case, panel=panel.id))


def placed(turn: Turn, panel: Panel) -> list[Case]:
    """The cases that wait for a panel: whoever left the agenda since stays off it."""
    cases = (turn.get(Case, item.case) for item in turn.find(Item, panel=panel.id))
    return [case for case in cases if case.status is CaseStatus.ACCEPTED and case.panel == panel.id]


def go_on(turn: Turn, procedure: Procedure, case: Case, new: bool, since: date | None = None) -> Case:
    """A case whose panel has sat goes on to the next that takes it, on the day `since` or later if there is one; what
    it was on that panel is kept."""
    book_ahead(turn, procedure)
    panel = _settle_in(turn, procedure, case, new, leaves=case.panel, since=since)
    return turn.save(replace(turn.get(Case, case.id), panel=panel.id))


def change(turn: Turn, case: Case, leaves: str, panel: Panel, also: Iterable[Person] = ()) -> None:
    """A case leaves one panel for another: its worker and whoever is invited with it are told, and others `also`."""
    item = turn.get(Item, f"{leaves}/{case.id}")
    turn.delete(item)
    _stand(turn, panel, case.id, item.new)
    moved = turn.save(replace(turn.get(Case, case.id), panel=panel.id))
    people = [*comes_for(moved), *(each.id for each in also)]
    tell(turn, dict.fromkeys(people), Template.OTHER_PANEL, case=case.id, panel=panel.id, change=str(moved.rev))


def book_ahead(turn: Turn, procedure: Procedure) -> None:
    """Books the panels of the rhythm until six that will sit lie ahead."""
    known = turn.find(Panel, procedure=procedure.name)
    ahead = sum(panel.nominal is not None for panel in placing.coming(known, turn.now))
    for _, each in zip(range(AHEAD - ahead), not_booked(known, procedure, turn.now), strict=False):
        booked(turn, procedure, each.starts_at, each.nominal)


def booked(turn: Turn, procedure: Procedure, starts_at: datetime, nominal: date | None = None, case: str = "") -> Panel:
    """A panel of the rhythm, or one that is called for a case, and its event in the calendar."""
    id = turn.new_id(f"{procedure.prefix}-P")
    panel = turn.save(Panel(id, procedure.name, starts_at, procedure.panel.minutes, nominal, called_for=case))
    book(turn, panel.id)
    return panel


def agenda_is_out(turn: Turn, case: Case, procedure: Procedure) -> bool:
    """Whether any agenda with the case on it is out, or went out before, or the case was discussed: from then on what
    the referral says stays as it was read."""
    if case.panel and panels.published(turn.panel(case.panel), procedure, turn.now):
        return True
    if turn.find(Discussion, case=case.id):
        return True
    known = (each for each in turn.find(Panel, procedure=case.procedure) if each.published_at)
    return any(case.id in each.order or turn.maybe(Item, f"{each.id}/{case.id}") for each in known)


def take_off(turn: Turn, reference: str) -> None:
    """Takes a case's place on any coming panel away, but for one that has begun before its time. Where that panel was
    full, the first of those who wait for a later one moves up."""
    for item in turn.find(Item, case=reference):
        panel = turn.panel(item.panel)
        if panel.starts_at > turn.now and turn.maybe(Session, panel.id) is None:
            procedure = turn.procedure(panel.procedure)
            was_full = placing.full(panel, queue(turn, procedure.name), procedure)
            turn.delete(item)
            if panel.called_for:
                turn.save(cancelled(panel, NOBODY_LEFT))
                book(turn, panel.id)
            elif was_full:
                _move_up(turn, procedure, panel)


def next_panel(turn: Turn, procedure: Procedure) -> Panel | None:
    """The panel that is sitting, or the next that will."""
    found = (panel for panel in turn.find(Panel, procedure=procedure.name) if not is_over(turn, panel))
    return min((panel for panel in found if not panel.cancelled), key=lambda panel: panel.starts_at, default=None)


def _settle_in(
    turn: Turn, procedure: Procedure, case: Case, new: bool, leaves: str = "", since: date | None = None
) -> Panel:
    """The case's item on the panel it goes to, and after it the move of everybody who makes room. A panel that it
    `leaves` holds no place for it, even if it ended before its time."""
    ahead = queue(turn, procedure.name)
    ahead = replace(ahead, items=tuple(item for item in ahead.items if item.id != f"{leaves}/{case.id}"))
    steps = placing.steps(case, ahead, procedure, turn.now, since)
    panel = _panel(turn, procedure, steps[0])
    _stand(turn, panel, case.id, new, since)
    for before, step in pairwise(steps):
        coordinators = holders(turn, procedure.name, Role.COORDINATOR)
        change(turn, step.case, before.place.panel, _panel(turn, procedure, step), also=coordinators)
    return panel


def _move_up(turn: Turn, procedure: Procedure, panel: Panel) -> None:
    """The first in line takes a free place, and the next in line the place that they leave on a full panel."""
    ahead = queue(turn, procedure.name)
    if found := placing.next_in_line(panel, ahead, procedure, turn.now):
        case, leaves = found
        was_full = placing.full(leaves, ahead, procedure)
        change(turn, case, leaves.id, panel, also=holders(turn, procedure.name, Role.COORDINATOR))
        if was_full:
            _move_up(turn, procedure, leaves)


def _panel(turn: Turn, procedure: Procedure, step: Step) -> Panel:
    """The panel that a case goes to. One further ahead than those that are booked is booked now, with all before it;
    one that is called for the case, by itself."""
    place = step.place
    if place.panel:
        return turn.panel(place.panel)
    if is_called(procedure):
        return booked(turn, procedure, place.starts_at, case=step.case.id)
    later = not_booked(turn.find(Panel, procedure=procedure.name), procedure, turn.now)
    up_to_it = takewhile(lambda each: each.starts_at <= place.starts_at, later)
    return [booked(turn, procedure, each.starts_at, each.nominal) for each in up_to_it][-1]


def _stand(turn: Turn, panel: Panel, reference: str, new: bool, since: date | None = None) -> None:
    id = f"{panel.id}/{reference}"
    placing = turn.get(Case, reference).rev
    item = Item(id, panel.id, reference, new, turn.now, placing=placing, not_before=since)
    turn.save(turn.maybe(Item, id) or item)
