"""The order of an agenda, and its times."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

from panel.agenda import Entry, slots
from panel.panels import Item, Panel
from panel.procedure import Procedure, read
from panel.said import said_time
from tests.panel.durham import DURHAM, NAME, TEXT

STARTS = datetime(2027, 7, 15, 9, 30, tzinfo=ZoneInfo("Europe/London"))
PANEL = Panel("SHCG-P007", NAME, STARTS, 210)


def entry(case: str, level: str, new: bool = True, waiting: int = 10) -> Entry:
    item = Item(f"{PANEL.id}/{case}", PANEL.id, case, new, STARTS)
    return Entry(item, level, STARTS - timedelta(days=waiting))


def order(*entries: Entry, procedure: Procedure = DURHAM) -> list[str]:
    return [slot.reference for slot in slots(PANEL, entries, procedure)[1:]]


def test_the_standing_items_come_first_and_each_case_has_a_quarter_of_an_hour() -> None:
    agenda = slots(PANEL, [entry("SHCG-2027-003", "high"), entry("SHCG-2026-009", "medium_high", new=False)], DURHAM)
    assert [(said_time(slot.starts_at.time()), slot.reference, slot.new) for slot in agenda] == [
        ("9:30am", "", False),
        ("9:45am", "SHCG-2027-003", True),
        ("10am", "SHCG-2026-009", False),
    ]
    assert agenda[0].standing == DURHAM.panel.standing
    assert not agenda[1].standing


def test_the_times_are_those_on_the_wall_however_the_panel_was_kept() -> None:
    kept = Panel(PANEL.id, NAME, STARTS.astimezone(UTC), 210)
    assert slots(kept, [entry("SHCG-2027-003", "high")], DURHAM)[1].starts_at.hour == 9


def test_an_agenda_without_cases_still_has_its_standing_items() -> None:
    assert [slot.standing for slot in slots(PANEL, [], DURHAM)] == [DURHAM.panel.standing]


def test_high_risk_first_then_new_then_longest_waiting_whatever_order_they_came_in() -> None:
    entries = [
        entry("SHCG-2027-001", "high", waiting=5),
        entry("SHCG-2026-009", "high", new=False, waiting=90),
        entry("SHCG-2027-004", "medium_high", waiting=20),
        entry("SHCG-2027-002", "medium_high", waiting=10),
        entry("SHCG-2027-003", "medium_high", waiting=10),
        entry("SHCG-2026-001", "below", waiting=200),
    ]
    expected = [one.item.case for one in entries]
    assert all(order(*mixed) == expected for mixed in permutations(entries))


def test_ongoing_cases_wait_their_turn_with_the_new_where_the_procedure_says_so() -> None:
    text = TEXT.replace("new_before_ongoing = { value = true", "new_before_ongoing = { value = false")
    new, ongoing = entry("SHCG-2027-001", "high", waiting=5), entry("SHCG-2026-009", "high", new=False, waiting=90)
    assert order(new, ongoing, procedure=read(NAME, (text,))) == ["SHCG-2026-009", "SHCG-2027-001"]


def test_the_level_does_not_count_where_the_procedure_says_so() -> None:
    text = TEXT.replace("highest_level_first = { value = true", "highest_level_first = { value = false")
    high, low = entry("SHCG-2027-002", "high", waiting=5), entry("SHCG-2027-001", "below", waiting=90)
    assert order(high, low, procedure=read(NAME, (text,))) == ["SHCG-2027-001", "SHCG-2027-002"]


def test_a_level_the_procedure_no_longer_has_is_never_put_last() -> None:
    assert order(entry("SHCG-2027-001", "high"), entry("SHCG-2026-004", "renamed")) == [
        "SHCG-2026-004",
        "SHCG-2027-001",
    ]
