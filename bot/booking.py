"""Booking: what the calendar is told of a panel, and what it has."""

from dataclasses import replace
from hashlib import sha256

from bot.ports import Event
from panel.panels import Panel
from storage.records import Booked
from storage.store import Turn


def book(turn: Turn, panel: str) -> None:
    """The calendar is to be told of a panel, or of what changed about it."""
    turn.save(replace(turn.maybe(Booked, panel) or Booked(panel), changed_at=turn.now, wake_at=turn.now))


def event(turn: Turn, panel: str) -> Event | None:
    """The event of a panel as it is now; None when the calendar has it already, or the panel is gone."""
    booked, found = turn.maybe(Booked, panel), turn.maybe(Panel, panel)
    made = of(turn, found, booked.event) if booked and found else None
    if booked and (made is None or booked.shown == digest(made)):
        turn.save(replace(booked, wake_at=None, attempts=0))
        return None
    return made


def of(turn: Turn, panel: Panel, known_as: str = "") -> Event:
    """A panel as an event: when and where, and nothing about anybody."""
    booked, place = turn.maybe(Booked, panel.id), turn.procedure(panel.procedure).panel.place
    changed_at = booked.changed_at if booked and booked.changed_at else turn.now
    return Event(panel.id, panel.sequence, panel.starts_at, panel.minutes, place, panel.cancelled, changed_at, known_as)


def booked(turn: Turn, panel: str, event: Event, id: str) -> None:
    """The calendar has it; a panel that was changed meanwhile is told of once more."""
    kept, found = turn.maybe(Booked, panel), turn.maybe(Panel, panel)
    if kept:
        changed = found is not None and digest(of(turn, found)) != digest(event)
        wake_at = kept.wake_at if changed else None
        turn.save(replace(kept, shown=digest(event), event=id, attempts=0, wake_at=wake_at))


def digest(event: Event) -> str:
    """What tells two states of an event apart: not when it came about."""
    told = (event.panel, event.sequence, event.starts_at, event.minutes, event.place, event.cancelled)
    return sha256(repr(told).encode()).hexdigest()
