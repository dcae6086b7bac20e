"""A process killed while it writes: what it said was kept is kept, once, and the file opens every time."""

import multiprocessing
import random
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from storage import tidying
from storage.records import Audit, Counter
from storage.store import InUse
from storage.tinydb_store import open_store
from tests.storage import samples
from tests.storage.samples import NOW

KILLS = 20
SEED = 20260302

processes = multiprocessing.get_context("forkserver")
# The first test of a run that needs a fork server starts it for all of them.
processes.set_forkserver_preload(["tests.calendars.test_killed", "tests.storage.test_killed"])


def write(folder: Path, key: str, acknowledge: Connection) -> None:
    """Commits and tidies until it is killed, and says after each commit that it was kept."""
    tidying.SLICE = 5
    store = open_store(folder, key, "demo")
    steps = store.tidy()
    while True:
        with store.turn(NOW) as turn:
            number = turn.new_id("commit-")
            turn.save(samples.draft(f"draft-{int(number[7:]) % 300}", "words " * 1000))
            turn.audit("person-1", "refer", number)
        acknowledge.send(number)
        if next(steps, "tidied") == "tidied":
            steps = store.tidy()


def refuse(folder: Path, key: str, answer: Connection) -> None:
    """Says whether the store could be opened."""
    try:
        open_store(folder, key, "demo")
    except InUse:
        answer.send("in use")
    else:
        answer.send("opened")


def killed_after(commits: int, folder: Path, key: str) -> list[str]:
    """What a process acknowledged that was killed once it had acknowledged so many commits."""
    here, there = processes.Pipe(duplex=False)
    writer = processes.Process(target=write, args=(folder, key, there))
    writer.start()
    there.close()
    acknowledged = [here.recv() for _ in range(commits)]
    writer.kill()
    writer.join()
    with suppress(EOFError), here:
        while True:
            acknowledged.append(here.recv())
    writer.close()
    return acknowledged


def test_no_acknowledged_commit_is_lost(folder: Path, key: str) -> None:
    moments = random.Random(SEED)  # noqa: S311  # when to kill, which is no secret
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += killed_after(moments.randint(1, 120), folder, key)
        store = open_store(folder, key, "demo")
        with store.turn(NOW) as turn:
            trail = [line.subject for line in turn.find(Audit)]
            last = turn.get(Counter, "commit").value
        store.close()
        assert len(trail) == len(set(trail)) == last
        assert set(acknowledged) <= set(trail)
    assert len(acknowledged) == len(set(acknowledged)) >= KILLS


def test_a_second_process_is_refused(folder: Path, key: str) -> None:
    store = open_store(folder, key, "demo")
    here, there = processes.Pipe(duplex=False)
    second = processes.Process(target=refuse, args=(folder, key, there))
    second.start()
    assert here.recv() == "in use"
    second.join()
    second.close()
    here.close()
    there.close()
    store.close()
