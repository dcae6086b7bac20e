"""Dates that only a large reader knows: asked where the strict one is at a loss, and only for what is certain."""

import re
from datetime import date, datetime, time
from functools import cache, partial
from importlib import import_module
from typing import Any

UNIT = re.compile(r"\b(days?|weeks?|wks?|fortnights?|months?)\b")
NEVER = re.compile(
    r"\d\s*[./-]\s*\d|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|\b(ago|from|after|before|since|last|past|working|of|by|on|within|until|due)\b"
)
"""What it would read another way than people mean it: it turns days and months round, and chooses among Fridays."""


@cache
def warm() -> None:
    """Loads the reader: a fifth of a second, and as long again for its first date, so that it is done before anybody is
    served."""
    _parse("in two weeks", datetime(2027, 1, 1), "first")  # noqa: DTZ001 - dates on the wall


def read(words: str, today: date) -> date | None:
    """The day that some words say, seen from today; None for whatever may mean another day as well."""
    if not UNIT.search(words) or NEVER.search(words):
        return None
    base = datetime.combine(today, time.min)
    first, last = (_parse(words, base, which) for which in ("first", "last"))
    return first if first == last else None


def _parse(words: str, base: datetime, which: str) -> date | None:
    parser: Any = partial(import_module("dateparser").parse, languages=["en"])
    found = parser(
        words,
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": which,
            "RELATIVE_BASE": base,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None
