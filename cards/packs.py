"""Case notes and copy packs: what goes into a child's own record, and into each service's own system."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, TextInput

from cards import templates
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.drafting import CaseNote, Pack
from panel.minutes import Recorded
from panel.panels import Panel
from panel.said import said_when

ITEMS = 8
"""So many cases stand on one card."""
COPY = "Select all of this and copy it."
BOX, BOXES = 5000, 3
"""So many letters stand in one box, and so many boxes on a card."""
LETTERS = {"a": "A Case note", "b": "B Your actions", "c": "C Words for the child’s plan"}


def note(panel: Panel, note: CaseNote, added: Recorded | None, by: str, may_add: bool) -> Opened:
    """A case note to be copied, and whether it is in the child's record."""
    at: Ids = {"panel": panel.id, "case": note.case}
    add = [button("I have added it to the record", Verb.NOTE_ADDED, main=True, at=at)] if may_add and not added else []
    return opened(
        f"{note.case}: case note",
        says(_added(added, by)),
        says(
            "It names no other child, and holds nothing that the family must not read. Opening this is recorded.",
            quietly=True,
        ),
        *_boxes("copy", note.plain),
        buttons=[
            *add,
            button("Save as a Word file", Verb.NOTE_FILE, at=at),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def _added(added: Recorded | None, by: str) -> str:
    return f"Added to the record by {by}, {said_when(added.at)}." if added else "Not added to the child’s record yet."


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
    recorded: Recorded | None = None
    by: str = ""


def listing(panel: Panel, seat: str, title_of: str, rows: Sequence[Row], aside: int, page: int) -> Opened:
    """A seat's packs of one panel, each with its tick."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    at: Ids = {"panel": panel.id, "seat": seat}
    left = sum(each.recorded is None for each in rows)
    hidden = [says(f"You step out of {aside} of its items.", quietly=True)] if aside else []
    everything = [button("All of these are recorded", Verb.PACK_ALL, main=True, at=at, page=page)] if left else []
    return opened(
        f"{title_of}: copy packs",
        says(templates.minutes.of(panel.starts_at)),
        says(
            f"{left} of {len(rows)} are not recorded in your own system yet." if left else "All of them are recorded."
        ),
        says(which(page * ITEMS, len(shown), len(rows)) or "All of them stand here.", quietly=True),
        *hidden,
        *(element for each in shown for element in _case(at, each)),
        buttons=[
            *everything,
            *([button("Earlier cases", Verb.PACK_LIST, at=at, page=page - 1)] if page else []),
            *([button("More cases", Verb.PACK_LIST, at=at, page=page + 1)] if (page + 1) * ITEMS < len(rows) else []),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def _case(at: Ids, each: Row) -> list[CardElement]:
    done = f"recorded by {each.by}, {said_when(each.recorded.at)}" if each.recorded else "not recorded yet"
    return [
        title(each.case),
        facts([("Your system", done)]),
        row(button("Open the pack", Verb.PACK_OPEN, at=at, case=each.case)),
    ]


def pack(panel: Panel, title_of: str, note: CaseNote, pack: Pack, recorded: Recorded | None, by: str) -> Opened:
    """One seat's pack of one case: five parts, three of them to be copied."""
    at: Ids = {"panel": panel.id, "case": note.case, "seat": pack.seat}
    tick = [] if recorded else [button("Recorded in our system", Verb.PACK_RECORDED, main=True, at=at)]
    done = f"Recorded by {by}, {said_when(recorded.at)}." if recorded else "Not recorded in your own system yet."
    left = "1 statement" if pack.left_out == 1 else f"{pack.left_out} statements"
    return opened(
        f"{note.case}: copy pack for {title_of}",
        says(f"{done} Opening this is recorded."),
        *(element for letter in LETTERS for element in _lettered(at, note, pack, letter)),
        title("D Handling, not for any record that the family may read"),
        *(typed(f"• {each}") for each in pack.handling or ("Nothing special.",)),
        title("E Left out"),
        says(f"{left} of other services, for others."),
        buttons=[
            *tick,
            *(button(f"Copy {letter.upper()}", Verb.PACK_COPY, at=at, letter=letter) for letter in LETTERS),
            button("Our copy packs", Verb.PACK_LIST, panel=panel.id, seat=pack.seat, page=0),
        ],
    )


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
        f"{note.case}: {LETTERS[letter]}",
        *_boxes("copy", "\n".join(lettered(note, pack, letter))),
        buttons=[button("Back to the pack", Verb.PACK_OPEN, at=at)],
    )


def recorded(panel: Panel, seat: str, count: int) -> Opened:
    """It is in their own system."""
    return opened(
        "Recorded" if count else "It was recorded already",
        says("1 case is ticked, with today’s date." if count == 1 else f"{count} cases are ticked, with today’s date."),
        buttons=[button("Our copy packs", Verb.PACK_LIST, panel=panel.id, seat=seat, page=0)],
    )


def added(panel: Panel, case: str, first: bool) -> Opened:
    """The note is in the child's record."""
    return opened(
        f"{case}: {'added to the record' if first else 'it was added already'}",
        says("The date is kept, and the coordinator sees it."),
        buttons=[button("Case note", Verb.NOTE_OPEN, panel=panel.id, case=case), button("My list", Verb.MY_VIEW)],
    )


def who(panel: Panel, seats: Sequence[tuple[str, int]], notes: Sequence[tuple[str, str]], cases: int) -> Opened:
    """Who has recorded a panel's outcomes, seat by seat, and whose case note is in the child's record."""
    rows = [(seat, f"{cases - left} of {cases} recorded" if left else "all recorded") for seat, left in seats]
    return opened(
        f"{templates.minutes.of(panel.starts_at)}: who has recorded it",
        title("In each service’s own system"),
        facts(rows),
        title("Case notes"),
        facts(notes or [("Case notes", "none")]),
        buttons=[button("All minutes", Verb.MINUTES_LIST, page=0)],
    )


def due(line: Line, panel: str, seat: str) -> Posted:
    """A seat that has not recorded everything."""
    return posted(
        line,
        templates.line.WINDOW,
        buttons=[button("Our copy packs", Verb.PACK_LIST, main=True, panel=panel, seat=seat, page=0)],
    )


def not_recorded(line: Line, panel: str) -> Posted:
    """Some seats have not recorded everything, for the coordinator."""
    return posted(line, buttons=[button("Who has recorded it", Verb.PACK_WHO, main=True, panel=panel)])


def file(line: str, name: Line, panel: str, case: str) -> Opened:
    """A case note's file is ready; how it is had is added to it."""
    return opened(
        line,
        says(f"The file is {name}."),
        says("It is for the child’s own record. Once saved it is yours to keep safe."),
        buttons=[button("Case note", Verb.NOTE_OPEN, panel=panel, case=case)],
    )
