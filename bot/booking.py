"""Booking: what the calendar is told of a panel, and what it has."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from bot.notices import again
from bot.ports import Event
from panel.panels import Panel
from storage.records import Booked
from storage.store import Turn


def book(turn: Turn, panel: str) -> None:
    """The calendar is to be told of a panel, or of what changed about it."""
    turn.save(replace(turn.maybe(Booked, panel) or Booked(panel), wake_at=turn.now))


def event(turn: Turn, panel: str) -> Event | None:
    """The event of a panel as it is now; None when the calendar has it already, or the panel is gone."""
    booked, found = turn.get(Booked, panel), turn.maybe(Panel, panel)
    if found is None or booked.shown == digest(made := of(turn, found, booked.event)):
        turn.save(replace(booked, wake_at=None))
        return None
    return made


def of(turn: Turn, panel: Panel, known_as: str = "") -> Event:
    """A panel as an event: when and where, and nothing about anybody."""
    place = turn.procedure(panel.procedure).panel.place
    return Event(panel.id, panel.sequence, panel.starts_at, panel.minutes, place, panel.cancelled, known_as)


def booked(turn: Turn, panel: str, event: Event | None, id: str) -> None:
    """The calendar has it."""
    kept = turn.maybe(Booked, panel)
    if event and kept:
        turn.save(replace(kept, shown=digest(event), event=id, attempts=0, wake_at=None))


def put_off(turn: Turn, panel: str, after: timedelta) -> None:
    """The calendar could not be told this time."""
    turn.save(again(turn.get(Booked, panel), turn.now, after))


def digest(event: Event) -> str:
    """What tells two states of an event apart."""
    return sha256(repr(replace(event, known_as="")).encode()).hexdigest()
