"""Until when the meeting of somebody from outside is kept: their slot, and for as long as the panel sits."""

from dataclasses import replace
from datetime import timedelta

from panel.own_meetings import duties, over
from panel.panels import ends_at
from panel.rooms import OwnMeeting
from panel.session import Session, ended
from panel.sittings import Sitting
from tests.cards.samples import PANEL
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF

OWN = OwnMeeting("SHCG-P001/m001", PANEL.id, REF, "sam", "sam@elsewhere.example", PANEL.starts_at, 15)
SLOT = PANEL.starts_at + timedelta(minutes=15)
BOOKED = ends_at(PANEL)
SITS = Session(PANEL.id, NAME, PANEL.starts_at, "chair", "chair")
MINUTE = timedelta(minutes=1)


def sitting(session: Session | None) -> Sitting:
    return Sitting(PANEL, (), {}, own=(OWN,), session=session)


def test_that_of_a_panel_nobody_started_is_kept_until_its_time_is_past() -> None:
    assert not over(sitting(None), BOOKED - MINUTE)
    assert over(sitting(None), BOOKED) == [OWN]


def test_that_of_a_panel_that_sits_on_is_kept_past_its_time() -> None:
    assert not over(sitting(SITS), BOOKED + timedelta(hours=2))


def test_that_of_a_panel_that_was_ended_early_is_over_then_but_not_before_its_slot() -> None:
    early = sitting(ended(SITS, "chair", SLOT + MINUTE))
    assert not over(early, SLOT)
    assert over(early, SLOT + MINUTE) == [OWN]
    before_its_slot = replace(early, session=ended(SITS, "chair", PANEL.starts_at))
    assert not over(before_its_slot, SLOT - MINUTE)
    assert over(before_its_slot, SLOT) == [OWN]


def test_nothing_of_them_is_due_while_it_sits_and_once_it_is_ended_that_they_are_forgotten() -> None:
    off = (replace(OWN, cancelled=True),)
    assert duties(replace(sitting(SITS), own=off), DURHAM, BOOKED) == []
    late = BOOKED + timedelta(hours=1)
    (due,) = duties(replace(sitting(ended(SITS, "chair", late)), own=off), DURHAM, late)
    assert due.due_at == late
