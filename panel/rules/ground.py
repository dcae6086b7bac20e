"""A procedure's rules for the ground it stands on: words defined, days counted, immediate safety, going live."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from panel.people import Role


@dataclass(frozen=True)
class Definition:
    """A term as this procedure defines it, for people to read."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class DefinitionRules:
    terms: tuple[Definition, ...]


class Count(StrEnum):
    """How the days before a panel are counted. Of clear days neither the first nor the last is one."""

    CALENDAR = "calendar"
    WORKING = "working"
    CLEAR = "clear"


@dataclass(frozen=True)
class CountingRules:
    """How working days are counted, in words; `panel.clocks` counts so."""

    day_one: str
    holidays: str


@dataclass(frozen=True)
class OfficeHours:
    """Wall-clock times between which somebody reads what arrives, on working days."""

    opens: time
    closes: time


@dataclass(frozen=True)
class SafetyRules:
    """Whom to ring, who is told after that and how often until somebody has it, and who escalates. A number is None
    until it is set. It is told again `first_minutes` after it was raised, then every `repeat_minutes`."""

    front_door: str
    front_door_number: str | None
    out_of_hours: str | None
    office_hours: OfficeHours
    told: tuple[Role, ...]
    escalates: str
    partner_agency: str
    duty_manager_minutes: int
    first_minutes: tuple[int, ...]
    repeat_minutes: int


@dataclass(frozen=True)
class LiveRules:
    """What a partnership settles before it goes live with real children; None until it is settled."""

    controllers: str | None
    sharing_agreement: str | None
    impact_assessment: str | None
    lawful_basis: str | None
    privacy_notice: str | None
    retention: str | None
    deputy: str | None
    quorum: str | None
    senior_managers: str | None
    emergency_words: str | None
    recording_policy: str | None
    sharing_duty: str | None
    child_identifier: str | None
    reporting_duty: str | None
