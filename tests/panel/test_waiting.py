"""What a case waits for: who is reminded, when, and that it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.cases import Case, CaseStatus
from panel.duty import Duty, next_due, owed
from panel.people import Person, Post, Role
from panel.waiting import duties
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, case, with_overlay

CHAIR, SECOND, DEPUTY, COORDINATOR, WORKER = (
    Person(id, id.capitalize(), (Post(NAME, role),))
    for id, role in (
        ("chair", Role.CHAIR),
        ("second", Role.CHAIR),
        ("deputy", Role.DEPUTY),
        ("coordinator", Role.COORDINATOR),
        ("worker", Role.PRACTITIONER),
    )
)
PEOPLE = [CHAIR, DEPUTY, COORDINATOR, WORKER]
DAY = date(2026, 11, 26)


def said(case: Case, people: list[Person] | None = None) -> list[tuple[str, str, str]]:
    """Each duty: what, to whom, and when it is due on the wall."""
    found = duties(case, people or PEOPLE, DURHAM)
    return [(each.kind, each.to, each.due_at.astimezone(ZoneInfo("Europe/London")).isoformat()[:16]) for each in found]


def test_a_referral_not_screened_is_the_chair_s_then_the_deputy_s_and_the_coordinator_s() -> None:
    assert said(case()) == [
        ("screen due", "chair", "2026-11-26T09:00"),
        ("screen asked", "deputy", "2026-11-27T09:00"),
        ("screen late", "coordinator", "2026-11-27T09:00"),
    ]


@pytest.mark.parametrize("status", [CaseStatus.ACCEPTED, CaseStatus.WITHDRAWN])
def test_nothing_is_owed_once_it_is_decided(status: CaseStatus) -> None:
    assert not said(case(status))


def test_over_easter_the_clock_counts_working_days_and_speaks_in_summer_time() -> None:
    thursday = datetime(2027, 3, 25, 16, tzinfo=UTC)  # Good Friday follows, then the change of the clocks
    assert said(replace(case(), referred_at=thursday)) == [
        ("screen due", "chair", "2027-04-01T09:00"),
        ("screen asked", "deputy", "2027-04-02T09:00"),
        ("screen late", "coordinator", "2027-04-02T09:00"),
    ]


def test_more_from_the_referrer_is_asked_for_again_and_then_the_coordinator_is_told() -> None:
    returned = replace(case(CaseStatus.RETURNED), decided_at=NOW, returns=1)
    assert said(returned) == [
        ("return due", "worker", "2026-11-26T09:00"),
        ("return late", "coordinator", "2026-12-01T09:00"),
    ]


def test_a_case_returned_twice_is_reminded_of_twice() -> None:
    first, again = (replace(case(CaseStatus.RETURNED), decided_at=NOW, returns=n) for n in (1, 2))
    assert not {each.key for each in duties(first, PEOPLE, DURHAM)} & {
        each.key for each in duties(again, PEOPLE, DURHAM)
    }


def test_a_case_that_came_back_waits_to_be_screened_from_then_on() -> None:
    back = replace(case(), returns=1, sent_at=NOW + timedelta(days=7))
    assert said(back)[0] == ("screen due", "chair", "2026-12-03T09:00")


def test_a_signpost_waits_until_somebody_says_that_it_arrived() -> None:
    sent = replace(case(CaseStatus.SIGNPOSTED), decided_at=NOW)
    assert said(sent) == [
        ("signpost due", "worker", "2026-11-30T09:00"),
        ("signpost late", "coordinator", "2026-12-07T09:00"),
    ]
    assert not said(replace(sent, received_on=DAY, received_by="Early help"))


def test_whoever_holds_the_case_now_is_reminded() -> None:
    sent = replace(case(CaseStatus.SIGNPOSTED), decided_at=NOW, worker="second")
    assert said(sent, [*PEOPLE, SECOND])[0][1] == "second"


def test_how_many_days_is_the_procedure_s_own() -> None:
    quick = with_overlay(
        "[screening]",
        'returned_working_days = { value = 1, local = "The members, 4 May 2026" }',
        'signposted_working_days = { value = 2, local = "The members, 4 May 2026" }',
    )
    for status, due in ((CaseStatus.RETURNED, date(2026, 11, 24)), (CaseStatus.SIGNPOSTED, date(2026, 11, 25))):
        (first, *_) = duties(replace(case(status), decided_at=NOW), PEOPLE, quick)
        assert first.due_at.date() == due


def test_after_days_down_what_no_longer_matters_is_not_said() -> None:
    found = duties(case(), PEOPLE, DURHAM)
    late = NOW + timedelta(days=7)
    due = owed(found, (), DURHAM, late)
    assert [(each.kind, late >= each.expires_at) for each in due] == [
        ("screen due", True),
        ("screen asked", False),
        ("screen late", False),
    ]
    assert next_due(found, {each.key for each in found}, DURHAM, late) is None


def test_no_key_holds_a_date() -> None:
    for status in (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.SIGNPOSTED):
        for each in duties(replace(case(status), decided_at=NOW), PEOPLE, DURHAM):
            assert isinstance(each, Duty)
            assert each.key == f"{each.kind}:SHCG-2026-001:0:{each.to}"
