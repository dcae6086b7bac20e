"""Which panel a case goes to, and who makes room for a higher risk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.cases import Case
from panel.panels import Item, Panel, published
from panel.placing import Place, Queue, first, next_in_line, next_place, place, steps, waiting
from panel.procedure import Procedure, read
from tests.panel.durham import DURHAM, NAME, written
from tests.panel.referring import case, with_overlay

LONDON = ZoneInfo("Europe/London")


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


JANUARY, FEBRUARY, MARCH = wall(2027, 1, 21, 9, 30), wall(2027, 2, 18, 9, 30), wall(2027, 3, 18, 9, 30)
NOW = wall(2027, 1, 8, 17)
LEVELS = ("below", "medium_high", "high")


def panel(number: int, starts_at: datetime, minutes: int = 210) -> Panel:
    return Panel(f"SHCG-P{number:03}", NAME, starts_at, minutes, nominal=starts_at.date())


def child(number: int, level: str = "high", days: int = 0) -> Case:
    """A case that was referred so many days before now."""
    return replace(case(), id=f"SHCG-2027-{number:03}", level=level, referred_at=NOW - timedelta(days=days))


def standing(panel: Panel, cases: Sequence[Case], new: bool = True) -> Queue:
    """A queue of one panel with these cases on it."""
    items = tuple(Item(f"{panel.id}/{each.id}", panel.id, each.id, new, NOW) for each in cases)
    return Queue((panel,), items, {each.id: each for each in cases})


def together(*queues: Queue) -> Queue:
    return Queue(
        tuple(panel for queue in queues for panel in queue.panels),
        tuple(item for queue in queues for item in queue.items),
        {id: case for queue in queues for id, case in queue.cases.items()},
    )


def many(count: int, level: str = "high", start: int = 100) -> list[Case]:
    return [child(start + number, level, days=count - number) for number in range(count)]


ANOTHER = child(3)
EMPTY = Queue((), (), {})
FIRST, SECOND = panel(1, JANUARY), panel(2, FEBRUARY)


def test_before_any_panel_is_booked_a_case_goes_to_the_next_date_of_the_rhythm() -> None:
    assert place(ANOTHER, EMPTY, DURHAM, NOW) == Place("", JANUARY)
    assert next_place(EMPTY, DURHAM, NOW) == Place("", JANUARY)


def test_a_case_joins_the_earliest_panel_with_room() -> None:
    twelve, thirteen = (together(standing(SECOND, []), standing(FIRST, many(count))) for count in (12, 13))
    assert place(ANOTHER, twelve, DURHAM, NOW) == Place(FIRST.id, JANUARY)
    assert place(ANOTHER, thirteen, DURHAM, NOW) == Place(SECOND.id, FEBRUARY)
    assert place(ANOTHER, standing(FIRST, many(13)), DURHAM, NOW) == Place("", FEBRUARY)


def test_an_extra_panel_takes_a_case_before_the_next_of_the_rhythm() -> None:
    extra = replace(panel(3, wall(2027, 2, 3, 14)), nominal=None)
    queue = together(standing(FIRST, many(13)), standing(SECOND, []), standing(extra, []))
    assert place(ANOTHER, queue, DURHAM, NOW) == Place(extra.id, extra.starts_at)


def test_a_cancelled_panel_takes_nobody_and_keeps_nobody() -> None:
    off = replace(FIRST, cancelled=True)
    queue = together(standing(off, [ANOTHER]), standing(SECOND, []))
    assert place(ANOTHER, queue, DURHAM, NOW) == Place(SECOND.id, FEBRUARY)


def test_a_case_keeps_the_place_it_has() -> None:
    queue = together(standing(FIRST, []), standing(SECOND, [ANOTHER]))
    assert steps(ANOTHER, queue, DURHAM, NOW)[0].place == Place(SECOND.id, FEBRUARY)


def test_after_its_panel_a_case_goes_to_the_one_after() -> None:
    assert place(ANOTHER, standing(FIRST, [ANOTHER]), DURHAM, JANUARY) == Place("", FEBRUARY)


def test_a_late_referral_joins_while_there_is_room_up_to_the_day_before() -> None:
    queue = standing(FIRST, [])
    assert published(FIRST, DURHAM, wall(2027, 1, 20, 23))
    assert place(ANOTHER, queue, DURHAM, wall(2027, 1, 20, 23)) == Place(FIRST.id, JANUARY)
    assert place(ANOTHER, queue, DURHAM, wall(2027, 1, 21, 0, 1)) == Place("", FEBRUARY)


def test_without_late_referrals_a_panel_takes_none_once_its_agenda_is_out() -> None:
    strict = without_late()
    assert place(ANOTHER, standing(FIRST, []), strict, wall(2027, 1, 14, 8, 59)) == Place(FIRST.id, JANUARY)
    assert place(ANOTHER, standing(FIRST, []), strict, wall(2027, 1, 14, 9)) == Place("", FEBRUARY)
    assert place(ANOTHER, EMPTY, strict, wall(2027, 1, 14, 9)) == Place("", FEBRUARY)


@pytest.mark.parametrize(
    ("counted", "last"),
    [("calendar", 15), ("working", 13), ("clear", 14)],
)
def test_a_referral_after_the_cut_off_goes_to_the_next_panel(counted: str, last: int) -> None:
    """The panel is on Thursday 21 January 2027; six days before, as each procedure counts them."""
    lines = ['cut_off_days = { value = 6, local = "x" }', f'cut_off_counted = {{ value = "{counted}", local = "x" }}']
    strict = with_overlay("[panel]", *lines)
    assert place(ANOTHER, standing(FIRST, []), strict, wall(2027, 1, last, 23)) == Place(FIRST.id, JANUARY)
    assert place(ANOTHER, standing(FIRST, []), strict, wall(2027, 1, last + 1, 0)) == Place("", FEBRUARY)


def without_late() -> Procedure:
    return read(NAME, written("late_referrals = { value = true", "late_referrals = { value = false"))


def test_a_higher_risk_takes_the_place_of_the_lowest_that_has_waited_least() -> None:
    low = [child(1, "medium_high", days=9), child(5, "below", days=30), child(4, "below", days=3)]
    queue = together(standing(FIRST, [*many(10), *low]), standing(SECOND, []))
    mine, theirs = steps(ANOTHER, queue, DURHAM, NOW)
    assert mine.place == Place(FIRST.id, JANUARY)
    assert (theirs.case.id, theirs.place) == ("SHCG-2027-004", Place(SECOND.id, FEBRUARY))


def test_at_the_same_level_it_is_the_order_of_the_queue() -> None:
    queue = together(standing(FIRST, many(13, "medium_high")), standing(SECOND, []))
    assert [step.place.panel for step in steps(child(3, "medium_high", days=90), queue, DURHAM, NOW)] == [SECOND.id]


def test_who_makes_room_may_take_the_place_of_a_lower_risk_in_turn() -> None:
    lowest, lower = many(13, "below", start=200), child(5, "medium_high")
    queue = together(standing(FIRST, [*many(12), lower]), standing(SECOND, lowest))
    found = [(step.case.id, step.place.starts_at) for step in steps(ANOTHER, queue, DURHAM, NOW)]
    assert found == [(ANOTHER.id, JANUARY), (lower.id, FEBRUARY), (lowest[-1].id, MARCH)]


def test_nobody_makes_room_once_the_agenda_is_out() -> None:
    queue = together(standing(FIRST, many(13, "below")), standing(SECOND, []))
    assert place(ANOTHER, queue, DURHAM, wall(2027, 1, 14, 9)) == Place(SECOND.id, FEBRUARY)


def test_one_who_was_discussed_before_makes_room_before_one_who_was_not() -> None:
    new, ongoing = child(1, "below", days=1), child(2, "below", days=30)
    queue = together(standing(FIRST, [*many(11), new]), standing(FIRST, [ongoing], new=False), standing(SECOND, []))
    assert steps(ANOTHER, replace(queue, panels=(FIRST, SECOND)), DURHAM, NOW)[1].case == ongoing


def test_a_free_place_goes_to_the_highest_risk_that_waits_for_a_later_panel() -> None:
    waits = [child(1, "medium_high", days=40), child(2, "high", days=2), child(4, "high", days=20)]
    queue = together(standing(FIRST, many(12)), standing(SECOND, waits))
    assert next_in_line(FIRST, queue, DURHAM, NOW) == (waits[2], SECOND)
    assert next_in_line(FIRST, queue, DURHAM, wall(2027, 1, 14, 9)) is None
    assert next_in_line(FIRST, together(standing(FIRST, []), standing(SECOND, waits, new=False)), DURHAM, NOW) is None


@given(st.lists(st.tuples(st.sampled_from(LEVELS), st.integers(0, 60)), max_size=70), st.integers(0, 60 * 24))
def test_the_highest_risk_never_waits_longer_for_want_of_a_place(referred: list[tuple[str, int]], hours: int) -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC) + timedelta(hours=hours)
    starts = [JANUARY, FEBRUARY, MARCH]
    queue = Queue(tuple(panel(number, at) for number, at in enumerate(starts, 1)), (), {})
    for number, (level, days) in enumerate(referred):
        queue = _placed(queue, child(number, level, days), now)
    where = {case.id: (case, panel.starts_at) for case, panel in waiting(queue, now)}
    for each in queue.panels:
        assert len(queue.on(each.id)) <= 13
        if each.starts_at > now and not published(each, DURHAM, now):
            here = [queue.cases[item.case] for item in queue.on(each.id)]
            later = [case for case, at in where.values() if at > each.starts_at]
            highest = max((LEVELS.index(case.level) for case in later), default=-1)
            assert all(LEVELS.index(case.level) >= highest for case in here)


def _placed(queue: Queue, case: Case, now: datetime) -> Queue:
    """The queue once a case is accepted, as far as it has panels."""
    for step in steps(case, queue, DURHAM, now):
        items = tuple(item for item in queue.items if item.case != step.case.id)
        if step.place.panel:
            id = f"{step.place.panel}/{step.case.id}"
            items = (*items, Item(id, step.place.panel, step.case.id, True, now))
        queue = replace(queue, items=items, cases={**queue.cases, step.case.id: step.case})
    return queue


def test_the_queue_is_by_risk_then_by_wait() -> None:
    cases = [child(1, "below", 50), child(2, "high", 1), child(4, "high", 9), child(5, "medium_high", 20)]
    found = sorted(cases, key=lambda each: first(each, DURHAM))
    assert [each.id[-1] for each in found] == ["4", "2", "5", "1"]
