"""What is folded away until it is wanted, and what is said once where all of it fits on a page."""

from dataclasses import replace

import pytest

from cards import answers, phoned, statements
from cards.filling import which
from cards.parts import Opened
from panel.answering import Place, statement_questions
from panel.phoning import questions
from panel.prompts import asked
from panel.updates import Answer, Update
from panel.words import Reason, Refused
from tests.cards import reading
from tests.cards.samples import PANEL
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

SEATS = asked(DURHAM)
HEALTH = next(seat for seat in SEATS if seat.id == "health")
FORM = statements.Form(Place(PANEL, REF, HEALTH.id), HEALTH, DURHAM, "nonce")
UNNAMED = Refused("There is a problem.", [Reason("Choose which seats may see it", field="seats")])
CHECKED, KNOWN = {"checked_on", "checked_in"}, {"words", "nature", "dated", "source", "mark"}


def folded(card: Opened) -> set[str]:
    """The inputs that are out of sight until somebody presses a button."""
    hidden = [one for one in reading.elements(card.card) if one.get("isVisible") is False]
    return {one["id"] for box in hidden for one in reading.of_type(box, "Input.")}


@pytest.mark.parametrize(
    ("typed", "wrong", "hidden"),
    [
        ({"mark": "members"}, None, {"seats"}),
        ({"mark": "members"}, UNNAMED, set()),
        ({"mark": "named", "seats": "police,education"}, None, set()),
    ],
)
def test_the_seats_to_name_are_folded_away_until_seats_are_named(
    typed: dict[str, str], wrong: Refused | None, hidden: set[str]
) -> None:
    card = statements.say(FORM, statement_questions(HEALTH.id, DURHAM), typed, wrong=wrong)
    assert folded(card) == hidden
    (seats,) = [one for one in reading.of_type(card.card, "Input.ChoiceSet") if one["id"] == "seats"]
    assert seats.get("value", "") == typed.get("seats", "")


@pytest.mark.parametrize(
    ("typed", "hidden"),
    [
        ({}, CHECKED | KNOWN | {"seats"}),
        ({"answer": "nothing_known"}, KNOWN | {"seats"}),
        ({"answer": "update"}, CHECKED | {"seats"}),
        ({"answer": "update", "mark": "named"}, CHECKED),
    ],
)
def test_what_only_one_answer_by_phone_needs_is_folded_away_until_it_is_that_one(
    typed: dict[str, str], hidden: set[str]
) -> None:
    assert folded(phoned.form(REF, PANEL, "nonce", questions(SEATS, DURHAM), typed)) == hidden


def test_a_day_when_ten_seats_are_late_is_said_in_a_few_lines() -> None:
    late = tuple(answers.Behind(seat, 2, 2, ", reminded Friday 11 December 2026") for seat in SEATS[1:])
    given = Update("id", PANEL.id, REF, SEATS[0].id, 1, Answer.NOTHING_TO_ADD, "who", NOW)
    rows = tuple((seat, given if seat == SEATS[0] else None) for seat in SEATS)
    board = answers.Board(PANEL, DURHAM, (answers.CaseAnswers(REF, rows), answers.CaseAnswers("SHCG-2026-002", rows)))
    card = answers.board(replace(board, behind=late), 0).card
    seen = [one for one in card["body"] if one.get("isVisible") is not False]
    runs = "\n".join(reading.runs(seen))
    assert f"Answered for every child: \n{SEATS[0].name}" in runs
    assert f"Not for every child yet: \n{SEATS[1].name} (2 left), " in runs
    assert f"Known, nothing to add: \n{SEATS[0].name}" in runs
    assert not any("reminded Friday" in words for words in reading.drawn(seen))
    assert sum(words.count("reminded Friday") for words in reading.drawn(card)) == len(late)


def test_which_of_a_list_stands_on_a_page_is_said_only_where_there_is_more() -> None:
    assert [which(0, 8, 8), which(0, 0, 0), which(8, 4, 12), which(5, 5, 12, "Cases")] == [
        "", "", "9 to 12 of 12.", "Cases 6 to 10 of 12.",
    ]  # fmt: skip
