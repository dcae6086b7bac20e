"""What a seat says about one child before one panel. No answer is not "nothing known"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.people import Person, Role


class Answer(StrEnum):
    """The four answers, never merged. The ids are those of the procedure's [updates] answers."""

    NOTHING_KNOWN = "nothing_known"
    NOTHING_TO_ADD = "nothing_to_add"
    UPDATE = "update"
    CANNOT_SHARE = "cannot_share"


class Nature(StrEnum):
    """What a statement is: what was seen or recorded, what somebody makes of it, or what the child said."""

    FACT = "fact"
    VIEW = "view"
    CHILDS_WORDS = "childs_words"


NATURES: dict[str, str] = {
    Nature.FACT: "Fact: seen, or on record",
    Nature.VIEW: "View: what somebody makes of it",
    Nature.CHILDS_WORDS: "The child's words",
}


class Mark(StrEnum):
    """Who may see a statement. The ids are those of the procedure's [updates] marks."""

    MEMBERS = "members"
    NAMED = "named"
    NOT_FAMILY = "not_family"
    CHAIR = "chair"


@dataclass(frozen=True)
class Statement:
    """One thing said: `dated` is when it was so, None if nobody knows; `source` is where it comes from. `seats` are
    those that may see it where the mark is NAMED. `id` is the update's with a number. Where the police have
    restricted it (`restricted_by`), `was` and `was_seats` are as its seat has marked it."""

    id: str
    nature: Nature
    words: str
    source: str
    mark: Mark
    dated: date | None = None
    seats: tuple[str, ...] = ()
    restricted_by: str = ""
    was: Mark | None = None
    was_seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Update:
    """One version of one seat's answer on one case for one panel; the one with the highest `version` counts.

    `checked_on`, `checked_in` belong to NOTHING_KNOWN. `given_by` says by whose telephone call (a role, as typed) where
    the coordinator entered it, and `confirmed_at` when the seat said that it was right.
    """

    id: str
    panel: str
    case: str
    seat: str
    version: int
    answer: Answer
    by: str
    at: datetime
    checked_on: date | None = None
    checked_in: str = ""
    statements: tuple[Statement, ...] = ()
    given_by: str = ""
    confirmed_at: datetime | None = None
    rev: int = 0


@dataclass(frozen=True)
class DraftUpdate:
    """What a member typed about a case in a chat, until they check and confirm it. `id` is case, seat and person: two
    who hold a seat never see each other's."""

    id: str
    person: str
    panel: str
    case: str
    seat: str
    words: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Challenge:
    """A question about a statement: fact or view, when, from where? Open until its author answers."""

    id: str
    statement: str
    panel: str
    case: str
    seat: str
    asked_by: str
    asked_at: datetime
    question: str = ""
    answer: str = ""
    nature: Nature | None = None
    dated: date | None = None
    source: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    rev: int = 0


def said_nature(nature: Nature) -> str:
    """What a statement is, in a word or two."""
    return NATURES[nature].partition(":")[0]


def latest(updates: Iterable[Update], case: str, seat: str) -> Update | None:
    """The version that counts of one seat's answer on one case; None where it gave none."""
    theirs = (update for update in updates if (update.case, update.seat) == (case, seat))
    return max(theirs, key=lambda update: update.version, default=None)


def by_phone(update: Update) -> bool:
    """Whether an answer was entered for the seat, and the seat has not said yet that it is right."""
    return bool(update.given_by) and update.confirmed_at is None


def visible(update: Update, person: Person, procedure: str) -> tuple[tuple[Statement, ...], int]:
    """The statements of an answer that somebody may see, and how many are held back from them by their mark."""
    seen = tuple(each for each in update.statements if may_see(each, update.seat, person, procedure))
    return seen, len(update.statements) - len(seen)


def may_see(statement: Statement, owner: str, person: Person, procedure: str) -> bool:
    """Whether somebody may see a statement of a seat's, by its mark. The seat sees its own, the chair and the deputy
    see all; what is for the chair alone the coordinator does not see."""
    roles, seats = person.roles(procedure), person.seats(procedure)
    if owner in seats or roles & {Role.CHAIR, Role.DEPUTY}:
        return True
    match statement.mark:
        case Mark.CHAIR:
            return False
        case Mark.NAMED:
            return Role.COORDINATOR in roles or bool(seats & set(statement.seats))
    return bool(roles & {Role.MEMBER, Role.COORDINATOR})
