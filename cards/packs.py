"""Case notes and copy packs: what goes into a child's own record, and into each service's own system."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, TextInput

from cards import templates
from cards.filling import which
from cards.parts import Ids, Opened, button, facts, first_words, opened, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.drafting import CaseNote, Pack
from panel.panels import Panel
from panel.recording import Tick
from panel.said import said_when

ITEMS = 8
"""So many cases stand on one card."""
COPY = "Select all of this and copy it."
BOX, BOXES = 5000, 3
"""So many letters stand in one box, and so many boxes on a card."""
LETTERS = {"a": "A Case note", "b": "B Your actions", "c": "C Words for the child’s plan"}


def note(panel: Panel, note: CaseNote, tick: Tick, by: str, may_add: bool, said: str = "") -> Opened:
    """A case note to be copied, and whether it is in the child's record; `said` is why it was not ticked."""
    at: Ids = {"panel": panel.id, "case": note.case}
    add = button("I have added it to the record", Verb.NOTE_ADDED, main=True, at=at, rev=tick.rev)
    return opened(
        f"{note.case}: case note",
        *([says(said)] if said else []),
        says(_added(tick, by)),
        says(
            "It names no other child, and holds nothing that the family must not read. Opening this is recorded.",
            quietly=True,
        ),
        *_whole(note.plain),
        *_boxes("copy", note.plain),
        buttons=[
            *([add] if may_add and not tick.recorded else []),
            button("Save as a Word file", Verb.NOTE_FILE, at=at),
            button("They were told", Verb.FAMILY_FORM, case=note.case),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def _whole(words: str) -> list[CardElement]:
    """The note to be read: a box to copy from shows a few lines of it."""
    return [typed(words)] if len(words) <= BOX else []


def _added(tick: Tick, by: str) -> str:
    if tick.recorded:
        return f"Added to the record by {by}, {said_when(tick.recorded.at)}."
    again = "Something was put right after it was added to the child’s record: add what is new."
    return again if tick.again else "Not added to the child’s record yet."


def _boxes(id: str, words: str) -> list[CardElement]:
    """A text to be selected and copied: a card reaches nobody's clipboard."""
    told = f"{COPY} Nothing you type here is kept"
    held = [words[n : n + BOX] for n in range(0, min(len(words), BOXES * BOX), BOX)] or ["None."]
    boxes = [TextInput(id=f"{id}_{n}", label=told, value=each, is_multiline=True) for n, each in enumerate(held, 1)]
    return [
        *boxes,
        *([says("The rest is in the minutes: it is too long for a card.")] if len(words) > BOXES * BOX else []),
    ]


@dataclass(frozen=True)
class Row:
    """One case of a seat's packs, and who recorded it when."""

    case: str
    tick: Tick
    by: str = ""


def listing(
    panel: Panel, seat: str, title_of: str, rows: Sequence[Row], aside: int, page: int, said: str = ""
) -> Opened:
    """A seat's packs of one panel, each with its tick; `said` is why nothing was ticked."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    at: Ids = {"panel": panel.id, "seat": seat}
    count = which(page * ITEMS, len(shown), len(rows))
    left, rev = sum(each.tick.recorded is None for each in rows), sum(each.tick.rev for each in shown)
    hidden = [says(f"You step out of {aside} of its items.", quietly=True)] if aside else []
    everything = button("All of these are recorded", Verb.PACK_ALL, main=True, at=at, page=page, rev=rev)
    return opened(
        f"{title_of}: copy packs",
        *([says(said)] if said else []),
        says(templates.minutes.of(panel.starts_at)),
        says(
            f"{left} of {len(rows)} are not recorded in your own system yet." if left else "All of them are recorded."
        ),
        *([says(count, quietly=True)] if count else []),
        *hidden,
        *(element for each in shown for element in _case(at, each)),
        buttons=[
            *([everything] if left else []),
            *([button("Earlier cases", Verb.PACK_LIST, at=at, page=page - 1)] if page else []),
            *([button("More cases", Verb.PACK_LIST, at=at, page=page + 1)] if (page + 1) * ITEMS < len(rows) else []),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def _case(at: Ids, each: Row) -> list[CardElement]:
    kept = each.tick.recorded
    left = "put right since it was recorded: record what is new" if each.tick.again else "not recorded yet"
    done = f"recorded by {each.by}, {said_when(kept.at)}" if kept else left
    return [
        title(each.case),
        facts([("Your system", done)]),
        row(button(f"Open {each.case}", Verb.PACK_OPEN, at=at, case=each.case)),
    ]


def pack(panel: Panel, title_of: str, note: CaseNote, pack: Pack, tick: Tick, by: str, said: str = "") -> Opened:
    """One seat's pack of one case: five parts, three of them to be copied; `said` is why it was not ticked."""
    at: Ids = {"panel": panel.id, "case": note.case, "seat": pack.seat}
    ticks = button("Recorded in our system", Verb.PACK_RECORDED, main=True, at=at, rev=tick.rev)
    left = "1 statement" if pack.left_out == 1 else f"{pack.left_out} statements"
    out = f"{left} of other services, for others." if pack.left_out else "Nothing."
    return opened(
        f"{note.case}: copy pack for {title_of}",
        *([says(said)] if said else []),
        says(f"{_recorded(tick, by)} Opening this is recorded."),
        *(element for letter in LETTERS for element in _lettered(at, note, pack, letter)),
        title("D Handling, not for any record that the family may read"),
        *(typed(f"• {each}") for each in pack.handling or ("Nothing special.",)),
        title("E Left out"),
        says(out),
        buttons=[
            *([] if tick.recorded else [ticks]),
            *(button(f"Copy {letter.upper()}", Verb.PACK_COPY, at=at, letter=letter) for letter in LETTERS),
            button("Our copy packs", Verb.PACK_LIST, panel=panel.id, seat=pack.seat, page=0),
        ],
    )


def _recorded(tick: Tick, by: str) -> str:
    if tick.recorded:
        return f"Recorded by {by}, {said_when(tick.recorded.at)}."
    again = "Something was put right after it was recorded in your own system: record what is new."
    return again if tick.again else "Not recorded in your own system yet."


def lettered(note: CaseNote, pack: Pack, letter: str) -> tuple[str, ...]:
    """One of the three parts that are to be copied."""
    return {"a": (note.title, *note.lines), "b": pack.actions, "c": pack.plan}[letter]


def _lettered(at: Ids, note: CaseNote, pack: Pack, letter: str) -> list[CardElement]:
    whole = "\n".join(lettered(note, pack, letter))
    words = first_words(whole)
    more = [row(button("Read all", Verb.PACK_COPY, at=at, letter=letter))] if words != whole else []
    return [title(LETTERS[letter]), typed(words or "None."), *more]


def copy(panel: Panel, note: CaseNote, pack: Pack, letter: str) -> Opened:
    """One part of a pack, whole, to be copied."""
    at: Ids = {"panel": panel.id, "case": note.case, "seat": pack.seat}
    return opened(
        f"{note.case}, copy pack: {LETTERS[letter]}",
        *_boxes("copy", "\n".join(lettered(note, pack, letter))),
        buttons=[button("Back to the pack", Verb.PACK_OPEN, at=at)],
    )


def file(line: str, name: Line, panel: str, case: str) -> Opened:
    """A case note's file is ready; how it is had is added to it."""
    return opened(
        line,
        says(f"The file is {name}."),
        says("It is for the child’s own record. Once saved it is yours to keep safe."),
        buttons=[button("Case note", Verb.NOTE_OPEN, panel=panel, case=case)],
    )
