"""One long day with a canary in every box: nothing that anybody typed is posted, logged, or kept where it can be read.

A canary is a word that stands nowhere else, so that one letter of it in the wrong place is found.
"""

import logging
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands import BUTTONS, DEMO_BUTTONS
from cards.verbs import Verb
from storage.tinydb_store import open_store
from tests.dialogue import talking
from tests.stories.canaries import canaries
from tests.stories.long_day import Day, a_long_day, audits, everything_pressed


@pytest.fixture
async def day(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Day]:
    """A day that begins with nobody having said anything, over a store on disk, with everything logged."""
    caplog.set_level(logging.DEBUG)
    store = open_store(tmp_path / "data", secrets.token_urlsafe(32), "demo")
    async with talking(store) as teams:
        yield Day(teams)


async def test_nothing_that_was_typed_is_posted_logged_or_readable_on_disk(
    day: Day, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await a_long_day(day)
    await everything_pressed(day)
    every = {*BUTTONS, *DEMO_BUTTONS} - {Verb.DEMO_RESET_YES}
    assert day.pressed >= every, "a button that nobody pressed proves nothing"
    assert canaries(day.saw(day.teams.chair)), "a sweep that never showed a canary proves nothing"
    _posted_nothing(day)
    _logged_nothing(caplog)
    _left_nothing_readable(tmp_path)
    _wrote_ids_alone(day)


def _posted_nothing(day: Day) -> None:
    for received in day.teams.connector.received:
        assert not canaries(f"{received.path} {received.body}"), (received.method, received.path)
    assert not day.teams.connector.faults


def _logged_nothing(caplog: pytest.LogCaptureFixture) -> None:
    for record in caplog.records:
        assert not canaries(f"{record.getMessage()} {record.args} {record.exc_text or ''}"), record.name


def _left_nothing_readable(folder: Path) -> None:
    files = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert sum(map(len, files.values())) > 10_000
    for name, kept in files.items():
        assert not canaries(name)
        assert not canaries(kept.decode("latin-1"))
        assert not canaries(kept.decode("utf-16-le", "ignore"))


def _wrote_ids_alone(day: Day) -> None:
    """The trail says who did what, and to which record: never what was written."""
    trail = audits(day)
    assert len(trail) > 100
    for line in trail:
        assert not canaries(f"{line.act} {line.subject} {line.view} {line.outcome}"), line.act
