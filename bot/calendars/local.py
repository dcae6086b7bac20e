"""The calendar that needs nothing: one iCalendar file a panel, in a folder of its own (RFC 5545)."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

from icalendar import Calendar as Sheet
from icalendar import Event as Entry

from bot.ports import Event, NotSent

DOMAIN = "convenor"
"""The right-hand side of every UID: an id is the panel's own, so that a change finds what it changes."""


class LocalCalendar:
    """`bot.ports.Calendar` over a folder. A panel that is cancelled keeps its file, which says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, event: Event) -> str:
        """Writes the panel's file, whole or not at all; gives its UID. `NotSent` if the disk refuses."""
        try:
            await asyncio.to_thread(self._write, event)
        except OSError as error:
            raise NotSent(f"the calendar's folder cannot be written ({error.strerror})", after=60) from None
        return uid(event)

    def _write(self, event: Event) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{event.panel}.ics"
        beside = file.with_suffix(".new")
        beside.write_bytes(sheet(event))
        os.replace(beside, file)


def uid(event: Event) -> str:
    """What a calendar knows the panel by, whatever becomes of its date."""
    return f"{event.panel}@{DOMAIN}"


def sheet(event: Event) -> bytes:
    """The panel as an iCalendar file: a neutral subject, the same bytes for the same event, nobody's name."""
    entry = Entry()
    entry.add("uid", uid(event))
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.starts_at)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.starts_at + timedelta(minutes=event.minutes))
    entry.add("summary", f"Panel {event.panel}")
    entry.add("location", event.place)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("class", "PRIVATE")
    whole = Sheet()
    whole.add("prodid", "-//Convenor//Panels//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    whole.add_component(entry)
    whole.add_missing_timezones()
    made: bytes = whole.to_ical()
    return made
