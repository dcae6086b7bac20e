"""What an inspector's questions are answered from, looked up from everything as it was kept at one moment."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from bot.steps.reports import COUNTED, records_in
from panel.access import DECIDES, Act, may
from panel.allocations import Allocation
from panel.backgrounds import Background
from panel.cases import Case
from panel.children import Child, Linked
from panel.considered import Considered, SentOn
from panel.decisions import Decision
from panel.family import FamilyTold
from panel.minutes import Correction, Minutes, Recorded
from panel.naming import Names, everybody
from panel.people import Person
from panel.police import PoliceWord
from panel.procedure import Procedure
from panel.recording import still_recorded
from panel.referrals import Draft, Referral
from panel.reporting.inquiry import Behind, Entry
from panel.reporting.inspection import Followed, Inspection, Sat
from panel.reporting.journeys import Records, Table
from panel.session import Discussion, Session
from panel.spans import Span
from panel.updates import Update
from storage.store import Reader, Record, Turn

INSPECTED: tuple[type[Record], ...] = (
    *COUNTED,
    *(Child, Linked, Referral, Background, Allocation, FamilyTold, PoliceWord, Draft),
    *(Minutes, Recorded, Correction, SentOn),
)
"""Every kind of record that something is answered from."""


class OfCase(Record, Protocol):
    """A record of one case."""

    @property
    def case(self) -> str: ...


Held = TypeVar("Held", bound=OfCase)


def still(turn: Turn) -> Reader:
    """All of it as it is now, for whoever reads it when the turn is over."""
    return turn.still(*INSPECTED)


def inspection(kept: Reader, procedure: Procedure, span: Span) -> Inspection:
    """Everything of a procedure, with the panels that sat in a span."""
    records = records_in(kept, procedure, span)
    return Inspection(
        records,
        kept.now,
        tuple(_children(kept, records)),
        tuple(_sat(kept, each) for each in records.tables),
        tuple(each for each in kept.find(Draft) if each.procedure == procedure.name and not each.case),
        tuple(kept.find(SentOn, procedure=procedure.name)),
    )


def _children(kept: Reader, records: Records) -> Iterator[Followed]:
    backgrounds, allocations = _by_case(kept, Background), _by_case(kept, Allocation)
    decisions, told = _by_case(kept, Decision), _by_case(kept, FamilyTold)
    police, answers = _by_case(kept, PoliceWord), _by_case(kept, Update)
    for way in records.journeys:
        id = way.case.id
        yield Followed(
            way,
            kept.get(Child, id),
            kept.get(Referral, id),
            tuple(backgrounds[id]),
            tuple(allocations[id]),
            tuple(decisions[id]),
            tuple(told[id]),
            tuple(police[id]),
            tuple(answers[id]),
        )


def _by_case(kept: Reader, kind: type[Held]) -> Mapping[str, Sequence[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for each in kept.find(kind):
        found[each.case].append(each)
    return found


def _sat(kept: Reader, table: Table) -> Sat:
    panel = table.panel
    ticks = still_recorded(kept.find(Recorded, panel=panel.id), kept.find(Correction, panel=panel.id))
    heard = tuple(each.case for each in kept.find(Discussion, panel=panel.id) if each.discussed)
    session, minutes = kept.get(Session, panel.id), kept.maybe(Minutes, panel.id)
    return Sat(panel, session, table.seats, heard, minutes, tuple(ticks))


class Entitled:
    """Whether somebody may be shown what is behind a number: of a case that they step out of nothing, and of what is
    kept from the chair nothing to those who decide."""

    def __init__(self, person: Person, known: Inspection) -> None:
        self._person = person
        self._name = known.procedure.name
        self._cases: dict[str, Case] = {each.case.id: each.case for each in known.children}
        self._decides = bool(person.roles(self._name) & DECIDES)

    def to(self, shown: Behind | Entry) -> bool:
        if isinstance(shown, Behind) and shown.apart and self._decides:
            return False
        case = self._cases.get(shown.case)
        return may(self._person, Act.EVIDENCE, self._name, case) if case else not shown.case


def names(kept: Reader) -> Names:
    """Every child's name, those of children who were only considered too, and everybody's who is linked to one: a file
    holds none of them."""
    return everybody(kept.find(Child), (*kept.find(Linked), *kept.find(Considered)))
