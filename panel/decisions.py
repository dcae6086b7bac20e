"""What a sitting decides on a case, who agrees, and what comes next."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from panel.actions import Action
from panel.procedure import Procedure
from panel.prompts import asked


class Ending(StrEnum):
    """What comes next for a case."""

    ONGOING = "ongoing"
    REMOVED = "removed"
    HANDED_OVER = "handed over"
    ONWARD = "onward"
    DEFERRED = "deferred"


@dataclass(frozen=True)
class Decision:
    """What this sitting decides on one case. `id` is `panel/case`; `why` is the reason. `tells` is who tells the child
    and the family (a role, as chosen), by `tells_by`; where nobody does, `untold` is why not. `unsaid` is what must not
    be said to them. It can be changed until the chair closes it; `unheard` are the seats that were here then, and had
    said nothing. `outcome` is the procedure's own (its id), "" where it names none, and `fields` what that asks.
    `because` is one of the reasons that the procedure lists for leaving, and `again_on` the day from which a child who
    is ongoing is discussed again, None for the day that the rules give. `waits` is the procedure by name, while
    something is still to be said of what came of it. `rule` is how it was decided where that was by a vote, and `cast`
    says that the casting vote decided it; `voted` is the vote in words, as it was counted then."""

    id: str
    panel: str
    case: str
    ending: Ending
    why: str
    by: str
    at: datetime
    tells: str = ""
    tells_by: date | None = None
    untold: str = ""
    unsaid: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    unheard: tuple[str, ...] = ()
    round: int = 1
    outcome: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    because: str = ""
    again_on: date | None = None
    rule: str = ""
    cast: bool = False
    voted: str = ""
    waits: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Stand:
    """Where one seat stands on one outcome: `id` is `panel/case/seat/outcome`. It agrees, or objects with a `reason`.
    The chair writes how an objection was settled (`settled`, `settled_by`); once whoever objected says so too
    (`settled_at`) it stands no more. It is never outvoted. `ending` and `round` are what was to be decided when it was
    given: of another decision it says nothing. `for_caller` says that the chair wrote it down for a seat on the
    telephone, `in_room` that the chair asked it in the room and wrote down that it agrees: that is the chair's word for
    it, until the seat says so itself."""

    id: str
    panel: str
    case: str
    seat: str
    ending: Ending
    agrees: bool
    by: str
    at: datetime
    reason: str = ""
    settled: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    round: int = 1
    for_caller: bool = False
    in_room: bool = False
    rev: int = 0

    @property
    def stands(self) -> bool:
        """Whether it is an objection that is not settled."""
        return not self.agrees and self.settled_at is None


class Lack(StrEnum):
    """What a sitting still owes to an item before it ends."""

    OUTCOME = "outcome"
    CLOSE = "close"
    ACTION = "action"


@dataclass(frozen=True)
class Point:
    """One thing that is open on an item: the case, what, and the action where it is one."""

    case: str
    lack: Lack
    action: str = ""


@dataclass(frozen=True)
class Agency:
    """Where the seats of one agency stand, each by its short name: those that agree, those that were asked in the room
    and agree as the chair wrote down, those whose objection was settled and those whose objection stands, with the
    reason."""

    title: str
    agree: tuple[str, ...] = ()
    in_room: tuple[str, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    object: tuple[tuple[str, str], ...] = ()


def stand_id(decision: Decision, seat: str) -> str:
    """Where the word of a seat on a decision is kept: what it says of one outcome takes nothing of another away."""
    return f"{decision.id}/{seat}/{decision.ending.name.lower()}"


def counts(stand: Stand, decision: Decision) -> bool:
    """Whether a stand is on the decision as it is now. An objection to the same outcome stands however its reason is
    worded since, until whoever made it says otherwise."""
    return stand.ending is decision.ending and (stand.round == decision.round or stand.stands)


def standing(decision: Decision, stands: Iterable[Stand]) -> list[Stand]:
    """The objections that stand against a decision as it is now."""
    return [each for each in stands if counts(each, decision) and each.stands]


def unheard(decision: Decision, stands: Iterable[Stand], present: Iterable[str]) -> list[str]:
    """The seats that are here and have said nothing on a decision as it is now."""
    said = {each.seat for each in stands if counts(each, decision)}
    return [seat for seat in present if seat not in said]


def tally(decision: Decision, stands: Iterable[Stand], procedure: Procedure) -> list[Agency]:
    """Where each agency stands on a decision as it is now, in the order of the procedure's seats: a seat is asked, an
    agency is counted."""
    given = {each.seat: each for each in stands if counts(each, decision)}
    agencies: dict[str, list[tuple[str, Stand]]] = {}
    for seat in procedure.seats:
        if seat.id in given:
            agencies.setdefault(seat.agency, []).append((seat.name, given[seat.id]))
    return [_agency(title, seats) for title, seats in agencies.items()]


def _agency(title: str, seats: Sequence[tuple[str, Stand]]) -> Agency:
    return Agency(
        title,
        tuple(name for name, each in seats if each.agrees and not each.in_room),
        tuple(name for name, each in seats if each.in_room),
        tuple((name, each.reason) for name, each in seats if not each.agrees and each.settled_at),
        tuple((name, each.reason) for name, each in seats if each.stands),
    )


def seats_here(procedure: Procedure, here: Collection[str]) -> list[str]:
    """The seats that are asked whether they agree: those that answer for every child, of those that are here. The
    child's own workers, whose seats are held by case, are heard, and do not decide."""
    return [seat.id for seat in asked(procedure) if seat.id in here]


def points(panel: str, case: str, decision: Decision | None, unfinished: Iterable[Action]) -> list[Point]:
    """What is open on an item before the end of a sitting."""
    found = [Point(case, Lack.OUTCOME)] if decision is None else []
    if decision and decision.closed_at is None:
        found.append(Point(case, Lack.CLOSE))
    unsaid = (each for each in unfinished if panel not in {carry.panel for carry in each.carried})
    return [*found, *(Point(case, Lack.ACTION, each.id) for each in unsaid if each.panel != panel)]
