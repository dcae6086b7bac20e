"""What keeping a record costs, beside a bare append-and-fsync of the same bytes in the same run."""

import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from panel.referrals import Draft
from storage.tinydb_store import TinyStore, open_store

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
WORDS = "b" * 5800
ROUNDS = 400

T = TypeVar("T")


def measure() -> dict[str, float]:
    """Milliseconds and ratios, by name; a commit is one 6 KB draft saved again."""
    with tempfile.TemporaryDirectory() as name:
        folder, key = Path(name), secrets.token_urlsafe(32)
        store = open_store(folder / "data", key, "demo")
        fill(store, 0, 100)
        figures = commits(store, folder, 100)
        fill(store, 100, 10_000)
        figures |= commits(store, folder, 10_000)
        figures["get by id, ms"] = each(lambda number: get(store, number), 2_000)
        store.close()
        opening, store = timed(lambda: open_store(folder / "data", key, "demo"))
        figures["open 10,000 rows, ms"] = opening
        figures["longest step of tidying 10,000 rows, ms"] = longest_step(store)
        figures["due when nothing is, ms"] = each(lambda _: store.due(NOW), 2_000)
        store.close()
    return figures


def commits(store: TinyStore, folder: Path, rows: int) -> dict[str, float]:
    """One commit beside one bare append of the very bytes that the commit added to the file, turn and turn about."""
    file = folder / "data" / "convenor.journal"
    before = file.stat().st_size
    save(store, 0)
    line = os.urandom(file.stat().st_size - before)
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    saved, appended = [], []
    for number in range(ROUNDS):
        saved.append(timed(partial(save, store, number % rows))[0])
        appended.append(timed(partial(append, bare, line))[0])
    os.close(bare)
    kept, floor = median(saved), median(appended)
    return {
        f"commit at {rows:,} rows, ms": kept,
        f"append of the same {len(line):,} bytes at {rows:,} rows, ms": floor,
        f"commit at {rows:,} rows, times the append": kept / floor,
    }


def append(descriptor: int, line: bytes) -> None:
    os.write(descriptor, line)
    os.fsync(descriptor)


def fill(store: TinyStore, first: int, last: int) -> None:
    for start in range(first, last, 100):
        with store.turn(NOW) as turn:
            for number in range(start, min(start + 100, last)):
                turn.save(draft(number))


def save(store: TinyStore, number: int) -> None:
    with store.turn(NOW) as turn:
        turn.save(draft(number))


def get(store: TinyStore, number: int) -> None:
    with store.turn(NOW) as turn:
        turn.get(Draft, f"draft-{number}")


def draft(number: int) -> Draft:
    return Draft(f"draft-{number}", "person", "test", "1", 0, {"words": WORDS}, (), NOW, NOW)


def longest_step(store: TinyStore) -> float:
    steps = iter(store.tidy())
    longest, more = 0.0, True
    while more:
        took, more = timed(lambda: next(steps, steps) is None)
        longest = max(longest, took)
    return longest


def each(action: Callable[[int], object], times: int) -> float:
    return timed(lambda: [action(number) for number in range(times)])[0] / times


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """How long it took, in milliseconds, and what it gave."""
    start = perf_counter()
    given = action()
    return (perf_counter() - start) * 1000, given


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{figure:10.3f}  {name}")
