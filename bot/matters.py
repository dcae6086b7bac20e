"""Matters: what can owe something. A turn asks those it touched when they next owe; the tick asks those whose time has
come, and nothing ever looks at all of them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot import boards
from bot.notices import holders
from bot.queue import queue
from panel import due, prompts
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.duty import Duty, next_due
from panel.invitations import Invitation
from panel.offers import Offer
from panel.panels import Item, Panel, ends_at
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Addition, Draft
from panel.roster import RosterCheck
from panel.updates import Challenge, Update
from storage.records import Conversation, Done, Notice, ProcedureText, Waking
from storage.store import Record, Turn

Owes = tuple[Procedure, list[Duty]]


def settle(turn: Turn) -> None:
    """Keeps when each matter that the turn touched next owes something, and wakes the boards that show it."""
    touched = turn.touched()
    matters = {matter for record in touched for matter in _matters(turn, record)}
    for matter in matters:
        _settle(turn, matter)
    for subject in {matter.partition(" ")[2] for matter in matters} | {record.id for record in touched}:
        boards.stir(turn, subject)


def settle_all(turn: Turn) -> None:
    """Keeps when each matter that is alive next owes something: at the start, when the rules may be newer."""
    for name in turn.procedures():
        for matter in _all_of(turn, name):
            _settle(turn, matter)


def _settle(turn: Turn, matter: str) -> None:
    """A rule that fails must not undo what somebody has just done: the tick asks this matter at once, and what is wrong
    with it is logged and told of there."""
    try:
        wake(turn, matter)
    except Exception:
        kept = turn.maybe(Waking, matter)
        if kept is None or not kept.attempts:
            turn.save(Waking(matter, turn.now))


def wake(turn: Turn, matter: str) -> None:
    """Keeps when a matter next owes something; one that owes nothing more leaves the index."""
    at, kept = next_at(turn, matter), turn.maybe(Waking, matter)
    if at is None and kept:
        turn.delete(kept)
    elif at and (kept is None or kept.wake_at != at):
        turn.save(replace(kept or Waking(matter, at), wake_at=at))


def next_at(turn: Turn, matter: str, without: Collection[str] = ()) -> datetime | None:
    """When a matter next owes something, apart from the duties with these keys."""
    if (found := owes(turn, matter)) is None:
        return None
    procedure, duties = found
    return next_due(duties, done(turn, duties) | set(without), procedure, turn.now)


def done(turn: Turn, duties: Iterable[Duty]) -> set[str]:
    """The keys of those that were said, or done once."""
    return {duty.key for duty in duties if turn.maybe(Notice if duty.to else Done, duty.key)}


def owes(turn: Turn, matter: str) -> Owes | None:
    """What a matter owes, ever, and under which procedure; None for one that is gone."""
    kind, _, id = matter.partition(" ")
    return LOAD[kind](turn, id)


def procedure_of(turn: Turn, matter: str) -> str:
    """The procedure that a matter is under, by name; "" for one that is gone."""
    kind, _, id = matter.partition(" ")
    if kind == "rhythm":
        return id
    record = turn.maybe(RECORD[kind], id) if kind in RECORD else None
    return record.procedure if record else ""


def _panel(turn: Turn, id: str) -> Owes | None:
    panel = turn.maybe(Panel, id)
    if panel is None or panel.procedure not in turn.procedures():
        return None
    procedure = turn.procedure(panel.procedure)
    sitting = turn.sitting(id)
    asked_at = _asked(turn, prompts.asks(sitting, procedure, turn.now))
    return procedure, due.of_panel(sitting, procedure, turn.now, asked_at)


def _asked(turn: Turn, duties: Iterable[Duty]) -> dict[str, datetime]:
    """When each of these was performed, out of the ledger; one that could not be delivered counts from its own time."""
    known = ((duty, turn.maybe(Notice, duty.key)) for duty in duties)
    return {duty.key: notice.sent_at or notice.wake_at or duty.due_at for duty, notice in known if notice}


def _case(turn: Turn, id: str) -> Owes | None:
    if (case := turn.maybe(Case, id)) is None:
        return None
    procedure = turn.procedure(case.procedure, case.version)
    wish = turn.maybe(Addition, case.withdrawal)
    invitations, everybody = turn.find(Invitation, case=id), holders(turn, case.procedure, *Role)
    return procedure, due.of_case(case, invitations, everybody, procedure, wish.at if wish else None)


def _draft(turn: Turn, id: str) -> Owes | None:
    if (draft := turn.maybe(Draft, id)) is None:
        return None
    procedure = turn.procedure(draft.procedure, draft.version)
    return procedure, due.of_draft(draft, holders(turn, draft.procedure, *Role), procedure)


def _concern(turn: Turn, id: str) -> Owes | None:
    concern = turn.maybe(Concern, id)
    if concern is None or concern.procedure not in turn.procedures():
        return None
    procedure = turn.procedure(concern.procedure)
    return procedure, due.of_concern(concern, holders(turn, concern.procedure, *Role), procedure, turn.now)


def _rhythm(turn: Turn, name: str) -> Owes | None:
    """A procedure's months to come: panels to book, and whether there are enough of them for those who wait."""
    if name not in turn.procedures():
        return None
    procedure = turn.procedure(name)
    drafted, checked = turn.find(Offer, procedure=name), turn.maybe(RosterCheck, name)
    everybody = holders(turn, name, *Role)
    return procedure, due.of_rhythm(queue(turn, name), drafted, procedure, turn.now, everybody, checked)


LOAD: dict[str, Callable[[Turn, str], Owes | None]] = {
    "panel": _panel,
    "case": _case,
    "draft": _draft,
    "concern": _concern,
    "rhythm": _rhythm,
}
RECORD: dict[str, type[Panel | Case | Draft | Concern]] = {
    "panel": Panel,
    "case": Case,
    "draft": Draft,
    "concern": Concern,
}


def _matters(turn: Turn, record: Record) -> Iterator[str]:
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
        case Update() | Challenge():
            yield f"panel {record.panel}"
            yield from _sittings(turn, record.case)
        case Invitation():
            yield f"case {record.case}"
            yield from _sittings(turn, record.case)
        case Offer() | Conversation(procedure=str()) if record.procedure:
            yield f"rhythm {record.procedure}"
        case RosterCheck():
            yield f"rhythm {record.id}"
        case ProcedureText():
            yield from _all_of(turn, record.name)
        case Person():
            yield from (matter for name in turn.procedures() for matter in _all_of(turn, name))


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


def _all_of(turn: Turn, procedure: str) -> Iterator[str]:
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
