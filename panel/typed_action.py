"""An action in one line: `police: share the log by Friday`. What cannot be read for certain is left to be asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from panel.clocks import DAY, working_day_on_or_before
from panel.rules.sitting import Seat
from panel.typed_day import LONGEST, MONTH, NO_DATE, WEEKDAY, Day, Loose, Unclear, read_day

WHICH_SEAT = "Choose the one seat that owns it"
SAYS_WHEN = re.compile(r"(?:^|(?<=[\s,;:–-]))(by|within|in|on|until|before|due|today|tomorrow)\b", re.IGNORECASE)
BEFORE_IT = ("by", "on", "until", "due", "before")
"""What only leads to a date; the other words are a part of it."""

ON_THAT_DAY = "Is it due by that day, or did something happen on it?"
SOME_DATE = rf"(?:{WEEKDAY}|{MONTH.replace('month', 'name')}|today|tomorrow|next|this|(?:the )?end of|\d)"
DAYS = "mon|tues|wednes|thurs|fri|satur|sun"
ANOTHER = re.compile(
    rf"\b(?:by|within|until)\s+(?:the\s+)?{SOME_DATE}\b|\b(?:today|tomorrow|(?:{DAYS})day)$", re.IGNORECASE
)
"""A second date, in what is left of the words."""


@dataclass(frozen=True)
class Typed:
    """What was understood: the seats that may be meant (one, if it is clear), the words, and the day; `asks` is what
    has to be asked, in our own words."""

    words: str
    seats: tuple[Seat, ...] = ()
    due: Day | None = None
    asks: tuple[str, ...] = ()

    @property
    def seat(self) -> str:
        """The seat that owns it, by id; "" while that is not clear."""
        return self.seats[0].id if len(self.seats) == 1 else ""


def understand(text: str, seats: Sequence[Seat], today: date, furthest_years: int, loose: Loose | None = None) -> Typed:
    """What somebody typed after the reference. Whatever that is, it is kept and nothing is guessed."""
    named, rest = _seats(text, seats)
    asks = [] if len(named) == 1 else [_which(named)]
    words, due = rest.strip(), None
    try:
        words, due = _dated(rest, today, furthest_years, loose)
    except Unclear as unclear:
        asks.append(str(unclear))
    return Typed(words, named, due, tuple(asks))


def _which(named: Sequence[Seat]) -> str:
    return f"{WHICH_SEAT}: {' or '.join(seat.name for seat in named)}" if named else WHICH_SEAT


def _seats(text: str, seats: Sequence[Seat]) -> tuple[tuple[Seat, ...], str]:
    """The seats that the first words name, by id, short name, title or agency, and what follows; a second one that is
    named right after may be meant as well."""
    own = [(name, seat) for seat in seats for name in (seat.id, seat.id.replace("_", " "), seat.short, seat.title)]
    for names in (own, [(seat.agency, seat) for seat in seats]):
        found = [(match.end(), seat) for name, seat in names if name and (match := _called(name).match(text))]
        if found:
            end = max(end for end, _ in found)
            first = dict.fromkeys(seat for at, seat in found if at == end)
            return tuple(first | dict.fromkeys(_seats(text[end:], seats)[0])), text[end:]
    return (), text


def _called(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.replace("’", "'").split())
    return re.compile(rf"\s*(?:the\s+)?{words}\s*(?::|,|\s[-–]\s|\s+to\b)\s*", re.IGNORECASE)


def _dated(text: str, today: date, furthest_years: int, loose: Loose | None) -> tuple[str, Day]:
    """The words and the day after them; `Unclear` where there is none, or two."""
    for reader in (None, loose) if loose else (None,):
        for start, said, lead in _tails(text):
            if due := read_day(said, today, furthest_years, reader):
                words = text[:start].strip(" \t\n,;:–-")
                if ANOTHER.search(words):
                    raise Unclear("Two dates were typed: give the one that counts")
                if lead == "before":
                    raise Unclear("Before that day: give the last day that is in time", _in_time(due, today))
                if lead == "on":
                    raise Unclear(ON_THAT_DAY, (due.day,))
                return words, due
    raise Unclear(NO_DATE)


def _in_time(due: Day, today: date) -> tuple[date, ...]:
    day = working_day_on_or_before((due.moved or due.day) - DAY)
    return (day,) if day >= today else ()


def _tails(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a date may begin, longest first, what it says, and the word that leads to it."""
    for match in SAYS_WHEN.finditer(text):
        if len(text) - match.start() <= LONGEST:
            leads = match[1].lower()
            said = text[match.end() :] if leads in BEFORE_IT else text[match.start() :]
            yield match.start(), said, leads


def relevant(words: str, answered: Iterable[str], seats: Sequence[Seat]) -> tuple[str, str]:
    """The seat that may be the most relevant for some words, by id, and why: the one whose name or agency they say,
    else the only one that gave an update; neither where that is not clear. Procedure: actions.lead."""
    said = words.casefold()
    named = [seat for seat in seats if any(name and name.casefold() in said for name in (seat.name, seat.agency))]
    if len(named) == 1:
        return named[0].id, "the words name it"
    spoke = set(answered)
    told = [seat for seat in seats if seat.id in spoke]
    return (told[0].id, "it gave an update") if len(told) == 1 and not named else ("", "")
