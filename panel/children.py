"""Who a child is, who else is involved, and whether two records may be the same child."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Identity:
    """What must never stand in a posted message: every full name somebody goes by, and their date of birth."""

    names: tuple[str, ...]
    born: date | None


@dataclass(frozen=True)
class Child:
    """The child a case is about. `id` is the case's reference. `keys` are what a possible same child is found by."""

    id: str
    procedure: str
    first: str
    family: str
    known_as: str
    born: date
    estimated: bool
    number: str
    keys: tuple[str, ...]
    rev: int = 0

    def same_identity(self, other: "Child") -> bool:
        """Whether two records of one case say the same of who the child is."""
        return self.keys == other.keys and self.estimated == other.estimated

    def identities(self) -> tuple[Identity, ...]:
        names = [f"{self.first} {self.family}"]
        if self.known_as:
            names += [self.known_as, f"{self.known_as} {self.family}"]
        return (Identity(tuple(names), self.born),)


@dataclass(frozen=True)
class Linked:
    """Another child, or an adult, this case concerns. Kept apart: chair, coordinator, police and social care only.
    `keys` are what a case of their own is found by."""

    id: str
    case: str
    relation: str
    name: str
    born: date | None
    same_place: str
    keys: tuple[str, ...] = ()
    rev: int = 0

    def identities(self) -> tuple[Identity, ...]:
        return (Identity((self.name,), self.born),) if self.name or self.born else ()


@dataclass(frozen=True)
class Match:
    """Two cases that may be the same child. The chair decides; nothing is joined by itself. `decision` is "" until
    then; `decided_at` is when they were joined, parted, or left open, and `reason` why. They were last joined from
    `joined_at` to `parted_at`. `asked` counts how often the chair was asked. `procedures` are those of the two where
    they are not the same: that a child is known to both is for those alone who lead both."""

    id: str
    case: str
    other: str
    why: tuple[str, ...]
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    joined_at: datetime | None = None
    parted_at: datetime | None = None
    asked: int = 1
    procedures: tuple[str, ...] = ()
    rev: int = 0


def keys(first: str, family: str, known_as: str, born: date, number: str) -> tuple[str, ...]:
    """What another record of the same child may share with this one: case number, date of birth, a full name."""
    numbers = (f"number:{normal(number)}",) if normal(number) else ()
    return (*numbers, f"born:{born}", *(f"name:{name}" for name in sorted(_names(first, family, known_as))))


def why_same(one: Child, other: Child) -> tuple[str, ...]:
    """The reasons why two records may be the same child, in words; none, if nothing says so. It never decides."""
    why = []
    if normal(one.number) and normal(one.number) == normal(other.number):
        why.append("the same case number")
    if one.born == other.born and _parts(one) & _parts(other):
        why.append("the same date of birth, and a name in common")
    elif _full(one) & _full(other) and _near(one, other):
        why.append("the same name, and dates of birth that are close or estimated")
    return tuple(why)


def normal(words: str) -> str:
    """Words without case, accents, spaces or punctuation, so that "O’Brién" and "o brien" are alike."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", words).casefold() if letter.isalnum())


def _names(first: str, family: str, known_as: str) -> frozenset[str]:
    return frozenset(filter(None, (normal(first + family), normal(known_as + family) if known_as else "")))


def _full(child: Child) -> frozenset[str]:
    return _names(child.first, child.family, child.known_as)


def _parts(child: Child) -> frozenset[str]:
    return frozenset(filter(None, map(normal, (child.first, child.family, child.known_as))))


def _near(one: Child, other: Child) -> bool:
    turned = (one.born.month, one.born.day) == (other.born.day, other.born.month)
    same_day = (one.born.month, one.born.day) == (other.born.month, other.born.day)
    return one.estimated or other.estimated or turned or same_day
