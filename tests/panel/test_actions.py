"""Actions: read from one line, owned by one seat and one person, reminded of, and what is never guessed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.steps import typed_dates
from panel.actions import Action, Form, Owner, State, ended, moved, open_still, overdue, recorded, unfinished
from panel.cases import CaseStatus
from panel.clocks import is_working_day
from panel.owning import Owners
from panel.people import Person, Post, Role
from panel.reminding import duties, weekly
from panel.typed_action import relevant, understand
from panel.typed_day import Unclear, read_day
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, case

WEDNESDAY = date(2026, 11, 25)
SEATS = DURHAM.seats
CERTAIN = {
    "today": date(2026, 11, 25),
    "tomorrow": date(2026, 11, 26),
    "Friday": date(2026, 11, 27),
    "this friday": date(2026, 11, 27),
    "next Monday": date(2026, 11, 30),
    "Friday week": date(2026, 12, 4),
    "a week on Friday": date(2026, 12, 4),
    "7 June": date(2027, 6, 7),
    "the 7th of June": date(2027, 6, 7),
    "June 7th, 2027": date(2027, 6, 7),
    "Monday 7 June 2027": date(2027, 6, 7),
    "7/6/2027": date(2027, 6, 7),
    "7.6.27": date(2027, 6, 7),
    "2027-06-07": date(2027, 6, 7),
    "7 6 2027": date(2027, 6, 7),
    "in two weeks": date(2026, 12, 9),
    "in two weeks' time": date(2026, 12, 9),
    "in a fortnight": date(2026, 12, 9),
    "within 5 working days": date(2026, 12, 2),
    "within five working days": date(2026, 12, 2),
    "within 7 calendar days": date(2026, 12, 2),
    "in 7 days": date(2026, 12, 2),
    "three weeks from today": date(2026, 12, 16),
    "end of the month": date(2026, 11, 30),
    "the end of next month": date(2026, 12, 31),
    "the end of March": date(2027, 3, 31),
    "end of this week": date(2026, 11, 27),
    "the end of next week": date(2026, 12, 4),
}
ASKED = {
    "Wednesday": (date(2026, 11, 25), date(2026, 12, 2)),
    "next Friday": (date(2026, 11, 27), date(2026, 12, 4)),
    "within 5 days": (date(2026, 11, 30), date(2026, 12, 2)),
    "Thursday 27 November": (date(2026, 11, 27),),
    "24 November": (date(2026, 11, 24), date(2027, 11, 24)),
    "1/9": (date(2026, 9, 1), date(2027, 9, 1)),
    "6/13/2027": (),
    "30 February 2027": (),
    "31 November": (),
    "1/6/2026": (),
    "24/11/2026": (),
    "1 January 2030": (),
    "in 99 months": (),
}


@pytest.fixture(scope="module", autouse=True)
def _reader() -> None:
    typed_dates.warm()


@pytest.mark.parametrize("said", CERTAIN)
def test_a_date_that_is_certain_is_read(said: str) -> None:
    found = read_day(said, WEDNESDAY, 2, typed_dates.read)
    assert found
    assert found.day == CERTAIN[said]
    assert found.moved is None


@pytest.mark.parametrize("said", ASKED)
def test_a_date_that_may_be_two_or_cannot_be_is_asked_for(said: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_day(said, WEDNESDAY, 2, typed_dates.read)
    assert unclear.value.days == ASKED[said]


def test_a_bank_holiday_and_a_weekend_move_to_the_working_day_before_and_it_is_said() -> None:
    christmas = read_day("25 December", WEDNESDAY, 2)
    saturday = read_day("Saturday", WEDNESDAY, 2)
    assert christmas
    assert saturday
    assert (christmas.day, christmas.moved) == (date(2026, 12, 24), date(2026, 12, 25))
    assert (saturday.day, saturday.moved) == (date(2026, 11, 27), date(2026, 11, 28))
    with pytest.raises(Unclear, match="is not a working day"):
        read_day("tomorrow", date(2026, 11, 28), 2)


def test_the_large_reader_is_asked_for_what_the_strict_one_does_not_know_and_only_where_it_is_certain() -> None:
    assert read_day("two weeks and a day", WEDNESDAY, 2) is None
    found = read_day("two weeks and a day", WEDNESDAY, 2, typed_dates.read)
    assert found
    assert found.day == date(2026, 12, 10)
    assert typed_dates.read("a week tomorrow", WEDNESDAY) == date(2026, 12, 3)
    for unsure in ("march", "next month", "3 weeks from today", "friday in 2 weeks", "6/13/2027 days", "mid term"):
        assert typed_dates.read(unsure, WEDNESDAY) is None, unsure


@pytest.mark.parametrize(
    ("typed", "seat", "words", "due"),
    [
        ("police: share the disclosure log by Friday", "police", "share the disclosure log", date(2026, 11, 27)),
        ("health to call school within 5 working days", "health", "call school", date(2026, 12, 2)),
        ("POLICE to ring by phone by Friday", "police", "ring by phone", date(2026, 11, 27)),
        ("Durham Constabulary: share the log tomorrow", "police", "share the log", date(2026, 11, 26)),
        ("full_circle: begin in two weeks", "full_circle", "begin", date(2026, 12, 9)),
        ("Full Circle - begin by the end of the month", "full_circle", "begin", date(2026, 11, 30)),
        ("the social worker to see the child today", "social_worker", "see the child", date(2026, 11, 25)),
    ],
)
def test_a_line_is_understood(typed: str, seat: str, words: str, due: date) -> None:
    found = understand(typed, SEATS, WEDNESDAY, 2)
    assert (found.seat, found.words, found.asks) == (seat, words, ())
    assert found.due
    assert found.due.day == due


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("police: share the log", "Say by when"),
        ("police: share the log before Friday", "give the last day that is in time: Thursday 26 November 2026"),
        ("police: tell them by Friday by Monday", "Two dates"),
        ("police: by Monday report on Friday", "Two dates"),
        ("police: share it by next Friday", "Friday 27 November 2026 or Friday 4 December 2026"),
        ("police: share it by Friday and ring school", "Say by when"),
        ("children's social care: visit by Friday", "Strategic Manager or Families First or"),
        ("police: check where he was on Friday", "Is it due by that day, or did something happen on it?: Friday 27"),
        ("police: share it by 20/11", "past this year: Friday 20 November 2026 or Saturday 20 November 2027"),
        ("police: share it by 20 November", "past this year: Friday 20 November 2026 or Saturday 20 November 2027"),
        ("health, police to meet the school by Friday", "Choose the one seat that owns it: Health or Police"),
        ("health: police to share the log by Friday", "Choose the one seat that owns it: Health or Police"),
        ("somebody: visit by Friday", "Choose the one seat"),
        ("", "Choose the one seat"),
    ],
)
def test_what_is_not_certain_is_asked_and_not_guessed(typed: str, asks: str) -> None:
    found = understand(typed, SEATS, WEDNESDAY, 2)
    assert any(asks in each for each in found.asks), found


PIECES = some.lists(
    some.sampled_from(
        ["police", ":", "to", "by", "within", "in", "on", "before", "next", "Friday", "5", "31", "/", "2027", "June",
         "days", "working", "weeks", "end of the month", "tomorrow", "today", "call school", "\n", "ß", "12/13/2026"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(some.one_of(some.text(max_size=120), PIECES), some.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_whatever_is_typed_is_a_date_to_come_or_a_question_and_never_an_exception(typed: str, today: date) -> None:
    found = understand(typed, SEATS, today, 2, typed_dates.read)
    assert found.asks or (found.due and found.seat)
    if found.due:
        assert today <= found.due.day <= today + timedelta(days=2 * 366)
        assert is_working_day(found.due.day)


@settings(max_examples=200, deadline=None)
@given(some.dates(date(2026, 1, 1), date(2028, 12, 31)), some.integers(0, 700))
def test_a_date_in_full_is_read_as_it_was_typed_whatever_its_shape(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    for said in (f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        try:
            found = read_day(said, today, 2)
        except Unclear:
            assert not is_working_day(day)
        else:
            assert found
            assert (found.moved or found.day) == day


def member(id: str, seat: str, **more: object) -> Person:
    return replace(Person(id, id.title(), (Post(NAME, Role.MEMBER, seat),)), **more)  # type: ignore[arg-type]


def deputy(id: str, seat: str) -> Person:
    return Person(id, id.title(), (Post(NAME, Role.MEMBER, seat, deputises=True),))


ANN, BEA, DOT = member("ann", "police"), member("bea", "health"), deputy("dot", "police")
COORDINATOR = Person("coordinator", "Coordinator", (Post(NAME, Role.COORDINATOR),))
WORKER = Person("worker", "Worker", (Post(NAME, Role.PRACTITIONER),))


def around(*people: Person, status: CaseStatus = CaseStatus.ACCEPTED, day: date = WEDNESDAY) -> Owners:
    return Owners(case(status), people, ("worker",), DURHAM, day)


def action(due: date = date(2026, 12, 2), seat: str = "police", person: str = "ann", id: str = "SHCG-A001") -> Action:
    return Action(id, REF, "Share the log", due, (Owner(seat, person, NOW, "chair"),), "chair", NOW)


def test_its_owner_answers_for_it_and_while_they_are_away_whoever_deputises() -> None:
    away = replace(ANN, away_from=WEDNESDAY)
    assert around(ANN, DOT).answer_for(action()) == [ANN]
    assert around(away, DOT).answer_for(action()) == [DOT]
    assert around(away).answer_for(action()) == [away], "nobody else is there"
    assert around(replace(ANN, left=True), DOT).answer_for(action()) == [DOT]
    assert around(BEA).answer_for(action()) == []


def test_only_its_owner_or_who_deputises_now_says_what_became_of_it() -> None:
    away = replace(ANN, away_from=WEDNESDAY)
    assert around(ANN, DOT, BEA).may_end(action(), ANN)
    assert not around(ANN, DOT, BEA).may_end(action(), DOT)
    assert not around(ANN, DOT, BEA).may_end(action(), BEA)
    assert not around(ANN, COORDINATOR).may_end(action(), COORDINATOR)
    assert around(away, DOT).may_end(action(), DOT)
    aside = Owners(replace(case(CaseStatus.ACCEPTED), interests=("ann",)), (ANN,), (), DURHAM, WEDNESDAY)
    assert not aside.may_end(action(), ANN)
    assert aside.answer_for(action()) == []


def test_a_seat_that_is_held_by_case_is_its_worker_s() -> None:
    theirs = action(seat="social_worker", person="worker")
    assert around(WORKER).answer_for(theirs) == [WORKER]
    later = Owners(case(CaseStatus.ACCEPTED), (WORKER, BEA), ("bea",), DURHAM, WEDNESDAY)
    assert later.answer_for(theirs) == [BEA], "the case has another worker"


def test_it_is_reminded_of_two_working_days_before_and_on_the_day() -> None:
    before, on = duties(action(), around(ANN))
    assert (before.kind, before.due_at.date(), before.to) == ("action soon", date(2026, 11, 30), "ann")
    assert (on.kind, on.due_at.date(), on.to) == ("action due", date(2026, 12, 2), "ann")
    assert before.in_hours
    assert on.in_hours
    assert duties(action(date(2026, 11, 23)), around(ANN)) == [], "it was made on the very day"


@pytest.mark.parametrize(
    "status", [CaseStatus.REMOVED, CaseStatus.STOPPED, CaseStatus.HANDED_OVER, CaseStatus.WITHDRAWN]
)
def test_nobody_is_reminded_once_the_child_has_left_or_the_action_has_ended(status: CaseStatus) -> None:
    assert duties(action(), around(ANN, COORDINATOR, status=status)) == []
    assert duties(replace(action(), state=State.DONE), around(ANN, COORDINATOR)) == []


def test_the_coordinator_is_told_where_nobody_answers_for_it() -> None:
    (told,) = duties(action(), around(BEA, COORDINATOR))
    assert (told.kind, told.to) == ("action nobody", "coordinator")


def test_what_is_overdue_is_said_once_a_week_in_one() -> None:
    late = [(action(date(2026, 11, 20)), [ANN]), (action(date(2026, 11, 24), id="SHCG-A002"), [ANN, BEA])]
    late = [
        (replace(each, owners=(Owner("police", "ann", NOW - timedelta(days=30), "chair"),)), who) for each, who in late
    ]
    now = datetime(2026, 11, 25, 10, tzinfo=UTC)
    found = {(duty.to, duty.due_at.date()) for duty in weekly(late, DURHAM, now)}
    assert found == {("ann", date(2026, 11, 23)), ("ann", date(2026, 11, 30)), ("bea", date(2026, 11, 30))}
    assert len({duty.key for duty in weekly(late, DURHAM, now)}) == 3


def test_unfinished_ones_stand_with_the_overdue_first() -> None:
    done = replace(action(date(2026, 11, 1)), id="SHCG-A003", state=State.DONE)
    later, late = action(date(2026, 12, 9), id="SHCG-A001"), action(date(2026, 11, 20), id="SHCG-A002")
    assert unfinished([later, done, late]) == [late, later]
    assert overdue(late, WEDNESDAY)
    assert not overdue(action(WEDNESDAY), WEDNESDAY)


FORM = Form(
    {"police/ann": "Police: Ann", "health/": "Health: nobody speaks for it today"},
    {"health": "Health", "police": "Police"},
    WEDNESDAY,
    2,
)
GOOD = {
    "words": "Share the log",
    "owner": "police/ann",
    "due": "2 12 2026",
    "safety": "yes",
    "helpers": "health,police",
}


def test_a_form_is_an_action_of_one_seat_one_person_and_one_day() -> None:
    answers = FORM.checked(GOOD)
    made = recorded(Made("SHCG-A001", "chair", NOW), REF, "SHCG-P001", answers, FORM.sure(answers["due"]))
    assert (made.owner.seat, made.owner.person, made.due) == ("police", "ann", date(2026, 12, 2))
    assert (made.helpers, made.safety, made.panel) == (("health",), True, "SHCG-P001")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"words": " "}, "Say what is to be done"),
        ({"owner": ""}, "Choose who owns it"),
        ({"owner": "police/ann,health/bea"}, "Choose from the list"),
        ({"owner": "police/bea"}, "Choose from the list"),
        ({"owner": "health/"}, "Nobody speaks for Health today"),
        ({"due": ""}, "Say by when it is due"),
        ({"due": "soon"}, "Enter the day"),
        ({"due": "1 1 2030"}, "more than 2 years away"),
        ({"due": "24 11 2026"}, "past"),
        ({"safety": ""}, "Say whether it keeps a child safe"),
    ],
)
def test_without_an_owner_a_day_or_words_it_is_refused_with_the_reason(changed: dict[str, str], why: str) -> None:
    with pytest.raises(Refused) as refused:
        FORM.checked(GOOD | changed)
    assert any(why in reason.words for reason in refused.value.reasons), refused.value.reasons


@pytest.mark.parametrize("said", ["Friday", "25 12 2026", "4 December"])
def test_a_date_that_was_not_said_in_full_is_shown_in_full_before_it_is_kept(said: str) -> None:
    with pytest.raises(Refused, match="Check the date"):
        FORM.sure(said)
    assert FORM.sure(FORM.in_full(said)) >= WEDNESDAY


def test_what_has_ended_says_when_and_by_whom() -> None:
    over = ended(action(), State.NOT_DONE, {"said": "The log is sealed."}, "ann", NOW)
    assert (over.state, over.said, over.ended_by) == (State.NOT_DONE, "The log is sealed.", "ann")
    with pytest.raises(Refused) as refused:
        open_still(over, "Ann")
    assert refused.value.reasons[0].words == "By Ann, Monday 23 November 2026 at 10am"
    for state in (State.DONE, State.NOT_DONE):
        with pytest.raises(Refused):
            ended(action(), state, {"said": " "}, "ann", NOW)


def test_another_owner_leaves_a_trace() -> None:
    owners = {"police/ann": "Police: Ann", "health/bea": "Health: Bea", "iro/": "IRO: nobody speaks for it today"}
    after = moved(action(), owners, {"owner": "health/bea", "reason": "Health holds it."}, "chair", NOW)
    assert [each.person for each in after.owners] == ["ann", "bea"]
    assert (after.owner.seat, after.owner.why) == ("health", "Health holds it.")
    for wrong in ({"owner": "police/ann", "reason": "x"}, {"owner": "iro/", "reason": "x"}, {"owner": "health/bea"}):
        with pytest.raises(Refused):
            moved(action(), owners, wrong, "chair", NOW)


def test_whose_it_may_be_is_suggested_and_only_where_one_seat_stands_out() -> None:
    assert relevant("Ask the police for the log", (), SEATS) == ("police", "the words name it")
    assert relevant("Ask for the log", ("health",), SEATS) == ("health", "it gave an update")
    assert relevant("Police and Health to meet", (), SEATS) == ("", "")
    assert relevant("Ask for the log", ("health", "police"), SEATS) == ("", "")
