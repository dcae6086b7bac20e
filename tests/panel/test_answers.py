"""What one answer of the referral asks of another, and whom else it names."""

from datetime import date
from itertools import combinations, product

import pytest

from panel.answers import age_on, linked_people, suggested, typed_into
from panel.referrals import answer
from panel.screens import screen
from panel.words import Mend, Refused
from tests.panel.durham import DURHAM, overlaid
from tests.panel.referring import INDICATORS, NOW, SCREENS, drafted, with_overlay

FLOOR = with_overlay("[referral]", 'from_age = { value = 10, local = "The members, 4 May 2026" }')
MATRIX = ("level", "matrix_date", "matrix_author", "matrix_kept")


def refused(number: int, **fields: str) -> dict[str, str]:
    """What is said beside each box when a screen is answered so."""
    with pytest.raises(Refused) as error:
        answer(drafted(number - 1), number, SCREENS[number] | fields, DURHAM, NOW)
    return {reason.field: reason.words for reason in error.value.reasons}


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(2012, 9, 27), date(2026, 9, 26), 13),
        (date(2012, 9, 27), date(2026, 9, 27), 14),
        (date(2012, 9, 27), date(2026, 9, 28), 14),
        (date(2012, 2, 29), date(2025, 2, 28), 12),
        (date(2012, 2, 29), date(2025, 3, 1), 13),
        (date(2012, 2, 29), date(2024, 2, 28), 11),
        (date(2012, 2, 29), date(2024, 2, 29), 12),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2008, 12, 31), date(2027, 1, 1), 18),
    ],
)
def test_age_is_counted_in_birthdays(born: date, today: date, age: int) -> None:
    assert age_on(born, today) == age


@pytest.mark.parametrize("born", ["24 11 2008", "23 11 2026", "1 1 2026", "29 2 2012"])
def test_every_child_under_eighteen_may_be_referred(born: str) -> None:
    assert drafted(3, changed={3: {"born": born}}).screen == 4


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("23 11 2008", "This panel is for children under 18. Check the date of birth"),
        ("1 1 1990", "This panel is for children under 18. Check the date of birth"),
        ("24 11 2026", "Date of birth must be in the past"),
    ],
)
def test_an_adult_and_an_unborn_child_are_not_referred_here(born: str, words: str) -> None:
    assert refused(3, born=born) == {"born": words}


def test_a_lowest_age_is_the_procedure_s_own() -> None:
    """Durham's has none; where one is set, whoever is worried about a younger child is told whom to tell."""
    assert drafted(3, FLOOR, {3: {"born": "23 11 2016"}}).screen == 4
    with pytest.raises(Refused) as error:
        drafted(3, FLOOR, {3: {"born": "24 11 2016"}})
    words = error.value.reasons[0].words
    assert words.startswith("This panel is for children from 10. Send a younger child to First Contact (")


@pytest.mark.parametrize("role", ["social_worker", "key_worker", "manager"])
def test_those_whom_the_procedure_names_may_refer(role: str) -> None:
    assert drafted(2, changed={2: {"role": role}}).screen == 3


def test_anybody_else_is_told_who_can_and_may_record_that_the_child_was_considered() -> None:
    with pytest.raises(Refused) as error:
        drafted(2, changed={2: {"role": "other"}})
    (reason,) = error.value.reasons
    assert DURHAM.referral.front_door in reason.words
    assert (reason.mend, reason.field) == (Mend.CONSIDER, "role")


@pytest.mark.parametrize("told", [*product(["told", "not_yet", "not_safe"], repeat=2)])
def test_whoever_is_told_or_not_nothing_is_held_up(told: tuple[str, str]) -> None:
    fields = {"told_child": told[0], "told_family": told[1], "told_why": "There is a risk"}
    assert drafted(10, changed={10: fields}).screen == 11


def test_not_safe_to_tell_asks_why() -> None:
    assert refused(10, told_family="not_safe") == {"told_why": "Say why it is not safe to tell"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"strategy": "held"}, "Enter the date of the strategy discussion"),
        ({"strategy": "held", "strategy_date": "24 11 2026"}, "has to be in the past"),
    ],
)
def test_a_strategy_discussion_that_was_held_was_held_on_a_day(fields: dict[str, str], words: str) -> None:
    assert words in refused(7, **fields)["strategy_date"]


@pytest.mark.parametrize("fields", [{"strategy": "held", "strategy_date": "23 11 2026"}, {"strategy": "not_known"}])
def test_a_strategy_discussion_held_today_or_not_known_of_is_an_answer(fields: dict[str, str]) -> None:
    assert drafted(7, changed={7: fields}).screen == 8


@pytest.mark.parametrize("given", [some for count in (1, 2, 3) for some in combinations(MATRIX, count)])
def test_half_a_matrix_is_not_taken_and_the_other_half_is_asked_for(given: tuple[str, ...]) -> None:
    left_out = {name: "" for name in MATRIX if name not in given}
    assert set(refused(9, **left_out)) == set(left_out)


def test_a_matrix_of_a_day_that_has_not_come_is_not_taken() -> None:
    assert refused(9, matrix_date="24 11 2026") == {"matrix_date": "The date of the matrix has to be today or earlier"}
    assert drafted(9, changed={9: {"matrix_date": "23 11 2026"}}).screen == 10


def test_what_is_ticked_suggests_a_level_and_says_why() -> None:
    procedure = overlaid(INDICATORS)
    assert suggested({"ticks": "gap"}, procedure) == ("medium_high", ("A wide gap in age",))
    assert suggested({"ticks": "gap,force"}, procedure)[0] == "high"
    assert suggested({"ticks": ""}, procedure) == suggested({}, DURHAM) == ("", ())


def test_everybody_else_the_referral_names_has_a_record_of_their_own() -> None:
    named = linked_people(
        "SHCG-2026-001",
        {
            "other_name_1": "Sasha Example",
            "other_born_1": "2015-09-27",
            "other_same_1": "yes",
            "other_relation_3": "an uncle",
            "other_born_5": "27/9/15",
            "other_same_4": "no",
        },
    )
    assert [(one.id[-2:], one.relation, one.name, one.born) for one in named] == [
        ("l1", "", "Sasha Example", date(2015, 9, 27)),
        ("l3", "an uncle", "", None),
        ("l5", "", "", None),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sasha Example", "and then Sasha said so"),
        ("sasha", "SASHA’s brother"),
        ("Sasha O'Placeholder", "the O’Placeholder boy"),
        ("Anne-Marie", "Anne-Marie was there"),
        ("Renée Sample", "Renee was there"),
        ("Renee", "Renée was there"),
    ],
)
def test_another_child_s_name_where_most_members_would_read_it_is_asked_about_first(name: str, words: str) -> None:
    with pytest.raises(Refused) as error:
        drafted(7, changed={6: {"other_name_1": name}, 7: {"safety_plan": words}})
    (reason,) = error.value.reasons
    assert "say “Child B” instead" in reason.words
    assert (reason.mend, reason.field) == (Mend.KEEP_WORDS, "safety_plan")


def test_naming_another_child_looks_back_at_what_was_written_before() -> None:
    with pytest.raises(Refused) as error:
        drafted(6, changed={5: {"synopsis": "Seen with Sasha."}})
    assert [reason.field for reason in error.value.reasons] == ["synopsis"]


def test_a_screen_is_only_asked_about_its_own_boxes() -> None:
    """Words that were kept on purpose on another screen are not asked about again and again."""
    draft = answer(drafted(5, changed={5: {"synopsis": "With Sasha."}}), 6, SCREENS[6], DURHAM, NOW, named=True)
    assert answer(draft, 7, SCREENS[7], DURHAM, NOW).screen == 8


def test_somebody_who_has_seen_the_warning_may_keep_their_words() -> None:
    draft = answer(drafted(6), 7, SCREENS[7] | {"safety_plan": "Sasha sleeps elsewhere."}, DURHAM, NOW, named=True)
    assert draft.answers["safety_plan"] == "Sasha sleeps elsewhere."


@pytest.mark.parametrize("words", ["The Example family", "Robin said so", "sashay", "Rob was there", "Child B saw it"])
def test_the_child_s_own_names_and_other_words_are_not_asked_about(words: str) -> None:
    assert drafted(7, changed={7: {"safety_plan": words}}).screen == 8


def test_a_name_in_the_box_for_names_is_where_it_belongs() -> None:
    assert drafted(6, changed={6: {"other_relation_1": "Sasha’s brother"}}).screen == 7


@pytest.mark.parametrize(
    ("number", "words", "field"),
    [
        (1, "Yes", {"danger": "yes"}),
        (1, " no. ", {"danger": "no"}),
        (1, "yes she is", {}),
        (5, "Seen on Monday.", {"synopsis": "Seen on Monday."}),
        (7, "Supervised", {"safety_plan": "Supervised"}),
        (10, "I do not want to", {"words": "I do not want to"}),
        (3, "Robin", {}),
        (8, "Not known", {"police": "not_known"}),
    ],
)
def test_words_typed_into_the_chat_answer_an_open_question_that_they_can(
    number: int, words: str, field: dict[str, str]
) -> None:
    assert typed_into(screen(DURHAM, {}, number), {}, words) == field


def test_words_typed_into_the_chat_come_after_what_stands_there_already() -> None:
    before = {"synopsis": "Seen on Monday."}
    assert typed_into(screen(DURHAM, {}, 5), before, "And on Friday.") == {
        "synopsis": "Seen on Monday.\nAnd on Friday."
    }
