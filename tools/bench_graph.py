"""How long the loop waits for Microsoft's SDK: while it is imported, and while it is used."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.calendars.opening import outside
from bot.calls.call import Outside
from bot.ports import Event, NotSent
from bot.settings import Settings, read

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
RUNS = 3
"""The SDK is imported once a process. What else the machine does can only make a wait longer: the shortest counts."""
LIMIT = 50
FIRST = "first"
"""The argument of a run that finds nothing compiled."""
PANELS, PEOPLE = 12, 20


def measure() -> dict[str, float]:
    """Milliseconds, by name."""
    runs = [_child(FIRST) | _child() for _ in range(RUNS)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def _child(*how: str) -> dict[str, float]:
    """The figures of a process of its own; of the first start, one that finds nothing compiled."""
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "tools.bench_graph", *how]
    with tempfile.TemporaryDirectory() as empty:
        fresh = {"PYTHONPYCACHEPREFIX": empty, "PYTHONDONTWRITEBYTECODE": ""} if how else {}
        done = subprocess.run(command, env=os.environ | fresh, capture_output=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def wanted(figures: dict[str, float]) -> list[tuple[str, bool]]:
    """Each figure with its limit, and whether it is met."""
    return [(f"{name}: {figure:.1f}, at most {LIMIT}", figure <= LIMIT) for name, figure in figures.items()]


async def _first() -> dict[str, float]:
    waited, _ = await _watched(_import())
    return {"the loop's longest wait while Microsoft's SDK is compiled and imported, at a first start, ms": waited}


async def _run() -> dict[str, float]:
    waited, _ = await _watched(_import())
    # Only now: the stand-in imports the SDK as well.
    from tests.graph.standin import serving

    async with serving() as graph:
        reached = outside(_settings(**graph.settings()))
        await _book(reached, 1)
        _, busy = await _watched(_book(reached, PANELS))
        await reached.close()
    return {
        "the loop's longest wait while Microsoft's SDK is imported, ms": waited,
        f"the loop's longest step while {PANELS} panels are booked and moved with it, ms": busy,
    }


def _settings(**given: str) -> Settings:
    return read(CONVENOR_MODE="demo", **given)


async def _import() -> None:
    here = {"GRAPH_BASE_URL": "http://127.0.0.1:9", "GRAPH_ORGANISER": "nobody@demo.example"}
    reached = outside(_settings(CONVENOR_CALENDAR="graph", **here))
    with suppress(NotSent):
        await reached.microsoft.look("-")
    await reached.close()


async def _book(reached: Outside, panels: int) -> None:
    for number in range(panels):
        people = tuple(f"person{each}@demo.example" for each in range(PEOPLE))
        made = Event(f"SHCG-P{panels}{number:02d}", 0, NOW, 180, "Microsoft Teams", False, NOW, attendees=people)
        entry = await reached.calendar.put(made)
        moved = replace(made, starts_at=NOW + timedelta(days=1), known_as=entry.id, told=made)
        await reached.calendar.put(moved)


async def _watched(work: Awaitable[None]) -> tuple[float, float]:
    """The longest wait for the loop while some work is done, and the longest that its own thread was at work; both in
    milliseconds."""
    waited, busy, running = 0.0, 0.0, asyncio.ensure_future(work)
    while not running.done():
        start, begun = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.001)
        waited = max(waited, (time.perf_counter() - start) * 1000 - 1)
        busy = max(busy, (time.thread_time() - begun) * 1000)
    running.result()
    return waited, busy


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_first() if FIRST in sys.argv else _run())))
