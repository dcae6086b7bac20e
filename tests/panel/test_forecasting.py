"""When a panel is likely to be, as a table: the queue, its room, and how fast places were taken of late."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from panel.cases import Case
from panel.forecasting import Forecast, Rivals, compared, forecast
from panel.placing import Queue
from tests.panel.durham import DURHAM
from tests.panel.shipped import SHIPPED
from tests.panel.test_placing import FEBRUARY, FIRST, JANUARY, MARCH, NOW, SECOND, child, many, standing, together

MINE = child(1, "medium_high")
LAST = (JANUARY.date(), FEBRUARY.date(), MARCH.date())
FREE = together(standing(FIRST, []), standing(SECOND, []))


def took(count: int, level: str = "high", days: int = 10) -> Rivals:
    """So many cases took a place, that many days ago."""
    return Rivals(taken=[(case, NOW - timedelta(days=days)) for case in many(count, level)])


def rate(places: int) -> int:
    """How many in 90 days make so many by the first panel, twelve whole days from now."""
    return places * 90 // 12


@pytest.mark.parametrize(
    ("queue", "rivals", "days"),
    [
        (FREE, Rivals(), (0, 0, 0)),
        (FREE, took(rate(12)), (0, 0, 0)),
        (FREE, took(rate(13)), (0, 0, 1)),
        (FREE, took(rate(25)), (0, 0, 1)),
        (FREE, took(rate(26)), (0, 0, 2)),
        (FREE, took(rate(26), days=91), (0, 0, 0)),
        (FREE, took(rate(26), "below"), (0, 0, 0)),
        (FREE, Rivals(waiting=many(12)), (0, 0, 0)),
        (FREE, Rivals(waiting=many(13)), (0, 0, 1)),
        (FREE, Rivals(waiting=[*many(12), MINE]), (0, 0, 0)),
        (FREE, Rivals(waiting=many(13, "below")), (0, 0, 0)),
        (together(standing(FIRST, many(12)), standing(SECOND, [])), took(1), (0, 0, 1)),
        (together(standing(FIRST, many(12, "below")), standing(SECOND, [])), took(1), (0, 0, 0)),
        (together(standing(FIRST, many(13)), standing(SECOND, [])), Rivals(), (1, 1, 1)),
        (together(standing(FIRST, many(13)), standing(SECOND, many(13, start=200))), Rivals(), (2, 2, 2)),
    ],
)
def test_the_range_is_out_of_the_queue_its_room_and_the_rate(
    queue: Queue, rivals: Rivals, days: tuple[int, ...]
) -> None:
    found = forecast(MINE, queue, rivals, DURHAM, NOW, NOW)
    assert (found.first, found.likely, found.last) == tuple(LAST[day] for day in days)


def test_one_that_is_screened_late_may_still_come_sooner() -> None:
    late = JANUARY - timedelta(hours=1)
    found = forecast(MINE, FREE, Rivals(), DURHAM, NOW, late)
    assert (found.first, found.likely, found.last) == (JANUARY.date(), FEBRUARY.date(), FEBRUARY.date())
    assert found.range == "21 January 2027 to 18 February 2027"


def test_a_panel_that_is_called_for_one_child_has_one_day() -> None:
    risk = SHIPPED["durham-rmm"]
    mine: Case = replace(MINE, procedure=risk.name, level=risk.matrix.levels[0].id)
    found = forecast(mine, Queue((), (), {}), took(500), risk, NOW, NOW)
    assert found.first == found.likely == found.last
    assert found.range == ""


@pytest.mark.parametrize(
    ("sat", "now", "words"),
    [
        ((), LAST[0], []),
        ((), LAST[1], ["Said 21 January 2027, now 18 February 2027"]),
        (LAST[1:], LAST[2], ["Said 21 January 2027, was 18 February 2027"]),
        (LAST[:1], LAST[2], ["Said 21 January 2027, was 21 January 2027"]),
    ],
)
def test_what_was_said_stands_beside_what_came(sat: tuple[date, ...], now: date, words: list[str]) -> None:
    at: datetime = NOW
    assert compared(Forecast(MINE.id, LAST[0], LAST[0], LAST[1], at), sat, now) == words
