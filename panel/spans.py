"""From one day to another, as people type it."""

import re
from dataclasses import dataclass
from datetime import date

from panel.said import read_date, said_day
from panel.words import Refused

BETWEEN = re.compile(r"\s+(?:to|until|and)\s+")
EXAMPLE = "Write both days, for example “1 11 2026 to 30 11 2026”."


@dataclass(frozen=True)
class Span:
    """From a day to a day, both included; without an end where it is None."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def said(self) -> str:
        """`from 1 November 2026 to 30 November 2026`; "" for one without any end."""
        ends = (("from", self.first), ("to", self.last))
        return " ".join(f"{word} {said_day(day)}" for word, day in ends if day)


def read_span(words: str, today: date) -> Span:
    """`1 11 2026 to 30 11 2026`, with or without the `to`; from a single day on; always, for no words. `Refused` says
    how it is written."""
    if not words.strip():
        return Span()
    parts = BETWEEN.split(words.strip().lower().removeprefix("from "))
    if len(parts) == 1 and len(halves := parts[0].split()) in (2, 6):
        middle = len(halves) // 2
        parts = [" ".join(halves[:middle]), " ".join(halves[middle:])]
    try:
        found = [read_date(part, today) for part in parts]
    except ValueError as error:
        raise Refused(f"{error}. {EXAMPLE}") from None
    if len(found) > 2 or found != sorted(found):
        raise Refused(f"The first day comes before the last. {EXAMPLE}")
    return Span(found[0], found[1] if len(found) == 2 else None)
