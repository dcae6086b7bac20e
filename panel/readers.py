"""Who reads what of the minutes: core members all but what they step out of, whoever comes for an item that item."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from panel.access import AT_TABLE
from panel.approval import Around, approval
from panel.cases import Case
from panel.chapters import number
from panel.drafting import ASIDE, Block, Chapter, Paper, Part, Section, section_without, without
from panel.invitations import Invitation
from panel.minutes import Correction, Filed, Held, Minutes, Stage
from panel.naming import mentions, names
from panel.people import Person
from panel.procedure import Procedure
from panel.said import said_day, wall_day
from panel.sections import AT_TABLE as PARTS_AT_TABLE
from panel.sections import headings
from panel.updates import Mark, may_see, said_nature

CHILDREN = Chapter("children", "The children")
BEFORE = 4
"""So many chapters stand before the children."""
MARKS = {
    Mark.NAMED: "Named seats",
    Mark.NOT_FAMILY: "Members; not for the family",
    Mark.CHAIR: "The chair, the deputy and its own seat",
}


@dataclass(frozen=True)
class Kept:
    """The minutes of a panel as they stand: drawn now, or as they were approved; with what decides who reads what.
    Nobody reads of a case that is `shut` now: its item is open, and the room is not checked. It sat from `began_at`,
    which may be before its time, to `ended_at`. `cases` are also those that are only spoken of; `called` is all
    that the child of each is called."""

    minutes: Minutes
    starts_at: datetime
    procedure: Procedure
    filed: tuple[Filed, ...]
    cases: Mapping[str, Case]
    invitations: tuple[Invitation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    names: Mapping[str, str] | None = None
    shut: frozenset[str] = frozenset()
    began_at: datetime | None = None
    ended_at: datetime | None = None
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def children(self) -> tuple[Filed, ...]:
        """The children's sections, in the order of the day."""
        return tuple(each for each in self.filed if each.case)

    @property
    def around(self) -> tuple[Chapter, ...]:
        """The chapters around them."""
        return next((each.chapters for each in self.filed if not each.case), ())

    @property
    def title(self) -> str:
        """What they are called."""
        draft = " (draft, not approved)" if self.minutes.stage is Stage.DRAFT else ""
        return f"{self.procedure.title}: minutes of {said_day(wall_day(self.starts_at))}{draft}"


@dataclass(frozen=True)
class Reading:
    """The minutes as one person reads them, and how many items they step out of."""

    paper: Paper
    aside: int = 0


def at_table(kept: Kept, person: Person) -> bool:
    """Whether somebody reads the minutes whole."""
    return bool(person.roles(kept.procedure.name) & AT_TABLE)


def items(kept: Kept, person: Person) -> list[str]:
    """The cases whose section somebody reads: at the table all, else those they hold or came for; none that they step
    out of."""
    theirs = [each.case for each in kept.children if at_table(kept, person) or _comes_for(kept, person, each.case)]
    return [each for each in theirs if person.id not in kept.cases[each].interests and each not in kept.shut]


def _comes_for(kept: Kept, person: Person, case: str) -> bool:
    """Whether somebody holds a case, or was invited to its item while the panel sat."""
    if kept.cases[case].held_by == person.id:
        return True
    theirs = (each for each in kept.invitations if (each.person, each.case) == (person.id, case))
    return any(_stood(kept, each) for each in theirs)


def _stood(kept: Kept, each: Invitation) -> bool:
    """Whether an invitation stood while the panel sat."""
    began = min(kept.starts_at, kept.began_at or kept.starts_at)
    before = kept.ended_at is None or each.at <= kept.ended_at
    return before and (each.ended_at is None or each.ended_at >= began)


def reading(kept: Kept, person: Person, only: str = "") -> Reading:
    """The minutes in one person's view; of one child `only`, where a reference is given."""
    read = [case for case in items(kept, person) if only in ("", case)]
    aside = sum(person.id in kept.cases[each.case].interests for each in kept.children)
    whole, left = at_table(kept, person), [each.case for each in kept.children if each.case not in read]
    sections = [each.section for each in kept.children if each.section and each.case in read]
    around = list(kept.around if whole and not only else kept.around[:1])
    around = [_chapter(kept, person, each, left) for each in around]
    children = replace(CHILDREN, sections=tuple(_section(kept, person, each) for each in sections))
    chapters = [*around[:BEFORE], children, *around[BEFORE:], _approval(kept, read, person)]
    return Reading(Paper(kept.title, kept.procedure.title, number(chapters)), aside if whole else 0)


def chapter(kept: Kept, person: Person, one: Chapter) -> Chapter:
    """A chapter in one person's view: without what is about an item that they do not read."""
    read = items(kept, person)
    return _chapter(kept, person, one, [each.case for each in kept.children if each.case not in read])


def _chapter(kept: Kept, person: Person, one: Chapter, left: Iterable[str]) -> Chapter:
    aside = aside_of(kept, person)
    return without(one, {*left, *aside}, lambda words: speaks_of(kept, aside, words))


def aside_of(kept: Kept, person: Person) -> frozenset[str]:
    """The cases that somebody steps out of, of all that are spoken of."""
    return frozenset(id for id, case in kept.cases.items() if person.id in case.interests)


def speaks_of(kept: Kept, cases: Collection[str], words: str, about: str = "") -> bool:
    """Whether what was written freely is about one of these cases; in words `about` another, that child's own name is
    no sign of it."""
    own = " ".join(kept.called.get(about, ()))
    return any(mentions(words, (each,), names(kept.called.get(each, ()), own)) for each in cases)


def corrects(kept: Kept, person: Person, made: Correction) -> bool:
    """Whether somebody reads what was put right: whoever reads its heading; of none, those at the table."""
    whole = at_table(kept, person)
    if speaks_of(kept, aside_of(kept, person), made.words, made.case):
        return False
    if made.case:
        return made.case in items(kept, person) and (whole or (bool(made.part) and made.part not in PARTS_AT_TABLE))
    return whole


def _section(kept: Kept, person: Person, section: Section) -> Section:
    """A child's section in one person's view: without what it says of an item that they step out of."""
    whole = at_table(kept, person)
    parts = tuple(each for each in section.parts if whole or each.id not in PARTS_AT_TABLE)
    return _said(kept, person, replace(section, parts=parts))


def _said(kept: Kept, person: Person, section: Section) -> Section:
    aside = aside_of(kept, person)
    return section_without(section, lambda words: speaks_of(kept, aside, words, section.case))


def _approval(kept: Kept, read: Sequence[str], person: Person) -> Chapter:
    theirs = [each for each in kept.corrections if corrects(kept, person, each) and each.case in ("", *read)]
    around = Around(kept.names or {}, headings(kept.procedure), at_table(kept, person))
    late = kept.minutes.late
    said = ASIDE if speaks_of(kept, aside_of(kept, person), late) else late
    return approval(replace(kept.minutes, late=said), theirs, around)


def annex(kept: Kept, person: Person) -> Reading:
    """The restricted annex in one person's view: what their seat and role may read of what is marked, with who else
    may; what is not for them is counted."""
    theirs = items(kept, person) if at_table(kept, person) else []
    children = [each for each in kept.children if each.case in theirs]
    restricted = (_restricted(kept, each, person) for each in children if each.held or each.handling)
    sections = tuple(_said(kept, person, each) for each in restricted)
    chapter = Chapter("annex", "Restricted annex", (Block(words=KEEP),), sections)
    return Reading(Paper(f"{kept.title}, restricted annex", kept.procedure.title, (chapter,)))


KEEP = "For its named readers alone. Ask the owner of a statement before any of it is passed on."


def _restricted(kept: Kept, filed: Filed, person: Person) -> Section:
    name = kept.procedure.name
    seen = [each for each in filed.held if may_see(each.statement, each.seat, person, name)]
    header = ("Seat", "Who may read it", "Kind", "What was said", "When", "From where")
    table = (Block(header=header, rows=tuple(_marked(kept.procedure, each) for each in seen)),) if seen else ()
    left = len(filed.held) - len(seen)
    hidden = (Block("Left out, not for you", "1 statement" if left == 1 else f"{left} statements"),) if left else ()
    kept_in_mind = (Part("handling", "Handling", (Block(points=filed.handling),)),) if filed.handling else ()
    said = (Part("marked", "Marked statements", (*table, *hidden)),) if filed.held else ()
    return Section(filed.case, filed.case, (*said, *kept_in_mind))


def _marked(procedure: Procedure, each: Held) -> tuple[str, ...]:
    one = each.statement
    when = said_day(one.dated) if one.dated else "not known"
    return seat(procedure, each.seat), _readers(procedure, each), said_nature(one.nature), one.words, when, one.source


def _readers(procedure: Procedure, each: Held) -> str:
    named = "; ".join(seat(procedure, id) for id in each.statement.seats)
    return f"{MARKS[each.statement.mark]}: {named}" if named else MARKS[each.statement.mark]


def seat(procedure: Procedure, id: str) -> str:
    """What a seat is called; its id, for one that the procedure no longer has."""
    return next((each.name for each in procedure.seats if each.id == id), id)
