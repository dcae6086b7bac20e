"""Names in what was typed: taken out where they are certain, asked about where a word may be one, and left alone."""

import pytest

from panel.naming import ANOTHER, SOMEBODY, everybody, mentions, names
from tests.panel.referring import REF

TOBIAS = names(["Tobias Example", "May Sample"], "Robin Example", REF)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Tobias hit him.", f"{SOMEBODY} hit him."),
        ("TOBIAS and Tobías’s friend", f"{SOMEBODY} and {SOMEBODY}’s friend"),
        ("Apart from Tobias Example, always.", f"Apart from {SOMEBODY}, always."),
        ("tobias example was there", f"{SOMEBODY} was there"),
        ("May Sample rang.", f"{SOMEBODY} rang."),
        ("May-Sample rang.", f"{SOMEBODY} rang."),
        ("Robin Example is at home.", "Robin Example is at home."),
        ("He may go home in May.", "He may go home in May."),
        ("by Friday 7 May 2027", "by Friday 7 May 2027"),
        (f"Apart from SHCG-2026-999, not {REF}.", f"Apart from {ANOTHER}, not {REF}."),
        ("apart from shcg-2026-999", f"apart from {ANOTHER}"),
        ("A sample was taken.", "A sample was taken."),
        ("", ""),
    ],
)
def test_other_people_s_names_are_taken_out_and_no_other_word(typed: str, left: str) -> None:
    assert TOBIAS.cut(typed) == left


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("He goes home in May.", True),
        ("tobias was there", True),
        ("He may go.", False),
        ("Tobias was there.", False),
        ("Robin was there.", False),
    ],
)
def test_a_word_that_may_be_a_name_is_asked_about(typed: str, doubt: bool) -> None:
    assert TOBIAS.doubtful(typed) is doubt


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Then May said so.", f"Then {SOMEBODY} said so."),
        ("tobias was there", f"{SOMEBODY} was there"),
        ("He may go.", "He may go."),
        ("May rang on Friday 7 May 2027.", f"{SOMEBODY} rang on Friday 7 May 2027."),
        ("Robin saw SHCG-2026-999.", f"Robin saw {ANOTHER}."),
    ],
)
def test_where_nobody_is_named_a_word_that_may_be_a_name_goes_too_and_a_date_stays(typed: str, left: str) -> None:
    assert TOBIAS.cut_doubtful(typed) == left


@pytest.mark.parametrize("name", ["Child B", "not known", "mother", "his uncle"])
def test_what_stands_in_the_box_for_a_name_and_is_none_is_left_alone(name: str) -> None:
    assert names([name]).cut("The child’s Mother is not known to his Uncle.").count(SOMEBODY) == 0


def test_words_about_no_one_child_keep_every_reference() -> None:
    assert not everybody((), ()).stand_in(f"{REF} was heard first.")
    assert mentions(f"{REF.lower()}: no.", (REF,), names(()))
    assert not mentions("SHCG-2026-999: no.", (REF,), names(()))
    assert mentions("Robin Example lives there.", (REF,), names(["Robin Example"]))


@pytest.mark.parametrize("name", ["Grace O'Brien", "Will O’Neil", "Grace D’Arcy"])
@pytest.mark.parametrize("said", ["{}", "{}’s mother", "{} rang", "({})"])
def test_a_name_with_a_single_letter_in_it_is_taken_out_whole(name: str, said: str) -> None:
    words = said.format(name)
    assert names([name]).cut(f"She said {words}.") == f"She said {said.format(SOMEBODY)}."
    surname = name.split()[-1]
    assert names([name]).cut(f"The {surname} family") == f"The {SOMEBODY} family"


def test_an_initial_between_two_words_of_a_name_goes_with_them() -> None:
    assert names(["May Sample"]).cut("with May J. Sample, and in May") == f"with {SOMEBODY}, and in May"
