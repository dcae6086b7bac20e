"""What may still happen to a case, by where it stands."""

import pytest

from panel.cases import OPEN, CaseStatus, accepted, can_change, decided, still_open, withdrawn
from panel.screening import Outcome
from panel.words import Refused
from tests.panel.referring import case

CLOSED = [CaseStatus.SIGNPOSTED, CaseStatus.WITHDRAWN]


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
    assert decided(case(), Outcome.SIGNPOST) == case(CaseStatus.SIGNPOSTED)
    assert decided(case(), Outcome.RETURN) == case(CaseStatus.RETURNED)


def test_every_place_a_case_can_stand_at_is_open_or_closed() -> None:
    assert {*OPEN, *CLOSED} == set(CaseStatus)
