"""`make replay`: lives the years, and prints the annual report beside the review's figures; with `--keep` it is written
down where the tests and the README have it."""

import asyncio
import re
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import Progress

from tools.year.beside import beside, whole
from tools.year.replay import DAYS, Replay, replayed

ROOT = Path(__file__).parents[2]
KEPT, README = ROOT / "tests/replay/year.txt", ROOT / "README.md"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it


async def live(tell: Callable[[int], None]) -> Replay:
    """The replay, over stores that are forgotten."""
    with _forgotten() as folder:
        return await replayed(Path(folder), tell)


def _forgotten() -> TemporaryDirectory[str]:
    """In memory, where there is such a folder: nothing in it has to last."""
    return TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None)


def keep(replay: Replay) -> None:
    """What was printed is what the tests expect from now on, and what the README shows."""
    KEPT.write_text("\n".join([*whole(replay), ""]), "utf-8")
    text, shown = README.read_text("utf-8"), "\n".join(beside(replay))
    README.write_text(
        re.sub(r"(?<=<!-- make replay -->\n```\n).*?(?=```\n)", lambda _: f"{shown}\n", text, flags=re.S), "utf-8"
    )


def main() -> None:
    with Progress(transient=True) as progress:
        days = progress.add_task("Two years and another", total=DAYS)
        replay = asyncio.run(live(lambda passed: progress.advance(days, passed)))
    print("\n".join(whole(replay)))
    if "--keep" in sys.argv[1:]:
        keep(replay)


if __name__ == "__main__":
    main()
