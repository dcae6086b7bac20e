"""An extra panel that is offered: more children wait than there is room for, or one waits too long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from panel.called_meetings import is_called
from panel.cases import Case
from panel.clocks import DAY, add_working_days, at, is_working_day, local, working_day_on_or_after
from panel.duty import Duty
from panel.panels import Panel, capacity, publishes_at
from panel.people import Person, Role, holding
from panel.placing import Queue, coming, first, full, waiting
from panel.procedure import Procedure
from panel.words import Refused

TO_PREPARE = 2
"""Working days between the offer and the agenda of the panel that it offers: somebody has to see it and say yes."""
WORTH = timedelta(days=7)
"""An extra panel that comes less than a week before the one a child waits for is not offered for that child."""
YEAR = timedelta(days=366)


class OfferState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Offer:
    """A drafted extra panel: when, and who would move to it, in this order. `before` and `after` are the longest wait,
    in days, without it and with it. `panel` is the panel it became."""

    id: str
    procedure: str
    starts_at: datetime
    minutes: int
    cases: tuple[str, ...]
    made_at: datetime
    state: OfferState = OfferState.OPEN
    panel: str = ""
    before: int = 0
    after: int = 0
    rev: int = 0


def duties(
    queue: Queue, offers: Sequence[Offer], procedure: Procedure, now: datetime, people: Sequence[Person] = ()
) -> list[Duty]:
    """An offer is owed when one is wanted and none is open, when the open one is not what is wanted any more, and when
    it is too late to say yes to it; whoever is coordinator now is shown the open one. Procedure: panel.wait_days."""
    open = opened(offers)
    wanted = draft(queue, offers, procedure, now)
    ids = {"procedure": procedure.name}
    if not same(wanted, open):
        return [Duty("offer", ids, now, now + YEAR)]
    if open is None:
        return []
    last = publishes_at(open.starts_at, procedure)
    shown = [
        Duty("offer shown", {"offer": open.id, "person": each.id}, now, last)
        for each in holding(people, procedure.name, Role.COORDINATOR)
    ]
    return [*shown, Duty("offer", ids, last, last + YEAR)]


def opened(offers: Sequence[Offer]) -> Offer | None:
    """The offer that somebody is asked about now; there is one at the most."""
    return next((offer for offer in offers if offer.state is OfferState.OPEN), None)


def same(wanted: Offer | None, offer: Offer | None) -> bool:
    """Whether what is wanted is what is offered."""
    if wanted is None or offer is None:
        return wanted is offer
    return (wanted.starts_at, wanted.cases, wanted.before, wanted.after) == (
        offer.starts_at, offer.cases, offer.before, offer.after,
    )  # fmt: skip


def draft(queue: Queue, offers: Sequence[Offer], procedure: Procedure, now: datetime) -> Offer | None:
    """The extra panel that is wanted now, if any: none where each is called for one child. One that is open keeps its
    date while there is still time to say yes to it; one that was declined is not offered again for the same cases.
    Procedure: panel.wait_days, .starts."""
    if is_called(procedure):
        return None
    open = opened(offers)
    starts_at = open.starts_at if open and _still_fits(open, queue, procedure, now) else _date(queue, procedure, now)
    ids = movers(queue, starts_at + WORTH, procedure, now)
    declined = any(set(ids) <= set(offer.cases) for offer in offers if offer.state is OfferState.DECLINED)
    if not ids or declined:
        return None
    before, after = longest(queue, procedure, now), longest(queue, procedure, now, starts_at, ids)
    return Offer("", procedure.name, starts_at, procedure.panel.minutes, ids, now, before=before, after=after)


def movers(queue: Queue, later_than: datetime, procedure: Procedure, now: datetime) -> tuple[str, ...]:
    """Who would move to an extra panel: those who wait behind a full panel or too long, for one that is later than
    this; the highest risk first, then the longest waiting, as far as there is room. Procedure: panel.wait_days."""
    late = [case for case, panel in _waits_too_long(queue, procedure, now) if panel.starts_at > later_than]
    in_order = sorted(late, key=lambda case: first(case, procedure))
    return tuple(case.id for case in in_order[: capacity(procedure.panel.minutes, procedure)])


def longest(
    queue: Queue, procedure: Procedure, now: datetime, starts_at: datetime | None = None, cases: Sequence[str] = ()
) -> int:
    """The longest wait for a first panel, in days from when one was found to be needed, if these cases went to another
    time."""
    new = _not_heard(queue)
    return max(
        (
            _wait(case, starts_at if starts_at and case.id in cases else panel.starts_at, procedure)
            for case, panel in waiting(queue, now)
            if case.id in new
        ),
        default=0,
    )


def moves(offer: Offer, queue: Queue, now: datetime) -> list[str]:
    """The cases of an offer that still wait for a later panel than it would be, in its order."""
    later = {case.id for case, panel in waiting(queue, now) if panel.starts_at > offer.starts_at}
    return [case for case in offer.cases if case in later]


def in_time(offer: Offer, queue: Queue, procedure: Procedure, now: datetime) -> None:
    """`Refused` for an offer whose agenda could not go out in time any more, or whose day is taken."""
    if not _still_fits(offer, queue, procedure, now):
        raise Refused(f"It is too late for offer {offer.id}, or another panel sits on that day. Nothing has changed.")


def dates(queue: Queue, procedure: Procedure, now: datetime) -> Iterator[date]:
    """The working days on which no panel sits and for which the agenda can still go out in time, the first of them
    first."""
    agenda = add_working_days(local(now, procedure.panel.zone).date(), TO_PREPARE)
    day = working_day_on_or_after(agenda + (procedure.agenda.days_before or 0) * DAY)
    taken = _days(queue, procedure, now)
    while True:
        if day not in taken and is_working_day(day) and _agenda_day(day, procedure) >= agenda:
            yield day
        day += DAY


def updated(open: Offer, wanted: Offer | None) -> Offer:
    """The open offer as it is wanted now, or withdrawn."""
    if wanted is None:
        return replace(open, state=OfferState.WITHDRAWN)
    return replace(wanted, id=open.id, made_at=open.made_at, rev=open.rev)


def _waits_too_long(queue: Queue, procedure: Procedure, now: datetime) -> list[tuple[Case, Panel]]:
    """The cases, with their panels, that wait behind a full panel, or for their first longer than the procedure says:
    a child who comes again has not waited since the referral."""
    filled = min((each.starts_at for each in coming(queue.panels, now) if full(each, queue, procedure)), default=None)
    new, longest = _not_heard(queue), procedure.panel.wait_days
    return [
        (case, panel)
        for case, panel in waiting(queue, now)
        if not _planned(queue, case, panel)
        and (
            (filled and panel.starts_at > filled)
            or (case.id in new and _wait(case, panel.starts_at, procedure) > longest)
        )
    ]


def _planned(queue: Queue, case: Case, panel: Panel) -> bool:
    """Whether a case stands on a later panel because it was decided so: it does not wait."""
    return any(each.case == case.id and each.not_before for each in queue.on(panel.id))


def _not_heard(queue: Queue) -> set[str]:
    """The cases that no panel has discussed yet."""
    return {item.case for item in queue.items if item.new}


def _wait(case: Case, starts_at: datetime, procedure: Procedure) -> int:
    return (local(starts_at, procedure.panel.zone).date() - case.needed_since).days


def _date(queue: Queue, procedure: Procedure, now: datetime) -> datetime:
    return at(next(dates(queue, procedure, now)), procedure.panel.starts, procedure.panel.zone)


def _agenda_day(day: date, procedure: Procedure) -> date:
    """When the agenda of a panel on a day goes out."""
    rules = procedure.panel
    return local(publishes_at(at(day, rules.starts, rules.zone), procedure), rules.zone).date()


def _still_fits(offer: Offer, queue: Queue, procedure: Procedure, now: datetime) -> bool:
    free = local(offer.starts_at, procedure.panel.zone).date() not in _days(queue, procedure, now)
    return free and now < publishes_at(offer.starts_at, procedure)


def _days(queue: Queue, procedure: Procedure, now: datetime) -> set[date]:
    """The days on which a panel sits."""
    return {local(panel.starts_at, procedure.panel.zone).date() for panel in coming(queue.panels, now)}
