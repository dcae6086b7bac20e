"""Dates and times as people say and type them, in British English."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

# One time on the wall, and one set of bank holidays, in all of England and Wales.
ENGLAND_AND_WALES = ZoneInfo("Europe/London")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TYPED_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(\d{1,2}|[a-z]{3,9})\.?[ ./-]+(\d+)", re.ASCII)
TYPED_YEAR_FIRST = re.compile(r"(\d{4})[ ./-]+(\d{1,2})[ ./-]+(\d{1,2})", re.ASCII)


def said_date(day: date) -> str:
    """`Thursday 21 January 2027`."""
    # Not strftime: its words follow the machine's locale.
    return f"{DAYS[day.weekday()]} {said_day(day)}"


def said_day(day: date) -> str:
    """`27 September 2012`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def said_kept(day: str) -> str:
    """`27 September 2012` for a date kept as `2012-09-27`; anything else as it is."""
    kept = _kept(day)
    return said_day(kept) if kept else day


def said_short(day: str) -> str:
    """`27 9 2012`, as people type it, for a date kept as `2012-09-27`; anything else as it is."""
    kept = _kept(day)
    return f"{kept.day} {kept.month} {kept.year}" if kept else day


def _kept(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def said_time(clock: time) -> str:
    """`9:30am`, `1pm`, `midday`, `midnight`: the time as it stands on the wall."""
    if clock.minute == 0 and clock.hour in (0, 12):
        return "midday" if clock.hour else "midnight"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"


def said_when(moment: datetime) -> str:
    """`Thursday 21 January 2027 at 9:30am`, on the wall in England and Wales; ValueError for a naive moment."""
    wall = _on_the_wall(moment)
    return f"{said_date(wall.date())} at {said_time(wall.time())}"


def said_button(moment: datetime) -> str:
    """`Thursday 21 January at 9:30am`, on a button beside words that say the year: a longer one is cut off."""
    wall = _on_the_wall(moment)
    return f"{DAYS[wall.weekday()]} {wall.day} {MONTHS[wall.month - 1]} at {said_time(wall.time())}"


def wall_day(moment: datetime) -> date:
    """The date of a moment on the wall in England and Wales; ValueError for a naive moment."""
    return _on_the_wall(moment).date()


def _on_the_wall(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(ENGLAND_AND_WALES)


def read_date(text: str, today: date) -> date:
    """A date as typed: `27 9 2012`, `27/09/2012`, `27 sep 2012`, `2012-09-27`; the day always before the month.

    ValueError, a whole sentence for the person who typed it, for anything else, for a year in two figures, and for one
    that is more than 120 years ago or 20 years ahead.
    """
    year, month, day = _typed(" ".join(text.lower().replace(",", " ").split()))
    if len(year) != 4:
        raise ValueError("Enter the year in four figures, for example 27 9 2012")
    try:
        found = date(int(year), _month(month), int(day))
    except ValueError:
        raise ValueError("Enter a real date, for example 27 9 2012") from None
    if not today.year - 120 <= found.year <= today.year + 20:
        raise ValueError(f"Check the year: {found.year} is too far from now")
    return found


def _typed(text: str) -> tuple[str, str, str]:
    """Year, month and day as they were typed."""
    if match := TYPED_YEAR_FIRST.fullmatch(text):
        return match[1], match[2], match[3]
    if match := TYPED_DAY_FIRST.fullmatch(text):
        return match[3], match[2], match[1]
    raise ValueError("Enter a day, a month and a year, for example 27 9 2012")


def _month(typed: str) -> int:
    if typed.isdigit():
        return int(typed)
    found = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(typed)]
    return found[0] if found else 0
