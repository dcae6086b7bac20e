"""A document as it is before it is a window or a file: headings, paragraphs, lists, tables; one section a child."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from hashlib import sha256

NOTHING = "Nothing to show here."
CHILD = "child"
"""The part of a section that says who the child is."""
ASIDE = "This is about an item that you step out of."


@dataclass(frozen=True)
class Block:
    """A paragraph (`words`, after its `label`), a list (`points`), or a table (`rows` under `header`). In a chapter the
    first cell of a row may be a case: the one that it is about."""

    label: str = ""
    words: str = ""
    points: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def plain(self) -> str:
        """It as text."""
        rows = (self._line(row) for row in self.rows)
        said = f"{self.label}: {self.words}".rstrip() if self.label else self.words
        return "\n".join(each for each in (said, *self.points, *rows) if each)

    def _line(self, row: tuple[str, ...]) -> str:
        """A row as text: what it is about, then the rest, each under its heading where there are several."""
        first, *rest = row
        if len(rest) == 1:
            return f"{first}: {rest[0]}"
        named = zip(self.header[1:], rest, strict=True)
        return f"{first.removesuffix('.')}. " + "; ".join(f"{head}: {cell}" for head, cell in named)


@dataclass(frozen=True)
class Part:
    """What stands under one heading of a section. `id` is what it is written otherwise by."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()

    @property
    def plain(self) -> str:
        """It as text."""
        return "\n".join(block.plain for block in self.blocks)


@dataclass(frozen=True)
class Section:
    """One child's, on a page of its own; `blocks` stand before its first heading."""

    case: str
    title: str
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What stands under one of the first headings: its own words, or the sections of the children."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def plain(self) -> str:
        """It as text, without the children."""
        return "\n".join(block.plain for block in self.blocks)


@dataclass(frozen=True)
class Paper:
    """A whole document. `author` is the body whose it is."""

    title: str
    author: str
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True)
class CaseNote:
    """A case note: its title, and its lines."""

    case: str
    title: str
    lines: tuple[str, ...]

    @property
    def plain(self) -> str:
        """It as text, to be copied."""
        return "\n".join((self.title, *self.lines))


@dataclass(frozen=True)
class Pack:
    """What one seat puts into its own system of one case, beside the case note: its own actions, words for the child's
    plan, what to keep in mind, and how many statements are left out of it."""

    seat: str
    actions: tuple[str, ...]
    plan: tuple[str, ...]
    handling: tuple[str, ...]
    left_out: int


def digest(*shown: object) -> str:
    """What was shown, known again by a few letters: the same for the same, another for anything else."""
    return sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def without(
    chapter: Chapter,
    cases: Collection[str],
    speaks_of: Callable[[str], bool] = lambda words: False,
    instead: str = ASIDE,
) -> Chapter:
    """A chapter without the rows and the sections of some cases; what was written freely and speaks of them has other
    words `instead`."""
    kept = tuple(_without(each, cases, speaks_of, instead) for each in chapter.blocks)
    sections = tuple(each for each in chapter.sections if each.case not in cases)
    return replace(chapter, blocks=kept, sections=sections)


def section_without(section: Section, speaks_of: Callable[[str], bool], instead: str = ASIDE) -> Section:
    """A child's section, with other words `instead` of what was written freely and speaks of some other case. Who the
    child is stays."""
    parts = (each if each.id == CHILD else _part_without(each, speaks_of, instead) for each in section.parts)
    return replace(section, parts=tuple(parts))


def _part_without(part: Part, speaks_of: Callable[[str], bool], instead: str) -> Part:
    def left(words: str) -> str:
        return instead if speaks_of(words) else words

    blocks = (
        replace(each, words=left(each.words), points=tuple(map(left, each.points)), rows=_cells(each.rows, left))
        for each in part.blocks
    )
    return replace(part, blocks=tuple(blocks))


def _cells(rows: tuple[tuple[str, ...], ...], left: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(left, row)) for row in rows)


def _without(block: Block, cases: Collection[str], speaks_of: Callable[[str], bool], instead: str) -> Block:
    if not block.header and speaks_of(block.plain):
        return Block(words=instead)
    rows = tuple(row for row in block.rows if row[0] not in cases)
    return replace(block, rows=rows) if rows or not block.rows else Block(words=NOTHING)
