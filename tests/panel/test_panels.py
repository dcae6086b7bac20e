"""When panels sit, when their agendas go out, and which panel a case is placed on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.clocks import is_working_day
from panel.panels import Item, Panel, Place, capacity, next_sitting, place, published, publishes_at
from panel.procedure import Procedure, read
from tests.panel.durham import DURHAM, NAME, TEXT

LONDON = ZoneInfo("Europe/London")


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


JANUARY, FEBRUARY, MARCH = wall(2027, 1, 21, 9, 30), wall(2027, 2, 18, 9, 30), wall(2027, 3, 18, 9, 30)
NOW = wall(2027, 1, 8, 17)


def with_value(old: str, new: str) -> Procedure:
    assert TEXT.count(old) == 1
    return read(NAME, (TEXT.replace(old, new),))


def panel(number: int, starts_at: datetime, minutes: int = 210) -> Panel:
    return Panel(f"SHCG-P{number:03}", NAME, starts_at, minutes)


def items(panel: Panel, count: int) -> list[Item]:
    cases = [f"SHCG-2026-{number:03}" for number in range(1, count + 1)]
    return [Item(f"{panel.id}/{case}", panel.id, case, True, NOW) for case in cases]


def test_the_panel_sits_on_the_third_thursday() -> None:
    assert next_sitting(DURHAM, NOW) == JANUARY
    assert next_sitting(DURHAM, JANUARY) == FEBRUARY
    assert next_sitting(DURHAM, NOW.astimezone(UTC)) == JANUARY


def test_a_panel_on_a_bank_holiday_moves_to_the_next_working_day() -> None:
    fourth_friday = with_value("BYDAY=3TH", "BYDAY=4FR")
    # Good Friday 26 March 2027, and Easter Monday after it.
    assert next_sitting(fourth_friday, wall(2027, 3, 1)) == wall(2027, 3, 30, 9, 30)
    assert next_sitting(fourth_friday, wall(2027, 3, 27)) == wall(2027, 3, 30, 9, 30)
    assert next_sitting(fourth_friday, wall(2027, 3, 30, 9, 30)) == wall(2027, 4, 23, 9, 30)


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
    assert not published(panel(1, starts), DURHAM, agenda - timedelta(seconds=1))
    assert published(panel(1, starts), DURHAM, agenda)


@given(st.dates(date(2021, 1, 1), date(2035, 1, 1)))
def test_the_agenda_is_never_late(day: date) -> None:
    starts = datetime.combine(day, DURHAM.panel.starts, LONDON)
    agenda = publishes_at(starts, DURHAM)
    assert agenda.date() <= day - timedelta(days=7)
    assert is_working_day(agenda.date())


def test_the_first_case_makes_the_next_panel() -> None:
    assert place("SHCG-2027-003", [], [], DURHAM, NOW) == Place("", JANUARY)


def test_a_case_joins_the_earliest_panel_with_room() -> None:
    january, february = panel(1, JANUARY), panel(2, FEBRUARY)
    full = items(january, 13)
    assert place("SHCG-2027-003", [february, january], full[:12], DURHAM, NOW) == Place("SHCG-P001", JANUARY)
    assert place("SHCG-2027-003", [february, january], full, DURHAM, NOW) == Place("SHCG-P002", FEBRUARY)
    assert place("SHCG-2027-003", [january], full, DURHAM, NOW) == Place("", FEBRUARY)


def test_a_sitting_nobody_has_made_yet_comes_before_a_later_panel() -> None:
    assert place("SHCG-2027-003", [panel(2, FEBRUARY)], [], DURHAM, NOW) == Place("", JANUARY)


def test_an_extra_panel_takes_a_case_before_the_next_sitting() -> None:
    january, february, extra = panel(1, JANUARY), panel(2, FEBRUARY), panel(3, wall(2027, 2, 3, 14))
    found = place("SHCG-2027-003", [january, february, extra], items(january, 13), DURHAM, NOW)
    assert found == Place("SHCG-P003", wall(2027, 2, 3, 14))


def test_a_case_keeps_the_place_it_has() -> None:
    january, february = panel(1, JANUARY), panel(2, FEBRUARY)
    has = items(february, 1)
    assert place(has[0].case, [january, february], has, DURHAM, NOW) == Place("SHCG-P002", FEBRUARY)


def test_after_its_panel_a_case_goes_to_the_one_after() -> None:
    january = panel(1, JANUARY)
    assert place("SHCG-2026-001", [january], items(january, 1), DURHAM, JANUARY) == Place("", FEBRUARY)


def test_a_late_referral_joins_while_there_is_room_up_to_the_day_before() -> None:
    january = panel(1, JANUARY)
    assert published(january, DURHAM, wall(2027, 1, 20, 23))
    assert place("SHCG-2027-003", [january], [], DURHAM, wall(2027, 1, 20, 23)) == Place("SHCG-P001", JANUARY)
    assert place("SHCG-2027-003", [january], [], DURHAM, wall(2027, 1, 21, 0, 1)) == Place("", FEBRUARY)


def test_without_late_referrals_a_panel_takes_none_once_its_agenda_is_out() -> None:
    strict = with_value("late_referrals = { value = true", "late_referrals = { value = false")
    january = panel(1, JANUARY)
    assert place("SHCG-2027-003", [january], [], strict, wall(2027, 1, 14, 8, 59)) == Place("SHCG-P001", JANUARY)
    assert place("SHCG-2027-003", [january], [], strict, wall(2027, 1, 14, 9)) == Place("", FEBRUARY)


@given(st.lists(st.integers(0, 13), max_size=4), st.integers(0, 180 * 24))
def test_a_place_is_always_ahead_and_never_on_a_full_panel(taken: list[int], hours: int) -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC) + timedelta(hours=hours)
    sittings = [JANUARY, FEBRUARY, MARCH, wall(2027, 4, 15, 9, 30)]
    panels = [panel(number, starts) for number, starts in enumerate(sittings[: len(taken)], 1)]
    placed = [item for one, count in zip(panels, taken, strict=True) for item in items(one, count)]
    found = place("SHCG-2027-999", panels, placed, DURHAM, now)
    assert found.starts_at > now
    assert sum(item.panel == found.panel for item in placed) < 13
    earlier = [one for one in panels if now < one.starts_at < found.starts_at]
    assert all(
        sum(item.panel == one.id for item in placed) == 13 or one.starts_at.date() == now.astimezone(LONDON).date()
        for one in earlier
    )
