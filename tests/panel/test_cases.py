"""What may still happen to a case, by where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from panel.cases import (
    OPEN,
    CaseStatus,
    accepted,
    asks_to_withdraw,
    can_change,
    decided,
    received,
    stays,
    still_open,
    withdrawn,
)
from panel.screening import Outcome
from panel.words import Refused
from tests.panel.referring import NOW, TODAY, case

CLOSED = [
    CaseStatus.SIGNPOSTED,
    CaseStatus.WITHDRAWN,
    CaseStatus.REMOVED,
    CaseStatus.HANDED_OVER,
    CaseStatus.STOPPED,
]


@pytest.mark.parametrize("status", OPEN)
def test_a_case_that_is_open_may_be_changed_and_taken_back(status: CaseStatus) -> None:
    still_open(case(status))
    can_change(case(status), agenda_out=False)
    assert withdrawn(case(status, panel="SHCG-P001")) == case(CaseStatus.WITHDRAWN)


@pytest.mark.parametrize("status", CLOSED)
def test_a_case_that_is_not_is_left_as_it_is(status: CaseStatus) -> None:
    for act in (still_open, withdrawn):
        with pytest.raises(Refused, match=f"is {status}. Nothing has changed"):
            act(case(status))
    with pytest.raises(Refused, match="Nothing has changed"):
        can_change(case(status), agenda_out=False)


def test_once_the_agenda_is_out_a_dated_note_is_what_can_be_added() -> None:
    with pytest.raises(Refused, match="Add a dated note instead"):
        can_change(case(CaseStatus.ACCEPTED), agenda_out=True)


def test_an_accepted_case_has_a_place_and_any_other_has_none() -> None:
    assert accepted(case(), "SHCG-P001") == case(CaseStatus.ACCEPTED, panel="SHCG-P001")
    assert decided(case(), Outcome.SIGNPOST, NOW) == replace(case(CaseStatus.SIGNPOSTED), decided_at=NOW)
    returned = decided(case(), Outcome.RETURN, NOW)
    assert returned == replace(case(CaseStatus.RETURNED), decided_at=NOW, returns=1)
    assert decided(returned, Outcome.RETURN, NOW).returns == 2


def test_every_place_a_case_can_stand_at_is_open_or_closed() -> None:
    assert {*OPEN, *CLOSED} == set(CaseStatus)


SENT = replace(case(CaseStatus.SIGNPOSTED), decided_at=NOW)


def test_a_signpost_was_received_by_somebody_on_a_day() -> None:
    arrived = received(SENT, {"received_by": "A worker at early help", "received_on": "23 11 2026"}, NOW)
    assert (arrived.received_by, arrived.received_on) == ("A worker at early help", date(2026, 11, 23))
    for other in (arrived, case(), case(CaseStatus.WITHDRAWN)):
        with pytest.raises(Refused, match="does not wait to be received"):
            received(other, {"received_by": "Somebody", "received_on": "23 11 2026"}, NOW)


@pytest.mark.parametrize(
    ("by", "on", "box", "words"),
    [
        ("", "23 11 2026", "received_by", "Say who received it"),
        ("Early help", "", "received_on", "Enter the date on which it was received"),
        ("Early help", "24 11 2026", "received_on", "has to be today or earlier"),
        ("Early help", "22 11 2026", "received_on", "It was signposted on Monday 23 November 2026"),
        ("Early help", "31 11 2026", "received_on", "Enter a real date"),
    ],
)
def test_a_receipt_that_cannot_be_is_not_kept(by: str, on: str, box: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        received(SENT, {"received_by": by, "received_on": on}, NOW)
    (reason,) = refused.value.reasons
    assert reason.field == box
    assert words in reason.words


def test_a_wish_to_withdraw_waits_for_one_answer() -> None:
    asked = asks_to_withdraw(case(CaseStatus.ACCEPTED), "note")
    assert asked.withdrawal == "note"
    with pytest.raises(Refused, match="the coordinator decides"):
        asks_to_withdraw(asked, "another")
    with pytest.raises(Refused) as refused:
        stays(asked, {}, TODAY)
    assert [reason.field for reason in refused.value.reasons] == ["stays"]
    assert stays(asked, {"stays": "Still at risk"}, TODAY) == (case(CaseStatus.ACCEPTED), "Still at risk")
    assert withdrawn(asked) == case(CaseStatus.WITHDRAWN)
