"""Which panels are booked ahead, on which days, and what is asked about a day nobody works."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.clocks import is_working_day
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.placing import coming
from panel.procedure import Procedure
from panel.rhythm import AHEAD, asks, dates, duties, either_side, not_booked, undecided
from panel.scheduling import cancelled, kept, moved
from panel.sittings import Sitting
from tests.panel.durham import DURHAM, NAME, overlaid

LONDON = ZoneInfo("Europe/London")
LOCAL = 'local = "The members, 4 May 2026"'
FRIDAYS = f'rrule = {{ value = "FREQ=MONTHLY;BYDAY=4FR", {LOCAL} }}'
BEFORE = f'not_working_day = {{ value = "before", {LOCAL} }}'
UNSAID = 'not_working_day = { not_supplied = "The document does not say" }'
COORDINATOR = Person("coordinator", "Demo coordinator", (Post(NAME, Role.COORDINATOR),))


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


def with_panel(*lines: str) -> Procedure:
    """The shipped procedure, with a partnership's own values for its panel."""
    return overlaid("\n".join([f'overlay_of = "{NAME}"', 'version = "local-2"', "[panel]", *lines]))


NOW = wall(2026, 11, 23, 10)


def booked(procedure: Procedure, now: datetime, known: Sequence[Panel] = ()) -> list[Panel]:
    """The panels there are once what is owed has been booked."""
    panels = list(known)
    while sum(panel.nominal is not None for panel in coming(panels, now)) < AHEAD:
        each = next(not_booked(panels, procedure, now))
        panels.append(Panel(f"SHCG-P{len(panels) + 1:03}", NAME, each.starts_at, 210, each.nominal))
    return panels


def days(panels: Sequence[Panel]) -> list[str]:
    return [panel.starts_at.date().isoformat() for panel in panels]


def test_six_panels_lie_ahead_at_the_same_time_on_the_wall_across_the_change_of_the_clocks() -> None:
    panels = booked(DURHAM, NOW)
    assert days(panels) == ["2026-12-17", "2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15", "2027-05-20"]
    assert {panel.starts_at.time() for panel in panels} == {DURHAM.panel.starts}
    assert [panel.starts_at.astimezone(UTC).hour for panel in panels] == [9, 9, 9, 9, 8, 8]
    autumn = booked(DURHAM, wall(2027, 7, 20))
    assert [panel.starts_at.astimezone(UTC).hour for panel in autumn] == [8, 8, 8, 9, 9, 9]


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        # Christmas Day 2026 is a Friday, Boxing Day moves to the Monday; Good Friday 2027 is 26 March.
        ([FRIDAYS], ["2026-11-27", "2026-12-29", "2027-01-22", "2027-02-26", "2027-03-30", "2027-04-23"]),
        ([FRIDAYS, BEFORE], ["2026-11-27", "2026-12-24", "2027-01-22", "2027-02-26", "2027-03-25", "2027-04-23"]),
        ([FRIDAYS, UNSAID], ["2026-11-27", "2026-12-29", "2027-01-22", "2027-02-26", "2027-03-30", "2027-04-23"]),
    ],
)
def test_a_panel_on_a_day_nobody_works_moves_as_the_procedure_says(lines: list[str], starts: list[str]) -> None:
    panels = booked(with_panel(*lines), NOW)
    assert days(panels) == starts
    assert panels[1].nominal == date(2026, 12, 25)


def test_a_day_that_was_booked_is_not_booked_again_between_its_date_and_its_panel() -> None:
    fridays, before = with_panel(FRIDAYS), with_panel(FRIDAYS, BEFORE)
    for procedure, now in ((fridays, wall(2026, 12, 26)), (before, wall(2026, 12, 24, 12))):
        panels = booked(procedure, now, booked(procedure, NOW))
        assert len({panel.nominal for panel in panels}) == len(panels)
        assert days(coming(panels, now))[-1] == days(panels)[-1]


def test_when_the_house_opens_late_a_panel_that_was_moved_past_now_is_still_booked() -> None:
    found = next(dates(with_panel(FRIDAYS), wall(2026, 12, 26)))
    assert (found.nominal, found.starts_at) == (date(2026, 12, 25), wall(2026, 12, 29, 9, 30))


def test_a_cancelled_panel_is_not_booked_again_and_a_seventh_takes_its_place_among_the_six() -> None:
    panels = booked(DURHAM, NOW)
    panels[2] = cancelled(panels[2], "Snow")
    after = booked(DURHAM, NOW, panels)
    assert days(after)[6:] == ["2027-06-17"]
    assert len(coming(after, NOW)) == AHEAD


def test_a_panel_that_was_moved_counts_for_the_date_the_rhythm_gave_it() -> None:
    panels = booked(DURHAM, NOW)
    earlier = [moved(panels[0], wall(2026, 12, 10, 9, 30), "Half the seats are away", NOW), *panels[1:]]
    after = booked(DURHAM, wall(2026, 12, 11), earlier)
    assert days(after)[6:] == ["2027-06-17"]


def test_a_new_rhythm_begins_after_the_last_panel_of_the_old_one() -> None:
    wednesdays = with_panel(f'rrule = {{ value = "FREQ=MONTHLY;BYDAY=2WE", {LOCAL} }}')
    panels = booked(wednesdays, wall(2026, 12, 18), booked(DURHAM, NOW))
    assert days(panels)[-2:] == ["2027-05-20", "2027-06-09"]


def test_an_extra_panel_is_not_one_of_the_six() -> None:
    extra = Panel("SHCG-P099", NAME, wall(2027, 1, 7, 9, 30), 210)
    assert days(booked(DURHAM, NOW, [extra]))[1:] == days(booked(DURHAM, NOW))


@pytest.mark.parametrize("start", [wall(2027, 6, 17, 9, 30), wall(2027, 6, 17, 14)])
def test_on_a_day_on_which_a_panel_sits_already_the_rhythm_books_none(start: datetime) -> None:
    extra = Panel("SHCG-P099", NAME, start, 210)
    now = wall(2026, 12, 18)
    after = booked(DURHAM, now, [extra, *booked(DURHAM, NOW)])
    assert days(after)[7:] == ["2027-07-15"]
    again = booked(DURHAM, wall(2027, 1, 22), [cancelled(after[0], "Snow"), *after[1:]])
    assert "2027-06-17" not in days(again[1:]), "the date is past: what was skipped is not booked later"
    assert days(booked(DURHAM, now, [cancelled(extra, "Snow"), *booked(DURHAM, NOW)]))[7:] == ["2027-06-17"]


def test_booking_is_owed_now_and_then_when_the_next_panel_starts() -> None:
    (owed,) = duties([], DURHAM, NOW)
    assert (owed.kind, owed.to, owed.due_at) == ("book", "", NOW)
    panels = booked(DURHAM, NOW)
    (later,) = duties(panels, DURHAM, NOW)
    assert later.due_at == panels[0].starts_at
    (again,) = duties([*panels[:2], cancelled(panels[2], "Snow"), *panels[3:]], DURHAM, NOW)
    assert again.due_at == NOW
    (then,) = duties(panels, DURHAM, later.due_at)
    assert then.due_at == later.due_at


@given(st.integers(0, 6 * 365 * 24))
def test_whenever_it_is_asked_the_six_are_in_order_on_working_days_and_a_month_apart(hours: int) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    starts = [each.starts_at for each in islice(dates(DURHAM, now), AHEAD)]
    assert now < starts[0]
    assert all(timedelta(days=20) < later - sooner < timedelta(days=43) for sooner, later in pairwise(starts))
    assert all(is_working_day(start.date()) and start.time() == DURHAM.panel.starts for start in starts)


def test_the_coordinator_is_asked_only_where_the_procedure_does_not_say() -> None:
    unsaid, said = with_panel(FRIDAYS, UNSAID), with_panel(FRIDAYS)
    november, christmas = booked(unsaid, NOW)[:2]
    (asked,) = asks(_sitting(christmas), unsaid, NOW)
    assert (asked.kind, asked.to, asked.in_hours) == ("panel date", "coordinator", True)
    assert either_side(date(2026, 12, 25), unsaid) == (wall(2026, 12, 24, 9, 30), wall(2026, 12, 29, 9, 30))
    assert asks(_sitting(november), unsaid, NOW) == []
    assert asks(_sitting(christmas), said, NOW) == []
    for settled in (kept(christmas), moved(christmas, wall(2026, 12, 24, 9, 30), "", NOW), cancelled(christmas, "")):
        assert asks(_sitting(settled), unsaid, NOW) == []
    assert not undecided(replace(christmas, nominal=None), unsaid, NOW)
    assert not undecided(christmas, unsaid, christmas.starts_at)


def _sitting(panel: Panel) -> Sitting:
    return Sitting(panel, (), {}, people=(COORDINATOR,))
