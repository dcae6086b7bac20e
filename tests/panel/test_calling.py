"""By when a meeting sits that is called for one child: working days, over Easter, Christmas and both clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.calling import last_day, time_for
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from tests.panel.shipped import SHIPPED

RISK, STRATEGY = SHIPPED["durham-rmm"], SHIPPED["islington-hsb"]
LONDON = ZoneInfo("Europe/London")


def wall(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


CASE = Case("RMM-2027-001", RISK.name, "1", CaseStatus.ACCEPTED, "concern", "worker", wall(2027, 3, 22, 10), "violent")


@pytest.mark.parametrize(
    ("since", "ten", "three"),
    [
        (wall(2026, 11, 23, 10), date(2026, 12, 7), date(2026, 11, 26)),
        (wall(2026, 11, 21, 10), date(2026, 12, 4), date(2026, 11, 25)),  # a Saturday: day 1 is Monday
        (wall(2026, 12, 23, 10), date(2027, 1, 11), date(2026, 12, 30)),  # Christmas, Boxing Day's substitute, New Year
        (wall(2027, 3, 22, 10), date(2027, 4, 7), date(2027, 3, 25)),  # Good Friday and Easter Monday
        (wall(2027, 3, 25, 23, 30), date(2027, 4, 12), date(2027, 4, 1)),
        (wall(2027, 10, 29, 23, 30), date(2027, 11, 12), date(2027, 11, 3)),
    ],
)
def test_the_last_day_is_counted_in_working_days_from_the_next(since: datetime, ten: date, three: date) -> None:
    assert (last_day(since, RISK), last_day(since, STRATEGY)) == (ten, three)


def test_late_in_the_evening_the_day_is_the_one_on_the_wall() -> None:
    assert last_day(datetime(2027, 6, 10, 23, 30, tzinfo=UTC), STRATEGY) == date(2027, 6, 16)


def test_it_sits_on_its_last_day_at_the_same_time_on_the_wall() -> None:
    assert time_for(CASE, [], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 10)


def called(case: str, starts: datetime) -> Panel:
    return Panel(f"P-{case}-{starts:%d%H%M}", RISK.name, starts, 90, called_for=case)


def test_two_children_s_meetings_do_not_meet() -> None:
    first = called("RMM-2027-002", wall(2027, 4, 7, 10))
    assert time_for(CASE, [first], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 11, 30)
    assert time_for(CASE, [replace(first, cancelled=True)], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 10)


def test_on_a_day_that_is_full_it_sits_earlier_and_never_later_while_there_is_room() -> None:
    full = [called(f"RMM-2027-10{n}", wall(2027, 4, 7, 10) + timedelta(minutes=90 * n)) for n in range(4)]
    assert time_for(CASE, full, RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 6, 10)
    assert time_for(CASE, full, RISK, wall(2027, 4, 6, 9)) == wall(2027, 4, 8, 10)


def test_accepted_too_late_it_sits_on_the_next_working_day() -> None:
    assert time_for(CASE, [], RISK, wall(2027, 4, 9, 9)) == wall(2027, 4, 12, 10)


def test_the_days_of_a_further_meeting_are_counted_from_the_one_that_was() -> None:
    held = called(CASE.id, wall(2027, 4, 7, 10))
    assert time_for(CASE, [held], RISK, wall(2027, 4, 7, 12)) == wall(2027, 4, 21, 10)
    put_off = replace(held, cancelled=True)
    assert time_for(CASE, [put_off], RISK, wall(2027, 3, 30, 12)) == wall(2027, 4, 7, 10)
