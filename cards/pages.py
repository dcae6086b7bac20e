"""The minutes as they are read: a page of the whole, and its files."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards import templates
from cards.filling import filled
from cards.parts import Ids, Opened, Posted, button, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.drafting import Chapter, Paper, Section
from panel.panels import Panel
from panel.questions import length

MOST, PIECE = 14, 6000
"""So many pieces stand on a page, each of so many letters at the most."""


@dataclass(frozen=True)
class Piece:
    """A heading with some words under it; `case` is whose they are, "" for no child's."""

    title: str
    words: str
    case: str = ""


def pages(paper: Paper) -> list[list[Piece]]:
    """A document, a card at a time: no card holds two children."""
    groups: list[list[Piece]] = [[]]
    for chapter in paper.chapters:
        if chapter.sections:
            groups += [_section(each) for each in chapter.sections] + [[]]
        else:
            groups[-1] += _pieces(chapter.title, _plain(chapter), "")
    return [page for group in groups for page in filled(group, lambda each: 2 * length(each.words) + 300, MOST)]


def _plain(chapter: Chapter) -> str:
    return chapter.plain or "Nothing."


def _section(section: Section) -> list[Piece]:
    parts = [piece for part in section.parts for piece in _pieces(part.title, part.plain, section.case)]
    first = Piece(section.title, "\n".join(each.plain for each in section.blocks), section.case)
    return [first, *parts]


def _pieces(heading: str, words: str, case: str) -> list[Piece]:
    return [Piece(heading if n == 0 else f"{heading}, continued", one, case) for n, one in enumerate(pieces(words))]


def pieces(words: str) -> list[str]:
    """A long text in pieces that fit on a card."""
    return [words[n : n + PIECE] for n in range(0, len(words), PIECE)] or [""]


def read(panel: Panel, shown: Sequence[Sequence[Piece]], page: int, more: Sequence[str], annex: bool = False) -> Opened:
    """A page of the minutes in one person's view. `more` says how far they are, and what is left out of it."""
    at: Ids = {"panel": panel.id}
    stands, last = shown[page] if page < len(shown) else [], page + 1 >= len(shown)
    where = f"Page {page + 1} of {len(shown)}. " if len(shown) > 1 else ""
    case = next((each.case for each in stands if each.case), "")
    alone = [_of_child(at, case)] if case else []
    return opened(
        templates.minutes.of(panel.starts_at),
        says(f"{where}Opening this is recorded.", quietly=True),
        *(says(each, quietly=True) for each in more),
        *(element for each in stands for element in _read(each)),
        *alone,
        buttons=[
            *([button("Page before", Verb.MINUTES_READ, at=at, page=page - 1)] if page else []),
            *([] if last else [button("Next page", Verb.MINUTES_READ, main=True, at=at, page=page + 1)]),
            button("Save as a Word file", Verb.MINUTES_FILE, at=at, kind="minutes"),
            *([button("Restricted annex", Verb.MINUTES_FILE, at=at, kind="annex")] if annex else []),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def _of_child(at: Ids, case: str) -> CardElement:
    note = button(f"Case note {case}", Verb.NOTE_OPEN, at=at, case=case)
    return row(button("This child’s part as a file", Verb.MINUTES_FILE, at=at, kind="child", case=case), note)


def _read(each: Piece) -> list[CardElement]:
    return [title(each.title), *([typed(each.words)] if each.words else [])]


def file(line: Line, name: Line, panel: str, *more: Line) -> Opened:
    """A file is ready; how it is had is added to it."""
    return opened(
        line,
        says(f"The file is {name}."),
        says("It holds what you may read, with names. Once saved it is yours to keep safe."),
        *(says(each) for each in more),
        buttons=[button("Read on", Verb.MINUTES_READ, panel=panel, page=0)],
    )


def elsewhere(panel: str) -> Posted:
    """The button that offers the files, put into a person's own chat."""
    opens = button("Open", Verb.MINUTES_READ, main=True, panel=panel, page=0)
    return posted(templates.documents.ELSEWHERE, buttons=[opens])
