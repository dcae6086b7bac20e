"""`python -m tests.replay`: lives each month and writes what was said into its file, for somebody to read."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from tests.replay.house import housed
from tests.replay.months import MONTHS, live
from tests.replay.transcript import HERE


async def write(name: str) -> None:
    begins = datetime.strptime(MONTHS[name].begins, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))
    with TemporaryDirectory() as folder:
        async with housed(Path(folder), begins) as house:
            try:
                await live(house, MONTHS[name])
            finally:
                said = [f"{heard}\n" for heard in house.transcript.unasked()]
                (HERE / f"{name}.txt").write_text("".join(said), "utf-8")


if __name__ == "__main__":
    for month in sys.argv[1:] or MONTHS:
        asyncio.run(write(month))
