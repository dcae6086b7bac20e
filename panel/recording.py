"""What of a panel is in the services' own systems, and in the children's own records: ticked, and still as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from panel.casenotes import NOTE, STANDS
from panel.cases import Case
from panel.minutes import Correction, Recorded
from panel.people import Person, in_force
from panel.procedure import Procedure
from panel.prompts import asked

PACKED = (*STANDS, "note_plan")
"""The headings of the minutes that stand in a copy pack; the case note is part of it."""


@dataclass(frozen=True)
class Tick:
    """How far one case is in one other system: the tick that holds, `again` where one was older than what was put right
    since, and of how many corrections that is (`rev`)."""

    recorded: Recorded | None = None
    again: bool = False
    rev: int = 0


@dataclass(frozen=True)
class Owing:
    """What is not recorded of a panel: by each seat that has any left, which cases; of which cases the worker has not
    added the case note to the child's record. `aside` are, by seat, those of which all its people step out: nobody is
    there who could record them."""

    seats: Mapping[str, Sequence[Case]] = field(default_factory=dict)
    notes: Sequence[Case] = ()
    aside: Mapping[str, Sequence[Case]] = field(default_factory=dict)


def owing(
    cases: Sequence[Case], recorded: Sequence[Recorded], people: Sequence[Person], procedure: Procedure, day: date
) -> Owing:
    """What is not recorded of these cases, by those who hold a seat and whoever speaks for it that day. Procedure:
    [[seats]]."""
    done = {(each.case, each.seat) for each in recorded}
    seats: dict[str, list[Case]] = {}
    aside: dict[str, list[Case]] = {}
    for seat in asked(procedure):
        theirs = _of_seat(people, procedure.name, seat.id, day)
        for case in (each for each in cases if (each.id, seat.id) not in done):
            found = aside if theirs and theirs <= set(case.interests) else seats
            found.setdefault(seat.id, []).append(case)
    return Owing(seats, [case for case in cases if (case.id, NOTE) not in done], aside)


def put_right(corrections: Iterable[Correction], case: str, seat: str) -> list[Correction]:
    """The corrections that stand in what a seat records of a case; in a case note, for the seat of that."""
    stands = STANDS if seat == NOTE else PACKED
    return [each for each in corrections if each.case == case and each.part in stands]


def still_recorded(recorded: Iterable[Recorded], corrections: Sequence[Correction]) -> list[Recorded]:
    """The ticks that hold: after the others, something was put right that stands in what was recorded."""
    return [each for each in recorded if holds(each, put_right(corrections, each.case, each.seat))]


def holds(tick: Recorded, right: Iterable[Correction]) -> bool:
    """Whether a tick is not older than any of what was put right."""
    return all(each.at <= tick.at for each in right)


def _of_seat(people: Sequence[Person], procedure: str, seat: str, day: date) -> set[str]:
    return {each.id for each in people if seat in in_force(each, people, day).seats(procedure)}
