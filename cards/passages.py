"""The minutes as they are written: a part with its words, and a form for others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.forms import inputs, problem
from cards.pages import pieces
from cards.parts import Ids, Opened, button, first_words, opened, row, says, title, typed
from cards.verbs import Verb
from panel.casenotes import OWN, STANDS, part_of
from panel.drafting import digest
from panel.minutes import Minutes
from panel.questions import Question, line, one, text
from panel.words import Mend, Refused

WRITE = (text("words", "What the minutes are to say", "Say “Child B”, not a name"),)
LATE = (
    text(
        "late", "Why will they be late?", "The members read it with the minutes", required="Say why they will be late"
    ),
)
NOTED = {
    True: "The family may read it.",
    False: "The case note keeps the record’s own words: it is read, ticked and written otherwise by itself.",
}
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
        buttons=[tick, *_beside_it(minutes, name), button("All parts", Verb.MINUTES_DRAFT, panel=minutes.id, page=0)],
    )


def _beside_it(minutes: Minutes, name: str) -> list[ExecuteAction]:
    """From a child's part to the case note, and back."""
    case, _, note = name.partition("/")
    if note:
        return [button(f"Back to {case}", Verb.MINUTES_PART, panel=minutes.id, part=case)]
    to_note = button("Case note", Verb.MINUTES_PART, panel=minutes.id, part=part_of(case))
    return [to_note] if "-" in case else []


def _stands(at: Ids, each: Stands) -> list[CardElement]:
    if each.aside:
        return [title(each.title), *(typed(piece) for piece in pieces(each.words)[:4])]
    shown = pieces(each.words)[:2] if each.id == OWN else [first_words(each.words) or "Nothing."]
    whole = "".join(shown) == each.words or not each.words
    cut = not whole or first_words(each.record) != each.record
    label = f"Read all of “{each.title}”, or change it" if cut else f"Change “{each.title}”"
    write = row(button(label, Verb.MINUTES_WRITE, at=at, heading=each.id))
    now = "The record has changed since, and now says:" if each.moved else "The record says:"
    record = [says(now, quietly=True), typed(first_words(each.record), quietly=True)] if each.record else []
    return [title(each.title), *map(typed, shown), *record, write]


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
        f"{each.title}: change the words",
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
    note = [says(NOTED[each.id == OWN])] if each.id in (*STANDS, OWN) else []
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
