"""Who is to be there and who chairs, as data: what does not fit together is said by its key."""

from dataclasses import replace
from typing import Any

import pytest

from panel.coherence import misfits
from panel.rules.attending import Attendee, ChairRule, Who
from tests.panel.shipped import SHIPPED

RISK, JOINT = SHIPPED["durham-rmm"], SHIPPED["islington-mase"]


@pytest.mark.parametrize(
    ("attendee", "reason"),
    [
        (Attendee("x", "X", Who.SEAT, seat="nobody"), "there is no seat 'nobody'"),
        (Attendee("x", "X", Who.OFFICER), "a seat and an officer have the id of their seat, and nobody else has"),
        (Attendee("x", "X", Who.FAMILY, seat="police"), "a seat and an officer have the id of their seat"),
        (Attendee("x", "X", Who.OTHER, kinds=("nothing",)), "there is no kind of referral 'nothing'"),
    ],
)
def test_who_is_to_be_there_fits_the_table(attendee: Attendee, reason: str) -> None:
    ((key, said),) = misfits(replace(RISK, attendees=replace(RISK.attendees, people=(attendee,))))
    assert key.startswith("attendees.people.x")
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"seats": ("police", "nobody")}, "chairs.seats"),
        ({"seats": ("police",)}, "chairs.together"),
        ({"together": 0, "seats": None}, "chairs.together"),
        ({"pool": True}, "chairs.pool"),
        ({"rules": (ChairRule("x", "X", levels=("9",)),)}, "chairs.rules.x.levels"),
        ({"rules": (ChairRule("x", "X", kinds=("nothing",)),)}, "chairs.rules.x.kinds"),
    ],
)
def test_who_chairs_fits_the_table(changed: dict[str, Any], key: str) -> None:
    assert [each for each, _ in misfits(replace(JOINT, chairs=replace(JOINT.chairs, **changed)))] == [key]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_fits(name: str) -> None:
    assert list(misfits(SHIPPED[name])) == []
