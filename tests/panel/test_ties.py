"""Which cases are about each other, and who shares a place."""

from datetime import date

import pytest

from panel.children import Child, Linked
from panel.children import keys as child_keys
from panel.ties import is_child, keys, same_school, share_a_place, tie

BORN = date(2013, 3, 14)


def child(estimated: bool = False, known_as: str = "") -> Child:
    found = child_keys("Sam", "Sample-Jones", known_as, BORN, "A-1")
    return Child("SHCG-2026-002", "p", "Sam", "Sample-Jones", known_as, BORN, estimated, "A-1", found)


def named(name: str, born: date | None, case: str = "SHCG-2026-001", same: str = "") -> Linked:
    return Linked(f"{case}/l1", case, "Child B", name, born, same, keys(name, born))


@pytest.mark.parametrize(
    ("name", "born", "is_so"),
    [
        ("Sam Sample-Jones", BORN, True),
        ("sam sample jones", None, True),
        ("Sam", BORN, True),
        ("Sample-Jones, Sam", BORN, True),
        ("Sam Sample-Jones", date(2013, 3, 15), False),
        ("Sam Sample-Jones", date(2012, 9, 27), False),
        ("Sam", None, False),
        ("", BORN, False),
        ("Alex Other", BORN, False),
    ],
)
def test_who_is_the_child_of_another_case(name: str, born: date | None, is_so: bool) -> None:
    assert is_child(named(name, born), child()) is is_so


def test_a_day_and_a_month_that_were_turned_round_are_the_same_birthday() -> None:
    other = Child("SHCG-2026-002", "p", "Sam", "Sample", "", date(2013, 4, 3), False, "", keys("Sam Sample", None))
    assert is_child(named("Sam Sample", date(2013, 3, 4)), other)


def test_an_estimated_birthday_does_not_part_two_of_one_name() -> None:
    assert is_child(named("Sam Sample-Jones", date(2012, 1, 1)), child(estimated=True))


def test_nobody_is_tied_to_their_own_case() -> None:
    assert not is_child(named("Sam Sample-Jones", BORN, case="SHCG-2026-002"), child())


def test_a_tie_is_the_same_from_both_sides() -> None:
    assert tie("SHCG-2026-002", "SHCG-2026-001") == tie("SHCG-2026-001", "SHCG-2026-002")


def test_somebody_named_is_found_under_what_a_child_is_found_by() -> None:
    assert set(keys("Sam Sample-Jones", BORN)) <= set(child().keys)
    assert keys("", None) == ()


def test_a_shared_place_is_one_that_is_said_or_one_that_both_name() -> None:
    assert share_a_place([named("Sam", None, same="no"), named("Sam", None, same="yes")])
    assert not share_a_place([named("Sam", None, same="not_known")])
    assert same_school("Pretend Academy", "pretend academy.")
    assert not same_school("", "")
