"""A procedure's rules for an audit: which cases are drawn, and what every agency is asked about each."""

from dataclasses import dataclass
from enum import StrEnum

from panel.rules.entry import Choice


class Side(StrEnum):
    """On which side of an audit a theme stands."""

    WELL = "working well"
    DEVELOP = "to develop"


class Evidence(StrEnum):
    """What the record can show beside a theme."""

    EARLY = "early"
    STRATEGY = "strategy"
    REPORTS = "reports"
    WINDOW = "window"
    CONDITIONS = "conditions"
    BEGUN = "begun"
    NOT_BEGUN = "not begun"
    PLAN = "plan"
    PROCESSES = "processes"
    VOICE = "voice"


@dataclass(frozen=True)
class Stratum:
    """Of so many as all strata `take` together, `take` are children of one of these legal `statuses` (their ids);
    `closed` ones have left the agenda."""

    id: str
    title: str
    statuses: tuple[str, ...]
    take: int
    closed: bool = False


@dataclass(frozen=True)
class Grade:
    """One answer to a theme; one that says something of the work asks for `words`, the evidence for it."""

    id: str
    title: str
    words: bool = False


@dataclass(frozen=True)
class Theme:
    """What an agency is asked about a case: `text` says what to look for, `grades` are the answers (their ids), and
    `evidence` is what the record shows beside it."""

    id: str
    title: str
    text: str
    side: Side
    grades: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class AuditRules:
    """How cases are looked back on; None in `strata`, `grades` and `themes` where the procedure has no audit. The first
    of the `grades` is the good one.

    Whoever left less than `closed_days` ago is drawn too. Each agency answers within `answer_working_days`, reminded so
    many before. `early_seat` (its id) is the one that is to be there early. Findings go `to` a group, and each is
    looked at again after `recheck_months`. `guides` are what is to be written for everybody, by their titles.
    """

    strata: tuple[Stratum, ...] | None
    closed_days: int
    grades: tuple[Grade, ...] | None
    themes: tuple[Theme, ...] | None
    early_seat: str | None
    answer_working_days: int
    remind_working_days_before: tuple[int, ...]
    to: str | None
    recheck_months: int
    guides: tuple[Choice, ...] | None
