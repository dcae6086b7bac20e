"""The roster: what may be changed about it, absences, and when it is to be confirmed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel import absences, roster, rostering
from panel.people import Person, Post, Role
from panel.roster import RosterCheck
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.shipped import SHIPPED

TODAY = date(2026, 11, 23)
ID = "12345678-0000-4000-8000-000000000001"
HEALTH, POLICE = Post(NAME, Role.MEMBER, "health"), Post(NAME, Role.MEMBER, "police")
KEEPER = Person("keeper", "Keeper", (Post(NAME, Role.COORDINATOR),))
NURSE = Person("nurse", "Nurse", (HEALTH,))
CONSTABLE = Person("constable", "Constable", (POLICE,))
PEOPLE = (KEEPER, NURSE, CONSTABLE)
NEW = {"name": "Sam Placeholder", "entra": ID.upper(), "role": "member", "seat": "iro"}


def test_somebody_new_has_their_seat() -> None:
    assert rostering.added(NEW, PEOPLE, DURHAM, TODAY) == Person(
        ID, "Sam Placeholder", (Post(NAME, Role.MEMBER, "iro"),)
    )


@pytest.mark.parametrize("name", ["Siân O’Neill-Šmíd", "Zoe\u0308 St. John, 2", "اسم"])
def test_a_name_is_a_name_in_any_letters(name: str) -> None:
    assert rostering.added(NEW | {"name": name}, PEOPLE, DURHAM, TODAY).name == name


def test_somebody_known_from_elsewhere_keeps_what_they_hold_there() -> None:
    there = Person(ID, "Sam", (Post("other", Role.CHAIR),))
    assert rostering.added(NEW, (*PEOPLE, there), DURHAM, TODAY).posts[0] == Post("other", Role.CHAIR)


def test_somebody_who_left_comes_back_with_the_new_role_alone() -> None:
    left = Person(ID, "Sam", (POLICE,), left=True)
    back = rostering.added(NEW, (*PEOPLE, left), DURHAM, TODAY)
    assert (back.left, back.posts) == (False, (Post(NAME, Role.MEMBER, "iro"),))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "[Sam](https://evil.example)"}, "name"),
        ({"name": "**Sam**"}, "name"),
        ({"entra": "sam@example.org"}, "entra"),
        ({"entra": "keeper"}, "entra"),
        ({"role": ""}, "role"),
        ({"role": "king"}, "role"),
        ({"seat": ""}, "seat"),
        ({"seat": "social_worker"}, "seat"),
        ({"role": "chair"}, "role"),
        ({"role": "chair", "seat": "", "deputises": "yes"}, "role"),
    ],
)
def test_what_cannot_be_added_says_which_box(changed: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        rostering.added(NEW | changed, PEOPLE, DURHAM, TODAY)
    assert [reason.field for reason in refused.value.reasons] == [field]


def test_an_id_that_is_there_already_is_said() -> None:
    with pytest.raises(Refused) as refused:
        rostering.added(NEW, (*PEOPLE, Person(ID, "Sam", (POLICE,))), DURHAM, TODAY)
    assert "Sam is on the roster already" in refused.value.reasons[0].words


def test_a_role_is_taken_away_and_another_given() -> None:
    fields = {"name": "Nurse", "role": "member", "seat": "education", "deputises": "yes", "take": "member/health/holds"}
    new = rostering.changed(NURSE, fields, PEOPLE, DURHAM, TODAY)
    assert new.posts == (Post(NAME, Role.MEMBER, "education", deputises=True),)


def test_a_change_leaves_somebody_a_role() -> None:
    with pytest.raises(Refused) as refused:
        rostering.changed(NURSE, {"name": "Nurse", "take": "member/health/holds"}, PEOPLE, DURHAM, TODAY)
    assert refused.value.reasons[0].field == "take"


def test_the_last_coordinator_stays() -> None:
    with pytest.raises(Refused, match="last coordinator"):
        rostering.removed(KEEPER, PEOPLE, NAME)
    taken = {"name": "Keeper", "role": "chair", "take": "coordinator//holds"}
    with pytest.raises(Refused, match="last coordinator"):
        rostering.changed(KEEPER, taken, PEOPLE, DURHAM, TODAY)
    other = replace(KEEPER, id="other")
    assert rostering.removed(KEEPER, (*PEOPLE, other), NAME).left


def test_who_is_removed_here_keeps_what_they_hold_elsewhere() -> None:
    both = replace(NURSE, posts=(HEALTH, Post("other", Role.CHAIR)))
    assert rostering.removed(both, PEOPLE, NAME) == replace(both, posts=(Post("other", Role.CHAIR),))
    assert rostering.removed(NURSE, PEOPLE, NAME) == replace(NURSE, left=True)


def test_a_seat_that_nobody_holds_is_listed() -> None:
    deputy = Person("deputy", "Deputy", (replace(HEALTH, deputises=True),))
    assert "health" not in {seat.id for seat in roster.unheld(PEOPLE, DURHAM)}
    assert "health" in {seat.id for seat in roster.unheld((KEEPER, deputy, replace(NURSE, left=True)), DURHAM)}
    assert not {seat.id for seat in roster.unheld((), DURHAM)} & {"social_worker", "team_manager"}


def test_the_roster_lists_every_role_and_seat_with_its_people() -> None:
    deputy = Person("deputy", "Deputy", (replace(HEALTH, deputises=True),))
    listed = [
        (each.title, each.person and each.person.name, each.deputises)
        for each in roster.places((*PEOPLE, deputy), DURHAM)
    ]
    assert listed[:3] == [("Chair", None, False), ("Deputy chair", None, False), ("Coordinator", "Keeper", False)]
    assert ("Senior Safeguarding Lead, Health", "Nurse", False) in listed
    assert ("Senior Safeguarding Lead, Health", "Deputy", True) in listed
    assert ("Independent Reviewing Officer", None, False) in listed


def test_each_coordinator_is_asked_once_a_quarter() -> None:
    checked = RosterCheck(NAME, datetime(2026, 11, 23, 9, tzinfo=UTC), rev=4)
    (duty,) = roster.duties(checked, PEOPLE, DURHAM)
    assert (duty.due_at, duty.to) == (datetime(2027, 2, 23, 9, tzinfo=UTC), "keeper")
    assert duty.key == f"roster check:{NAME}:4:keeper"
    assert roster.duties(None, PEOPLE, DURHAM) == []


AWAY = {"away_from": "4 1 2027", "away_until": "8 1 2027"}


def test_an_absence_is_kept_with_who_deputises() -> None:
    asks = absences.asking(NURSE, PEOPLE, DURHAM)
    new = absences.away(NURSE, asks, AWAY | {"deputy": "constable"}, TODAY)
    assert (new.away_from, new.away_until) == (date(2027, 1, 4), date(2027, 1, 8))
    deputy = absences.standing_in(CONSTABLE, new, NAME)
    assert deputy.posts == (POLICE, replace(HEALTH, deputises=True))
    assert absences.standing_in(deputy, new, NAME) == deputy
    said = absences.changes(new, (KEEPER, new, deputy), DURHAM, TODAY)
    assert said == ["Prompts for Senior Safeguarding Lead, Health go to Constable from Monday 4 January 2027."]
    assert absences.uncovered(new, (KEEPER, new, deputy), NAME, date(2027, 1, 4)) == []


def test_an_absence_that_nobody_covers_says_so() -> None:
    new = absences.away(NURSE, absences.WHEN, {"away_from": "4 1 2027"}, TODAY)
    assert absences.changes(new, (KEEPER, new), DURHAM, TODAY) == [
        "Nobody deputises for Senior Safeguarding Lead, Health: its prompts still go to Nurse."
    ]
    assert absences.uncovered(new, (KEEPER, new), NAME, date(2027, 1, 4)) == ["health"]
    assert absences.said(new) == "Away from Monday 4 January 2027 until further notice"


def test_the_chairs_absence_says_who_screens() -> None:
    chair = Person("chair", "Chair", (Post(NAME, Role.CHAIR),), date(2027, 1, 4))
    deputy = Person("deputy", "Deputy", (Post(NAME, Role.DEPUTY),))
    assert "Deputy can screen" in absences.changes(chair, (chair, deputy), DURHAM, TODAY)[0]
    assert "Nobody else is there" in absences.changes(chair, (chair,), DURHAM, TODAY)[0]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "away_from"),
        ({"away_from": "soon"}, "away_from"),
        ({"away_from": "4 1 2027", "away_until": "3 1 2027"}, "away_until"),
        ({"away_from": "1 10 2026", "away_until": "22 11 2026"}, "away_until"),
    ],
)
def test_dates_that_cannot_be_are_said(fields: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        absences.away(NURSE, absences.WHEN, fields, TODAY)
    assert [reason.field for reason in refused.value.reasons] == [field]


def test_back_again_ends_the_absence() -> None:
    assert absences.back(replace(NURSE, away_from=TODAY)) == NURSE
    with pytest.raises(Refused):
        absences.back(NURSE)


def test_whoever_chairs_for_an_agency_has_its_seat_where_several_chair_together() -> None:
    joint = SHIPPED["islington-mase"]
    person = rostering.added(NEW | {"role": "chair", "seat": "police"}, PEOPLE, joint, TODAY)
    assert person.posts == (Post(joint.name, Role.CHAIR, "police"),)
    with pytest.raises(Refused) as refused:
        rostering.added(NEW | {"role": "chair", "seat": "health"}, PEOPLE, joint, TODAY)
    assert [reason.words for reason in refused.value.reasons] == ["Nobody chairs for that seat"]
