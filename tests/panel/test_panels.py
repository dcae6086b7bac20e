"""How many cases a panel has room for, and when its agenda goes out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.clocks import is_working_day
from panel.panels import Panel, capacity, published, publishes_at
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import with_overlay

LONDON = ZoneInfo("Europe/London")


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


JANUARY = wall(2027, 1, 21, 9, 30)


def panel(starts_at: datetime) -> Panel:
    return Panel("SHCG-P001", NAME, starts_at, 210)


@pytest.mark.parametrize(("minutes", "cases"), [(210, 13), (240, 15), (30, 1), (29, 0), (0, 0)])
def test_a_panel_has_room_for_what_fits_after_the_standing_items(minutes: int, cases: int) -> None:
    assert capacity(minutes, DURHAM) == cases


@pytest.mark.parametrize(
    ("starts", "agenda"),
    [
        (JANUARY, wall(2027, 1, 14, 9)),
        # A week before 1 January and before Easter Monday nobody works.
        (wall(2027, 1, 4, 9, 30), wall(2026, 12, 24, 9)),
        (wall(2027, 4, 5, 9, 30), wall(2027, 3, 25, 9)),
        # The clocks change between the agenda and the panel, both ways.
        (wall(2027, 3, 31, 9, 30), wall(2027, 3, 24, 9)),
        (wall(2027, 11, 3, 9, 30), wall(2027, 10, 27, 9)),
    ],
)
def test_the_agenda_goes_out_a_week_before_on_a_working_day(starts: datetime, agenda: datetime) -> None:
    assert publishes_at(starts, DURHAM) == agenda
    assert publishes_at(starts.astimezone(UTC), DURHAM) == agenda
    assert not published(panel(starts), DURHAM, agenda - timedelta(seconds=1))
    assert published(panel(starts), DURHAM, agenda)


@given(st.dates(date(2021, 1, 1), date(2035, 1, 1)))
def test_the_agenda_is_never_late(day: date) -> None:
    starts = datetime.combine(day, DURHAM.panel.starts, LONDON)
    agenda = publishes_at(starts, DURHAM)
    assert agenda.date() <= day - timedelta(days=7)
    assert is_working_day(agenda.date())


def test_an_agenda_that_is_out_stays_out_when_the_panel_moves() -> None:
    now = wall(2027, 1, 14, 9)
    out = Panel("SHCG-P001", NAME, JANUARY + timedelta(days=28), 210, published_at=now)
    assert published(out, DURHAM, now)
    assert not published(panel(JANUARY + timedelta(days=28)), DURHAM, now)


@pytest.mark.parametrize(
    ("counted", "day"), [("calendar", date(2027, 3, 25)), ("working", date(2027, 3, 19)), ("clear", date(2027, 3, 24))]
)
def test_the_days_before_a_panel_are_counted_as_the_procedure_counts_them(counted: str, day: date) -> None:
    """Seven days before Thursday 1 April 2027, over Easter: 25 March is Maundy Thursday."""
    rules = with_overlay("[agenda]", f'counted = {{ value = "{counted}", local = "x" }}')
    starts = datetime(2027, 4, 1, 9, 30, tzinfo=ZoneInfo("Europe/London"))
    assert publishes_at(starts, rules).date() == day
