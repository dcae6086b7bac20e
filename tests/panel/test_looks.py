"""What a look at a panel's entry shows, and when the next is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from panel.looks import Altered, State, There, next_look, seen
from tests.panel.durham import DURHAM

STARTS = datetime(2026, 12, 17, 9, 30, tzinfo=UTC)
TOLD = There(STARTS, 210, frozenset({"a@demo.example", "b@demo.example"}), meeting=True)
NOTHING = Altered("SHCG-P001")
MONDAY = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)


def test_what_stands_as_it_was_told_is_no_question() -> None:
    found = seen(NOTHING, TOLD, TOLD, 0)
    assert (found.open, found.asked, found.heard) == (False, 0, 0)


@pytest.mark.parametrize(
    "there",
    [
        replace(TOLD, starts_at=STARTS + timedelta(hours=1)),
        replace(TOLD, minutes=120),
        There(None, 0, frozenset(), meeting=False, state=State.DELETED),
        replace(TOLD, state=State.CANCELLED),
    ],
)
def test_another_time_and_an_entry_that_is_gone_are_asked_about_once(there: There) -> None:
    first = seen(NOTHING, TOLD, there, 0)
    assert (first.open, first.asked, first.heard) == (True, 1, 0)
    assert seen(first, TOLD, there, 0) == first
    assert seen(first, TOLD, there, 1).asked == 2
    assert seen(replace(first, open=False), TOLD, there, 0).asked == 2


def test_a_second_change_is_another_question_and_the_way_back_closes_it() -> None:
    first = seen(NOTHING, TOLD, replace(TOLD, minutes=120), 0)
    assert seen(first, TOLD, replace(TOLD, minutes=90), 0).asked == 2
    back = seen(first, TOLD, TOLD, 0)
    assert (back.open, back.asked) == (False, 1)


def test_people_and_a_meeting_are_told_of_once_and_are_no_question() -> None:
    there = replace(TOLD, emails=frozenset({"a@demo.example", "c@demo.example"}), meeting=False)
    first = seen(NOTHING, TOLD, there, 0)
    assert (first.added, first.removed, first.meeting_off) == (("c@demo.example",), ("b@demo.example",), True)
    assert (first.open, first.heard) == (False, 1)
    assert seen(first, replace(TOLD, meeting=False), there, 0) == first
    assert seen(first, TOLD, replace(there, emails=frozenset()), 0).heard == 2
    assert seen(first, TOLD, TOLD, 0).heard == 1


@pytest.mark.parametrize(
    ("now", "soonest", "then"),
    [
        (MONDAY, True, datetime(2026, 11, 23, 11, tzinfo=UTC)),
        (MONDAY, False, datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 11, 27, 16, 30, tzinfo=UTC), True, datetime(2026, 11, 30, 9, tzinfo=UTC)),
        (datetime(2026, 12, 24, 16, 30, tzinfo=UTC), False, datetime(2026, 12, 29, 9, tzinfo=UTC)),
    ],
)
def test_it_is_looked_hourly_at_the_next_and_daily_at_the_others_on_working_days(
    now: datetime, soonest: bool, then: datetime
) -> None:
    assert next_look(now, None, soonest, DURHAM) == then


def test_for_a_link_it_is_looked_every_few_minutes_for_an_hour() -> None:
    assert next_look(MONDAY, MONDAY, True, DURHAM) == MONDAY + timedelta(minutes=5)
    late = MONDAY + timedelta(hours=1)
    assert next_look(late, MONDAY, True, DURHAM) == datetime(2026, 11, 23, 12, tzinfo=UTC)
