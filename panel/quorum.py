"""Whether enough seats are filled to decide, and what is not decided where they are not. Procedure key: [meeting]."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from panel.decisions import Ending
from panel.procedure import Procedure
from panel.prompts import asked
from panel.rules.sitting import Counted
from panel.words import Reason, Refused

SPOKEN = {
    Ending.ONGOING: "ongoing",
    Ending.REMOVED: "removal from the agenda",
    Ending.HANDED_OVER: "hand-over",
    Ending.ONWARD: "onward referral",
    Ending.DEFERRED: "deferral",
}
"""What may need a quorum, in words."""
INSTEAD = "Wait for them, or adjourn: defer the child to the next panel. What is urgent goes on outside the panel"


@dataclass(frozen=True)
class Quorum:
    """What a procedure asks for, if it asks for anything (`set`). `missing` are the seats that have to be there and are
    not, `short` how many more are needed, as they are `counted`."""

    set: bool
    missing: tuple[str, ...] = ()
    short: int = 0
    counted: Counted = Counted.SEATS

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.set and not self.missing and not self.short


def quorum(procedure: Procedure, there: Collection[str]) -> Quorum:
    """Whether enough seats are filled. Procedure: meeting.quorum_seats, .quorum_number, .quorum_fraction,
    .quorum_counted."""
    rules = procedure.meeting
    if rules.quorum_seats is None and not needed(procedure):
        return Quorum(set=False)
    missing = tuple(seat for seat in rules.quorum_seats or () if seat not in there)
    return Quorum(True, missing, max(0, needed(procedure) - _count(procedure, there)), rules.quorum_counted)


def needed(procedure: Procedure) -> int:
    """How many have to be there in all, of those that answer for every child: a fraction is rounded up."""
    rules, every = procedure.meeting, [seat.id for seat in asked(procedure)]
    part = ceil(Fraction(rules.quorum_fraction) * _count(procedure, every)) if rules.quorum_fraction else 0
    return max(rules.quorum_number or 0, part)


def _count(procedure: Procedure, there: Collection[str]) -> int:
    """How many of the seats are there; two of one agency are one where agencies are counted."""
    here = [seat for seat in asked(procedure) if seat.id in there]
    return len({seat.agency for seat in here}) if procedure.meeting.quorum_counted is Counted.AGENCIES else len(here)


def lacks(found: Quorum, procedure: Procedure) -> list[str]:
    """Who is missing, in words."""
    names = {seat.id: seat.name for seat in procedure.seats}
    one = "seat" if found.counted is Counted.SEATS else "agency"
    many = "seats" if found.counted is Counted.SEATS else "agencies"
    more = [f"{found.short} more {one if found.short == 1 else many}"] if found.short else []
    return [names.get(seat, seat) for seat in found.missing] + more


def not_without(procedure: Procedure) -> str:
    """What a panel without a quorum does not decide; "" where it may decide everything. Procedure:
    meeting.needs_quorum."""
    held = [SPOKEN[ending] for ending in Ending if ending in (procedure.meeting.needs_quorum or ())]
    return ", ".join(held)


def enough_for(ending: Ending, case: str, found: Quorum, procedure: Procedure) -> None:
    """`Refused` for what a panel does not decide without a quorum, with the rule and what can be done instead."""
    if not found.set or found.met or ending not in (procedure.meeting.needs_quorum or ()):
        return
    words = f"There is no quorum, so this panel cannot decide on {SPOKEN[ending]} for {case}."
    raise Refused(f"{words} Nothing has changed, and nothing you typed is lost.", list(_why(found, procedure)))


def _why(found: Quorum, procedure: Procedure) -> Iterator[Reason]:
    yield Reason(f"Missing: {', '.join(lacks(found, procedure))}. Say who is here, if they are", field="ending")
    rule = f"These rules: without a quorum there is no {not_without(procedure)}"
    yield Reason(f"{rule} ({procedure.sources['meeting.needs_quorum'].words})", field="ending")
    yield Reason(INSTEAD, field="ending")
