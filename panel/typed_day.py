"""A date as people say it: `Friday`, `5 June`, `within 5 working days`. What may mean two days is asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from panel.clocks import DAY, add_working_days, working_day_on_or_before
from panel.said import MONTHS, said_date

Loose = Callable[[str, date], date | None]
"""A reader of dates that is asked where the strict one knows none; None for what it cannot read either."""

Read = Callable[[re.Match[str], date], tuple[date, ...]]
"""The days that a match may mean, seen from today: one, several, or none that there is."""

NO_DATE = "Say by when: for example, by Friday, or 27 9 2027"
PAST = "That day is past: give one to come"
NO_SUCH_DAY = "There is no such day. The day stands before the month: for example, 27 9 2027"
LONGEST = 60
"""Characters: nobody says a date in more."""

COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"(?P<n>[1-9]\d{{0,2}}|an?|{'|'.join(COUNTS)})"
WEEKDAYS = ("mon(?:day)?", "tue(?:s|sday)?", "wed(?:s|nesday)?", "thu(?:r|rs|rsday)?", "fri(?:day)?", "sat(?:urday)?",
            "sun(?:day)?")  # fmt: skip
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = rf"(?P<month>{'|'.join(rf'{name[:3].lower()}(?:{name[3:].lower()})?' for name in MONTHS)}|sept)\.?"
DAY_NUMBER = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4}|\d{2})"
LATER = "(?:'?s?'? time| from (?:now|today))?"
MONDAY_TO_FRIDAY = 4
LATELY = timedelta(days=92)
"""A day without a year that is past by so much at the most may be the one of this year, typed by mistake."""


class Unclear(Exception):
    """A date that has to be asked for: why, in our own words, and the `days` that it may be."""

    def __init__(self, why: str, days: tuple[date, ...] = ()) -> None:
        between = " or ".join(said_date(day) for day in days)
        super().__init__(f"{why}: {between}" if between else why)
        self.days = days


@dataclass(frozen=True)
class Day:
    """A date to come. `moved` is the one that was said, where that is no working day. One that was said in full, day,
    month and year, is `exact`: nobody has to check what was made of it."""

    day: date
    moved: date | None = None
    exact: bool = False


def read_day(said: str, today: date, furthest_years: int, loose: Loose | None = None) -> Day | None:
    """The day that was said; None for words that are no date. `Unclear` for one that may be two days, is past, is no
    day at all, or lies too far ahead. Procedure: actions.furthest_years."""
    words = " ".join(said.lower().replace("’", "'").split()).strip(" .,;:!?")
    if not words or len(words) > LONGEST:
        return None
    for pattern, read in PATTERNS:
        if match := pattern.fullmatch(words):
            exact = match.groupdict().get("year") is not None
            return _checked(_only(read, match, today), today, furthest_years, exact)
    found = loose(words, today) if loose else None
    return _checked(found, today, furthest_years, exact=False) if found else None


def _only(read: Read, match: re.Match[str], today: date) -> date:
    try:
        days = tuple(dict.fromkeys(read(match, today)))
    except (ValueError, OverflowError):
        raise Unclear(NO_SUCH_DAY) from None
    if len(days) > 1:
        raise Unclear("That may mean two days", days)
    if not days:
        raise Unclear(NO_SUCH_DAY)
    return days[0]


def _checked(day: date, today: date, furthest_years: int, exact: bool) -> Day:
    if day < today:
        raise Unclear(PAST)
    if day > today + relativedelta(years=furthest_years):
        raise Unclear(f"That is more than {furthest_years} years away: check the year")
    works = working_day_on_or_before(day)
    if works < today:
        raise Unclear(f"{said_date(day)} is not a working day, and the one before it is past: give another")
    return Day(works, None if works == day else day, exact)


def _count(match: re.Match[str]) -> int:
    said = match["n"]
    if said.isdigit():
        return int(said)
    return COUNTS.index(said) + 1 if said in COUNTS else 1


def _weekday(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if re.fullmatch(name, match["weekday"]))


def _coming(today: date, weekday: int) -> date:
    """The first such day from today on."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _this(match: re.Match[str], today: date) -> tuple[date, ...]:
    """The next one; said on such a day, it may be today or in a week."""
    coming = _coming(today, _weekday(match))
    return (coming, coming + 7 * DAY) if coming == today else (coming,)


def _next(match: re.Match[str], today: date) -> tuple[date, ...]:
    """The next one to some, that of next week to others."""
    first = _coming(today + DAY, _weekday(match))
    monday = today - timedelta(days=today.weekday())
    return first, monday + timedelta(days=7 + _weekday(match))


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(match["month"][:3]))


def _year(match: re.Match[str]) -> int | None:
    said = match["year"]
    return None if said is None else int(said) + (2000 if len(said) == 2 else 0)


def _named(match: re.Match[str], today: date) -> tuple[date, ...]:
    return _dated(match, today, _month(match))


def _figures(match: re.Match[str], today: date) -> tuple[date, ...]:
    return _dated(match, today, int(match["month"]))


def _dated(match: re.Match[str], today: date, month: int) -> tuple[date, ...]:
    """A day and a month, of this year or the next where no year is said; its weekday, if one is said, has to fit."""
    year, number = _year(match), int(match["day"])
    day = date(year or today.year, month, number)
    lately = year is None and day < today <= day + LATELY
    if year is None and day < today:
        day = date(today.year + 1, month, number)
    if match.groupdict().get("weekday") and _weekday(match) != day.weekday():
        raise Unclear("The weekday does not fit the date", (day,))
    if lately:
        raise Unclear("That day is past this year", (date(today.year, month, number), day))
    return (day,)


def _days(match: re.Match[str], today: date) -> tuple[date, ...]:
    """So many days, working days or calendar days; where it is not said which, either."""
    working, calendar = add_working_days(today, _count(match)), today + _count(match) * DAY
    match match["which"]:
        case "working":
            return (working,)
        case "calendar":
            return (calendar,)
    return (calendar,) if match["how"] == "in" else (calendar, working)


def _later(match: re.Match[str], today: date) -> tuple[date, ...]:
    many = _count(match)
    steps = {"week": relativedelta(weeks=many), "fortnight": relativedelta(weeks=2 * many)}
    return (today + steps.get(match["unit"], relativedelta(months=many)),)


def _week_after(match: re.Match[str], today: date) -> tuple[date, ...]:
    return (_coming(today, _weekday(match)) + 7 * DAY,)


def _month_end(match: re.Match[str], today: date) -> tuple[date, ...]:
    return (today + relativedelta(months=1 if match["next"] else 0, day=31),)


def _named_month_end(match: re.Match[str], today: date) -> tuple[date, ...]:
    month, year = _month(match), _year(match)
    ends = date(year or today.year, month, 1) + relativedelta(day=31)
    return (ends if year or ends >= today else ends + relativedelta(years=1, day=31),)


def _week_end(match: re.Match[str], today: date) -> tuple[date, ...]:
    friday = today + timedelta(days=MONDAY_TO_FRIDAY - today.weekday())
    if match["next"]:
        return (friday + 7 * DAY,)
    return (friday,) if friday >= today else (friday + 7 * DAY, friday + 14 * DAY)


def _pattern(words: str, read: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(words, re.ASCII), read


PATTERNS = (
    _pattern("today", lambda _, today: (today,)),
    _pattern("tomorrow", lambda _, today: (today + DAY,)),
    _pattern("(?:the )?day after tomorrow", lambda _, today: (today + 2 * DAY,)),
    _pattern(rf"(?:this |this coming |coming )?{WEEKDAY}", _this),
    _pattern(rf"next {WEEKDAY}", _next),
    _pattern(rf"{WEEKDAY} week", _week_after),
    _pattern(rf"a week on {WEEKDAY}", _week_after),
    _pattern(rf"(?:{WEEKDAY},? )?{DAY_NUMBER}(?: of)? {MONTH}(?:,? {YEAR})?", _named),
    _pattern(rf"(?:{WEEKDAY},? )?{MONTH} {DAY_NUMBER}(?:,? (?P<year>\d{{4}}))?", _named),
    _pattern(rf"(?:{WEEKDAY},? )?(?P<day>\d{{1,2}}) ?[./-] ?(?P<month>\d{{1,2}})(?: ?[./-] ?{YEAR})?", _figures),
    _pattern(r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})", _figures),
    _pattern(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _figures),
    _pattern(rf"(?:(?P<how>in|within) )?{NUMBER} (?:(?P<which>working|calendar) )?days?{LATER}", _days),
    _pattern(rf"(?:in |within )?{NUMBER} (?P<unit>week|fortnight|month)s?{LATER}", _later),
    _pattern("(?:the )?(?:month end|end of (?:the |this |(?P<next>next ))?month)", _month_end),
    _pattern(rf"(?:the )?end of {MONTH}(?: {YEAR})?", _named_month_end),
    _pattern("(?:the )?end of (?:the |this |(?P<next>next ))?week", _week_end),
)  # fmt: skip
