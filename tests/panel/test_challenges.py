"""A question about a statement: who may ask, once; what an answer must say. And who steps out, and whose case it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from panel.allocations import allocate
from panel.cases import CaseStatus
from panel.challenges import Said, answer, ask, may_ask, still_open
from panel.interests import bring_back, declare, place
from panel.people import Person, Post, Role
from panel.updates import Answer, Challenge, Mark, Nature, Statement, Update
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, REFERRER, case

HEALTH = Person("health", "Demo health", (Post(NAME, Role.MEMBER, "health"),))
POLICE = Person("police", "Demo police", (Post(NAME, Role.MEMBER, "police"),))
STATEMENT = Statement("u/1", Nature.VIEW, "Seen on Monday.", "Beat officer", Mark.MEMBERS)
SAID = Said(
    Update("u", "SHCG-P001", REF, "police", 1, Answer.UPDATE, "police", NOW, statements=(STATEMENT,)), STATEMENT
)
MADE = Made("t1", "chair", NOW)
ASKED = Challenge("q1", STATEMENT.id, "SHCG-P001", REF, "police", "health", NOW)
FACT = {"nature": "fact", "dated": "16 11 2026", "source": "The notebook", "answer": "Twice."}


def test_a_question_is_put_to_the_seat_that_said_it() -> None:
    asked = ask(Made("q1", HEALTH.id, NOW), SAID, HEALTH, DURHAM, [], "")
    assert asked == ASKED


@pytest.mark.parametrize(
    ("person", "earlier", "allowed"),
    [
        (HEALTH, (), True),
        (HEALTH, (ASKED,), False),
        (HEALTH, (replace(ASKED, asked_by="chair"),), True),
        (HEALTH, (replace(ASKED, statement="u/2"),), True),
        (POLICE, (), False),
        (replace(HEALTH, id="police"), (), False),
    ],
    ids=["once", "twice", "after another", "another statement", "own seat", "own words"],
)
def test_one_asks_once_and_not_about_one_s_own_words(
    person: Person, earlier: tuple[Challenge, ...], allowed: bool
) -> None:
    assert may_ask(SAID, person, NAME, earlier) is allowed
    if not allowed:
        with pytest.raises(Refused):
            ask(Made("q2", person.id, NOW), SAID, person, DURHAM, earlier, "")


def test_an_answer_says_fact_or_view_when_and_from_where() -> None:
    answered = answer(ASKED, FACT, POLICE, NOW)
    said = (answered.nature, answered.dated, answered.source, answered.answer, answered.answered_by)
    assert said == (Nature.FACT, date(2026, 11, 16), "The notebook", "Twice.", "police")
    assert answer(ASKED, FACT | {"dated": ""}, POLICE, NOW).dated is None
    with pytest.raises(Refused, match="answered already"):
        answer(answered, FACT, POLICE, NOW)


@pytest.mark.parametrize("wrong", [{"nature": ""}, {"source": " "}, {"dated": "24 11 2026"}, {"nature": "rumour"}])
def test_an_answer_that_lacks_something_is_not_kept(wrong: dict[str, str]) -> None:
    with pytest.raises(Refused, match="There is a problem"):
        answer(ASKED, FACT | wrong, POLICE, NOW)


def test_the_open_questions_are_those_without_an_answer_longest_open_first() -> None:
    later = replace(ASKED, id="q2", asked_at=NOW + timedelta(hours=1))
    answered = replace(ASKED, id="q3", answered_at=NOW)
    assert still_open([later, answered, ASKED]) == [ASKED, later]


def test_whoever_steps_out_is_out_of_the_case_until_they_are_brought_back() -> None:
    out, declared = declare("n1", case(CaseStatus.ACCEPTED), HEALTH, {}, DURHAM, NOW)
    assert (out.interests, declared.seat, declared.reason) == (("health",), "health", "")
    with pytest.raises(Refused):
        bring_back(out, declared, {"reason": ""}, POLICE, NOW)
    back, lifted = bring_back(out, declared, {"reason": "Another family."}, POLICE, NOW)
    assert back.interests == ()
    assert (lifted.lifted_by, lifted.lifted_why) == ("police", "Another family.")


@pytest.mark.parametrize("status", [CaseStatus.SIGNPOSTED, CaseStatus.WITHDRAWN])
def test_nobody_steps_out_of_or_takes_over_a_case_that_is_over(status: CaseStatus) -> None:
    with pytest.raises(Refused):
        declare("n1", case(status), HEALTH, {}, DURHAM, NOW)
    with pytest.raises(Refused):
        allocate(MADE, case(status), [HEALTH], {"to": "health", "reason": "A reason."})


def test_what_somebody_does_at_the_table_is_the_role_that_leads_it_else_the_seat() -> None:
    both = replace(HEALTH, posts=(*HEALTH.posts, Post(NAME, Role.CHAIR), Post("another", Role.COORDINATOR)))
    assert [place(each, NAME) for each in (HEALTH, both)] == ["health", "chair"]


def test_a_case_is_handed_to_one_of_those_there_are_with_a_reason() -> None:
    on_panel = case(CaseStatus.ACCEPTED)
    moved, kept = allocate(MADE, on_panel, [HEALTH], {"to": "health", "reason": "On leave."})
    assert (moved.held_by, moved.referred_by) == ("health", REFERRER)
    assert (kept.before, kept.to, kept.reason) == (REFERRER, "health", "On leave.")
    for wrong in ({"to": "police", "reason": "A reason."}, {"to": "health"}, {"reason": "A reason."}):
        with pytest.raises(Refused, match="There is a problem"):
            allocate(MADE, on_panel, [HEALTH], wrong)
