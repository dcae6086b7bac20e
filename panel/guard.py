"""The last look before something is posted: does it name somebody a case is about?"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from panel.children import Identity

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def names_somebody(text: str, identities: Sequence[Identity]) -> bool:
    """Whether the text holds anybody's full name, in any order, spacing or punctuation, or their date of birth.

    A single name is not looked for: "May" and "Will" are words.
    """
    plain = _plain(text)
    letters, starts, ends = _squeezed(plain)
    names = {form for one in identities for name in one.names for form in _forms(name)}
    if any(_stands(name, letters, starts, ends) for name in names):
        return True
    born = {one.born for one in identities if one.born}
    return any(f"{day:%y}" in plain and _date(day).search(plain) for day in born)


def _plain(text: str) -> str:
    """Lower case without accents, letter-like apostrophes, and what cannot be seen."""
    if text.isascii():
        return text.casefold()
    # Some letters only meet their kin in upper case: a Turkish dotless i.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).upper().casefold())
    return "".join(char for char in folded if unicodedata.category(char) not in {"Mn", "Me", "Cf", "Lm"})


def _squeezed(plain: str) -> tuple[str, set[int], set[int]]:
    """Its letters and digits run together, with the places in them where a word starts and where one ends."""
    words = re.findall(r"[^\W_]+", plain)
    starts, ends, at = set(), set(), 0
    for word in words:
        starts.add(at)
        at += len(word)
        ends.add(at)
    return "".join(words), starts, ends


def _forms(name: str) -> Iterator[str]:
    """A full name run together: as it is, with any later word first, and back to front."""
    words = ["".join(re.findall(r"[^\W_]+", word)) for word in _plain(name).split()]
    words = [word for word in words if word]
    if len(words) > 1:
        yield from ("".join(words[first:] + words[:first]) for first in range(len(words)))
        yield "".join(reversed(words))


def _stands(name: str, letters: str, starts: set[int], ends: set[int]) -> bool:
    """Whether the name stands in the letters from the start of a word to the end of one."""
    at = letters.find(name)
    while at >= 0:
        if at in starts and at + len(name) in ends:
            return True
        at = letters.find(name, at + 1)
    return False


@lru_cache(maxsize=1024)
def _date(born: date) -> re.Pattern[str]:
    """Every way a date is written: 27/9/2012, 27.09.12, 2012-09-27, 27th of Sept 2012, September 27, 2012, 20120927."""
    name = MONTHS[born.month - 1]
    month = rf"(?:{name}|{name[:4]}|{name[:3]})"
    day, number = rf"0?{born.day}", rf"0?{born.month}"
    nth = rf"{day}(?:\s?(?:st|nd|rd|th))?(?:\s+of)?"
    year, short = str(born.year), rf"(?:{born.year}|{born:%y})"
    gap, dash, near = r"[\W_]{1,4}", r"\s?[./\-\u2010-\u2015\u2212]\s?", r"[\W_]{0,4}"
    forms = (
        rf"{day}{gap}{number}{gap}{year}",
        rf"{number}{gap}{day}{gap}{year}",
        rf"{year}{gap}{number}{gap}{day}",
        rf"{day}{dash}{number}{dash}{short}",
        rf"{nth}{near}{month}{near}{short}",
        rf"{month}{near}{nth}{near}{short}",
        rf"{year}{near}{month}{near}{nth}",
        f"{born:%Y%m%d}",
        f"{born:%d%m%Y}",
    )
    return re.compile(rf"(?<![0-9])(?:{'|'.join(forms)})(?![0-9])")
