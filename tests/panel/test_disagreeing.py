"""Disagreements: the steps in order, never the chair's where it is with the chair, and nothing goes on by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.cases import CaseStatus
from panel.disagreeing import Around, Disagreement, answer, disagree, go_on, may_open, owners, settle, take_next
from panel.people import Person, Post, Role
from panel.unsettled import due_on, duties
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import case

NOW = datetime(2026, 12, 17, 10, tzinfo=UTC)


def person(id: str, role: Role, seat: str = "") -> Person:
    return Person(id, id.capitalize(), (Post(NAME, role, seat),))


CHAIR, DEPUTY = person("chair", Role.CHAIR), person("deputy", Role.DEPUTY)
COORDINATOR, HEALTH = person("coordinator", Role.COORDINATOR), person("health", Role.MEMBER, "health")
SENIOR, OTHER = person("senior", Role.SENIOR_MANAGER, "health"), person("other", Role.SENIOR_MANAGER, "police")
EVERYBODY = (CHAIR, DEPUTY, COORDINATOR, HEALTH, SENIOR, OTHER)
THERE = Around(case(CaseStatus.ACCEPTED, panel="SHCG-P001"), EVERYBODY, DURHAM)
FIELDS = {"words": "The level is too low", "with_chair": "no"}


def raised(there: Around = THERE, **changed: str) -> Disagreement:
    return disagree(Made("SHCG-D001", "health", NOW), "SHCG-P001", "health", FIELDS | changed, there)


def later(found: Disagreement, days: int = 1) -> Disagreement:
    return take_next(found, "health", THERE, NOW + timedelta(days=days))


def test_it_goes_to_the_chair_then_the_agency_s_senior_manager_then_the_partnership() -> None:
    first = raised()
    assert (first.last.step, first.last.to) == ("chair", ("chair",))
    second = later(first)
    assert (second.last.step, second.last.to) == ("senior_manager", ("senior",))
    third = later(second)
    assert (third.last.step, third.last.to) == ("partnership", ("coordinator",))
    with pytest.raises(Refused, match="is at its last step"):
        later(third)


def test_with_another_agency_it_goes_to_that_agency_s_senior_manager() -> None:
    assert later(raised(about="police")).last.to == ("other",)


def test_with_the_chair_it_begins_at_the_second_step_and_no_chair_sees_it() -> None:
    found = raised(with_chair="yes")
    assert found.last.step == "senior_manager"
    alone = replace(THERE, people=(CHAIR, DEPUTY, COORDINATOR, HEALTH))
    nobody = raised(alone, with_chair="yes")
    for each, there in ((found, THERE), (nobody, alone), (later(found), THERE)):
        assert not {"chair", "deputy"} & {*owners(each, there), *each.waits_for}
        assert not any(may_open(each, who, there, NOW) for who in (CHAIR, DEPUTY))
        assert not {duty.to for duty in duties(each, there)} & {"chair", "deputy"}
    both = replace(COORDINATOR, posts=(*COORDINATOR.posts, Post(NAME, Role.DEPUTY)))
    assert not may_open(found, both, THERE, NOW)


def test_where_no_senior_manager_is_on_the_roster_it_is_the_coordinator_s() -> None:
    alone = replace(THERE, people=(CHAIR, COORDINATOR, HEALTH))
    found = take_next(raised(alone), "health", alone, NOW)
    assert (found.last.to, owners(found, alone)) == ((), ["coordinator"])


def test_a_senior_manager_opens_it_for_a_set_time_and_only_once_it_is_theirs() -> None:
    first = raised()
    assert not may_open(first, SENIOR, THERE, NOW)
    second = later(first, days=0)
    assert may_open(second, SENIOR, THERE, NOW + timedelta(days=13))
    assert not may_open(second, SENIOR, THERE, NOW + timedelta(days=14))
    assert not may_open(second, OTHER, THERE, NOW)
    assert not may_open(second, replace(SENIOR, posts=()), THERE, NOW)


def test_who_steps_out_of_the_case_sees_nothing_of_it() -> None:
    out = replace(THERE, case=replace(THERE.case, interests=("chair", "coordinator")))
    assert raised(out).last.to == ("deputy",)
    assert not any(may_open(raised(), who, out, NOW) for who in (CHAIR, COORDINATOR))


def test_other_members_see_nothing_of_it() -> None:
    assert not may_open(raised(), person("iro", Role.MEMBER, "iro"), THERE, NOW)
    assert may_open(raised(), HEALTH, THERE, NOW)


def test_only_whose_it_is_answers_and_once() -> None:
    found = raised()
    for who in ("senior", "coordinator", "health"):
        with pytest.raises(Refused, match="waits for somebody else"):
            answer(found, {"answer": "No"}, who, THERE, NOW)
    with pytest.raises(Refused, match="There is a problem"):
        answer(found, {"answer": " "}, "chair", THERE, NOW)
    answered = answer(found, {"answer": "We looked again"}, "chair", THERE, NOW)
    assert (answered.last.answer, answered.last.answered_by) == ("We looked again", "chair")
    assert answered.waits_for == ("health",)
    with pytest.raises(Refused, match="is answered already"):
        answer(answered, {"answer": "Again"}, "chair", THERE, NOW)


def test_only_whoever_raised_it_settles_it_or_takes_the_next_step() -> None:
    found = raised()
    for who in ("chair", "coordinator", "senior"):
        with pytest.raises(Refused, match="Only whoever raised"):
            settle(found, who, THERE, NOW)
        with pytest.raises(Refused, match="Only whoever raised"):
            take_next(found, who, THERE, NOW)
    over = settle(found, "health", THERE, NOW)
    assert (over.settled_at, over.waits_for) == (NOW, ())
    with pytest.raises(Refused, match="is settled already"):
        settle(over, "health", THERE, NOW)
    with pytest.raises(Refused, match="is settled already"):
        answer(over, {"answer": "No"}, "chair", THERE, NOW)


def test_a_step_is_reminded_of_then_whoever_raised_it_is_offered_the_next() -> None:
    found = raised()
    assert due_on(found, DURHAM) == date(2026, 12, 24)
    owed = [(each.kind, each.to, each.due_at.date()) for each in duties(found, THERE)]
    assert owed == [
        ("disagreement due", "chair", date(2026, 12, 24)),
        ("disagreement unanswered", "health", date(2026, 12, 29)),
    ]
    answered = answer(found, {"answer": "We looked again"}, "chair", THERE, NOW)
    assert [(each.kind, each.to) for each in duties(answered, THERE)] == [("disagreement open", "health")]
    assert not duties(settle(answered, "health", THERE, NOW), THERE)


def test_each_step_is_reminded_of_by_itself() -> None:
    first, second = raised(), later(raised())
    keys = [{each.key for each in duties(found, THERE)} for found in (first, second)]
    assert not keys[0] & keys[1]


def test_whoever_it_was_given_to_and_has_left_does_not_hold_it_up() -> None:
    gone = replace(THERE, people=tuple(each for each in EVERYBODY if each.id != "chair"))
    assert owners(raised(), gone) == ["coordinator"]


@pytest.mark.parametrize("box", ["words", "with_chair"])
def test_what_must_be_said(box: str) -> None:
    with pytest.raises(Refused) as refused:
        raised(THERE, **{box: ""})
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_once_whoever_raised_it_has_left_or_stepped_out_their_seat_says_how_it_goes_on() -> None:
    new = person("new", Role.MEMBER, "health")
    found = raised()
    left = replace(THERE, people=(*(each for each in EVERYBODY if each.id != "health"), new))
    out = replace(THERE, people=(*EVERYBODY, new), case=replace(THERE.case, interests=("health",)))
    for there in (left, out):
        assert may_open(found, new, there, NOW)
        assert not may_open(found, HEALTH, out, NOW)
        assert settle(found, "new", there, NOW).settled_by == "new"
    assert not may_open(found, new, replace(THERE, people=(*EVERYBODY, new)), NOW)
    both_out = replace(out, case=replace(THERE.case, interests=("health", "new")))
    assert go_on(found, both_out) == ["coordinator"]


@pytest.mark.parametrize("role", [Role.CHAIR, Role.DEPUTY])
def test_with_the_chair_it_is_never_the_chair_s_whoever_s_seat_they_hold(role: Role) -> None:
    both = Person("both", "Both", (Post(NAME, role), Post(NAME, Role.MEMBER, "health")))
    found = raised(with_chair="yes")
    there = replace(THERE, people=(*(each for each in EVERYBODY if each.id != "health"), both))
    assert not may_open(found, both, there, NOW)
    assert go_on(found, there) == ["coordinator"]
    given = replace(found, steps=(replace(found.last, to=("both",)),))
    assert not may_open(given, both, there, NOW)
    assert owners(given, there) == ["coordinator"]
    assert go_on(raised(), there) == ["both"], "with anybody else it is whoever speaks for the seat"
