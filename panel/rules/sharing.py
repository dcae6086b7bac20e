"""A procedure's rules for what is shared beyond the panel: drafted for a seat to confirm, never shared by itself."""

from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    """For which children something is to be shared."""

    IN_EDUCATION = "in education"


@dataclass(frozen=True)
class SharingDraft:
    """Of a child `when` that is so, something is to be shared with `to`: the seat (its id) confirms and shares it."""

    id: str
    title: str
    to: str
    seat: str
    when: When


@dataclass(frozen=True)
class SharingRules:
    """What is drafted to be shared; None where nothing is. Of one that its seat has not answered the coordinator is
    told after `remind_working_days`."""

    drafts: tuple[SharingDraft, ...] | None
    remind_working_days: int
