"""A sitting as it goes: its order, its time, what is left of it, and when its panel is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from panel.apologies import Apology, Table
from panel.cases import CaseStatus
from panel.course import Course, begun, gone_from, skipped
from panel.people import Person, Post, Role, in_force
from panel.presence import came, named, told_late, went
from panel.quorum import quorum
from panel.room import may_hear, shut
from panel.session import (
    Discussion,
    Present,
    Session,
    decides,
    ended,
    entered,
    over,
    started,
    still_open,
)
from panel.words import Refused
from tests.cards.samples import PANEL
from tests.panel.durham import DURHAM, NAME, overlaid
from tests.panel.referring import case

ONE, TWO, THREE = "SHCG-2026-001", "SHCG-2026-002", "SHCG-2026-003"
AT = PANEL.starts_at
MINUTE = timedelta(minutes=1)
SITS = Session(PANEL.id, NAME, AT, "chair", "chair")
SOMEBODY = Present("p", PANEL.id, "sam")
TABLE = Table(PANEL, (), (), DURHAM)


def course(session: Session = SITS, *known: Discussion, order: tuple[str, ...] = (ONE, TWO, THREE)) -> Course:
    return Course(session, order, {each.case: each for each in known})


def talked(reference: str, done: bool = True, skipped: str = "") -> Discussion:
    return Discussion(f"{PANEL.id}/{reference}", PANEL.id, reference, AT, 60, AT, done, skipped=skipped)


def test_a_panel_is_over_when_it_is_ended_however_long_it_was_booked_for() -> None:
    late = AT + timedelta(minutes=PANEL.minutes)
    assert not over(PANEL, None, late - MINUTE)
    assert over(PANEL, None, late)
    assert not over(PANEL, SITS, late + timedelta(days=1))
    assert over(PANEL, ended(SITS, "chair", AT + MINUTE), AT + MINUTE)


def test_it_decides_on_its_own_day_until_it_is_ended() -> None:
    assert decides(SITS, DURHAM, AT.replace(hour=23, minute=59))
    assert not decides(SITS, DURHAM, AT.replace(hour=23, minute=59) + MINUTE)
    assert not decides(ended(SITS, "chair", AT + MINUTE), DURHAM, AT + MINUTE)


def test_a_child_who_is_off_the_agenda_is_no_item_to_come() -> None:
    at = course(replace(SITS, current=ONE))
    assert (at.left, at.following) == ([TWO, THREE], TWO)
    off = replace(at, off=frozenset({TWO}))
    assert (off.left, off.following) == ([THREE], THREE)


def test_what_was_open_in_a_checked_room_was_discussed_skipped_afterwards_or_not() -> None:
    assert talked(ONE).discussed
    assert not talked(ONE, skipped="No time.").discussed
    assert replace(talked(ONE, skipped="No time."), heard_at=AT).discussed


def test_it_is_started_from_an_hour_before() -> None:
    with pytest.raises(Refused, match="from an hour before"):
        started(PANEL, "chair", DURHAM, AT - timedelta(minutes=61))
    assert started(PANEL, "chair", DURHAM, AT - timedelta(hours=1)).chair == "chair"


def test_what_follows_is_the_next_on_the_agenda_then_what_was_passed_over() -> None:
    assert course().following == ONE
    at_two = entered(SITS, TWO, AT)
    assert course(at_two, talked(TWO, done=False)).following == THREE
    at_three = entered(SITS, THREE, AT)
    assert course(at_three, talked(TWO)).following == ONE
    assert course(at_three, talked(ONE, done=False, skipped="ill"), talked(TWO)).following == ""
    assert course(at_three, talked(TWO)).left == [ONE]


def test_an_item_that_is_added_or_taken_off_or_moved_changes_what_follows() -> None:
    at_one = entered(SITS, ONE, AT)
    assert course(at_one, order=(ONE, THREE, TWO)).following == THREE
    assert course(at_one, order=(TWO, THREE)).following == TWO
    assert course(at_one, talked(ONE), order=(THREE, ONE)).following == THREE


def test_before_is_the_item_before_or_the_one_that_was_left_last() -> None:
    assert course(entered(SITS, TWO, AT)).before == ONE
    assert course(entered(SITS, ONE, AT)).before == ""
    last = replace(talked(TWO), left_at=AT + MINUTE)
    assert course(SITS, talked(ONE), last).before == TWO


def test_the_time_of_an_item_adds_up_over_the_times_it_was_open() -> None:
    at = course(entered(SITS, ONE, AT), talked(ONE, done=False))
    left = gone_from(at, AT + 6 * MINUTE, done=True)
    assert left
    assert (left.seconds, left.done, left.left_at) == (7 * 60, True, AT + 6 * MINUTE)
    assert gone_from(course(SITS), AT, done=True) is None


def test_another_item_is_always_in_a_room_that_is_not_checked() -> None:
    checked = replace(entered(SITS, ONE, AT), checked_at=AT)
    assert not shut(checked, ONE)
    assert shut(entered(checked, TWO, AT), TWO)
    assert not shut(entered(checked, TWO, AT), ONE)
    assert not shut(None, ONE)
    assert not shut(replace(entered(SITS, ONE, AT), ended_at=AT), ONE)


def test_an_item_is_skipped_once_and_discussed_after_all() -> None:
    off = skipped(course(), ONE, "ill", AT)
    assert off.skipped == "ill"
    assert begun(course(SITS, off), ONE, AT).skipped == ""
    with pytest.raises(Refused, match="discussed already"):
        skipped(course(SITS, talked(ONE)), ONE, "ill", AT)
    with pytest.raises(Refused, match="not on the agenda"):
        skipped(course(order=(TWO,)), ONE, "ill", AT)


def test_nothing_moves_once_it_is_ended() -> None:
    still_open(SITS)
    with pytest.raises(Refused, match="goes into the minutes"):
        still_open(ended(SITS, "chair", AT))


def test_coming_and_going_twice_is_once() -> None:
    here = came(came(SOMEBODY, AT), AT + MINUTE)
    assert (here.here, here.joined) == (True, (AT,))
    gone = went(went(here, AT + MINUTE), AT + 2 * MINUTE)
    assert (gone.here, gone.left) == (False, (AT + MINUTE,))
    assert went(SOMEBODY, AT).left == ()


def test_what_teams_says_late_is_older_than_what_it_said_before() -> None:
    heard = replace(SOMEBODY, heard_at=AT)
    assert told_late(heard, AT - MINUTE)
    assert not told_late(heard, AT)
    assert not told_late(SOMEBODY, AT)
    assert not told_late(heard, None)


def test_a_quorum_is_counted_only_where_one_is_set() -> None:
    assert not quorum(DURHAM, ["police"]).set
    overlay = (
        f'overlay_of = "{NAME}"\nversion = "q"\n[meeting]\nquorum_seats = {{ value = ["police"], local = "Agreed" }}\n'
    )
    local = overlaid(overlay + 'quorum_number = { value = 3, local = "Agreed" }\n')
    short = quorum(local, ["health"])
    assert (short.met, short.missing, short.short) == (False, ("police",), 2)
    assert quorum(local, ["police", "health", "education"]).met


def test_who_may_hear_an_item() -> None:
    child = case(CaseStatus.ACCEPTED)
    mine = Apology("a", PANEL.id, "holder", "health", PANEL.starts_at, AT)
    holder = Person("holder", "Holder", (Post(NAME, Role.MEMBER, "health"),))
    deputy = Person("sam", "Sam", (Post(NAME, Role.MEMBER, "health", deputises=True),))
    today = in_force(deputy, (holder, deputy), AT.date())
    member = Person("sam", "Sam", (Post(NAME, Role.MEMBER, "police"),))
    guest = Person("sam", "Sam", (Post(NAME, Role.INVITEE),))
    assert may_hear(SOMEBODY, member, child, TABLE)
    assert not may_hear(SOMEBODY, member, replace(child, interests=("sam",)), TABLE)
    assert not may_hear(SOMEBODY, guest, child, TABLE)
    assert may_hear(SOMEBODY, guest, replace(child, invited=("sam",)), TABLE)
    assert may_hear(replace(SOMEBODY, seats=("health",)), guest, child, TABLE)
    assert not may_hear(replace(SOMEBODY, seats=("health",)), guest, replace(child, interests=("sam",)), TABLE)
    caller = Present("c", PANEL.id)
    assert not may_hear(caller, None, child, TABLE)
    assert not may_hear(replace(caller, name="Jo"), None, child, TABLE)
    assert may_hear(replace(caller, name="Jo", item=child.id), None, child, TABLE)
    assert may_hear(replace(caller, name="Jo", seats=("health",)), None, child, TABLE)
    assert not may_hear(SOMEBODY, today, child, replace(TABLE, people=(holder, deputy)))
    assert may_hear(SOMEBODY, today, child, replace(TABLE, people=(holder, deputy), apologies=(mine,)))


def test_somebody_stands_in_for_a_seat_or_comes_for_an_item_and_has_a_name() -> None:
    caller = Present("c", PANEL.id)
    said = named(caller, {"name": " Jo ", "seat": "health", "item": ONE}, DURHAM, (ONE,))
    assert (said.name, said.seats, said.deputising, said.item) == ("Jo", ("health",), True, "")
    assert named(caller, {"name": "Jo", "item": ONE}, DURHAM, (ONE,)).item == ONE
    for fields in ({}, {"name": "Jo", "seat": "no"}, {"name": "Jo", "item": TWO}):
        with pytest.raises(Refused):
            named(caller, fields, DURHAM, (ONE,))
