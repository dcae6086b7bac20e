"""The values that no shipped document has: each is read, and a broken one is refused with its key and the reason."""

import pytest

from panel.procedure import ProcedureError
from panel.quorum import needed, quorum
from tests.panel.durham import DURHAM, overlaid
from tests.stories.local import overlay, values

BROKEN = {
    "meeting.quorum_seats": (values("meeting", quorum_seats='["moon"]'), "there is no seat 'moon'"),
    "meeting.quorum_fraction": (values("meeting", quorum_fraction='"3/2"'), "no more than all of them"),
    "meeting.quorum_counted": (values("meeting", quorum_counted='"heads"'), "must be one of seats, agencies"),
    "referral.signed_by": (values("referral", signed_by='"king"'), "must be one of practitioner"),
    "referral.sign_working_days": (values("referral", signed_by='"lead"'), "must be one or more where signed_by"),
    "panel.urgent_by": (values("panel", urgent_by='["coordinator"]'), "coordinator cannot"),
    "screening.repeat_number": (values("screening", repeat_number="3"), "all three, or none"),
    "screening.repeat_counts": (values("screening", repeat_counts='["rumours"]'), "must be one of referrals"),
    "meeting.needs_quorum": (values("meeting", quorum_number="2", needs_quorum='["tea"]'), "must be one of deferred"),
}


@pytest.mark.parametrize("key", BROKEN)
def test_a_broken_value_is_refused_with_its_key_and_the_reason(key: str) -> None:
    text, reason = BROKEN[key]
    with pytest.raises(ProcedureError, match=reason) as error:
        overlaid(overlay(text))
    assert error.value.key == key


def test_what_needs_a_quorum_needs_one_to_be_set() -> None:
    with pytest.raises(ProcedureError, match="there is no quorum to need"):
        overlaid(overlay(values("meeting", needs_quorum='["removed"]')))


def test_a_fraction_is_rounded_up_and_leaves_out_the_seats_of_the_child_s_own_workers() -> None:
    local = overlaid(overlay(values("meeting", quorum_fraction='"1/3"')))
    standing = [seat.id for seat in DURHAM.seats if not seat.by_case]
    assert (len(standing), needed(local)) == (10, 4)
    assert quorum(local, ["social_worker", "team_manager", *standing[:3]]).short == 1
    assert quorum(local, standing[:4]).met


def test_two_seats_of_one_agency_count_once_where_agencies_do() -> None:
    seats: dict[str, list[str]] = {}
    for seat in (each for each in DURHAM.seats if not each.by_case):
        seats.setdefault(seat.agency, []).append(seat.id)
    two = next(each[:2] for each in seats.values() if len(each) > 1)
    rules = values("meeting", quorum_number="2", quorum_counted='"agencies"')
    assert quorum(overlaid(overlay(rules)), two).short == 1
    assert quorum(overlaid(overlay(rules.replace("agencies", "seats"))), two).met
