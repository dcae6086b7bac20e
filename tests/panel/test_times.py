"""Which times there are for an extra panel, who could come at each, and which are the best."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.offers import Offer
from panel.people import Person, Post, Role
from panel.polls import Could, Poll, answer, chosen, name_of, typed_in
from panel.times import Known, Standing, candidates, proposed, standing, still, taken, unseen, whom
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.test_offers import EXTRA, queue
from tests.panel.test_placing import NOW

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OFFER = Offer("SHCG-O001", NAME, EXTRA, 210, ("SHCG-2027-005", "SHCG-2027-004", "SHCG-2027-003"), NOW)
CHAIR = Person("chair", "Demo chair", (Post(NAME, Role.CHAIR),))
POLICE = Person("police", "Demo police", (Post(NAME, Role.MEMBER, "police"),))
OTHER = Person("other", "Demo other", (Post(NAME, Role.MEMBER, "police"),))
DEPUTY = Person("deputy", "Demo deputy", (Post(NAME, Role.MEMBER, "police", deputises=True),))
HEALTH = Person("health", "Demo health", (Post(NAME, Role.MEMBER, "health"),))
EVERYBODY = (CHAIR, POLICE, HEALTH)
FREE, BUSY, UNKNOWN = Standing.FREE, Standing.BUSY, Standing.UNKNOWN
NOTHING: Mapping[str, Sequence[datetime]] = {}
TIMES = tuple(EXTRA + n * DAY for n in (0, 1, 3))


def known(
    people: Sequence[Person] = EVERYBODY,
    answers: Sequence[Could] = (),
    free: Mapping[str, Sequence[datetime]] = NOTHING,
) -> Known:
    """What calendars say, by person, of the times of every day there is to look at."""
    every = tuple(candidates(queue(), DURHAM, NOW, OFFER))
    poll = Poll(OFFER.id, NAME, TIMES, every, {person: tuple(times) for person, times in free.items()})
    return Known(poll, tuple(answers), tuple(people), DURHAM)


def all_free(**but: Sequence[datetime]) -> Known:
    """Everybody is free, but for these at these times."""
    every = candidates(queue(), DURHAM, NOW, OFFER)
    return known(free={each.id: [one for one in every if one not in but.get(each.id, ())] for each in EVERYBODY})


def stands(given: Known, at: datetime = EXTRA) -> dict[str, Standing]:
    return dict(standing(given, at).places)


def test_the_times_are_the_usual_one_and_the_whole_hours_of_days_on_which_the_agenda_can_go_out() -> None:
    found = candidates(queue(), DURHAM, NOW)
    first = [each for each in found if each.date() == EXTRA.date()]
    assert [f"{each:%H:%M}" for each in first] == ["09:30", "09:00", "10:00", "11:00", "12:00", "13:00"]
    assert found[0] == EXTRA
    assert len({each.date() for each in found}) == 10
    assert {each.weekday() for each in found} == {0, 1, 2, 3, 4}


def test_an_offer_keeps_its_own_time_and_takes_no_day_on_which_fewer_would_move() -> None:
    own = EXTRA - 20 * DAY
    found = candidates(queue(), DURHAM, NOW, replace(OFFER, starts_at=own))
    assert found[0] == own
    assert own + 20 * DAY in found
    assert candidates(queue(waits=[]), DURHAM, NOW, replace(OFFER, starts_at=own)) == [own]


def test_a_place_is_filled_by_any_who_speaks_for_it_and_busy_only_when_all_of_them_are() -> None:
    two = (CHAIR, POLICE, OTHER)
    assert stands(known(two, free={"police": [EXTRA], "other": []}))["police"] is FREE
    assert stands(known(two, free={"police": [], "other": []}))["police"] is BUSY
    assert stands(known(two, free={"police": []}))["police"] is UNKNOWN
    assert stands(known(two))[Role.CHAIR] is UNKNOWN
    assert "health" not in stands(known(two))


def test_whoever_is_away_that_day_is_not_free_and_their_deputy_counts() -> None:
    away = replace(POLICE, away_from=EXTRA.date(), away_until=EXTRA.date())
    assert stands(known((CHAIR, away)))["police"] is BUSY
    assert stands(known((CHAIR, away, DEPUTY), free={"deputy": [EXTRA]}))["police"] is FREE
    assert stands(known((CHAIR, away, DEPUTY), free={"deputy": [EXTRA]}), EXTRA + DAY)["police"] is UNKNOWN


def test_what_somebody_answers_counts_more_than_their_calendar_and_only_for_what_they_were_asked() -> None:
    said = Could("SHCG-O001/police", OFFER.id, "police", TIMES[:2], TIMES[1:2], NOW)
    given = known(answers=[said], free={"police": [EXTRA, TIMES[2]]})
    assert [stands(given, each)["police"] for each in TIMES] == [BUSY, FREE, FREE]


def test_the_best_are_one_a_day_and_never_one_at_which_the_chair_cannot_come() -> None:
    every = candidates(queue(), DURHAM, NOW, OFFER)
    best = proposed(all_free(), every)
    # The panel of January sits on the Thursday, and nobody works at the weekend.
    assert best == tuple(EXTRA + n * DAY for n in (0, 1, 3, 6, 7))
    first_day = [each for each in every if each.date() == EXTRA.date()]
    assert proposed(all_free(chair=first_day), first_day) == ()
    at_ten = EXTRA + HOUR / 2
    but_ten = [each for each in first_day if each != at_ten]
    assert proposed(all_free(police=but_ten), every)[0] == at_ten


def test_as_many_as_possible_come_before_the_earliest_and_a_chair_of_whom_nothing_is_known_comes_last() -> None:
    every = candidates(queue(), DURHAM, NOW, OFFER)
    first_day = [each for each in every if each.date() == EXTRA.date()]
    best = proposed(all_free(health=first_day), every)
    assert EXTRA.date() not in {each.date() for each in best}
    unsure = known(free={"police": every, "health": every})
    chair_comes = Could("SHCG-O001/chair", OFFER.id, "chair", (TIMES[1],), (TIMES[1],), NOW)
    assert proposed(replace(unsure, answers=(chair_comes,)), every)[0] == TIMES[1]


def test_what_people_were_asked_about_stays_while_there_is_enough_of_it() -> None:
    every = candidates(queue(), DURHAM, NOW, OFFER)
    given = all_free()
    times = proposed(given, every)
    asked = replace(given, poll=replace(given.poll, times=times, asked=("police",)))
    without = [each for each in every if each not in times[:2]]
    assert proposed(asked, without) == times[2:]
    fewer = [each for each in every if each not in times[:3]]
    assert len(proposed(asked, fewer)) == 5


def test_only_those_are_asked_of_whom_nothing_is_known_and_once() -> None:
    given = known(free={"chair": TIMES, "health": TIMES})
    assert unseen(given) == [POLICE]
    assert unseen(replace(given, poll=replace(given.poll, asked=("police",)))) == []
    assert {each.id for each in whom(given, TIMES)} == {"chair", "police", "health"}


def test_only_a_time_that_is_proposed_and_still_in_time_can_be_booked() -> None:
    assert taken(all_free(), name_of(EXTRA), NOW) == EXTRA
    for given, at in ((all_free(), EXTRA), (all_free(chair=[EXTRA]), NOW)):
        with pytest.raises(Refused):
            taken(given, name_of(EXTRA), at)
    with pytest.raises(Refused, match="not proposed"):
        taken(all_free(), name_of(EXTRA + HOUR), NOW)
    assert still([EXTRA], DURHAM, EXTRA) == []


def test_an_answer_is_what_was_ticked_of_what_was_shown() -> None:
    poll = Poll("SHCG-O001", NAME, TIMES)
    said = answer(poll, "police", f"{name_of(TIMES[1])},20300101T0930", NOW, TIMES)
    assert (said.can, said.asked) == (TIMES[1:2], TIMES)
    assert (chosen(said), chosen(None)) == (name_of(TIMES[1]), "")


def test_a_time_stands_in_the_form_as_it_would_be_typed() -> None:
    summer = datetime(2027, 6, 1, 9, 30, tzinfo=ZoneInfo("Europe/London"))
    poll = Poll("SHCG-T001", NAME, (summer,))
    assert name_of(summer) == "20270601T0830"
    assert typed_in(poll, name_of(summer)) == {"date": "2027-06-01", "time": "9:30am"}
    assert typed_in(poll, "anything") == {}
