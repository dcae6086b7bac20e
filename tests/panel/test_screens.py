"""The twelve screens: what is asked, and what is not."""

import re

import pytest

from panel.questions import Shape
from panel.screens import LAST, OTHERS, screen, screens
from tests.panel.durham import DURHAM, overlaid
from tests.panel.referring import INDICATORS, SCREENS, with_overlay

ALL = screens(DURHAM, {})
ASKED = [question for shown in ALL for question in shown.questions]


def test_eleven_screens_ask_and_the_twelfth_checks() -> None:
    assert [shown.number for shown in ALL] == list(range(1, LAST))
    assert [screen(DURHAM, {}, shown.number) for shown in ALL] == list(ALL)


def test_no_two_boxes_have_the_same_name() -> None:
    asked = [question.id for shown in screens(DURHAM, {"other_relation_5": ""}) for question in shown.questions]
    assert len(asked) == len(set(asked))


def test_the_names_of_the_boxes_are_what_whoever_drives_the_bot_relies_on() -> None:
    for number, fields in SCREENS.items():
        assert set(fields) <= {question.id for question in screen(DURHAM, {}, number).questions}


def test_the_synopsis_and_the_matrix_can_wait() -> None:
    assert [shown.id for shown in ALL if shown.needs] == ["happened", "matrix"]


def test_what_need_not_be_answered_says_so() -> None:
    for shown in ALL:
        for question in shown.questions:
            assert bool(question.required) != question.label.endswith("(optional)") or question.id in shown.needs, (
                question.label
            )


def test_no_consent_no_route_and_no_address_are_asked_for() -> None:
    """None of them is this procedure's to ask, and an address can be a danger in itself."""
    assert not re.search(r"\b(consent to (?!refer)|route|disposal|postcode)\b", str(ALL), re.IGNORECASE)
    assert not any("address" in question.label.lower() for question in ASKED)


def test_a_child_at_risk_in_the_family_is_never_left_out() -> None:
    kinds = next(question for question in ASKED if question.id == "kind")
    assert [choice.title for choice in kinds.choices] == [
        "Showing harmful sexual behaviour",
        "Sexually harmed, or at risk of it, in the family",
        "Both, the same child",
    ]


@pytest.mark.parametrize("id", ["other_child", "strategy", "police", "status"])
def test_not_known_is_an_answer_where_it_can_be_the_truth(id: str) -> None:
    question = next(question for question in ASKED if question.id == id)
    assert "Not known" in [choice.title for choice in question.choices]


def test_an_example_date_cannot_be_read_with_day_and_month_turned() -> None:
    for question in ASKED:
        if question.shape is Shape.DATE:
            day, month, _ = re.findall(r"\d+", question.hint)
            assert int(day) >= 13, question.hint
            assert int(month) <= 9, question.hint


def test_a_hint_is_short_and_holds_no_link() -> None:
    for hint in [shown.hint for shown in ALL] + [question.hint for question in ASKED]:
        assert not hint.endswith(".")
        assert "http" not in hint
        assert "](" not in hint


@pytest.mark.parametrize("kind", ["hsb", "ifcsa"])
def test_the_matrix_is_the_one_for_the_kind_of_referral(kind: str) -> None:
    other = {"hsb": "ifcsa", "ifcsa": "hsb"}[kind]
    mine, theirs = (DURHAM.matrix.for_kind(each)[0].title for each in (kind, other))
    title = screen(DURHAM, {"kind": kind}, 9).title
    assert mine in title
    assert theirs not in title


def test_a_child_who_is_both_has_both_matrices() -> None:
    title = screen(DURHAM, {"kind": "both"}, 9).title
    assert all(form.title in title for form in DURHAM.matrix.matrices)


def test_what_the_matrix_shows_is_asked_only_where_its_indicators_were_supplied() -> None:
    supplied = overlaid(INDICATORS)
    ids = [question.id for question in screen(supplied, {"kind": "hsb"}, 9).questions]
    assert ids[0] == "ticks"
    assert "ticks" not in [question.id for question in screen(DURHAM, {"kind": "hsb"}, 9).questions]
    assert "ticks" not in [question.id for question in screen(supplied, {"kind": "ifcsa"}, 9).questions]


@pytest.mark.parametrize("room", range(1, OTHERS + 1))
def test_the_sixth_screen_has_room_for_up_to_five_others(room: int) -> None:
    asked = [question.id for question in screen(DURHAM, {f"other_relation_{room}": ""}, 6).questions]
    assert [id for id in asked if id.startswith("other_name_")] == [f"other_name_{n}" for n in range(1, room + 1)]


@pytest.mark.parametrize("part", ["relation", "name", "born", "same"])
def test_somebody_is_given_room_by_whatever_is_known_of_them(part: str) -> None:
    asked = [question.id for question in screen(DURHAM, {f"other_{part}_3": "x"}, 6).questions]
    assert "other_name_3" in asked
    assert "other_name_4" not in asked


def test_the_first_screen_says_whom_to_ring_in_the_procedure_s_own_words() -> None:
    hint = screen(with_overlay("[safety]", 'front_door_number = { value = "0000 000 000", local = "Us" }'), {}, 1).hint
    assert hint.startswith("If yes, ring 999, then First Contact (0000 000 000)")
    assert "number not set here yet" in ALL[0].hint
