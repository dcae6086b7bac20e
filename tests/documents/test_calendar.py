"""A panel's iCalendar file: right in winter and in summer, the same for the same panel, and about nobody."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from bot.documents.calendar import SUMMER_AND_WINTER, sheet
from bot.ports import Event

LONDON = ZoneInfo("Europe/London")
CHANGED = datetime(2026, 11, 23, 10, 0, 5, tzinfo=UTC)
PANEL = Event(
    "SHCG-P007", 0, datetime(2027, 1, 21, 9, 30, tzinfo=LONDON), 210, "Microsoft Teams", False, CHANGED, "known"
)


def read(event: Event) -> Any:
    """The one entry of its file, as a calendar program reads it."""
    (entry,) = Calendar.from_ical(sheet(event)).walk("VEVENT")
    return entry


@pytest.mark.parametrize(
    ("wall", "starts"),
    [
        ("2026-10-24 09:30", "2026-10-24 08:30"),
        ("2026-10-25 09:30", "2026-10-25 09:30"),
        ("2027-01-21 09:30", "2027-01-21 09:30"),
        ("2027-03-27 09:30", "2027-03-27 09:30"),
        ("2027-03-28 09:30", "2027-03-28 08:30"),
        ("2027-03-29 09:30", "2027-03-29 08:30"),
        ("2027-10-30 09:30", "2027-10-30 08:30"),
        ("2027-10-31 09:30", "2027-10-31 09:30"),
    ],
)
def test_the_moment_is_right_on_both_sides_of_each_change_of_the_clocks(wall: str, starts: str) -> None:
    moment = datetime.strptime(wall, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
    for kept in (moment, moment.astimezone(UTC), datetime.fromisoformat(moment.isoformat())):
        entry = read(replace(PANEL, starts_at=kept))
        assert entry["DTSTART"].params["TZID"] == "Europe/London"
        assert f"{entry.start:%Y-%m-%d %H:%M}" == wall
        assert f"{entry.start.astimezone(UTC):%Y-%m-%d %H:%M}" == starts
        assert entry.end.astimezone(UTC) - entry.start.astimezone(UTC) == timedelta(minutes=210)


def test_a_panel_that_sits_while_the_clocks_change_is_as_long_as_any_other() -> None:
    entry = read(replace(PANEL, starts_at=datetime(2027, 10, 31, 0, 30, tzinfo=LONDON)))
    assert entry.end.astimezone(UTC) - entry.start.astimezone(UTC) == timedelta(minutes=210)


def test_the_file_says_for_itself_when_the_clocks_change() -> None:
    """A reader that knows no zones has the rule alone, and it is the law's, year after year."""
    read_of: Any = Timezone.from_ical(SUMMER_AND_WINTER)
    rule = read_of.to_tz(lookup_tzid=False)
    day = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - the zones are put on below
    for hours in range(0, 24 * 366 * 11, 7):
        wall = day + timedelta(hours=hours)
        assert wall.replace(tzinfo=rule).utcoffset() == wall.replace(tzinfo=LONDON).utcoffset(), wall


def test_it_is_stamped_with_the_moment_of_the_change_and_no_other() -> None:
    entry = read(PANEL)
    assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt == CHANGED
    moved = replace(
        PANEL, sequence=1, starts_at=PANEL.starts_at + timedelta(days=7), changed_at=CHANGED.replace(day=30)
    )
    assert read(moved)["DTSTAMP"].dt == CHANGED.replace(day=30)
    assert (read(moved)["SEQUENCE"], read(moved)["UID"]) == (1, entry["UID"])


def test_the_same_panel_is_the_same_file_to_the_byte() -> None:
    elsewhere = replace(PANEL, starts_at=PANEL.starts_at.astimezone(UTC), known_as="")
    assert sheet(PANEL) == sheet(PANEL) == sheet(elsewhere)


def test_it_holds_the_day_the_place_and_the_reference_and_nobody() -> None:
    entry = read(PANEL)
    assert (str(entry["SUMMARY"]), str(entry["LOCATION"])) == ("Panel SHCG-P007", "Microsoft Teams")
    assert (entry["STATUS"], entry["TRANSP"], entry["CLASS"]) == ("CONFIRMED", "OPAQUE", "PRIVATE")
    assert not {"ORGANIZER", "ATTENDEE", "DESCRIPTION", "CONTACT", "COMMENT"} & set(entry)
    lines = sheet(PANEL).split(b"\r\n")
    assert b"METHOD:PUBLISH" in lines
    assert all(len(line) <= 75 for line in lines)


def test_a_cancelled_panel_is_taken_out_of_a_calendar_by_the_same_name() -> None:
    gone = replace(PANEL, cancelled=True, sequence=2)
    assert b"METHOD:CANCEL" in sheet(gone).split(b"\r\n")
    entry = read(gone)
    assert (entry["STATUS"], entry["TRANSP"], entry["UID"]) == ("CANCELLED", "TRANSPARENT", read(PANEL)["UID"])
