"""Whether two records may be the same child: it is said, and never decided."""

from datetime import date

import pytest

from panel.children import Child, Linked, keys, normal, why_same

BORN = date(2012, 9, 7)


def child(
    first: str = "Robin",
    family: str = "Example",
    known_as: str = "",
    born: date = BORN,
    number: str = "",
    estimated: bool = False,
) -> Child:
    found_by = keys(first, family, known_as, born, number)
    return Child("SHCG-2026-001", "durham-shcg", first, family, known_as, born, estimated, number, found_by)


ROBIN = child(known_as="Bobbie", number="AB 12/34")
SAME_BORN = "the same date of birth, and a name in common"
SAME_NAME = "the same name, and dates of birth that are close or estimated"
NUMBER = "the same case number"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (child(), SAME_BORN),
        (child(family="Sample"), SAME_BORN),  # a surname that changed
        (child(first="Sam", family="Example"), SAME_BORN),  # a twin: for a person to decide
        (child(first="Bobbie", family="Other"), SAME_BORN),  # an alias
        (child(first="ROBIN", family="other"), SAME_BORN),
        (child(born=date(2012, 7, 9)), SAME_NAME),  # day and month turned
        (child(born=date(2011, 9, 7)), SAME_NAME),  # a year mistaken
        (child(born=date(2013, 1, 1), estimated=True), SAME_NAME),
        (child(first="Bobbie", born=date(2013, 1, 1), estimated=True), SAME_NAME),
        (child("A", "B", born=date(2001, 1, 1), number="ab-1234"), NUMBER),
        (child("A", "B", born=date(2001, 1, 1), number="AB1234"), NUMBER),
    ],
)
def test_what_two_records_of_one_child_may_share(other: Child, why: str) -> None:
    assert why in why_same(ROBIN, other)
    assert why_same(ROBIN, other) == why_same(other, ROBIN)
    assert set(ROBIN.keys) & set(other.keys), "a possible same child is looked for by what they share"


@pytest.mark.parametrize(
    "other",
    [
        child("Sam", "Placeholder"),  # born on the same day
        child(born=date(2013, 1, 1)),  # a namesake
        child("Sam", "Placeholder", born=date(2012, 7, 9)),
        child(family="Sample", born=date(2013, 1, 1), estimated=True),
        child("Sam", "Placeholder", number=""),
    ],
)
def test_two_children_with_little_in_common_are_not_spoken_of(other: Child) -> None:
    assert not why_same(ROBIN, other)


def test_no_case_number_is_not_the_same_case_number() -> None:
    assert not why_same(child("Ann", "One", number=""), child("Bob", "Two", born=date(2010, 1, 1), number=""))
    assert not why_same(child("Ann", "One", number="—"), child("Bob", "Two", born=date(2010, 1, 1), number="-"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brién", "o brien"),
        ("José", "Jose"),
        ("Anne-Marie", "annemarie"),
        ("ﬁona", "Fiona"),
        ("STRASSE", "straße"),
        ("Zoe\u0301", "Zoé"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert normal(one) == normal(other)
    assert SAME_NAME in why_same(child(first=one, estimated=True), child(first=other, born=date(2014, 1, 1)))


def test_several_reasons_are_all_said() -> None:
    assert why_same(ROBIN, child(number="ab1234")) == (NUMBER, SAME_BORN)


def test_every_name_somebody_goes_by_is_kept_out_of_posts() -> None:
    (identity,) = child(known_as="Bobbie").identities()
    assert identity.names == ("Robin Example", "Bobbie", "Bobbie Example")
    assert identity.born == BORN
    assert not Linked("l1", "c", "uncle", "", None, "").identities()
    assert Linked("l1", "c", "uncle", "A B", None, "").identities()[0].names == ("A B",)
