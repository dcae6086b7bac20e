"""The minutes as they are read and written: a part with its words, a form for others, a page of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import filled
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, first_words, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.casenotes import STANDS
from panel.drafting import Chapter, Paper, Section, digest
from panel.minutes import Minutes
from panel.panels import Panel
from panel.questions import Question, length, line, one, text
from panel.words import Mend, Refused

WRITE = (text("words", "What the minutes are to say", "Say “Child B”, not a name"),)
LATE = (
    text(
        "late", "Why will they be late?", "The members read it with the minutes", required="Say why they will be late"
    ),
)
MOST, PIECE = 14, 6000
"""So many pieces stand on a page, each of so many letters at the most."""
BOX = 5000
"""So many letters stand in a box to be written otherwise: there is room for as many more."""


def correct(headings: Mapping[str, str]) -> tuple[Question, ...]:
    """What is asked of a correction; whoever reads the heading that it names reads it."""
    return (
        line("about", "Which child’s item? Leave it empty for the rest (optional)", "For example, SHCG-2026-014"),
        one("heading", "Under which heading? Without one, only the members read it (optional)", headings),
        text(
            "words",
            "What is to be put right?",
            "It is dated and added at the end",
            required="Say what is to be put right",
        ),
    )


@dataclass(frozen=True)
class Stands:
    """What stands under one heading: `words` as the minutes have them, `record` what the records say now where that is
    something else, and whether the records have `moved` on since it was written; `aside`, of what its reader steps out
    of there is something in it that is not shown."""

    id: str
    title: str
    words: str
    record: str = ""
    moved: bool = False
    aside: bool = False


def part(minutes: Minutes, heading: str, name: str, stands: Sequence[Stands]) -> Opened:
    """One part of a draft: each heading with its words, and the tick."""
    at: Ids = {"panel": minutes.id, "part": name}
    checked = name in minutes.checked
    tick = button(
        "Not checked after all" if checked else "Checked",
        Verb.MINUTES_CHECK,
        main=not checked,
        at=at,
        want="no" if checked else "yes",
        shown=digest(stands),
    )
    return opened(
        heading,
        says(f"{'Checked' if checked else 'Not checked'}. Opening this is recorded.", quietly=True),
        *(element for each in stands for element in _stands(at, each)),
        buttons=[tick, button("All parts", Verb.MINUTES_DRAFT, panel=minutes.id, page=0)],
    )


def _stands(at: Ids, each: Stands) -> list[CardElement]:
    if each.aside:
        return [title(each.title), *(typed(piece) for piece in pieces(each.words)[:4])]
    label = "Write it otherwise" if first_words(each.words) == each.words else "Read all, or write it otherwise"
    write = row(button(label, Verb.MINUTES_WRITE, at=at, heading=each.id))
    now = "The record has changed since, and now says:" if each.moved else "The record says:"
    record = [says(now, quietly=True), typed(first_words(each.record), quietly=True)] if each.record else []
    return [title(each.title), typed(first_words(each.words) or "Nothing."), *record, write]


@dataclass(frozen=True)
class Writing:
    """Where what is written under a heading belongs: the panel, the part (`name`), as of which revision and which text
    (`shown`); of a long text which `piece`, of how many."""

    panel: str
    name: str
    rev: int
    shown: str
    piece: int
    pieces: int
    nonce: str


def in_boxes(words: str) -> list[str]:
    """A long text in pieces that fit into a box each, and are the text again when they are put together."""
    found, rest = [], words
    while len(rest) > BOX:
        head = rest[:BOX]
        at = max(head.rfind("\n"), head.rfind(" ")) + 1 or len(head)
        found.append(rest[:at])
        rest = rest[at:]
    return [*found, rest]


def write(at: Writing, each: Stands, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The form for one heading's words, beside what the records say; a long text is written piece by piece."""
    where: Ids = {"panel": at.panel, "part": at.name, "heading": each.id, "rev": at.rev, "nonce": at.nonce}
    ids: Ids = {**where, "piece": at.piece, "shown": at.shown}
    return opened(
        f"{each.title}: write it otherwise",
        *(problem(wrong) if wrong else []),
        *_beside(at, each),
        *inputs(WRITE, answers, wrong.reasons if wrong else ()),
        buttons=[
            *_saves(Verb.MINUTES_WRITE_SAVE, ids, wrong),
            *_other_pieces(at, each),
            *([button("Put the record back", Verb.MINUTES_WRITE_SAVE, at=ids, back="yes")] if each.record else []),
            button("Back", Verb.MINUTES_PART, panel=at.panel, part=at.name),
        ],
    )


def _beside(at: Writing, each: Stands) -> list[CardElement]:
    """What the records say, where it is not what stands in the box."""
    many = [says(f"Piece {at.piece + 1} of {at.pieces}: save it before you go to another.")] if at.pieces > 1 else []
    told = "Your words stand in its place. To have the record again, save an empty box."
    note = [says("This stands in the case note, too: the family may read it.")] if each.id in STANDS else []
    record = pieces(each.record)[:2] if each.record else []
    said = [says("The record says:", quietly=True), *(typed(piece) for piece in record)] if record else []
    return [*said, says(told, quietly=True), *note, *many]


def _other_pieces(at: Writing, each: Stands) -> list[ExecuteAction]:
    ids: Ids = {"panel": at.panel, "part": at.name, "heading": each.id}
    before = [button("Piece before", Verb.MINUTES_WRITE, at=ids, piece=at.piece - 1)] if at.piece else []
    after = at.piece + 1 < at.pieces
    return [*before, *([button("Next piece", Verb.MINUTES_WRITE, at=ids, piece=at.piece + 1)] if after else [])]


def _saves(verb: Verb, at: Ids, wrong: Refused | None) -> list[ExecuteAction]:
    """The button that saves; where a name was asked about, the one that keeps the words beside it."""
    named = wrong and any(each.mend is Mend.KEEP_WORDS for each in wrong.reasons)
    keep = [button("Keep my words", verb, at=at, named="yes")] if named else []
    return [button("Save", verb, main=True, at=at), *keep]


def form(
    heading: str,
    panel: str,
    questions: Sequence[Question],
    verb: Verb,
    nonce: str,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Why they are late, or what is put right."""
    at: Ids = {"panel": panel, "nonce": nonce}
    return opened(
        heading,
        *(problem(wrong) if wrong else []),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[*_saves(verb, at, wrong), button("Back", Verb.MINUTES_READ, panel=panel, page=0)],
    )


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
    first = Piece(section.title, "", section.case)
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
