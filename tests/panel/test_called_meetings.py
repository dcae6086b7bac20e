"""By when a meeting sits that is called for one child: working days, over Easter, Christmas and both clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.called_meetings import dated, moves_to, running, set_clock, time_for
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from panel.procedure import ProcedureError, read
from panel.rules.sitting import Start
from panel.words import Made, Refused
from tests.panel.durham import GROUND
from tests.panel.shipped import FILES, SHIPPED

RISK, STRATEGY = SHIPPED["durham-rmm"], SHIPPED["islington-hsb"]
LONDON = ZoneInfo("Europe/London")


def wall(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


CASE = Case("RMM-2027-001", RISK.name, "1", CaseStatus.ACCEPTED, "concern", "worker", wall(2027, 3, 22, 10), "violent")
HARM = replace(CASE, id="ISM-2027-001", procedure=STRATEGY.name, kind="new", level="2")
MADE = Made("k", "chair", wall(2027, 3, 23, 9))


def last(case: Case, since: datetime, **fields: object) -> date:
    rules = RISK if case.procedure == RISK.name else STRATEGY
    return running(replace(case, referred_at=since, **fields), rules).last  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "ten", "three", "five"),
    [
        (wall(2026, 11, 23, 10), date(2026, 12, 7), date(2026, 11, 26), date(2026, 11, 30)),
        (wall(2026, 11, 21, 10), date(2026, 12, 4), date(2026, 11, 25), date(2026, 11, 27)),  # a Saturday
        (wall(2026, 12, 23, 10), date(2027, 1, 11), date(2026, 12, 30), date(2027, 1, 4)),  # over Christmas
        (wall(2026, 12, 25, 10), date(2027, 1, 12), date(2026, 12, 31), date(2027, 1, 5)),  # on a bank holiday
        (wall(2027, 3, 22, 10), date(2027, 4, 7), date(2027, 3, 25), date(2027, 3, 31)),  # over Easter
        (wall(2027, 3, 25, 23, 30), date(2027, 4, 12), date(2027, 4, 1), date(2027, 4, 5)),  # and the clocks go forward
        (wall(2027, 10, 29, 23, 30), date(2027, 11, 12), date(2027, 11, 3), date(2027, 11, 5)),  # the clocks go back
    ],
)
def test_the_last_day_is_counted_in_working_days_from_the_next(
    since: datetime, ten: date, three: date, five: date
) -> None:
    assert (last(CASE, since), last(HARM, since)) == (ten, three)
    later = since + timedelta(days=90)
    assert last(replace(CASE, kind="criminal"), later, notified_on=since.date()) == ten
    assert last(HARM, later, believed_on=since.date()) == three
    assert last(HARM, since, clock="complex") == five
    assert last(HARM, later, clock="after_action", acted_on=since.date()) == five


def test_late_in_the_evening_the_day_is_the_one_on_the_wall() -> None:
    assert last(HARM, datetime(2027, 6, 10, 23, 30, tzinfo=UTC)) == date(2027, 6, 16)


def test_an_investigation_that_goes_on_is_counted_from_the_earlier_of_the_two() -> None:
    case = replace(CASE, kind="continuing")
    for notified, start in ((date(2027, 3, 19), Start.NOTIFICATION), (date(2027, 3, 24), Start.REFERRAL)):
        assert running(replace(case, notified_on=notified), RISK).start is start


def test_a_belief_after_the_referral_gives_no_more_time() -> None:
    assert last(HARM, wall(2027, 3, 22, 10), believed_on=date(2027, 3, 24)) == date(2027, 3, 25)


def test_without_the_day_of_the_notification_the_referral_is_counted_from_and_it_says_so() -> None:
    clock = running(replace(CASE, kind="criminal"), RISK)
    assert clock.words == (
        "By Wednesday 7 April 2027: 10 working days from Monday 22 March 2027, the referral. "
        "The notification of the police: no date is known"
    )


def test_a_level_for_which_no_clock_is_has_the_one_number() -> None:
    clock = running(replace(HARM, level="1"), STRATEGY)
    assert (clock.key, clock.last) == ("panel.within_working_days", date(2027, 3, 25))


def test_only_what_a_clock_counts_from_is_taken_from_a_referral() -> None:
    answers = {"notified_on": "2027-03-20", "believed_on": "2027-03-18"}
    assert dated(CASE, answers, RISK).notified_on is None
    assert dated(replace(CASE, kind="criminal"), answers, RISK).notified_on == date(2027, 3, 20)
    assert dated(HARM, answers, STRATEGY).believed_on == date(2027, 3, 18)


def test_of_several_the_first_to_run_out_runs_and_one_that_a_person_sets_never_by_itself() -> None:
    text = FILES[STRATEGY.name]
    both = read(STRATEGY.name, (GROUND, text.replace("\nneeds_reason = true\n", "\n")))
    assert running(HARM, both).key == "panel.clocks.three"
    shorter = read(STRATEGY.name, (GROUND, text.replace("working_days = 5\nlevels", "working_days = 1\nlevels")))
    assert running(HARM, shorter).key == "panel.clocks.three"
    assert running(replace(HARM, clock="complex"), shorter).days == 1


def test_a_longer_clock_needs_a_reason_and_the_one_after_action_its_day() -> None:
    with pytest.raises(Refused) as refused:
        set_clock(MADE, HARM, {"clock": "complex"}, STRATEGY)
    assert [each.field for each in refused.value.reasons] == ["reason"]
    with pytest.raises(Refused) as refused:
        set_clock(MADE, HARM, {"clock": "after_action", "reason": "Placed apart"}, STRATEGY)
    assert [each.field for each in refused.value.reasons] == ["acted_on"]
    fields = {"clock": "after_action", "reason": "Placed apart", "acted_on": "23 3 2027"}
    case, kept = set_clock(MADE, HARM, fields, STRATEGY)
    assert (running(case, STRATEGY).last, kept.reason) == (date(2027, 4, 1), "Placed apart")
    back, _ = set_clock(MADE, case, {"clock": "ordinary", "reason": "Set for another child"}, STRATEGY)
    assert running(back, STRATEGY).last == date(2027, 3, 25)


def test_it_sits_on_its_last_day_at_the_same_time_on_the_wall() -> None:
    assert time_for(CASE, [], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 10)


def called(case: str, starts: datetime) -> Panel:
    return Panel(f"P-{case}-{starts:%d%H%M}", RISK.name, starts, 90, called_for=case)


def test_two_children_s_meetings_do_not_meet() -> None:
    first = called("RMM-2027-002", wall(2027, 4, 7, 10))
    assert time_for(CASE, [first], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 11, 30)
    assert time_for(CASE, [replace(first, cancelled=True)], RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 7, 10)


def test_on_a_day_that_is_full_it_sits_earlier_and_never_later_while_there_is_room() -> None:
    full = [called(f"RMM-2027-10{n}", wall(2027, 4, 7, 10) + timedelta(minutes=90 * n)) for n in range(4)]
    assert time_for(CASE, full, RISK, wall(2027, 3, 23, 9)) == wall(2027, 4, 6, 10)
    assert time_for(CASE, full, RISK, wall(2027, 4, 6, 9)) == wall(2027, 4, 8, 10)


def test_accepted_too_late_it_sits_on_the_next_working_day() -> None:
    assert time_for(CASE, [], RISK, wall(2027, 4, 9, 9)) == wall(2027, 4, 12, 10)


def test_the_days_of_a_further_meeting_are_counted_from_the_one_that_was() -> None:
    held = called(CASE.id, wall(2027, 4, 7, 10))
    assert time_for(CASE, [held], RISK, wall(2027, 4, 7, 12)) == wall(2027, 4, 21, 10)
    put_off = replace(held, cancelled=True)
    assert time_for(CASE, [put_off], RISK, wall(2027, 3, 30, 12)) == wall(2027, 4, 7, 10)


def test_a_meeting_that_is_called_moves_to_its_last_day_and_stays_where_that_is() -> None:
    now, own = wall(2027, 3, 23, 9), called(HARM.id, wall(2027, 3, 25, 11, 30))
    assert moves_to(HARM, own, [own], STRATEGY, now) == own.starts_at
    assert moves_to(replace(HARM, clock="complex"), own, [own], STRATEGY, now) == wall(2027, 3, 31, 10)


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        (
            "durham-rmm",
            'kinds = ["concern"]\nsource = \'3.3.2: "within',
            'kinds = ["no"]\nsource = \'3.3.2: "within',
            "no",
        ),
        ("islington-hsb", 'levels = ["2", "3"]\nneeds', 'levels = ["9"]\nneeds', "9"),
        ("islington-hsb", 'id = "complex"', 'id = "ordinary"', "ordinary"),
    ],
)
def test_a_clock_for_what_is_not_there_is_refused_at_the_start(name: str, old: str, new: str, key: str) -> None:
    text = FILES[name]
    assert old in text
    with pytest.raises(ProcedureError, match=key):
        read(name, (GROUND, text.replace(old, new)))
