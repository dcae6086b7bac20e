"""A process killed while it writes a calendar file: the file is whole, and not older than what was said to be told."""

import asyncio
import multiprocessing
import random
import time
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from bot.calendars.local import LocalCalendar
from bot.documents.calendar import sheet
from tests.documents.test_calendar import PANEL

KILLS = 20
SEED = 20261217

processes = multiprocessing.get_context("forkserver")
# The first test of a run that needs a fork server starts it for all of them.
processes.set_forkserver_preload(["tests.calendars.test_killed", "tests.storage.test_killed"])


def write(folder: Path, first: int, told: Connection) -> None:
    """Tells the folder of one change after another until it is killed, and says each that was told."""
    asyncio.run(_write(LocalCalendar(folder), first, told))


async def _write(calendar: LocalCalendar, sequence: int, told: Connection) -> None:
    while True:
        sequence += 1
        await calendar.put(replace(PANEL, sequence=sequence))
        told.send(sequence)


def killed_after(seconds: float, folder: Path, first: int) -> int:
    """The last change that was said to be told by a process that was killed so long after it had told the first."""
    here, there = processes.Pipe(duplex=False)
    writer = processes.Process(target=write, args=(folder, first, there))
    writer.start()
    there.close()
    last = here.recv()
    time.sleep(seconds)
    writer.kill()
    writer.join()
    with suppress(EOFError), here:
        while True:
            last = here.recv()
    writer.close()
    return int(last)


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    chance, last = random.Random(SEED), 0  # noqa: S311 - a seed, so that it can be run again
    for _ in range(KILLS):
        last = killed_after(chance.uniform(0, 0.01), tmp_path, last)
        kept = (tmp_path / "SHCG-P007.ics").read_bytes()
        assert kept in [sheet(replace(PANEL, sequence=sequence)) for sequence in (last, last + 1)]
