"""What a careful coordinator checks before a panel is moved, added or cancelled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.panels import Panel
from panel.scheduling import add, cancelled, kept, move, moved, not_begun, possible, read_cancel, read_time
from panel.words import Mend, Refused
from tests.panel.durham import DURHAM, NAME

LONDON = ZoneInfo("Europe/London")


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


NOW = wall(2027, 1, 8, 17)
FIRST = Panel("SHCG-P001", NAME, wall(2027, 1, 21, 9, 30), 210, wall(2027, 1, 21).date())
SECOND = Panel("SHCG-P002", NAME, wall(2027, 2, 18, 9, 30), 210, wall(2027, 2, 18).date())
PANELS = (FIRST, SECOND)
TYPED = {"date": "28 1 2027", "time": "10am", "reason": "Half the seats are away"}


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("9:30am", time(9, 30)),
        ("9.30 AM", time(9, 30)),
        (" 1pm ", time(13)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("13:00", time(13)),
        ("09:30", time(9, 30)),
    ],
)
def test_a_time_as_people_type_it(words: str, clock: time) -> None:
    assert read_time(words) == clock


@pytest.mark.parametrize("words", ["", "nine", "9", "930", "25:00", "9:60", "13pm", "0am", "9:30 ish", "٩:30", "9:5"])
def test_what_is_not_a_time_is_said_in_words(words: str) -> None:
    with pytest.raises(ValueError, match="for example 9:30am"):
        read_time(words)


def test_a_panel_moves_and_keeps_what_it_is() -> None:
    change = move(FIRST, TYPED, PANELS, DURHAM, NOW, sure=False)
    assert change.starts_at == wall(2027, 1, 28, 10)
    after = moved(FIRST, change.starts_at, change.why, NOW)
    assert (after.id, after.nominal, after.was, after.sequence) == (FIRST.id, FIRST.nominal, FIRST.starts_at, 1)
    assert (after.why, after.moved_at, after.days_changed) == (TYPED["reason"], NOW, 1)
    later = moved(after, after.starts_at + timedelta(hours=1), "Snow", NOW)
    assert (later.sequence, later.days_changed) == (2, 1)
    assert (cancelled(after, "Snow").sequence, kept(FIRST).sequence) == (2, 1)


@pytest.mark.parametrize(
    ("typed", "said", "asked_only"),
    [
        ({"date": "8 1 2027", "time": "4pm"}, "have to be in the future", False),
        ({"date": "18 2 2027"}, "SHCG-P002 is on that day already, Thursday 18 February 2027 at 9:30am", False),
        ({"date": "21 1 2027", "time": "9:30am"}, "on that day at that time already", False),
        ({"date": "30 1 2027"}, "Saturday 30 January 2027 is not a working day", True),
        ({"date": "29 3 2027"}, "Monday 29 March 2027 is not a working day", True),
        ({"date": "13 1 2027"}, "short notice: its agenda would have gone out on Wednesday 6 January 2027", True),
        ({"date": "31 2 2027"}, "Enter a real date", False),
        ({"time": "soon"}, "Enter a time", False),
        ({"reason": " "}, "Say why it is moved", False),
    ],
)
def test_what_is_wrong_or_unusual_is_said(typed: Mapping[str, str], said: str, asked_only: bool) -> None:
    with pytest.raises(Refused) as refused:
        move(FIRST, TYPED | dict(typed), PANELS, DURHAM, NOW, sure=False)
    (reason,) = refused.value.reasons
    assert said in reason.words
    assert (reason.mend is Mend.KEEP_WORDS) is asked_only
    if asked_only:
        assert move(FIRST, TYPED | dict(typed), PANELS, DURHAM, NOW, sure=True)
    else:
        with pytest.raises(Refused):
            move(FIRST, TYPED | dict(typed), PANELS, DURHAM, NOW, sure=True)


def test_a_panel_that_is_cancelled_leaves_its_day_free() -> None:
    assert add(TYPED | {"date": "18 2 2027"}, (FIRST, cancelled(SECOND, "Snow")), DURHAM, NOW, sure=False)
    possible(FIRST, SECOND.starts_at, (FIRST, cancelled(SECOND, "Snow")), DURHAM, NOW)
    with pytest.raises(Refused):
        possible(FIRST, SECOND.starts_at, PANELS, DURHAM, NOW)


def test_the_same_day_at_another_time_is_a_move() -> None:
    assert move(FIRST, TYPED | {"date": "21 1 2027", "time": "2pm"}, PANELS, DURHAM, NOW, sure=False)


@pytest.mark.parametrize("panel", [cancelled(FIRST, "Snow"), replace(FIRST, starts_at=NOW)])
def test_what_has_begun_or_does_not_sit_is_not_changed(panel: Panel) -> None:
    with pytest.raises(Refused, match="Nothing has changed"):
        not_begun(panel, NOW)


def test_cancelling_says_why() -> None:
    assert read_cancel({"reason": " Snow "}, NOW) == "Snow"
    with pytest.raises(Refused):
        read_cancel({}, NOW)
