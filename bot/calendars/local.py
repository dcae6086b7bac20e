"""The calendar that needs nothing: one iCalendar file a panel, in a folder of its own."""

import asyncio
import os
from pathlib import Path

from bot.documents.calendar import sheet, uid
from bot.ports import Entry, Event, NotSent
from storage.journal import sync_folder


class LocalCalendar:
    """`bot.ports.Calendar` over a folder, which only the bot's own user may read. A panel that is cancelled keeps its
    file, which says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, event: Event) -> Entry:
        """Writes the panel's file, whole or not at all; it is known by its UID. `NotSent` if the disk refuses."""
        try:
            await asyncio.to_thread(self._write, event)
        except OSError as error:
            raise NotSent(f"the calendar's folder cannot be written ({error.strerror})", after=60) from None
        return Entry(uid(event))

    def _write(self, event: Event) -> None:
        """Beside the old file first: whoever reads meanwhile, or after a kill, finds the old one or the new one."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        file = self._folder / f"{event.panel}.ics"
        beside = file.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(sheet(event))
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
        sync_folder(self._folder)
