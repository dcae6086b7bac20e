"""A month lived at three times of the year: every message, to whom, when, and once; and nobody's name in any of it."""

import logging
import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count, cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.personas import persona_id
from storage.records import Notice, Told
from tests.connector import DROP, Trouble
from tests.replay.house import House, housed
from tests.replay.months import MONTHS, Dates, live
from tests.replay.transcript import golden
from tests.stories.canaries import canaries

UNLUCKY = "psychology"
"""Somebody who has blocked the bot."""
TOLD_INSTEAD = (
    "coordinator        Somebody cannot be written to here any more. What waits for them is listed when you open it.",
    "coordinator        Before the agenda of Thursday 15 April 2027: not everybody can be told.",
)


def begins(dates: Dates) -> datetime:
    return datetime.strptime(dates.begins, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize("month", MONTHS)
async def test_a_month(month: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Over both clock changes, Easter and Christmas. `python -m tests.replay` writes the files anew."""
    caplog.set_level(logging.DEBUG)
    async with housed(tmp_path, begins(MONTHS[month])) as house:
        await live(house, MONTHS[month])
        assert [str(heard) for heard in house.transcript.unasked()] == golden(month)
        _names_nobody(house, tmp_path, caplog)


def _names_nobody(house: House, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing that was typed is posted, previewed, logged, in a calendar file, or kept where it can be read."""
    for received in house.teams.connector.received:
        assert not canaries(f"{received.path} {received.body}"), received.path
    for record in caplog.records:
        assert not canaries(f"{record.getMessage()} {record.args} {record.exc_text or ''}"), record.name
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".ics"}
    for file in files:
        assert not canaries(f"{file.name} {file.read_bytes().decode('latin-1')}"), file.name


async def test_the_same_month_with_a_connector_that_fails_every_third_call(tmp_path: Path) -> None:
    """429, 500, 404 to an update, and nothing at all; and one person has blocked the bot. The same messages arrive,
    each once; what was for that person is told to the coordinator, once, and stays theirs."""
    async with housed(tmp_path, begins(MONTHS["march"])) as house:
        house.hurries = True
        house.teams.connector.blocked.add(f"a:{persona_id(UNLUCKY)}")
        house.weather = storm()
        await live(house, MONTHS["march"])
        heard, wanted = told(house), expected("march", without=UNLUCKY)
        assert not wanted - heard, wanted - heard
        extra = heard - wanted
        assert extra == Counter(TOLD_INSTEAD)
        with house.teams.store.turn(house.now()) as turn:
            theirs = turn.find(Notice, to=persona_id(UNLUCKY))
        assert theirs
        assert {notice.told for notice in theirs} == {Told.UNREACHABLE}


def storm() -> Callable[[str], Trouble | None]:
    """Every third call fails, each time otherwise."""
    bad, calls = cycle((Trouble(429, retry_after=0), Trouble(500), Trouble(DROP), Trouble(404))), count()

    def weather(method: str) -> Trouble | None:
        if next(calls) % 3:
            return None
        trouble = next(bad)
        return Trouble(500) if trouble.status == 404 and method != "PUT" else trouble

    return weather


async def test_the_same_month_stopped_and_started_again_in_the_middle_of_anything(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """The same messages arrive; twice only where the stop fell between sending and marking."""
    seed = secrets.randbelow(1_000_000)
    async with housed(tmp_path, begins(MONTHS["march"])) as house:
        house.hurries, house.dice = True, random.Random(seed)  # noqa: S311  # moments, not secrets
        await live(house, MONTHS["march"])
        heard, wanted = told(house), expected("march")
        twice = sum((heard - wanted).values())
        record_property(
            "counted", f"seed {seed}: {house.restarts} stops, {heard.total()} messages, {twice} of them twice"
        )
        assert not wanted - heard, (seed, wanted - heard)
        assert twice <= house.restarts
        assert house.restarts > 5


def told(house: House) -> Counter[str]:
    """What was said to whom, without its time; a board that was posted anew reads as one that was changed."""
    return counted(heard.what for heard in house.transcript.unasked())


def expected(month: str, without: str = "nobody") -> Counter[str]:
    """The same of the golden file, without what is for one person."""
    lines = (line.split("  ", 1)[1] for line in golden(month))
    return counted(line for line in lines if not line.startswith(f"{without} "))


def counted(lines: Iterable[str]) -> Counter[str]:
    """How many messages the demo counts on its way is not compared: a second try is one more."""
    return Counter(line.replace("(changed) ", "") for line in lines if " It is now " not in line)
