"""A concern: every call is kept, and one person has it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from panel.concerns import Concern, acknowledge, all_away, duties, rang, told_next
from panel.duty import Duty, owed
from panel.people import Person, Post, Role
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import with_overlay

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
CONCERN = Concern("SHCG-S001", "durham-shcg", "worker", NOW)
CALLED = {"whom": "999", "when": "5:20pm", "said": "An officer is on the way"}


def test_calls_are_kept_in_order_with_who_wrote_them_down() -> None:
    twice = rang(rang(CONCERN, CALLED, "worker", NOW), CALLED | {"whom": "First Contact"}, "chair", NOW)
    assert [(call.whom, call.when, call.said, call.by) for call in twice.calls] == [
        ("999", "5:20pm", "An officer is on the way", "worker"),
        ("First Contact", "5:20pm", "An officer is on the way", "chair"),
    ]


@pytest.mark.parametrize("box", CALLED)
def test_a_call_says_whom_when_and_what(box: str) -> None:
    with pytest.raises(Refused) as refused:
        rang(CONCERN, CALLED | {box: ""}, "worker", NOW)
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_the_first_to_take_it_has_it() -> None:
    taken = acknowledge(CONCERN, "chair", NOW)
    assert (taken.acknowledged_by, taken.acknowledged_at) == ("chair", NOW)
    with pytest.raises(Refused, match="SHCG-S001 was taken already"):
        acknowledge(taken, "deputy", NOW)


def test_a_call_can_be_written_down_after_it_was_taken() -> None:
    assert rang(acknowledge(CONCERN, "chair", NOW), CALLED, "worker", NOW).acknowledged_by == "chair"


def test_the_same_call_sent_twice_is_written_down_once() -> None:
    once = rang(CONCERN, CALLED, "worker", NOW)
    assert rang(once, CALLED, "worker", NOW + timedelta(minutes=1)) == once
    assert len(rang(once, CALLED, "chair", NOW).calls) == 2


CHAIR, DEPUTY, COORDINATOR, MANAGER = (
    Person(role, role.capitalize(), (Post(NAME, role),))
    for role in (Role.CHAIR, Role.DEPUTY, Role.COORDINATOR, Role.DUTY_MANAGER)
)
PEOPLE = [CHAIR, DEPUTY, COORDINATOR, MANAGER]


def told(found: list[Duty], kind: str, to: str) -> list[str]:
    return [f"{each.due_at:%a %H:%M}" for each in found if (each.kind, each.to) == (kind, to)]


@pytest.mark.parametrize(
    ("raised", "again"),
    [
        (NOW, ["Mon 10:05", "Mon 10:15", "Mon 10:30", "Mon 11:00", "Tue 09:00"]),
        (
            datetime(2026, 11, 27, 23, 50, tzinfo=UTC),  # a Friday at midnight: the mornings begin on Monday
            ["Fri 23:55", "Sat 00:05", "Sat 00:20", "Sat 00:50", "Mon 09:00"],
        ),
        (datetime(2026, 12, 24, 16, 30, tzinfo=UTC), ["Thu 16:35", "Thu 16:45", "Thu 17:00", "Thu 17:30", "Tue 09:00"]),
    ],
)
def test_it_is_told_again_until_somebody_has_it(raised: datetime, again: list[str]) -> None:
    concern = replace(CONCERN, raised_at=raised)
    found = duties(concern, PEOPLE, DURHAM, raised)
    for person in ("chair", "deputy"):
        assert told(found, "concern", person) == again
    assert not told(found, "concern", "coordinator"), "never on the coordinator's shoulders"
    assert not any(duty.in_hours for duty in found)
    assert told_next(concern, DURHAM, raised) == raised + timedelta(minutes=5)


def test_every_morning_after_that_and_each_is_told_once() -> None:
    done: set[str] = set()
    for days, morning in ((1, "Tue 09:00"), (2, "Wed 09:00"), (7, "Mon 09:00")):
        now = NOW + timedelta(days=days)
        due = [each for each in owed(duties(CONCERN, PEOPLE, DURHAM, now), done, DURHAM, now) if now < each.expires_at]
        assert told(due, "concern", "chair") == [morning]
        done |= {each.key for each in due}


def test_no_telling_is_worth_it_once_the_next_has_come() -> None:
    found = [each for each in duties(CONCERN, [CHAIR], DURHAM, NOW) if each.kind == "concern"]
    assert all(before.expires_at == after.due_at for before, after in pairwise(found))


def test_the_duty_manager_is_told_to_ring_once() -> None:
    found = duties(CONCERN, PEOPLE, DURHAM, NOW + timedelta(days=3))
    assert told(found, "ring", "duty manager") == ["Mon 10:30"]
    assert not [each for each in found if each.kind == "nobody to ring"]


def test_where_there_is_none_the_chair_and_whoever_raised_it_are_told_so() -> None:
    found = duties(CONCERN, [CHAIR, DEPUTY, COORDINATOR], DURHAM, NOW)
    assert [each.to for each in found if each.kind == "nobody to ring"] == ["chair", "worker"]


def test_once_somebody_has_it_nothing_is_owed() -> None:
    assert not duties(acknowledge(CONCERN, "chair", NOW), PEOPLE, DURHAM, NOW)
    assert told_next(acknowledge(CONCERN, "chair", NOW), DURHAM, NOW) is None


def test_how_often_is_the_procedure_s_own() -> None:
    often = with_overlay(
        "[safety]",
        'repeat_minutes = { value = 5, local = "The members, 4 May 2026" }',
        'duty_manager_minutes = { value = 15, local = "The members, 4 May 2026" }',
        'told = { value = ["chair"], local = "The members, 4 May 2026" }',
    )
    found = duties(CONCERN, PEOPLE, often, NOW)
    again = ["Mon 10:05", "Mon 10:10", "Mon 10:15", "Mon 10:30", "Tue 09:00"]
    assert told(found, "concern", "chair") == again
    assert not told(found, "concern", "deputy")


def test_no_key_holds_a_date() -> None:
    keys = [each.key for each in duties(CONCERN, PEOPLE, DURHAM, NOW)]
    assert keys[:3] == ["ring:SHCG-S001:duty manager", "concern:SHCG-S001:2:chair", "concern:SHCG-S001:2:deputy"]
    assert not any("2026" in key for key in keys)


def test_all_are_away_only_when_nobody_who_is_told_is_there() -> None:
    today = date(2026, 11, 23)
    away = [replace(person, away_from=today) for person in (CHAIR, DEPUTY)]
    assert all_away([*away, COORDINATOR], DURHAM, today)
    assert not all_away([away[0], DEPUTY], DURHAM, today)
    assert not all_away(away, DURHAM, date(2026, 11, 22))
