"""The dates of the panels: one is moved, cancelled, or added, and everybody who is invited is told."""

from dataclasses import replace

from bot.asked import Asked
from bot.booking import book
from bot.invited import not_on_roster, tell_invited, tell_where
from bot.queue import queue
from bot.request import Reply
from bot.steps import extra_panels, places
from bot.steps.apologies import apologies
from bot.steps.chairing import said_chair, turns_of
from bot.steps.coming import attendance
from bot.steps.rooms import join
from bot.template import Template
from cards import schedule as cards
from cards import templates
from panel import offers, scheduling
from panel.access import Act, may
from panel.cases import Case
from panel.looks import Altered
from panel.panels import Item, Panel, capacity
from panel.people import Person
from panel.placing import first
from panel.polls import Poll, typed_in
from panel.procedure import Procedure
from panel.questions import PROBLEM
from panel.rhythm import either_side, undecided
from panel.said import said_when
from panel.session import Session
from panel.words import Reason, Refused
from storage.records import Audit
from storage.store import Turn

SAVED = ("schedule.move_save", "schedule.cancel_save", "schedule.settle")
NOT_YOURS = "There is no panel with that reference that you can open here."


def schedule(asked: Asked, turn: Turn) -> Reply:
    """schedule: the dates of the panels: move one, cancel one, add one."""
    return Reply(cards.shared(asked.procedure.name, _rows(turn, asked.procedure)))


def open_schedule(asked: Asked, turn: Turn) -> Reply:
    """A page of the dates, each with what can be done about it."""
    rows = _rows(turn, asked.procedure)
    mine = [replace(each, join=join(turn, asked.person, each.panel)) for each in rows]
    return Reply(cards.dates(asked.procedure.name, mine, asked.number("page")))


def move_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When a panel is moved to, and why."""
    panel = _changeable(asked, turn)
    return Reply(cards.move(panel, _nonce(asked, turn), asked.fields, refused))


def move(asked: Asked, turn: Turn) -> Reply:
    """Moved: the panel keeps its reference, and everybody who is invited is told."""
    panel = _unchanged(asked, turn)
    procedure, panels = turn.procedure(panel.procedure), turn.find(Panel, procedure=panel.procedure)
    change = scheduling.move(panel, asked.fields, panels, procedure, turn.now, asked.id("sure") == "yes")
    return _save(asked, turn, scheduling.moved(panel, change.starts_at, change.why, turn.now))


def settle(asked: Asked, turn: Turn) -> Reply:
    """When a panel sits whose date nobody works: on the working day before, or on the one after."""
    panel = _unchanged(asked, turn)
    procedure = turn.procedure(panel.procedure)
    if panel.nominal is None or not undecided(panel, procedure, turn.now):
        raise Refused(f"{panel.id} has its day: {said_when(panel.starts_at)}. Nothing has changed.")
    before, after = either_side(panel.nominal, procedure)
    starts_at = before if asked.id("side") == "before" else after
    scheduling.possible(panel, starts_at, turn.find(Panel, procedure=panel.procedure), procedure, turn.now)
    if starts_at != panel.starts_at:
        return _save(asked, turn, scheduling.moved(panel, starts_at, "", turn.now))
    panel = turn.save(scheduling.kept(panel))
    book(turn, panel.id)
    return Reply(cards.done(panel.id, templates.schedule.kept(panel.id, panel.starts_at), [], told=0))


def cancel_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why a panel is cancelled."""
    panel = _changeable(asked, turn)
    scheduling.can_be_cancelled(panel)
    items = len(turn.find(Item, panel=panel.id))
    return Reply(cards.cancel(panel, items, _nonce(asked, turn), asked.fields, refused))


def cancel(asked: Asked, turn: Turn) -> Reply:
    """Cancelled: each case on it goes to the next panel that takes it, the highest risk first."""
    panel = _unchanged(asked, turn)
    scheduling.can_be_cancelled(panel)
    panel = turn.save(scheduling.cancelled(panel, scheduling.read_cancel(asked.fields, turn.now)))
    book(turn, panel.id)
    procedure = turn.procedure(panel.procedure)
    queued = sorted(places.placed(turn, panel), key=lambda case: first(case, procedure))
    moved = [places.rehouse(turn, procedure, turn.get(Item, f"{panel.id}/{case.id}")) for case in queued]
    told = tell_where(turn, panel, asked.person.id, moved)
    lines = [templates.schedule.item_on(case.id, turn.panel(case.panel).starts_at) for case in moved]
    line = templates.schedule.cancelled(panel.id, panel.starts_at)
    return Reply(cards.done(panel.id, line, lines, told, not_on_roster(turn, [case.id for case in queued])))


def extra_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When an extra panel sits, and why."""
    scheduling.takes_extra(asked.procedure)
    answers = asked.fields or _chosen(asked, turn)
    return Reply(cards.add(asked.procedure.name, _nonce(asked, turn), answers, refused))


def extra(asked: Asked, turn: Turn) -> Reply:
    """Added: those who wait behind a full panel, or too long, move to it."""
    procedure = asked.procedure
    scheduling.takes_extra(procedure)
    panels = turn.find(Panel, procedure=procedure.name)
    change = scheduling.add(asked.fields, panels, procedure, turn.now, asked.id("sure") == "yes")
    cases = offers.movers(queue(turn, procedure.name), change.starts_at, procedure, turn.now)
    panel, told = extra_panels.add(turn, procedure, change.starts_at, change.why, cases, asked.person.id)
    lines = [templates.schedule.item_on(case, panel.starts_at) for case in cases]
    line = templates.schedule.added(panel.id, panel.starts_at)
    return Reply(cards.done(panel.id, line, lines, told, not_on_roster(turn, cases)))


def why(asked: Asked, turn: Turn) -> Reply:
    """Why a panel was moved, cancelled or added, as it was typed; opening it is written to the trail."""
    panel = _panel(asked, turn, Act.WHY)
    turn.audit(asked.person.id, "open", panel.id, view="why")
    return Reply(cards.why(panel))


def _save(asked: Asked, turn: Turn, panel: Panel) -> Reply:
    """Keeps a panel that has its time, and tells those who come."""
    panel = turn.save(panel)
    book(turn, panel.id)
    cases = [turn.get(Case, item.case) for item in turn.find(Item, panel=panel.id)]
    told = tell_invited(turn, panel, Template.PANEL_MOVED, asked.person.id, cases)
    line = templates.schedule.moved(panel.id, panel.was or panel.starts_at, panel.starts_at)
    return Reply(cards.done(panel.id, line, [], told, not_on_roster(turn, [case.id for case in cases])))


def _rows(turn: Turn, procedure: Procedure) -> list[cards.Row]:
    """The panels that have not begun, soonest first, cancelled ones too."""
    ahead = (panel for panel in turn.find(Panel, procedure=procedure.name) if panel.starts_at > turn.now)
    panels = [panel for panel in ahead if turn.maybe(Session, panel.id) is None]
    turns = turns_of(turn, procedure)
    return [_row(turn, panel, procedure, turns) for panel in sorted(panels, key=lambda panel: panel.starts_at)]


def _row(turn: Turn, panel: Panel, procedure: Procedure, turns: dict[str, str]) -> cards.Row:
    asked = panel.nominal and undecided(panel, procedure, turn.now)
    days = either_side(panel.nominal, procedure) if asked and panel.nominal else ()
    taken = len(turn.find(Item, panel=panel.id))
    room, sorry, coming = capacity(panel.minutes, procedure), apologies(turn, panel, procedure), attendance(turn, panel)
    altered = turn.maybe(Altered, panel.id)
    opened, chair = altered if altered and altered.open else None, said_chair(turn, panel, turns)
    return cards.Row(panel, taken, room, days, sorry, coming, opened, chair=chair)


def _panel(asked: Asked, turn: Turn, act: Act) -> Panel:
    """The panel, if this person may do this with it; the same refusal whether it is there or not."""
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, act, panel.procedure):
        raise Refused(NOT_YOURS)
    return panel


def _changeable(asked: Asked, turn: Turn) -> Panel:
    panel = _panel(asked, turn, Act.SCHEDULE)
    scheduling.not_begun(panel, turn.now, turn.maybe(Session, panel.id))
    return panel


def _unchanged(asked: Asked, turn: Turn) -> Panel:
    """The panel, as it was when the button was drawn; `Refused` says what it is now, and who changed it."""
    panel = _changeable(asked, turn)
    if asked.number("rev") == panel.rev:
        return panel
    now = f"{panel.id} was changed since you opened this: it is on {said_when(panel.starts_at)}"
    done = [line for line in turn.find(Audit, subject=panel.id) if line.act in SAVED and line.outcome == "done"]
    by = [f"Changed by {turn.get(Person, line.by).name}, {said_when(line.at)}" for line in done[-1:]]
    raise Refused(PROBLEM, [Reason(words, field="panel") for words in (now, *by)])


def _chosen(asked: Asked, turn: Turn) -> dict[str, str]:
    """The form's first answers, where one of the times that are proposed was chosen."""
    poll = turn.maybe(Poll, asked.id("poll"))
    return typed_in(poll, asked.id("time")) if poll else {}


def _nonce(asked: Asked, turn: Turn) -> str:
    return asked.id("nonce") or turn.token()
