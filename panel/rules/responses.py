"""A procedure's rules for what follows screening, by level and kind, where that is more than a panel or a signpost."""

from dataclasses import dataclass
from enum import StrEnum


class Does(StrEnum):
    """What a response does: calls the meeting, steps down to a service, gives the monitoring of the risk to another
    agency, leaves it to a meeting the child has anyway, or to a discussion with the police."""

    MEETING = "meeting"
    SERVICE = "service"
    MONITORED = "monitored"
    OWN_MEETING = "own_meeting"
    DISCUSSION = "discussion"


@dataclass(frozen=True)
class Response:
    """One thing that can follow screening, for these `levels` and `kinds` of referral, or for all. `asks` is what its
    reason is asked by; `service` is where it steps down to; of the seats `not_led_by` none may lead the monitoring,
    whatever they are called: `not_led_names` are other names of them."""

    id: str
    title: str
    does: Does
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    asks: str = ""
    service: str = ""
    not_led_by: tuple[str, ...] = ()
    not_led_names: tuple[str, ...] = ()

    def is_for(self, kind: str, level: str) -> bool:
        """Whether it is offered for a referral of this kind at this level."""
        return kind in (self.kinds or (kind,)) and level in (self.levels or (level,))


@dataclass(frozen=True)
class ChildMeeting:
    """A meeting that a child has anyway; it is suggested for a child of whom one of these `statuses` is said."""

    id: str
    title: str
    statuses: tuple[str, ...] = ()
