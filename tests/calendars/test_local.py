"""The calendar's folder: each panel's file whole or not at all, for the bot's own user alone."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from bot.calendars.local import LocalCalendar
from bot.documents.calendar import sheet
from bot.ports import NotSent
from tests.documents.test_calendar import PANEL


async def test_a_panel_has_a_file_that_follows_it(tmp_path: Path) -> None:
    calendar = LocalCalendar(tmp_path / "data" / "calendar")
    known_as = (await calendar.put(PANEL)).id
    file = tmp_path / "data" / "calendar" / "SHCG-P007.ics"
    assert file.read_bytes() == sheet(PANEL)
    cancelled = replace(PANEL, cancelled=True, sequence=1)
    assert (await calendar.put(cancelled)).id == known_as == "SHCG-P007@convenor"
    assert (await calendar.put(cancelled)).id == known_as
    assert file.read_bytes() == sheet(cancelled)
    assert [each.name for each in file.parent.iterdir()] == ["SHCG-P007.ics"]


async def test_only_the_bot_s_own_user_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "calendar"
    folder.mkdir(mode=0o755)
    await LocalCalendar(folder).put(PANEL)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "SHCG-P007.ics").stat().st_mode) == 0o600


async def test_what_a_kill_left_behind_is_in_nobody_s_way(tmp_path: Path) -> None:
    (tmp_path / "SHCG-P007.new").write_text("BEGIN:VCAL")
    await LocalCalendar(tmp_path).put(PANEL)
    assert Calendar.from_ical((tmp_path / "SHCG-P007.ics").read_bytes()).walk("VEVENT")
    assert not (tmp_path / "SHCG-P007.new").exists()


async def test_a_disk_that_refuses_is_said_to_be_tried_again_later(tmp_path: Path) -> None:
    (tmp_path / "calendar").write_text("a file where the folder should be")
    with pytest.raises(NotSent) as refused:
        await LocalCalendar(tmp_path / "calendar").put(PANEL)
    assert refused.value.after > 0
