"""A draft that is left: its writer is reminded, then the coordinator."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from panel.drafts import duties
from panel.people import Person, Post, Role
from panel.referrals import begin
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REFERRER

COORDINATOR = Person("coordinator", "Coordinator", (Post(NAME, Role.COORDINATOR),))
DRAFT = begin("token", REFERRER, DURHAM, NOW)


@pytest.mark.parametrize(
    ("saved", "writer", "coordinator"),
    [
        (datetime(2026, 11, 23, 17, tzinfo=UTC), "2026-11-24 09:00:00+00:00", "2026-11-26 09:00:00+00:00"),
        (datetime(2026, 11, 27, 17, tzinfo=UTC), "2026-11-30 09:00:00+00:00", "2026-12-02 09:00:00+00:00"),
        (datetime(2026, 12, 24, 17, tzinfo=UTC), "2026-12-29 09:00:00+00:00", "2026-12-31 09:00:00+00:00"),
        (datetime(2027, 3, 26, 23, 30, tzinfo=UTC), "2027-03-30 09:00:00+01:00", "2027-04-01 09:00:00+01:00"),
    ],
)
def test_counted_from_when_it_was_last_saved(saved: datetime, writer: str, coordinator: str) -> None:
    found = duties(replace(DRAFT, saved_at=saved), [COORDINATOR], DURHAM)
    assert [(each.kind, each.to, str(each.due_at)) for each in found] == [
        ("draft", REFERRER, writer),
        ("draft left", "coordinator", coordinator),
    ]


def test_one_that_is_gone_on_with_and_left_again_is_spoken_of_anew() -> None:
    before, after = (duties(replace(DRAFT, rev=rev), [COORDINATOR], DURHAM) for rev in (1, 2))
    assert not {each.key for each in before} & {each.key for each in after}
