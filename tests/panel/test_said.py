"""Dates and times, said in words and read as people type them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.said import read_date, said_date, said_time, said_when, wall_day

TODAY = date(2027, 1, 8)


def test_dates_and_times_are_said_in_words() -> None:
    assert said_date(date(2027, 1, 21)) == "Thursday 21 January 2027"
    assert [said_time(time(*clock)) for clock in [(9, 30), (13, 0), (0, 5), (12, 30), (12, 0), (0, 0), (23, 59)]] == [
        *("9:30am", "1pm", "12:05am", "12:30pm", "midday", "midnight", "11:59pm")
    ]


def test_a_moment_is_said_as_the_wall_shows_it() -> None:
    assert said_when(datetime(2027, 1, 21, 9, 30, tzinfo=UTC)) == "Thursday 21 January 2027 at 9:30am"
    assert said_when(datetime(2027, 7, 15, 23, 30, tzinfo=UTC)) == "Friday 16 July 2027 at 12:30am"
    with pytest.raises(ValueError, match="needs its time zone"):
        said_when(datetime(2027, 1, 8, 9))  # noqa: DTZ001


@pytest.mark.parametrize(
    "typed",
    [
        *("27 9 2012", "27/09/2012", "27.9.2012", "27-09-2012", " 27  9  2012 ", "2012-09-27", "2012/9/27"),
        *("27 sep 2012", "27 Sept 2012", "27 September 2012", "27th September, 2012", "27 SEP. 2012", "27-sep-2012"),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed: str) -> None:
    assert read_date(typed, TODAY) == date(2012, 9, 27)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("27 9 12", "Enter the year in four figures, for example 27 9 2012"),
        ("27 9 212", "Enter the year in four figures, for example 27 9 2012"),
        ("27 9 20122", "Enter the year in four figures, for example 27 9 2012"),
        ("9/27/2012", "Enter a real date, for example 27 9 2012"),
        ("31 2 2012", "Enter a real date, for example 27 9 2012"),
        ("29 2 2013", "Enter a real date, for example 27 9 2012"),
        ("0 9 2012", "Enter a real date, for example 27 9 2012"),
        ("27 13 2012", "Enter a real date, for example 27 9 2012"),
        ("27 septober 2012", "Enter a real date, for example 27 9 2012"),
        ("27 9 0000", "Enter a real date, for example 27 9 2012"),
        ("27 9 1212", "Check the year: 1212 is too far from now"),
        ("27 9 2127", "Check the year: 2127 is too far from now"),
        ("September 2012", "Enter a day, a month and a year, for example 27 9 2012"),
        ("September 27 2012", "Enter a day, a month and a year, for example 27 9 2012"),
        ("about eight", "Enter a day, a month and a year, for example 27 9 2012"),
        ("27092012", "Enter a day, a month and a year, for example 27 9 2012"),
        ("٢٧ ٩ ٢٠١٢", "Enter a day, a month and a year, for example 27 9 2012"),
        ("", "Enter a day, a month and a year, for example 27 9 2012"),
    ],
)
def test_what_is_no_date_is_answered_with_what_to_enter(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match="^" + words + "$"):
        read_date(typed, TODAY)


@given(st.dates(date(1950, 1, 1), date(2040, 1, 1)), st.sampled_from(["{0.day} {0.month} {0.year}", "{0}", "{1}"]))
def test_what_we_say_we_also_understand(day: date, form: str) -> None:
    without_weekday = said_date(day).split(" ", 1)[1]
    assert read_date(form.format(day, without_weekday), TODAY) == day


@given(st.text("0123456789 ./-adejnst", max_size=14))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    words = ""
    try:
        read_date(typed, TODAY)
    except ValueError as error:
        words = str(error)
    assert words == "" or words.startswith(("Enter ", "Check "))


def test_a_moment_has_the_date_on_the_wall() -> None:
    assert wall_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
