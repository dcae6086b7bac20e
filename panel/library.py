"""The copy of the minutes in the organisation's own library: what everybody at the table may read, whoever opens it."""

from dataclasses import replace

from panel.access import AT_TABLE
from panel.approval import Around, approval
from panel.chapters import number
from panel.drafting import Block, Chapter, Paper, Part, Section, section_without, without
from panel.minutes import Minutes
from panel.people import Person
from panel.readers import BEFORE, CHILDREN, Kept, speaks_of
from panel.sections import headings

APART = "This item is kept apart. Whoever may read it opens it in Teams."
KEPT_APART = Section("", "An item that is kept apart", (Part("apart", "Where it is read", (Block(words=APART),)),))
"""It stands in the place of an item that somebody steps out of."""


def copy(kept: Kept) -> Paper:
    """The minutes as everybody at the table reads them, without the annex, and without all that is about an item which
    anybody steps out of. The library's own permissions decide who opens it: an administrator gives it to the core
    members alone."""
    apart = stepped_out_of(kept)
    sections = tuple(_section(kept, apart, each.section) for each in kept.children if each.section)
    around = [_chapter(kept, apart, each) for each in kept.around]
    chapters = [*around[:BEFORE], replace(CHILDREN, sections=sections), *around[BEFORE:], _approval(kept, apart)]
    return Paper(kept.title, kept.procedure.title, number(chapters))


def stepped_out_of(kept: Kept) -> frozenset[str]:
    """The cases that anybody steps out of, whoever it is: they may come to the table later."""
    return frozenset(id for id, case in kept.cases.items() if case.interests)


def inside(kept: Kept) -> list[str]:
    """The cases whose section stands in the copy."""
    apart = stepped_out_of(kept)
    return [each.case for each in kept.children if each.case not in apart]


def core(person: Person, procedure: str) -> bool:
    """Whether somebody is a core member, to whom the link is mailed: at the table, and written to by mail."""
    return bool(person.email and person.roles(procedure) & AT_TABLE)


def _section(kept: Kept, apart: frozenset[str], one: Section) -> Section:
    if one.case in apart:
        return KEPT_APART
    return section_without(one, lambda words: speaks_of(kept, apart, words, one.case), APART)


def _chapter(kept: Kept, apart: frozenset[str], one: Chapter) -> Chapter:
    return without(one, apart, lambda words: speaks_of(kept, apart, words), APART)


def _approval(kept: Kept, apart: frozenset[str]) -> Chapter:
    stand = [each for each in kept.corrections if each.case not in apart]
    right = [each for each in stand if not speaks_of(kept, apart, each.words, each.case)]
    around = Around(kept.names or {}, headings(kept.procedure), whole=True)
    return approval(_said_late(kept, apart), right, around)


def _said_late(kept: Kept, apart: frozenset[str]) -> Minutes:
    """Why they went out late may speak of an item, too."""
    late = kept.minutes.late
    return replace(kept.minutes, late=APART if speaks_of(kept, apart, late) else late)
