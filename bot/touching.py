"""Which matters a record is part of: those that a change of it touches, by the name that each is kept under."""

from collections.abc import Iterator

from panel.apologies import Apology
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.expecting import Attending
from panel.invitations import Invitation
from panel.offers import Offer
from panel.panels import Item, Panel, ends_at
from panel.people import Person
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.updates import Challenge, Update
from storage.records import Booked, Conversation, ProcedureText
from storage.store import Record, Turn


def matters_of(turn: Turn, record: Record) -> Iterator[str]:
    """The matters that a record is part of."""
    match record:
        case Draft():
            yield f"draft {record.id}"
        case Case():
            yield f"case {record.id}"
            yield from _sittings(turn, record.id)
            yield from _rhythm_of(turn, record.panel)
        case Concern():
            yield f"concern {record.id}"
        case Panel():
            yield f"panel {record.id}"
            yield f"rhythm {record.procedure}"
        case Item():
            yield f"panel {record.panel}"
            yield from _rhythm_of(turn, record.panel)
        case Attending() | Apology():
            yield f"panel {record.panel}"
        case Update() | Challenge():
            yield f"panel {record.panel}"
            yield from _sittings(turn, record.case)
        case Invitation():
            yield f"case {record.case}"
            yield from _sittings(turn, record.case)
        case Offer() | Conversation(procedure=str()) if record.procedure:
            yield f"rhythm {record.procedure}"
        case Booked(version=str()) if record.version:
            yield f"panel {record.id}"
        case RosterCheck():
            yield f"rhythm {record.id}"
        case ProcedureText():
            yield from all_of(turn, record.name)
        case Person():
            yield from (matter for name in turn.procedures() for matter in all_of(turn, name))


def _rhythm_of(turn: Turn, id: str) -> Iterator[str]:
    """The rhythm of a panel: who stands where, and how high their risk is, may call for an extra one."""
    if panel := turn.maybe(Panel, id):
        yield f"rhythm {panel.procedure}"


def _sittings(turn: Turn, case: str) -> Iterator[str]:
    """The panels that a case stands on and that are not over."""
    for item in turn.find(Item, case=case):
        panel = turn.maybe(Panel, item.panel)
        if panel and ends_at(panel) > turn.now:
            yield f"panel {panel.id}"


def all_of(turn: Turn, procedure: str) -> Iterator[str]:
    """Everything of a procedure that is alive: what a change of people or rules touches. What has come to its end is
    found by none of this, however much of it there is."""
    yield f"rhythm {procedure}"
    yield from (f"draft {draft.id}" for draft in turn.find(Draft) if draft.procedure == procedure)
    yield from (f"concern {concern.id}" for concern in turn.find(Concern, procedure=procedure, acknowledged_by=""))
    for status in (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.SIGNPOSTED):
        cases = turn.find(Case, procedure=procedure, status=status, received_by="")
        yield from (f"case {case.id}" for case in cases)
    for panel in _ahead(turn, procedure):
        yield f"panel {panel.id}"
        yield from (f"case {item.case}" for item in turn.find(Item, panel=panel.id))


def _ahead(turn: Turn, procedure: str) -> list[Panel]:
    return [panel for panel in turn.find(Panel, procedure=procedure) if ends_at(panel) > turn.now]
