"""What makes an answer good enough to save, and how the rest is asked for again."""

import pytest

from panel.questions import LINE, PAGE, check, day, line, many, one, text, tidy
from panel.words import Reason, Refused
from tests.panel.referring import TODAY

NAMED = line("name", "Team manager", required="Enter the team manager")
FREE = text("free", "What has happened")
BORN = day("born", "Date of birth")
PICK = one("pick", "Told", {"yes": "Yes", "no": "Not yet"})
TICK = many("tick", "In place", {"a": "Early help", "b": "Looked after"})
ALL = (NAMED, FREE, BORN, PICK, TICK)


def problems(**fields: str) -> dict[str, str]:
    """What is said beside each box."""
    with pytest.raises(Refused) as refused:
        check(ALL, fields, TODAY)
    assert refused.value.words == "There is a problem. Nothing you typed is lost."
    return {reason.field: reason.words for reason in refused.value.reasons}


def test_an_answer_is_kept_without_the_white_space_around_it_and_an_empty_one_is_left_out() -> None:
    assert tidy(ALL, {"name": "  A  B \n", "free": " \t\n ", "other": "not asked"}) == {"name": "A  B"}


def test_what_is_required_is_asked_for_in_its_own_words() -> None:
    assert problems(name="   ") == {"name": "Enter the team manager"}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert set(problems(born="soon", pick="perhaps")) == {"name", "born", "pick"}


@pytest.mark.parametrize(("box", "most"), [(NAMED, LINE), (FREE, PAGE)])
def test_a_box_takes_its_greatest_length_and_not_one_more(box: object, most: int) -> None:
    id = "name" if box is NAMED else "free"
    assert check(ALL, {"name": "x", id: "y" * most}, TODAY)[id] == "y" * most
    words = problems(**{"name": "x", id: "y" * (most + 1)})[id]
    assert f"must be {most:,} characters or fewer. You typed {most + 1:,}" in words


def test_length_is_counted_as_the_box_in_teams_counts_it() -> None:
    """An emoji is two: a full box is the same here and on the screen."""
    assert check(ALL, {"name": "🙂" * (LINE // 2)}, TODAY)
    assert "You typed 202" in problems(name="🙂" * (LINE // 2 + 1))["name"]


def test_only_what_is_on_the_list_can_be_chosen() -> None:
    assert problems(name="x", pick="perhaps") == {"pick": "Choose from the list under “Told”"}
    assert problems(name="x", tick="a,z") == {"tick": "Choose from the list under “In place”"}
    assert check(ALL, {"name": "x", "tick": "a,b"}, TODAY)["tick"] == "a,b"


def test_one_is_one() -> None:
    assert problems(name="x", pick="yes,no") == {"pick": "Choose from the list under “Told”"}


def test_a_date_is_kept_the_same_however_it_was_typed() -> None:
    for typed in ("27 9 2012", "27/09/2012", "27 sep 2012", "2012-09-27"):
        assert check(ALL, {"name": "x", "born": typed}, TODAY)["born"] == "2012-09-27"


@pytest.mark.parametrize("typed", ["31 2 2012", "27 13 2012", "tomorrow", "27/9/12", "2012"])
def test_a_date_that_is_none_is_asked_for_under_its_label(typed: str) -> None:
    assert problems(name="x", born=typed)["born"].startswith("Date of birth: Enter ")


def test_a_rule_of_the_screen_sees_answers_that_are_good_by_themselves() -> None:
    seen: list[dict[str, str]] = []

    def rule(answers: dict[str, str]) -> list[Reason]:
        seen.append(dict(answers))
        return [Reason("Not before 2013", field="born")]

    with pytest.raises(Refused):
        check(ALL, {"born": "27 9 2012"}, TODAY, rule)
    assert not seen
    with pytest.raises(Refused) as refused:
        check(ALL, {"name": "x", "born": "27 9 2012"}, TODAY, rule)
    assert seen == [{"name": "x", "born": "2012-09-27"}]
    assert [reason.words for reason in refused.value.reasons] == ["Not before 2013"]


def test_an_answer_is_said_by_its_titles_in_words() -> None:
    assert PICK.title("no") == "Not yet"
    assert TICK.title("a,b") == "Early help, Looked after"
    assert FREE.title("a,b") == "a,b"
    assert BORN.title("2012-09-27") == "27 September 2012"
    assert BORN.title("27/9/12") == "27/9/12"
