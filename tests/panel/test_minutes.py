"""When minutes are due, whom they wait for, and what one reader sees of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.casenotes import NOTE
from panel.cases import Case, CaseStatus
from panel.drafting import Block, Chapter, digest, without
from panel.duty import Duty, owed
from panel.going_out import WEEKS, day_of, due_on, duties
from panel.minutes import (
    Correction,
    Minutes,
    Recorded,
    Stage,
    approve,
    check,
    circulate,
    delayed,
    still_checked,
    uncheck,
)
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.recording import Owing, owing, still_recorded
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF, case

LONDON = ZoneInfo("Europe/London")
STARTS = datetime(2027, 1, 21, 9, 30, tzinfo=LONDON)
PANEL = Panel("SHCG-P007", NAME, STARTS, 210)
DRAFT = Minutes(PANEL.id, NAME, Stage.DRAFT, STARTS + timedelta(hours=4))
APPROVED = approve(DRAFT, "chair", STARTS + timedelta(days=1))
DAY = date(2027, 2, 11)
STAND_IN = Person("stand_in", "Stand In", (Post(NAME, Role.MEMBER, "health", deputises=True),))
PEOPLE = [
    Person("chair", "Chair", (Post(NAME, Role.CHAIR),)),
    Person("coordinator", "Coordinator", (Post(NAME, Role.COORDINATOR),)),
    Person("health", "Health", (Post(NAME, Role.MEMBER, "health"),)),
]


def on(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=LONDON)


def owes(minutes: Minutes, now: datetime, left: list[str] | None = None, panel: Panel = PANEL) -> list[Duty]:
    cases = Owing({seat: [case(CaseStatus.ACCEPTED)] for seat in left or ()})
    return owed(duties(minutes, panel, PEOPLE, cases, DURHAM, now), (), DURHAM, now)


def due(minutes: Minutes, now: datetime, left: list[str] | None = None) -> set[tuple[str, str]]:
    return {(each.kind, each.to) for each in owes(minutes, now, left) if now < each.expires_at}


@pytest.mark.parametrize(
    ("sat", "amber", "last"),
    [
        ("2027-01-21", "2027-02-01", "2027-02-04"),
        ("2026-12-17", "2026-12-30", "2027-01-05"),  # Christmas, and Boxing Day's substitute
        ("2026-12-23", "2027-01-06", "2027-01-11"),
        ("2027-03-18", "2027-03-31", "2027-04-05"),  # Good Friday and Easter Monday
        ("2027-03-25", "2027-04-07", "2027-04-12"),
        ("2027-04-29", "2027-05-11", "2027-05-14"),  # the early May bank holiday
    ],
)
def test_it_is_counted_in_working_days_over_easter_and_christmas(sat: str, amber: str, last: str) -> None:
    panel = replace(PANEL, starts_at=datetime.combine(date.fromisoformat(sat), STARTS.timetz()))
    assert due_on(panel, DURHAM) == date.fromisoformat(last)
    warned = datetime.combine(date.fromisoformat(amber), STARTS.timetz())
    assert day_of(panel, DURHAM, warned) == 7
    assert {each.kind for each in owes(DRAFT, warned, panel=panel)} == {"minutes amber"}
    assert not owes(DRAFT, warned - timedelta(days=1), panel=panel)
    ends = datetime.combine(date.fromisoformat(last), STARTS.timetz())
    assert day_of(panel, DURHAM, ends) == 10
    assert "minutes late" in {each.kind for each in owes(DRAFT, ends, panel=panel)}


def test_the_minute_taker_and_the_chair_are_told_and_nobody_else() -> None:
    for minutes in (DRAFT, APPROVED):
        assert due(minutes, on(2027, 2, 1)) == {("minutes amber", "chair"), ("minutes amber", "coordinator")}
        assert due(minutes, on(2027, 2, 4)) == {("minutes late", "chair"), ("minutes late", "coordinator")}
    assert not due(circulate(APPROVED, "coordinator", on(2027, 2, 1)), on(2027, 2, 4))


def test_once_late_they_are_told_of_each_working_week() -> None:
    weeks = {
        each.ids["week"]: each.due_at.date() for each in owes(DRAFT, on(2027, 2, 26)) if each.kind == "minutes late"
    }
    assert weeks == {str(n): date(2027, 2, 4) + timedelta(days=7 * n) for n in range(4)}
    assert due(DRAFT, on(2027, 2, 26)) == {("minutes late", "chair"), ("minutes late", "coordinator")}


def test_a_seat_is_reminded_once_to_record_and_the_coordinator_weekly_for_a_while() -> None:
    out = circulate(APPROVED, "coordinator", on(2027, 2, 4))
    assert not due(out, on(2027, 2, 10), ["health"])
    assert due(out, on(2027, 2, 11), ["health"]) == {("record due", "health")}
    assert due(out, on(2027, 2, 18), ["health"]) == {("not recorded", "coordinator")}
    assert not due(out, on(2027, 2, 18), [])
    weeks = [each for each in owes(out, on(2027, 12, 1), ["health"]) if each.kind == "not recorded"]
    assert len(weeks) == WEEKS


def test_nobody_is_reminded_of_cases_they_step_out_of() -> None:
    out, aside = circulate(APPROVED, "coordinator", on(2027, 2, 4)), replace(case(), interests=("health",))
    found = duties(out, PANEL, PEOPLE, Owing({"health": [aside]}), DURHAM, on(2027, 2, 11))
    assert "record due" not in {each.kind for each in found}


def test_a_seat_owes_what_it_has_not_ticked() -> None:
    other = replace(case(), id="SHCG-2026-002")
    ticked = [Recorded(f"{PANEL.id}/{REF}/{seat}", PANEL.id, REF, seat, seat, STARTS) for seat in ("health", "police")]
    left = owing([case(), other], ticked, PEOPLE, DURHAM, DAY).seats
    assert [each.id for each in left["health"]] == ["SHCG-2026-002"]
    assert len(left["education"]) == 2
    assert "social_worker" not in left
    both = [*ticked, Recorded(f"{PANEL.id}/{other.id}/health", PANEL.id, other.id, "health", "health", STARTS)]
    assert "health" not in owing([case(), other], both, PEOPLE, DURHAM, DAY).seats


def test_a_seat_all_of_whose_people_step_out_owes_no_tick() -> None:
    def owed_by(*aside: str, away: bool = False) -> tuple[bool, bool]:
        people = [replace(PEOPLE[2], away_from=DAY if away else None), STAND_IN, *PEOPLE[:2]]
        found = owing([replace(case(), interests=aside)], [], people, DURHAM, DAY)
        return "health" in found.seats, "health" in found.aside

    assert owed_by() == owed_by("stand_in") == (True, False)
    assert owed_by("health") == owed_by("health", "stand_in", away=True) == (False, True)
    assert owed_by("health", away=True) == (True, False)
    unheld = owing([case()], [], PEOPLE, DURHAM, DAY)
    assert "education" in unheld.seats
    assert not unheld.aside


@pytest.mark.parametrize(
    ("seat", "part", "holds"),
    [
        ("health", "actions", False),
        ("health", "note_plan", False),
        ("health", "agencies", True),
        ("health", "", True),
        (NOTE, "decision", False),
        (NOTE, "note_plan", True),
    ],
)
def test_a_tick_holds_until_something_is_put_right_that_stands_there(seat: str, part: str, holds: bool) -> None:
    tick = Recorded(f"{PANEL.id}/{REF}/{seat}", PANEL.id, REF, seat, "somebody", STARTS)
    right = Correction("c", PANEL.id, REF, "Words", "chair", STARTS + timedelta(days=1), part)
    assert bool(still_recorded([tick], [right])) is holds
    for other in (replace(right, case="SHCG-2026-002"), replace(right, at=STARTS - timedelta(days=1))):
        assert still_recorded([tick], [other]) == [tick]


def test_the_worker_is_reminded_once_of_a_case_note_and_the_coordinator_weekly() -> None:
    out, kept = circulate(APPROVED, "coordinator", on(2027, 2, 4)), replace(case(), worker="worker")
    people = [*PEOPLE, Person("worker", "Worker", (Post(NAME, Role.PRACTITIONER),))]

    def told(day: int, held: Case = kept) -> set[tuple[str, str]]:
        now = on(2027, 2, day)
        found = owed(duties(out, PANEL, people, Owing(notes=[held]), DURHAM, now), (), DURHAM, now)
        return {(each.kind, each.to) for each in found if now < each.expires_at}

    assert not told(10)
    assert told(11) == {("note due", "worker")}
    assert told(18) == {("not recorded", "coordinator")}
    assert not told(11, replace(kept, interests=("worker",)))
    assert not told(11, replace(kept, worker="gone"))


def test_a_case_note_is_owed_until_it_is_ticked() -> None:
    noted = Recorded(f"{PANEL.id}/{REF}/{NOTE}", PANEL.id, REF, NOTE, "worker", STARTS)
    assert [each.id for each in owing([case()], [], PEOPLE, DURHAM, DAY).notes] == [REF]
    assert not owing([case()], [noted], PEOPLE, DURHAM, DAY).notes


def test_each_step_is_taken_once_and_in_order() -> None:
    with pytest.raises(Refused, match="not approved"):
        circulate(DRAFT, "coordinator", STARTS)
    with pytest.raises(Refused, match="approved already"):
        approve(APPROVED, "deputy", STARTS)
    out = circulate(APPROVED, "coordinator", STARTS)
    with pytest.raises(Refused, match="went out already"):
        circulate(out, "coordinator", STARTS)
    for late in (APPROVED, out):
        with pytest.raises(Refused, match="Record a correction"):
            delayed(late, "The holidays.")
    with pytest.raises(Refused, match="Record a correction"):
        check(APPROVED, REF, "said")
    with pytest.raises(Refused, match="Record a correction"):
        uncheck(APPROVED, REF)
    assert check(check(DRAFT, REF, "said"), REF, "said") == DRAFT


def test_a_tick_holds_while_the_records_say_the_same() -> None:
    ticked = check(check(DRAFT, REF, "said"), "present", "there")
    assert still_checked(ticked, {REF: "said", "present": "there", "police": "new"}) == ticked
    assert still_checked(ticked, {REF: "otherwise", "present": "there"}).checked == ("present",)


def test_what_was_shown_is_known_again_and_anything_else_is_not() -> None:
    chapter = Chapter("police", "Police", (Block(header=("Case",), rows=((REF,),)),))
    assert digest(chapter) == digest(replace(chapter))
    assert digest(chapter) != digest(replace(chapter, title="Police cases"))


def test_a_chapter_loses_the_rows_of_a_case_and_says_so_when_none_is_left() -> None:
    table = Block(header=("Case", "What"), rows=((REF, "one"), ("SHCG-2026-002", "two")))
    chapter = Chapter("police", "Police", (Block("Chair", "Somebody"), table))
    assert [row[0] for row in without(chapter, [REF]).blocks[1].rows] == ["SHCG-2026-002"]
    assert "Nothing to show here." in without(chapter, [REF, "SHCG-2026-002"]).plain
    assert "Somebody" in without(chapter, [REF]).plain
