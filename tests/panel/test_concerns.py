"""A concern: every call is kept, and one person has it."""

from datetime import UTC, datetime, timedelta

import pytest

from panel.concerns import Concern, acknowledge, rang
from panel.words import Refused

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
