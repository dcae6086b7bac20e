"""Times for an extra panel: which there are, who could come at each, and which are the best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import groupby, islice

from panel.clocks import at, local
from panel.offers import Offer, dates, moves
from panel.panels import publishes_at
from panel.people import Person, Role, holding, speakers
from panel.placing import Queue
from panel.polls import Could, Poll, name_of
from panel.procedure import Procedure
from panel.roster import seats
from panel.words import Refused

DAYS = 10
"""So many possible days are looked at."""
SHOWN, ENOUGH = 5, 3
"""So many times are proposed at the most; those that people were asked about stay while so many of them are left."""


Places = Sequence[tuple[str, Sequence[Person]]]


class Standing(StrEnum):
    """What is known of whether somebody could come."""

    FREE = "free"
    BUSY = "busy"
    UNKNOWN = "not known"


@dataclass(frozen=True)
class Known:
    """All that says who could come when."""

    poll: Poll
    answers: tuple[Could, ...]
    people: tuple[Person, ...]
    procedure: Procedure

    @cached_property
    def answered(self) -> dict[str, Could]:
        """The answers by person."""
        return {each.person: each for each in self.answers}

    @cached_property
    def looked_at(self) -> frozenset[datetime]:
        """The times at which calendars were looked at."""
        return frozenset(self.poll.looked_at)

    @cached_property
    def free(self) -> dict[str, frozenset[datetime]]:
        """When calendars are free, by person."""
        return {person: frozenset(times) for person, times in self.poll.free.items()}

    @cached_property
    def filled(self) -> dict[date, Places]:
        """Who fills which place, by day, as far as it was asked for."""
        return {}


@dataclass(frozen=True)
class Time:
    """One time, and how each place stands then (the id of a seat, or the chair's role)."""

    starts_at: datetime
    places: tuple[tuple[str, Standing], ...]

    def of(self, standing: Standing) -> tuple[str, ...]:
        """The places that stand so."""
        return tuple(place for place, how in self.places if how is standing)

    @property
    def chair(self) -> Standing:
        """How the chair stands; not known where there is nobody."""
        return dict(self.places).get(Role.CHAIR, Standing.UNKNOWN)


def candidates(queue: Queue, procedure: Procedure, now: datetime, offer: Offer | None = None) -> list[datetime]:
    """The times that are looked at: on the first days that a panel could sit on, at its usual time and at the other
    whole hours; of an offer, its own time, and those to which as many would move."""
    found = [each for day in islice(dates(queue, procedure, now), DAYS) for each in _on(day, procedure)]
    if offer is None:
        return found
    there = [each for each in found if len(moves(replace(offer, starts_at=each), queue, now)) == len(offer.cases)]
    return list(dict.fromkeys([offer.starts_at, *there]))


def whom(known: Known, times: Iterable[datetime]) -> list[Person]:
    """Everybody who fills a place at one of these times."""
    found = (one for each in times for _, people in _places(known, each) for one in people)
    return list({one.id: one for one in found}.values())


def standing(known: Known, starts_at: datetime) -> Time:
    """How each place stands at a time: it is filled as soon as one of those who fill it is free."""
    places = _places(known, starts_at)
    stands = ((place, _together([_stands(known, one, starts_at) for one in people])) for place, people in places)
    return Time(starts_at, tuple(stands))


def proposed(known: Known, candidates: Sequence[datetime]) -> tuple[datetime, ...]:
    """The best times, one a day: never one at which the chair cannot come; as many places as possible, then the
    earliest. What people were asked about stays, while there is enough of it."""
    all_of = (standing(known, each) for each in candidates)
    possible = [each for each in all_of if each.chair is not Standing.BUSY]
    kept = [each for each in possible if each.starts_at in known.poll.times] if known.poll.asked else []
    best = sorted(kept if len(kept) >= ENOUGH else _one_a_day(known, possible), key=_rank)
    return tuple(each.starts_at for each in best[:SHOWN])


def unseen(known: Known) -> list[Person]:
    """Those who fill a place of which nothing is known at one of the times that are proposed, and were not asked."""
    found: dict[str, Person] = {}
    for each in known.poll.times:
        open = standing(known, each).of(Standing.UNKNOWN)
        found |= {one.id: one for place, people in _places(known, each) if place in open for one in people}
    return [one for id, one in found.items() if id not in known.poll.asked]


def still(times: Iterable[datetime], procedure: Procedure, now: datetime) -> list[datetime]:
    """Those of which the agenda can still go out."""
    return [each for each in times if now < publishes_at(each, procedure)]


def taken(known: Known, id: str, now: datetime) -> datetime:
    """The time that is chosen to be booked; `Refused` if it is not proposed any more, or the chair cannot come."""
    times = still(known.poll.times, known.procedure, now)
    found = next((each for each in times if name_of(each) == id), None)
    if found is None:
        raise Refused("That time is not proposed any more. Nothing was changed by this press.")
    chair_comes(known, found)
    return found


def chair_comes(known: Known, starts_at: datetime) -> None:
    """`Refused` for a time at which the chair cannot come."""
    if standing(known, starts_at).chair is Standing.BUSY:
        raise Refused("The chair cannot come at that time. Nothing was changed by this press.")


def _on(day: date, procedure: Procedure) -> list[datetime]:
    """The times on a day: the usual one first, then each whole hour at which a panel as long is over in the office's
    hours. Procedure: panel.starts, .minutes, safety.office_hours."""
    rules, hours = procedure.panel, procedure.safety.office_hours
    lasts, closes = timedelta(minutes=rules.minutes), at(day, hours.closes, rules.zone)
    whole = (at(day, time(hour), rules.zone) for hour in range(24) if time(hour) >= hours.opens)
    return list(dict.fromkeys([at(day, rules.starts, rules.zone), *(each for each in whole if each + lasts <= closes)]))


def _day(known: Known, moment: datetime) -> date:
    return local(moment, known.procedure.panel.zone).date()


def _places(known: Known, moment: datetime) -> Places:
    """Each place that is filled on a day, the chair's first, with those who fill it."""
    if (day := _day(known, moment)) not in known.filled:
        name = known.procedure.name
        chair: list[tuple[str, Sequence[Person]]] = [(str(Role.CHAIR), holding(known.people, name, Role.CHAIR))]
        seated = [(seat.id, speakers(known.people, name, seat.id, day)) for seat in seats(known.procedure)]
        known.filled[day] = [(place, people) for place, people in (*chair, *seated) if people]
    return known.filled[day]


def _stands(known: Known, person: Person, starts_at: datetime) -> Standing:
    """What somebody answered counts more than what stands in their calendar."""
    said = known.answered.get(person.id)
    if said and starts_at in said.asked:
        return Standing.FREE if starts_at in said.can else Standing.BUSY
    if person.away_from and person.away(_day(known, starts_at)):
        return Standing.BUSY
    if person.id not in known.free or starts_at not in known.looked_at:
        return Standing.UNKNOWN
    return Standing.FREE if starts_at in known.free[person.id] else Standing.BUSY


def _together(those: Sequence[Standing]) -> Standing:
    for how in (Standing.FREE, Standing.UNKNOWN):
        if how in those:
            return how
    return Standing.BUSY


def _one_a_day(known: Known, times: Sequence[Time]) -> list[Time]:
    """The best of each day: of those that are as good, the usual time."""
    in_order = sorted(times, key=lambda each: each.starts_at)
    days = groupby(in_order, key=lambda each: _day(known, each.starts_at))
    return [min(ones, key=lambda each: (*_rank(each)[:2], not _usual(known, each), each.starts_at)) for _, ones in days]


def _usual(known: Known, each: Time) -> bool:
    rules = known.procedure.panel
    return local(each.starts_at, rules.zone).time() == rules.starts


def _rank(each: Time) -> tuple[bool, int, datetime]:
    return each.chair is not Standing.FREE, -len(each.of(Standing.FREE)), each.starts_at
