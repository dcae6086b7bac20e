"""Working days, rhythms across both clock changes, and office hours."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.clocks import (
    add_working_days,
    is_working_day,
    local,
    occurrences,
    office_is_open,
    office_opens_next,
    working_day_on_or_after,
    working_day_on_or_before,
)
from panel.rules.ground import OfficeHours

LONDON = "Europe/London"
WALL = ZoneInfo(LONDON)
HOURS = OfficeHours(time(9), time(17))
DAYS = st.dates(date(2021, 1, 1), date(2035, 12, 31))
MOMENTS = st.integers(0, 12 * 365 * 24).map(lambda hours: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WALL)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2027, 1, 21), 10, date(2027, 2, 4)),
        (date(2027, 1, 8), 3, date(2027, 1, 13)),
        (date(2027, 1, 9), 1, date(2027, 1, 11)),
        # Easter 2027: Good Friday is 26 March and Easter Monday 29 March.
        (date(2027, 3, 24), 1, date(2027, 3, 25)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        (date(2027, 3, 18), 10, date(2027, 4, 5)),
        # Christmas 2026: Boxing Day is a Saturday, so Monday 28 December is a bank holiday instead.
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 17), 10, date(2027, 1, 5)),
        # Christmas 2027: both days fall on the weekend, New Year's Day 2028 too.
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        (date(2027, 12, 31), 1, date(2028, 1, 4)),
        (date(2027, 4, 30), 1, date(2027, 5, 4)),
        (date(2027, 5, 28), 1, date(2027, 6, 1)),
        (date(2027, 8, 27), 1, date(2027, 8, 31)),
        (date(2027, 1, 21), 0, date(2027, 1, 21)),
    ],
)
def test_working_days_from_a_date(start: date, n: int, end: date) -> None:
    assert add_working_days(start, n) == end


def test_a_bank_holiday_of_one_year_only() -> None:
    assert not is_working_day(date(2023, 5, 8))
    assert is_working_day(date(2024, 5, 8))


@given(DAYS, st.integers(1, 30))
def test_counting_there_and_back(start: date, n: int) -> None:
    end = add_working_days(start, n)
    between = [start + timedelta(days=days) for days in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(is_working_day(day) for day in between) == n


@given(DAYS)
def test_the_nearest_working_day_either_way(day: date) -> None:
    before, after = working_day_on_or_before(day), working_day_on_or_after(day)
    assert before <= day <= after
    assert is_working_day(before)
    assert is_working_day(after)
    assert (before == day == after) == is_working_day(day)


def test_the_third_thursday_is_at_half_past_nine_winter_and_summer() -> None:
    after = wall(2027, 2, 18, 9, 30)
    found = list(islice(occurrences("FREQ=MONTHLY;BYDAY=3TH", time(9, 30), LONDON, after), 10))
    assert [moment.date().isoformat()[5:] for moment in found] == [
        *("03-18", "04-15", "05-20", "06-17", "07-15", "08-19", "09-16", "10-21", "11-18", "12-16")
    ]
    assert {moment.time() for moment in found} == {time(9, 30)}
    assert [moment.astimezone(UTC).hour for moment in found] == [9, 8, 8, 8, 8, 8, 8, 8, 9, 9]


def test_a_sitting_is_later_than_the_moment_asked_about() -> None:
    starts = datetime(2027, 6, 17, 8, 30, tzinfo=UTC)
    rhythm = ("FREQ=MONTHLY;BYDAY=3TH", time(9, 30), LONDON)
    assert next(occurrences(*rhythm, starts - timedelta(seconds=1))) == starts
    assert next(occurrences(*rhythm, starts)).date() == date(2027, 7, 15)


def test_every_second_week_keeps_its_weeks_whenever_it_is_asked() -> None:
    def upcoming(day: int) -> date:
        after = wall(2027, 1, day)
        return next(occurrences("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(14), LONDON, after)).date()

    first = upcoming(1)
    assert {upcoming(day) for day in range(1, first.day + 1)} == {first}
    assert upcoming(first.day + 1) == first + timedelta(days=14)


@given(MOMENTS)
def test_no_sitting_is_skipped_or_given_twice(after: datetime) -> None:
    first, second = islice(occurrences("FREQ=MONTHLY;BYDAY=3TH", time(9, 30), LONDON, after), 2)
    assert after < first < second
    assert timedelta(days=26) < second - first < timedelta(days=36)
    assert first - after < timedelta(days=36)


@pytest.mark.parametrize(
    ("now", "is_open", "opens"),
    [
        (wall(2027, 1, 8, 8, 59), False, wall(2027, 1, 8, 9)),
        (wall(2027, 1, 8, 9), True, wall(2027, 1, 11, 9)),
        (wall(2027, 1, 8, 17), False, wall(2027, 1, 11, 9)),
        (wall(2027, 1, 9, 12), False, wall(2027, 1, 11, 9)),
        (wall(2026, 12, 24, 18), False, wall(2026, 12, 29, 9)),
        (wall(2027, 3, 25, 18), False, wall(2027, 3, 30, 9)),
    ],
)
def test_when_somebody_reads_what_arrives(now: datetime, is_open: bool, opens: datetime) -> None:
    assert office_is_open(now, HOURS, LONDON) is is_open
    assert office_opens_next(now.astimezone(UTC), HOURS, LONDON) == opens


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = datetime(2027, 1, 8, 9)  # noqa: DTZ001
    for ask in (
        lambda: local(naive, LONDON),
        lambda: office_is_open(naive, HOURS, LONDON),
        lambda: office_opens_next(naive, HOURS, LONDON),
        lambda: next(occurrences("FREQ=MONTHLY;BYDAY=3TH", time(9), LONDON, naive)),
    ):
        with pytest.raises(ValueError, match="needs its time zone"):
            ask()
