"""The card of the minutes says what holds: nothing of parts once they are approved, no working day on a Sunday."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cards import minutes, templates
from cards.parts import Opened
from cards.recording import who
from panel.minutes import Minutes, Stage
from tests.cards.samples import PANEL
from tests.dialogue import actions
from tests.panel.durham import NAME
from tests.panel.referring import NOW

KEPT = Minutes(PANEL.id, NAME, Stage.DRAFT, NOW)
PARTS = tuple(minutes.DraftPart(f"part{n}", f"Part {n}", checked=True) for n in range(12))
DUE, TODAY = templates.minutes.due(PANEL.starts_at, NOW.date()), templates.minutes.today(NOW, 7, 10)
DRAFT = minutes.Draft(KEPT, PANEL.starts_at, DUE, TODAY, PARTS, (), "shown")


def titles(card: Opened) -> list[str]:
    return [each["title"] for each in actions(card.card)]


@pytest.mark.parametrize("stage", [Stage.APPROVED, Stage.CIRCULATED])
def test_parts_are_turned_over_only_in_a_draft(stage: Stage) -> None:
    approved = replace(DRAFT, minutes=replace(KEPT, stage=stage, approved_at=NOW, circulated_at=NOW))
    assert "More parts" in titles(minutes.draft(DRAFT, 0))
    assert "First parts" in titles(minutes.draft(DRAFT, 1))
    for page in (0, 1):
        assert not {"More parts", "First parts"} & set(titles(minutes.draft(approved, page)))


def test_what_was_done_opens_a_draft_only_where_there_is_one() -> None:
    assert "Open the draft" in titles(minutes.done(templates.minutes.ASKED, PANEL.id, drafted=True))
    assert titles(minutes.done(templates.minutes.sent(NOW), PANEL.id))[0] == "The minutes"


def test_parts_that_stand_on_one_card_are_not_counted() -> None:
    few = minutes.draft(replace(DRAFT, parts=PARTS[:8]), 0)
    assert "All of them" not in str(few.card)
    assert "Part 7" in str(few.card)


@pytest.mark.parametrize(
    ("day", "nth", "said"),
    [
        (25, 0, "Friday 25 December 2026: the 10 working days begin."),
        (27, 5, "Today, Sunday 27 December 2026, is no working day: 5 of 10 are over."),
        (28, 5, "Today, Monday 28 December 2026, is no working day: 5 of 10 are over."),
        (29, 6, "Today, Tuesday 29 December 2026, is working day 6 of 10."),
    ],
)
def test_a_day_off_is_no_working_day(day: int, nth: int, said: str) -> None:
    assert str(templates.minutes.today(datetime(2026, 12, day, 12, tzinfo=UTC), nth, 10)) == said


def test_who_has_recorded_it_says_of_how_many_a_seat_steps_out() -> None:
    seats = [("Health", 2, 1), ("Police", 0, 3), ("Education", 0, 0), ("Probation", 0, 1)]
    words = str(who(PANEL, seats, [], 3).card)
    for said in ("0 of 2 recorded; stepped out of 1", "stepped out", "all recorded", "all recorded; stepped out of 1"):
        assert f"'{said}'" in words
