"""Who speaks for a seat on a day, and whose posts count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from panel.people import Person, Post, Role, deputies, in_force, speakers

P = "durham-shcg"
HEALTH = Post(P, Role.MEMBER, "health")
STANDS_IN = replace(HEALTH, deputises=True)
DAY = date(2027, 1, 5)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
HOLDER = Person("holder", "Holder", (HEALTH,), DAY, DAY)
SECOND = Person("second", "Second", (HEALTH,))
DEPUTY = Person("deputy", "Deputy", (STANDS_IN,))
CHAIR = Person("chair", "Chair", (Post(P, Role.CHAIR), STANDS_IN))


@pytest.mark.parametrize(
    ("people", "day", "speak"),
    [
        ((HOLDER, DEPUTY), BEFORE, ["holder"]),
        ((HOLDER, DEPUTY), DAY, ["deputy"]),
        ((HOLDER, DEPUTY), AFTER, ["holder"]),
        ((HOLDER, SECOND, DEPUTY), DAY, ["second"]),
        ((HOLDER,), DAY, ["holder"]),
        ((HOLDER, replace(DEPUTY, away_from=DAY)), DAY, ["holder"]),
        ((HOLDER, replace(DEPUTY, left=True)), DAY, ["holder"]),
        ((replace(HOLDER, left=True), DEPUTY), BEFORE, ["deputy"]),
        ((DEPUTY,), BEFORE, ["deputy"]),
        ((), DAY, []),
    ],
)
def test_who_speaks_for_a_seat(people: tuple[Person, ...], day: date, speak: list[str]) -> None:
    assert [each.id for each in speakers(people, P, "health", day)] == speak


def test_who_deputises_and_is_there() -> None:
    assert deputies([HOLDER, DEPUTY, replace(CHAIR, away_from=BEFORE)], P, "health", DAY) == [DEPUTY]


@pytest.mark.parametrize(("day", "seats"), [(BEFORE, set()), (DAY, {"health"}), (AFTER, set())])
def test_a_deputys_seat_begins_and_ends_with_the_absence(day: date, seats: set[str]) -> None:
    people = (HOLDER, DEPUTY, CHAIR)
    assert in_force(DEPUTY, people, day).seats(P) == seats
    assert in_force(CHAIR, people, day).seats(P) == seats
    assert Role.CHAIR in in_force(CHAIR, people, day).roles(P)


def test_a_deputy_who_does_not_stand_in_is_known_here_and_is_no_member() -> None:
    assert in_force(DEPUTY, (HOLDER, DEPUTY), BEFORE).roles(P) == {Role.INVITEE}


def test_a_second_holder_who_is_there_keeps_the_deputy_out() -> None:
    assert in_force(DEPUTY, (HOLDER, SECOND, DEPUTY), DAY).seats(P) == set()


def test_somebody_away_until_further_notice_is_away() -> None:
    person = replace(HOLDER, away_until=None)
    assert [person.away(day) for day in (BEFORE, DAY, AFTER)] == [False, True, True]


def test_somebody_who_left_holds_nothing() -> None:
    gone = replace(CHAIR, left=True)
    assert (gone.roles(P), gone.seats(P)) == (frozenset(), frozenset())
