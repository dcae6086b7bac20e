"""When an extra panel is offered, for when, to whom it would give a place, and when the offer goes away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.clocks import add_working_days, is_working_day
from panel.offers import Offer, OfferState, draft, duties, in_time, moves, same, updated
from panel.panels import publishes_at
from panel.placing import Queue
from panel.words import Refused
from tests.panel.durham import DURHAM
from tests.panel.test_placing import FEBRUARY, FIRST, JANUARY, NOW, SECOND, child, many, standing, together

LONDON = ZoneInfo("Europe/London")
EXTRA = datetime(2027, 1, 19, 9, 30, tzinfo=LONDON)
"""The first working day for which the agenda can still go out two working days from now, a Friday at 5pm."""
WAITS = [child(3, "medium_high", 1), child(4, "high", 0), child(5, "high", 1)]


def queue(full: int = 13, waits: Sequence[object] = WAITS) -> Queue:
    return together(standing(FIRST, many(full)), standing(SECOND, waits))  # type: ignore[arg-type]


def drafted(given: Queue, *before: Offer, now: datetime = NOW) -> Offer:
    """The offer there is after it is owed, under its id."""
    made = draft(given, before, DURHAM, now)
    assert made
    return replace(made, id="SHCG-O001")


def test_more_children_than_places_call_for_an_extra_panel() -> None:
    offer = drafted(queue())
    assert offer.starts_at == EXTRA
    assert offer.cases == ("SHCG-2027-005", "SHCG-2027-004", "SHCG-2027-003")
    assert draft(queue(full=12, waits=[child(4)]), (), DURHAM, NOW) is None


def test_its_agenda_can_still_go_out_and_no_other_panel_sits_on_its_day() -> None:
    week = [replace(FIRST, id=f"SHCG-P{day}", starts_at=EXTRA + timedelta(days=day, hours=4)) for day in (0, 1, 3)]
    offer = drafted(together(queue(), *[standing(taken, []) for taken in week]))
    # Tuesday, Wednesday and Friday are taken, Thursday is the panel's own day, and nobody works at the weekend.
    assert offer.starts_at == EXTRA + timedelta(days=6)
    assert is_working_day(offer.starts_at.date())
    assert publishes_at(offer.starts_at, DURHAM).date() >= add_working_days(NOW.date(), 2)


@pytest.mark.parametrize(("days", "offered"), [(15, False), (16, True)])
def test_a_child_who_would_wait_longer_than_the_procedure_says_calls_for_one(days: int, offered: bool) -> None:
    """From 24 December or 23 to 4 February are 42 days, or 43; the panel before it has room and took none."""
    later = replace(SECOND, starts_at=datetime(2027, 2, 4, 9, 30, tzinfo=LONDON))
    given = together(standing(later, [child(3, days=days)]))
    assert bool(draft(given, (), DURHAM, NOW)) is offered


def test_a_child_who_comes_again_has_not_waited_since_the_referral() -> None:
    later = replace(SECOND, starts_at=datetime(2027, 2, 4, 9, 30, tzinfo=LONDON))
    given = together(standing(later, [child(3, days=60)]))
    again = replace(given, items=tuple(replace(each, new=False) for each in given.items))
    assert draft(given, (), DURHAM, NOW)
    assert draft(again, (), DURHAM, NOW) is None


def test_it_is_not_offered_for_the_sake_of_a_few_days() -> None:
    soon = replace(SECOND, starts_at=EXTRA + timedelta(days=7))
    assert draft(together(standing(soon, [child(3, days=60)])), (), DURHAM, NOW) is None
    assert draft(
        together(standing(replace(soon, starts_at=EXTRA + timedelta(days=8)), [child(3, days=60)])), (), DURHAM, NOW
    )


def test_nobody_is_moved_to_a_later_panel_than_they_have() -> None:
    soon = replace(FIRST, starts_at=datetime(2027, 1, 12, 9, 30, tzinfo=LONDON))
    then = replace(SECOND, starts_at=datetime(2027, 1, 14, 9, 30, tzinfo=LONDON))
    assert draft(together(standing(soon, many(13)), standing(then, WAITS)), (), DURHAM, NOW) is None


def test_it_says_what_it_does_to_the_longest_wait() -> None:
    offer = drafted(queue(full=13, waits=[child(3, "high", 17)]))
    assert (offer.before, offer.after) == (58, 28)
    assert (FEBRUARY.date() - NOW.date()).days + 17 == offer.before


def test_only_as_many_move_as_there_is_room_for_and_the_highest_risk_first() -> None:
    waits = [*many(12, "medium_high", start=200), *many(4, "high", start=300)]
    offer = drafted(together(queue(waits=[]), standing(replace(SECOND, minutes=600), waits)))
    assert len(offer.cases) == 13
    assert offer.cases[:4] == tuple(case.id for case in waits[12:])


def test_an_offer_that_is_open_keeps_its_date_until_it_is_too_late_for_it() -> None:
    open = drafted(queue())
    last = publishes_at(open.starts_at, DURHAM)
    assert same(draft(queue(), [open], DURHAM, last - timedelta(seconds=1)), open)
    (owed,) = duties(queue(), [open], DURHAM, NOW)
    assert (owed.kind, owed.due_at) == ("offer", last)
    later = together(
        standing(replace(FIRST, starts_at=JANUARY + timedelta(days=14)), many(13)), standing(SECOND, WAITS)
    )
    again = draft(later, [open], DURHAM, last)
    assert again
    assert again.starts_at > open.starts_at
    there = replace(SECOND, id="SHCG-P009", starts_at=EXTRA + timedelta(hours=4))
    elsewhere = draft(together(queue(), standing(there, [])), [open], DURHAM, NOW)
    assert elsewhere
    assert elsewhere.starts_at == EXTRA + timedelta(days=1)
    with pytest.raises(Refused, match="too late for offer SHCG-O001"):
        in_time(open, queue(), DURHAM, last)


def test_what_is_owed_is_done_once() -> None:
    """After each step nothing is owed now: the tick is not asked again and again."""
    offers: list[Offer] = []
    for given in (queue(), queue(waits=WAITS[:2]), queue(full=12, waits=WAITS[:2]), queue()):
        assert [duty.due_at for duty in duties(given, offers, DURHAM, NOW)] == [NOW]
        wanted = draft(given, offers, DURHAM, NOW)
        if offers and offers[-1].state is OfferState.OPEN:
            offers[-1] = updated(offers[-1], wanted)
        elif wanted:
            offers.append(replace(wanted, id=f"SHCG-O{len(offers) + 1:03}"))
        assert all(duty.due_at > NOW for duty in duties(given, offers, DURHAM, NOW))
    assert [offer.state for offer in offers] == [OfferState.WITHDRAWN, OfferState.OPEN]


def test_an_open_offer_follows_the_queue_and_is_withdrawn_when_it_falls() -> None:
    open = drafted(queue())
    fewer = updated(open, draft(queue(waits=WAITS[:2]), [open], DURHAM, NOW))
    assert (fewer.id, fewer.cases) == (open.id, ("SHCG-2027-004", "SHCG-2027-003"))
    gone = updated(open, draft(queue(full=12), [open], DURHAM, NOW))
    assert gone.state is OfferState.WITHDRAWN


def test_one_that_was_declined_is_not_made_again_for_the_same_cases() -> None:
    declined = replace(drafted(queue()), state=OfferState.DECLINED)
    assert draft(queue(), [declined], DURHAM, NOW) is None
    assert draft(queue(waits=WAITS[:1]), [declined], DURHAM, NOW) is None
    assert draft(queue(waits=[*WAITS, child(6)]), [declined], DURHAM, NOW)


def test_only_those_move_who_still_wait_for_a_later_panel() -> None:
    offer = drafted(queue())
    assert moves(offer, queue(waits=WAITS[1:]), NOW) == ["SHCG-2027-005", "SHCG-2027-004"]
    sooner = together(standing(replace(SECOND, starts_at=EXTRA - timedelta(days=5)), WAITS))
    assert moves(offer, sooner, NOW) == []
