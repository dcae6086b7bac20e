"""A procedure's rules for who is to be there, and for who chairs."""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """What kind of person somebody is who is to be there; whether a seat fills it, or a person says so."""

    SEAT = "seat"
    OFFICER = "officer"
    REFERRER = "referrer"
    WORKERS = "workers"
    OTHER = "other"
    SERVICE = "service"
    FAMILY = "family"
    YOUNG_PERSON = "young person"


@dataclass(frozen=True)
class Attendee:
    """One who is to be there. `seat` is the id of theirs, if they have one; no `kinds` means every kind of referral.
    `condition` says in words when they come, or when they do not. One that `excluded_needs_reason` is left out for that
    alone."""

    id: str
    title: str
    who: Who
    short: str = ""
    seat: str = ""
    required: bool = True
    kinds: tuple[str, ...] = ()
    condition: str = ""
    excluded_needs_reason: bool = False

    @property
    def name(self) -> str:
        """What they are called in a few words."""
        return self.short or self.title


@dataclass(frozen=True)
class AttendeeRules:
    """Who is to be there for a child, None where there is no list. The coordinator hears who of those required is not
    invited `days_before` (calendar days); None: on the day the agenda goes out."""

    people: tuple[Attendee, ...] | None
    days_before: int | None


@dataclass(frozen=True)
class ChairRule:
    """Who chairs, in words (`title`), for some levels of risk and some kinds of referral; for all, where none are
    named."""

    id: str
    title: str
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChairRules:
    """How many chair a panel `together`, and for which `seats`. Of a `pool` one chairs each panel, in turn unless the
    coordinator sets who. `rules` say in words who is to chair; None where none does."""

    together: int
    pool: bool
    seats: tuple[str, ...] | None
    rules: tuple[ChairRule, ...] | None
