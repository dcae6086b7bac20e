"""Matters: what can owe something. A turn asks those it touched when they next owe; the tick asks those whose time has
come, and nothing ever looks at all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot import boards
from bot.performing import perform
from panel import due
from panel.cases import Case
from panel.concerns import Concern
from panel.duty import Duty, next_due, owed
from panel.invitations import Invitation
from panel.offers import Offer
from panel.panels import Item, Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.updates import Challenge, Update
from storage.records import Conversation, Notice, ProcedureText, Waking
from storage.store import Record, Turn

Owes = tuple[Procedure, list[Duty]]

BACK_OFF = timedelta(seconds=30)
LONGEST = timedelta(hours=1)


def settle(turn: Turn) -> None:
    """Keeps when each matter that the turn touched next owes something, and wakes the boards that show it."""
    touched = turn.touched()
    matters = {matter for record in touched for matter in _matters(turn, record)}
    for matter in matters:
        wake(turn, matter)
    for subject in {matter.partition(" ")[2] for matter in matters} | {record.id for record in touched}:
        boards.stir(turn, subject)


def ask(turn: Turn, matter: str) -> None:
    """Performs what a matter owes now, and keeps when it next owes something."""
    if found := _owes(turn, matter):
        procedure, duties = found
        for duty in owed(duties, _done(turn, duties), procedure, turn.now):
            perform(turn, duty)
    settle(turn)
    wake(turn, matter)


def later(turn: Turn, matter: str) -> bool:
    """Puts off a matter that could not be asked, longer each time; whether it was the first time."""
    waking = turn.get(Waking, matter)
    wait = min(BACK_OFF * 2**waking.attempts, LONGEST)
    turn.save(replace(waking, wake_at=turn.now + wait, attempts=waking.attempts + 1))
    return not waking.attempts


def wake(turn: Turn, matter: str) -> None:
    """Keeps when a matter next owes something; one that owes nothing more leaves the index."""
    found, kept = _owes(turn, matter), turn.maybe(Waking, matter)
    at = next_due(found[1], _done(turn, found[1]), found[0], turn.now) if found else None
    if at is None and kept:
        turn.delete(kept)
    elif at and (kept is None or kept.wake_at != at or kept.attempts):
        turn.save(Waking(matter, at))


def _done(turn: Turn, duties: Iterable[Duty]) -> set[str]:
    return {duty.key for duty in duties if turn.maybe(Notice, duty.key)}


def _owes(turn: Turn, matter: str) -> Owes | None:
    """What a matter owes, ever, and under which procedure; None for one that is gone."""
    kind, _, id = matter.partition(" ")
    return LOAD[kind](turn, id)


def _panel(turn: Turn, id: str) -> Owes | None:
    if turn.maybe(Panel, id) is None:
        return None
    sitting = turn.sitting(id)
    procedure = turn.procedure(sitting.panel.procedure)
    return procedure, due.of_panel(sitting, procedure, turn.now)


def _case(turn: Turn, id: str) -> Owes | None:
    if (case := turn.maybe(Case, id)) is None:
        return None
    procedure = turn.procedure(case.procedure, case.version)
    return procedure, due.of_case(case, turn.find(Invitation, case=id), people(turn, case.procedure), procedure)


def _draft(turn: Turn, id: str) -> Owes | None:
    if (draft := turn.maybe(Draft, id)) is None:
        return None
    procedure = turn.procedure(draft.procedure, draft.version)
    return procedure, due.of_draft(draft, people(turn, draft.procedure), procedure)


def _concern(turn: Turn, id: str) -> Owes | None:
    if (concern := turn.maybe(Concern, id)) is None:
        return None
    procedure = turn.procedure(concern.procedure)
    return procedure, due.of_concern(concern, people(turn, concern.procedure), procedure, turn.now)


def _rhythm(turn: Turn, name: str) -> Owes | None:
    """A procedure's months to come: panels to book, and whether there are enough of them."""
    if name not in turn.procedures():
        return None
    procedure = turn.procedure(name)
    panels = [panel for panel in turn.find(Panel, procedure=name) if panel.starts_at > turn.now]
    return procedure, due.of_rhythm(panels, people(turn, name), procedure, turn.now)


LOAD: dict[str, Callable[[Turn, str], Owes | None]] = {
    "panel": _panel,
    "case": _case,
    "draft": _draft,
    "concern": _concern,
    "rhythm": _rhythm,
}


def people(turn: Turn, procedure: str) -> list[Person]:
    """Everybody who holds a role in a procedure."""
    return [person for person in turn.find(Person) if person.roles(procedure)]


def _matters(turn: Turn, record: Record) -> Iterator[str]:
    """The matters that a record is part of."""
    match record:
        case Draft():
            yield f"draft {record.id}"
        case Case():
            yield f"case {record.id}"
            yield from _sittings(turn, record.id)
        case Concern():
            yield f"concern {record.id}"
        case Panel():
            yield f"panel {record.id}"
            yield f"rhythm {record.procedure}"
        case Item() | Update() | Challenge():
            yield f"panel {record.panel}"
        case Invitation():
            yield f"case {record.case}"
            yield from _sittings(turn, record.case)
        case Offer() | Conversation(procedure=str()) if record.procedure:
            yield f"rhythm {record.procedure}"
        case ProcedureText():
            yield from _all_of(turn, record.name)
        case Person():
            yield from (matter for name in turn.procedures() for matter in _all_of(turn, name))


def _sittings(turn: Turn, case: str) -> Iterator[str]:
    """The panels to come that a case stands on."""
    for item in turn.find(Item, case=case):
        panel = turn.maybe(Panel, item.panel)
        if panel and panel.starts_at > turn.now:
            yield f"panel {panel.id}"


def _all_of(turn: Turn, procedure: str) -> Iterator[str]:
    """A procedure's rhythm, and its panels to come: what a change of people or rules touches."""
    yield f"rhythm {procedure}"
    for panel in turn.find(Panel, procedure=procedure):
        if panel.starts_at > turn.now:
            yield f"panel {panel.id}"
