"""Working days, rhythms, and the time on the wall. Every moment is handed in, and aware: nothing reads a clock."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr
from holidays import country_holidays

from panel.rules.ground import Count, OfficeHours

DAY = timedelta(days=1)
# Made when the bot starts, not when first asked: it takes half a second, and nobody should wait for it in a turn.
BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")
# A rhythm such as "every second week" needs a first date to count from; any fixed one keeps the same dates for ever.
RHYTHM_FROM = datetime(2020, 1, 1)  # noqa: DTZ001 - dates on the wall; the zone is put on afterwards
# Checked before dateutil sees it, which takes what never comes to an end (INTERVAL=0) and what does (COUNT, UNTIL).
RHYTHM_DAY = "([-+]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)"
RHYTHM = re.compile(
    r"FREQ=(WEEKLY|MONTHLY|YEARLY)"
    rf"(;(INTERVAL=[1-9]\d?|BYDAY={RHYTHM_DAY}(,{RHYTHM_DAY})*|BY(MONTHDAY|MONTH|SETPOS)=-?[1-9]\d?(,-?[1-9]\d?)*))*"
)


def is_working_day(day: date) -> bool:
    """Whether a date is Monday to Friday and no bank holiday in England and Wales."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def working_day_on_or_before(day: date) -> date:
    """The date itself if it is a working day, otherwise the last one before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def working_day_on_or_after(day: date) -> date:
    """The date itself if it is a working day, otherwise the next one after it."""
    while not is_working_day(day):
        day += DAY
    return day


def add_working_days(start: date, n: int) -> date:
    """The nth working day after a date (day 1 is the next working day); n = 0 is the date itself."""
    for _ in range(n):
        start = working_day_on_or_after(start + DAY)
    return start


def working_days_before(end: date, n: int) -> date:
    """The nth working day before a date; n = 0 is the date itself."""
    for _ in range(n):
        end = working_day_on_or_before(end - DAY)
    return end


def days_before(end: date, n: int, count: Count) -> date:
    """The day that lies so many days before a date, as the procedure counts them."""
    match count:
        case Count.WORKING:
            return working_days_before(end, n)
        case Count.CLEAR:
            return end - timedelta(days=n + 1)
        case Count.CALENDAR:
            return end - timedelta(days=n)


def days_after(start: date, n: int, count: Count) -> date:
    """The day that lies so many days after a date, as the procedure counts them."""
    match count:
        case Count.WORKING:
            return add_working_days(start, n)
        case Count.CLEAR:
            return start + timedelta(days=n + 1)
        case Count.CALENDAR:
            return start + timedelta(days=n)


def local(moment: datetime, zone: str) -> datetime:
    """The same moment as the wall clock in a zone shows it; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(ZoneInfo(zone))


def at(day: date, clock: time, zone: str) -> datetime:
    """The moment when the wall clock in a zone shows this time on this date."""
    return datetime.combine(day, clock, ZoneInfo(zone))


def occurrences(rhythm: str, starts: time, zone: str, after: datetime) -> Iterator[datetime]:
    """Each sitting of a rhythm later than a moment, always at the same time on the wall, winter and summer."""
    day = local(after, zone).date() - DAY
    while (found := _dates(rhythm).after(datetime.combine(day, time.max))) is not None:
        day = found.date()
        if (moment := at(day, starts, zone)) > after:
            yield moment


def check_rhythm(rhythm: str) -> None:
    """ValueError, with the reason in words, for what is not a rhythm of days without an end (RFC 5545's RRULE)."""
    if not RHYTHM.fullmatch(rhythm):
        raise ValueError("it must be like FREQ=MONTHLY;BYDAY=3TH, and have no end")
    if _dates(rhythm).after(RHYTHM_FROM + timedelta(days=366 * 2)) is None:
        raise ValueError("no date ever fits this rhythm")


@lru_cache(maxsize=32)
def _dates(rhythm: str) -> rrule | rruleset:
    return rrulestr(rhythm, dtstart=RHYTHM_FROM, cache=True)


def office_is_open(now: datetime, hours: OfficeHours, zone: str) -> bool:
    """Whether somebody reads what arrives at this moment."""
    wall = local(now, zone)
    return is_working_day(wall.date()) and hours.opens <= wall.time() < hours.closes


def office_opens_next(now: datetime, hours: OfficeHours, zone: str) -> datetime:
    """The first moment after this one at which the office opens."""
    day = local(now, zone).date()
    if at(day, hours.opens, zone) <= now:
        day += DAY
    return at(working_day_on_or_after(day), hours.opens, zone)
