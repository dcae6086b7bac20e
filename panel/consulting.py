"""What the members say to a change of the rules: seat by seat, counted by agency, until it is closed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.amendments import Amendment, still_open
from panel.people import Person
from panel.procedure import Procedure
from panel.prompts import asked
from panel.questions import check, text
from panel.roster import unheld
from panel.rules.after import Enough
from panel.rules.sitting import Seat
from panel.said import wall_day
from panel.words import Reason, Refused

OBJECT = (text("reason", "Why does your seat object?", "It is recorded as you write it", required="Say why"),)
NOT_YOUR_SEAT = "Whoever speaks for a seat says whether it agrees. Nothing was changed by this press."
THEIRS = "Somebody else objected for this seat: it is theirs to change. Nothing was changed by this press."


@dataclass(frozen=True)
class AmendmentStand:
    """Where one seat stands on a change: `id` is `SHCG-M001/police`. It agrees, or objects with a `reason`."""

    id: str
    amendment: str
    seat: str
    agrees: bool
    by: str
    at: datetime
    reason: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Tally:
    """Where the agencies stand, each with the short names of its seats: those that agree, those of which a seat
    objects, those of which nobody has said anything. Seats that nobody holds are not asked."""

    agree: tuple[tuple[str, tuple[str, ...]], ...] = ()
    object: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unheard: tuple[tuple[str, tuple[str, ...]], ...] = ()
    vacant: tuple[str, ...] = ()

    @property
    def heard(self) -> int:
        """How many agencies have said something."""
        return len(self.agree) + len(self.object)

    @property
    def asked(self) -> int:
        """How many agencies there are to ask."""
        return self.heard + len(self.unheard)

    def enough(self, needed: Enough) -> bool:
        """Whether so many have been heard as the procedure asks for; never while nobody has."""
        enough = {Enough.EVERY: not self.unheard, Enough.MOST: 2 * self.heard > self.asked, Enough.ONE: True}
        return bool(self.heard) and enough[needed]


def seats(procedure: Procedure, people: Iterable[Person]) -> list[Seat]:
    """The seats that are asked: those that answer for every child and that somebody holds."""
    vacant = {seat.id for seat in unheld(people, procedure)}
    return [seat for seat in asked(procedure) if seat.id not in vacant]


def tally(stands: Iterable[AmendmentStand], procedure: Procedure, people: Sequence[Person]) -> Tally:
    """Where each agency stands: a seat is asked, an agency is counted."""
    said = {each.seat: each for each in stands}
    agencies: dict[str, list[Seat]] = {}
    for seat in seats(procedure, people):
        agencies.setdefault(seat.agency, []).append(seat)
    against = {title for title, own in agencies.items() if any(_objects(said, seat) for seat in own)}
    heard = {title for title, own in agencies.items() if any(seat.id in said for seat in own)}
    return Tally(
        tuple((title, _names(own, said, True)) for title, own in agencies.items() if title in heard - against),
        tuple((title, _names(own, said, False)) for title, own in agencies.items() if title in against),
        tuple((title, tuple(seat.name for seat in own)) for title, own in agencies.items() if title not in heard),
        tuple(seat.name for seat in unheld(people, procedure) if seat in asked(procedure)),
    )


def _objects(said: Mapping[str, AmendmentStand], seat: Seat) -> bool:
    return seat.id in said and not said[seat.id].agrees


def _names(own: Iterable[Seat], said: Mapping[str, AmendmentStand], agrees: bool) -> tuple[str, ...]:
    return tuple(seat.name for seat in own if seat.id in said and said[seat.id].agrees is agrees)


def stand(
    amendment: Amendment, given: AmendmentStand, before: AmendmentStand | None, speaks: Collection[str]
) -> AmendmentStand:
    """Where a seat stands; `Refused` once the change is closed, and for an objection that somebody else made who
    `speaks` for the seat still."""
    still_open(amendment)
    if before and not before.agrees and before.by != given.by and before.by in speaks:
        raise Refused(THEIRS, [Reason("It is shown as it is now", field="proposal")])
    return given


def reason(fields: Mapping[str, str], now: datetime) -> str:
    """Why a seat objects; `Refused` where it does not say."""
    return check(OBJECT, fields, wall_day(now))["reason"]


def may_close(amendment: Amendment, counted: Tally, procedure: Procedure) -> None:
    """`Refused` while a seat objects, or too few were heard. Procedure: amendment.heard."""
    still_open(amendment)
    found = [f"{name} objects" for _, names in counted.object for name in names]
    if not counted.enough(procedure.amendment.heard):
        found += [f"{title} has not said anything" for title, _ in counted.unheard] or ["Nobody has said anything"]
    if found:
        words = "It is agreed when no seat objects and enough agencies were heard. Nothing has changed."
        raise Refused(words, [Reason(each, field="proposal") for each in found])
