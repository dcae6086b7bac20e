"""The minutes of a panel: what is edited, approved, circulated and put right afterwards; what each service records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from panel.drafting import CaseNote, Chapter, Pack, Section
from panel.updates import Statement
from panel.words import Refused


class Stage(StrEnum):
    """How far the minutes have come."""

    DRAFT = "draft"
    APPROVED = "approved"
    CIRCULATED = "circulated"


@dataclass(frozen=True)
class Minutes:
    """`id` is the panel's. `checked` are the parts (a case's reference, or a heading's name) that the minute taker has
    checked, `said` what the records said of each then, known again; `late` is why they go out late. `kept_at` is when a
    copy first stood in the organisation's own library, and `link` leads to it."""

    id: str
    procedure: str
    stage: Stage
    made_at: datetime
    checked: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    approved_at: datetime | None = None
    approved_by: str = ""
    circulated_at: datetime | None = None
    circulated_by: str = ""
    late: str = ""
    kept_at: datetime | None = None
    link: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Passage:
    """What the minute taker wrote in place of what the bot drew up, under one heading (`part`) of one case, or of none.
    `id` is `panel/case/part`; `drawn` is what stood there in its place then."""

    id: str
    panel: str
    case: str
    part: str
    words: str
    by: str
    at: datetime
    drawn: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Held:
    """A statement that its mark keeps out of the minutes, and the seat whose it is."""

    seat: str
    statement: Statement


@dataclass(frozen=True)
class Filed:
    """A child's section as it was approved, whatever becomes of the records it was drawn from; of no case, the chapters
    around it. `id` is `panel/case`. `held` and `handling` are for the restricted annex; `note` and `packs`, one a seat,
    are for the other systems."""

    id: str
    panel: str
    case: str
    section: Section | None = None
    held: tuple[Held, ...] = ()
    handling: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = field(default=())
    note: CaseNote | None = None
    packs: tuple[Pack, ...] = ()
    rev: int = 0

    @property
    def plain(self) -> str:
        """All that stands in it for its readers, as text, with what its marks keep for some of them."""
        parts = [each.plain for each in self.section.parts] if self.section else []
        marked = (each.statement for each in self.held)
        said = (words for each in marked for words in (each.words, each.source))
        return "\n".join([*(each.plain for each in self.chapters), *parts, *said, *self.handling])


@dataclass(frozen=True)
class Correction:
    """What was put right after the minutes were approved: recorded, and never written over them. Whoever reads the
    heading (`part`) of the case reads it; of none, it is for those at the table."""

    id: str
    panel: str
    case: str
    words: str
    by: str
    at: datetime
    part: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Recorded:
    """A seat has recorded a case's outcome in its own service's system. `id` is `panel/case/seat`."""

    id: str
    panel: str
    case: str
    seat: str
    by: str
    at: datetime
    rev: int = 0


CHANGED = "The minutes have changed since you opened them. Nothing is approved: read what they say now."


def in_draft(minutes: Minutes) -> None:
    """`Refused` for minutes that are approved: those are put right by a correction alone."""
    if minutes.stage is not Stage.DRAFT:
        raise Refused("These minutes are approved. Record a correction instead: they are not written over.")


def check(minutes: Minutes, part: str, said: str) -> Minutes:
    """The minutes with one part ticked, as the records have it now; ticked once more, it is to be checked again."""
    if part in minutes.checked:
        return uncheck(minutes, part)
    in_draft(minutes)
    return replace(minutes, checked=(*minutes.checked, part), said={**minutes.said, part: said})


def uncheck(minutes: Minutes, part: str) -> Minutes:
    """The minutes, a part of which was written otherwise: it is to be checked again."""
    in_draft(minutes)
    said = {each: words for each, words in minutes.said.items() if each != part}
    return replace(minutes, checked=tuple(each for each in minutes.checked if each != part), said=said)


def still_checked(minutes: Minutes, said: Mapping[str, str]) -> Minutes:
    """The minutes with those ticks alone under which the records say (`said`) what they said when it was ticked."""
    held = {each: words for each, words in minutes.said.items() if said.get(each) == words}
    return replace(minutes, checked=tuple(each for each in minutes.checked if each in held), said=held)


def approve(minutes: Minutes, by: str, now: datetime) -> Minutes:
    """The minutes, approved; `Refused` the second time."""
    if minutes.stage is not Stage.DRAFT:
        raise Refused("These minutes are approved already. Nothing was changed by this press.")
    return replace(minutes, stage=Stage.APPROVED, approved_at=now, approved_by=by)


def circulate(minutes: Minutes, by: str, now: datetime) -> Minutes:
    """The minutes, sent out; `Refused` before they are approved, and the second time."""
    if minutes.stage is Stage.CIRCULATED:
        raise Refused("These minutes went out already. Nothing was sent by this press.")
    if minutes.stage is Stage.DRAFT:
        raise Refused("These minutes are not approved. The chair or the deputy approves them first.")
    return replace(minutes, stage=Stage.CIRCULATED, circulated_at=now, circulated_by=by)


def in_library(minutes: Minutes, link: str, now: datetime) -> Minutes:
    """The minutes, a copy of which stands in the library; it has since the first."""
    return replace(minutes, kept_at=minutes.kept_at or now, link=link)


def delayed(minutes: Minutes, why: str) -> Minutes:
    """The minutes, with why they go out late; `Refused` once they are approved."""
    in_draft(minutes)
    return replace(minutes, late=why)


def can_be_corrected(minutes: Minutes) -> None:
    """`Refused` for a draft, which is still written."""
    if minutes.stage is Stage.DRAFT:
        raise Refused("These minutes are a draft still. Write it otherwise there.")


def latest(passages: Iterable[Passage], case: str, part: str) -> Passage | None:
    """What was written under a heading; None where the record stands."""
    return next((each for each in passages if (each.case, each.part) == (case, part)), None)
