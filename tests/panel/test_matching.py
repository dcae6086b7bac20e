"""Possible same child: what is asked, what is kept of a decision, and what a changed referral does to it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from panel.children import Child, Match, keys
from panel.matching import Decision, decide, is_open, pair, part, rematch
from panel.words import Refused
from tests.panel.durham import NAME
from tests.panel.referring import NOW, TODAY

HERE, THERE = "SHCG-2026-002", "SHCG-2026-001"
WHY = ("the same date of birth, and a name in common",)
MATCH = Match(pair(HERE, THERE), HERE, THERE, WHY)
LATER = NOW + timedelta(days=1)


def child(id: str = HERE, first: str = "Robin", born: date = date(2012, 9, 27), number: str = "") -> Child:
    found_by = keys(first, "Example", "", born, number)
    return Child(id, NAME, first, "Example", "", born, False, number, found_by)


def decided(decision: Decision, match: Match = MATCH) -> Match:
    return decide(match, {"decision": decision, "reason": "Both birth certificates"}, "chair", NOW, TODAY)


def test_the_pair_is_the_same_whichever_is_named_first() -> None:
    assert pair(HERE, THERE) == pair(THERE, HERE) == MATCH.id


@pytest.mark.parametrize(
    ("decision", "open_still", "joined"),
    [(Decision.SAME, False, True), (Decision.DIFFERENT, False, False), (Decision.NOT_SURE, True, False)],
)
def test_a_decision_is_kept_with_its_reason_by_whom_and_when(
    decision: Decision, open_still: bool, joined: bool
) -> None:
    made = decided(decision)
    assert (made.decision, made.decided_by, made.decided_at) == (decision, "chair", NOW)
    assert made.reason == "Both birth certificates"
    assert is_open(made) is open_still
    assert (made.joined_at is not None) is joined


@pytest.mark.parametrize("box", ["decision", "reason"])
def test_nothing_is_decided_with_an_answer_left_out(box: str) -> None:
    with pytest.raises(Refused) as refused:
        decide(MATCH, {"decision": "same", "reason": "Why"} | {box: " "}, "chair", NOW, TODAY)
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_joined_is_parted_with_a_reason_and_never_decided_over() -> None:
    joined = decided(Decision.SAME)
    with pytest.raises(Refused, match="joined already"):
        decided(Decision.DIFFERENT, joined)
    with pytest.raises(Refused, match="There is a problem"):
        part(joined, {"reason": ""}, "coordinator", LATER, TODAY)
    parted = part(joined, {"reason": "Cousins"}, "coordinator", LATER, TODAY)
    assert (parted.decision, parted.joined_at, parted.parted_at) == (Decision.DIFFERENT, NOW, LATER)
    for other in (MATCH, parted, decided(Decision.NOT_SURE)):
        with pytest.raises(Refused, match="are not joined"):
            part(other, {"reason": "Cousins"}, "coordinator", LATER, TODAY)


def test_a_child_like_another_is_asked_about_once() -> None:
    assert rematch(child(), None, [], [child(THERE)]).ask == (MATCH,)
    again = rematch(child(), child(), [MATCH], [child(THERE)])
    assert (again.ask, again.drop) == ((), ())


def test_one_that_was_put_right_is_no_longer_asked_about() -> None:
    sam = child(first="Sam", born=date(2010, 1, 2))
    assert rematch(sam, child(), [MATCH], []).drop == (MATCH,)


@pytest.mark.parametrize("decision", Decision)
def test_a_decision_is_never_lost(decision: Decision) -> None:
    kept, sam = decided(decision), child(first="Sam", born=date(2010, 1, 2))
    for now, others in ((sam, []), (child(), [child(THERE)])):
        after = rematch(now, child(), [kept], others)
        assert (after.ask, after.drop) == ((), ())


def test_two_different_children_are_asked_about_again_only_when_who_the_child_is_changes() -> None:
    different = decided(Decision.DIFFERENT)
    changed = child(number="A-17")
    (again,) = rematch(changed, child(), [different], [child(THERE, number="a 17")]).ask
    assert again == replace(different, decision="", why=("the same case number", *WHY), asked=2)
