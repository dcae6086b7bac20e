"""A process killed while it writes: what it said was kept is kept, once, and the file opens every time."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from storage.records import Audit, Counter
from storage.tinydb_store import open_store
from tests.storage.samples import NOW

KILLS = 20

WRITER = """
import sys
from pathlib import Path
from storage import tidying
from storage.tinydb_store import open_store
from tests.storage import samples

tidying.SLICE = 5
store = open_store(Path(sys.argv[1]), sys.argv[2], "demo")
steps = store.tidy()
while True:
    with store.turn(samples.NOW) as turn:
        number = turn.new_id("commit-")
        turn.save(samples.draft(f"draft-{int(number[7:]) % 300}", "words " * 500))
        turn.audit("person-1", "refer", number)
    print(number, flush=True)
    if next(steps, "tidied") == "tidied":
        steps = store.tidy()
"""


def write_until_killed(folder: Path, key: str, lines: int) -> list[str]:
    """Lets a process of its own commit until it has acknowledged so many, kills it, and gives what it acknowledged."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), key], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    with writer, writer.stdout as output:
        acknowledged = [output.readline().strip() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in output if line.endswith("\n")]
    return acknowledged


def test_no_acknowledged_commit_is_lost(folder: Path, key: str) -> None:
    seed = 20260302
    dice = random.Random(seed)  # noqa: S311  # the test's moments, not a secret
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += write_until_killed(folder, key, dice.randint(1, 120))
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
    second = subprocess.run(
        [sys.executable, "-c", WRITER, str(folder), key], capture_output=True, text=True, check=False, timeout=30
    )
    store.close()
    assert second.returncode == 1
    assert "InUse" in second.stderr
    assert second.stdout == ""
