"""A procedure's rules for the child's own record: what is to stand in it, visibly."""

from dataclasses import dataclass
from enum import StrEnum


class MetBy(StrEnum):
    """What on record here meets it: nothing, a meeting that discussed the child, or an intervention that was begun."""

    TICK = "tick"
    MEETING = "meeting"
    INTERVENTION = "intervention"


@dataclass(frozen=True)
class KeptRule:
    """One thing that is to stand in the child's record."""

    id: str
    title: str
    met_by: MetBy = MetBy.TICK


@dataclass(frozen=True)
class RecordingRules:
    """What is to stand in the record of a child at one of these `levels`; None where nothing is named, or for every
    level."""

    levels: tuple[str, ...] | None
    kept: tuple[KeptRule, ...] | None
