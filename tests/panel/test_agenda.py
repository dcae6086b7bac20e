"""The order of an agenda, its times, what it owes, and what a late change does to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from panel.agenda import agenda, duties
from panel.arranging import Clash
from panel.cases import Case, CaseStatus
from panel.clocks import at, local
from panel.duty import owed
from panel.invitations import Invitation, Part
from panel.ordering import Order, beside, moved, order, overtaken, retimed, worse
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from panel.procedure import Procedure, read
from panel.said import said_time
from panel.sittings import Sitting
from panel.ties import tie
from tests.panel.durham import DURHAM, NAME, written

STARTS = datetime(2027, 7, 15, 9, 30, tzinfo=ZoneInfo("Europe/London"))
PANEL = Panel("SHCG-P007", NAME, STARTS, 210)
OUT = datetime(2027, 7, 8, 9, tzinfo=ZoneInfo("Europe/London"))
A, B, C, D = "SHCG-2027-001", "SHCG-2027-002", "SHCG-2027-003", "SHCG-2027-004"


def entry(case: str, level: str, new: bool = True, waiting: int = 10, by: str = "") -> tuple[Item, Case]:
    referred = STARTS - timedelta(days=waiting)
    known = Case(case, NAME, "1", CaseStatus.ACCEPTED, "hsb", by or f"worker of {case}", referred, level, PANEL.id)
    return Item(f"{PANEL.id}/{case}", PANEL.id, case, new, STARTS - timedelta(days=30)), known


def sitting(*entries: tuple[Item, Case], panel: Panel = PANEL) -> Sitting:
    return Sitting(panel, tuple(item for item, _ in entries), {case.id: case for _, case in entries})


def four(by: str = "") -> Sitting:
    """Four new cases of one level, A waiting longest."""
    waits = zip((A, B, C, D), (40, 30, 20, 10), strict=True)
    return sitting(*(entry(case, "high", waiting=waiting, by=by) for case, waiting in waits))


def out(fixed: Order, known: Sitting) -> Sitting:
    """The same with its agenda out, in this order."""
    return replace(known, panel=replace(known.panel, published_at=OUT, order=fixed))


def late(known: Sitting, case: str, level: str = "high", by: str = "") -> Sitting:
    """The same with one more, accepted after the agenda was out."""
    item, found = entry(case, level, by=by)
    item = replace(item, placed_at=OUT + timedelta(hours=1))
    return replace(known, items=(*known.items, item), cases={**known.cases, case: found})


def found(*entries: tuple[Item, Case], procedure: Procedure = DURHAM) -> list[str]:
    return list(order(sitting(*entries), procedure))


def test_the_standing_items_come_first_and_each_case_has_a_quarter_of_an_hour() -> None:
    slots = agenda(sitting(entry(C, "high"), entry("SHCG-2026-009", "medium_high", new=False)), DURHAM)
    assert [(said_time(slot.starts_at.time()), slot.reference, slot.new) for slot in slots] == [
        ("9:30am", "", False),
        ("9:45am", C, True),
        ("10am", "SHCG-2026-009", False),
    ]
    assert slots[0].standing == DURHAM.panel.standing
    assert not slots[1].standing


def test_the_times_are_those_on_the_wall_however_the_panel_was_kept() -> None:
    kept = Panel(PANEL.id, NAME, STARTS.astimezone(UTC), 210)
    assert agenda(sitting(entry(C, "high"), panel=kept), DURHAM)[1].starts_at.hour == 9


def test_an_agenda_without_cases_still_has_its_standing_items() -> None:
    assert [slot.standing for slot in agenda(sitting(), DURHAM)] == [DURHAM.panel.standing]


def test_high_risk_first_then_new_then_longest_waiting_whatever_order_they_came_in() -> None:
    entries = [
        entry("SHCG-2027-001", "high", waiting=5),
        entry("SHCG-2026-009", "high", new=False, waiting=90),
        entry("SHCG-2027-004", "medium_high", waiting=20),
        entry("SHCG-2027-002", "medium_high", waiting=10),
        entry("SHCG-2027-003", "medium_high", waiting=10),
        entry("SHCG-2026-001", "below", waiting=200),
    ]
    expected = [item.case for item, _ in entries]
    assert all(found(*mixed) == expected for mixed in permutations(entries))


def test_ongoing_cases_wait_their_turn_with_the_new_where_the_procedure_says_so() -> None:
    texts = written("new_before_ongoing = { value = true", "new_before_ongoing = { value = false")
    new, ongoing = entry("SHCG-2027-001", "high", waiting=5), entry("SHCG-2026-009", "high", new=False, waiting=90)
    assert found(new, ongoing, procedure=read(NAME, texts)) == ["SHCG-2026-009", "SHCG-2027-001"]


def test_the_level_does_not_count_where_the_procedure_says_so() -> None:
    texts = written("highest_level_first = { value = true", "highest_level_first = { value = false")
    high, low = entry("SHCG-2027-002", "high", waiting=5), entry("SHCG-2027-001", "below", waiting=90)
    assert found(high, low, procedure=read(NAME, texts)) == ["SHCG-2027-001", "SHCG-2027-002"]


def test_a_level_the_procedure_no_longer_has_is_never_put_last() -> None:
    assert found(entry("SHCG-2027-001", "high"), entry("SHCG-2026-004", "renamed")) == [
        "SHCG-2026-004",
        "SHCG-2027-001",
    ]


def test_linked_children_never_stand_side_by_side() -> None:
    tied = replace(four(), ties=(tie(A, B),))
    assert order(tied, DURHAM) == (A, C, B, D)
    assert not beside(tied, order(tied, DURHAM))


def test_a_shared_worker_has_somebody_else_in_between_or_a_break() -> None:
    two = sitting(entry(A, "high", by="jo"), entry(B, "high", by="jo"))
    assert order(two, DURHAM) == (A, "", B)
    assert order(late(two, C), DURHAM) == (A, C, B)


def test_whoever_is_invited_to_two_items_has_time_between_them() -> None:
    comes = tuple(
        Invitation(f"{case}/i1", case, Part.SPECIALIST, "Pat", "knows both", "chair", STARTS, "pat") for case in (A, B)
    )
    assert order(replace(four(), invitations=comes), DURHAM) == (A, C, B, D)
    ended = tuple(replace(each, ended_at=STARTS) for each in comes)
    assert order(replace(four(), invitations=ended), DURHAM) == (A, B, C, D)


def test_where_nothing_helps_a_shared_worker_gives_way_before_linked_children_do() -> None:
    short = replace(replace(four(by="jo"), ties=(tie(A, B),)), panel=replace(PANEL, minutes=75))
    assert order(short, DURHAM) == (A, C, B, D)
    assert [each.why for each in beside(short, order(short, DURHAM))] == [Clash.PERSON] * 3


def test_the_last_break_parts_linked_children() -> None:
    short = replace(sitting(entry(A, "high"), entry(B, "high")), ties=(tie(A, B),))
    assert order(replace(short, panel=replace(PANEL, minutes=60)), DURHAM) == (A, "", B)
    full = replace(short, panel=replace(PANEL, minutes=45))
    assert [each.why for each in beside(full, order(full, DURHAM))] == [Clash.LINKED]


def test_a_late_item_comes_after_those_of_its_level_and_the_rest_keep_their_order() -> None:
    known = out((A, B, C, D), four())
    assert order(late(known, "SHCG-2027-009"), DURHAM) == (A, B, C, D, "SHCG-2027-009")
    mixed = out((A, B), sitting(entry(A, "high"), entry(B, "below")))
    assert order(late(mixed, C), DURHAM) == (A, C, B)


def test_a_late_item_takes_a_break_and_nobody_has_another_time() -> None:
    known = out((A, "", B), sitting(entry(A, "high", by="jo"), entry(B, "high", by="jo")))
    after = order(late(known, C), DURHAM)
    assert after == (A, C, B)
    assert retimed(known.panel.order, after) == []


def test_a_late_item_is_kept_apart_from_whom_it_must_be() -> None:
    known = out((A, B), sitting(entry(A, "high"), entry(B, "high", by="jo")))
    assert order(late(known, C, by="jo"), DURHAM) == (A, B, "", C)


def test_a_case_that_goes_leaves_a_break_and_nobody_has_another_time() -> None:
    known = out((A, B, C, D), four())
    gone = replace(
        known, items=known.items[:1] + known.items[2:], cases={A: known.cases[A], C: known.cases[C], D: known.cases[D]}
    )
    assert order(gone, DURHAM) == (A, "", C, D)
    assert retimed(known.panel.order, order(gone, DURHAM)) == []
    last = replace(known, items=known.items[:3], cases={each: known.cases[each] for each in (A, B, C)})
    assert order(last, DURHAM) == (A, B, C)


def test_the_chair_moves_one_item_and_the_others_keep_their_order() -> None:
    assert moved(four(), DURHAM, D, 1) == (D, A, B, C)
    assert moved(four(), DURHAM, A, 4) == (B, C, D, A)
    assert retimed((A, B, C, D), (B, A, C, D)) == [B, A]


def test_it_is_said_what_the_chairs_order_breaks() -> None:
    tied = replace(four(), ties=(tie(A, D),), panel=replace(PANEL, minutes=75))
    before, after = order(tied, DURHAM), moved(tied, DURHAM, D, 2)
    assert [(each.case, each.other, each.why) for each in worse(tied, before, after)] == [(A, D, Clash.LINKED)]
    assert worse(tied, after, after) == []
    mixed = sitting(entry(A, "high"), entry(B, "below"))
    assert (overtaken(mixed, DURHAM, (A, B)), overtaken(mixed, DURHAM, (B, A))) == (0, 1)


COORDINATORS = tuple(Person(id, id, (Post(NAME, Role.COORDINATOR),)) for id in ("one", "two"))


def due(known: Sitting, now: datetime) -> list[tuple[str, str]]:
    return [(duty.kind, duty.to) for duty in owed(duties(known, DURHAM, now), (), DURHAM, now)]


def test_what_is_missing_is_said_nine_days_before_and_the_agenda_goes_out_seven_days_before() -> None:
    known = replace(four(), people=COORDINATORS)
    assert due(known, OUT - timedelta(days=2, seconds=1)) == []
    assert due(known, OUT - timedelta(days=2)) == [("missing", "one"), ("missing", "two")]
    assert due(known, OUT) == [("missing", "one"), ("missing", "two"), ("publish", "")]


def test_whoever_circulates_the_agenda_hears_what_is_missing() -> None:
    chair = Person("chair", "chair", (Post(NAME, Role.CHAIR),))
    known, rules = replace(four(), people=(*COORDINATORS, chair)), replace(DURHAM.agenda, circulated_by=Role.CHAIR)
    found = duties(known, replace(DURHAM, agenda=rules), OUT - timedelta(days=2))
    assert [duty.to for duty in found if duty.kind == "missing"] == ["chair"]


def test_once_it_is_out_it_is_shown_to_whoever_circulates_it_then() -> None:
    known = out((A, B, C, D), replace(four(), people=COORDINATORS))
    shown = [duty for duty in duties(known, DURHAM, OUT) if duty.kind == "agenda shown"]
    assert [(duty.ids["person"], duty.to, duty.due_at) for duty in shown] == [("one", "", OUT), ("two", "", OUT)]


@pytest.mark.parametrize(
    ("starts", "warned", "goes_out"),
    [
        (date(2027, 4, 8), date(2027, 3, 30), date(2027, 4, 1)),
        (date(2027, 4, 5), date(2027, 3, 25), date(2027, 3, 25)),
        (date(2027, 1, 7), date(2026, 12, 29), date(2026, 12, 31)),
    ],
)
def test_on_a_day_nobody_works_both_come_the_working_day_before(starts: date, warned: date, goes_out: date) -> None:
    panel = replace(PANEL, starts_at=at(starts, time(9, 30), DURHAM.panel.zone))
    known = replace(sitting(panel=panel), people=COORDINATORS[:1])
    moments = {
        duty.kind: local(duty.due_at, DURHAM.panel.zone) for duty in duties(known, DURHAM, OUT - timedelta(days=400))
    }
    assert {kind: (moment.date(), moment.hour) for kind, moment in moments.items()} == {
        "missing": (warned, 9),
        "publish": (goes_out, 9),
    }


def test_an_agenda_with_nothing_on_it_goes_out_once() -> None:
    assert due(sitting(), OUT) == [("publish", "")]
    assert due(out((), sitting()), OUT) == []


def test_what_changes_after_it_went_out_is_laid_out_at_once() -> None:
    known = out((A, B, C, D), four())
    assert due(known, OUT) == []
    assert due(late(known, "SHCG-2027-009"), OUT + timedelta(hours=1)) == [("lay out", "")]


def test_a_panel_that_does_not_sit_or_has_begun_owes_nothing() -> None:
    known = replace(four(), people=COORDINATORS)
    assert due(replace(known, panel=replace(PANEL, cancelled=True)), OUT) == []
    assert due(known, STARTS) == []
