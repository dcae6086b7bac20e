"""Case notes and copy packs: opened to be copied, ticked once they are in the other systems."""

from functools import partial

from bot.asked import Asked
from bot.documents.word import MEDIA_TYPE, sheet
from bot.request import Document, Reply
from bot.steps import minutes as steps
from bot.steps.entitlement import name_of
from bot.steps.notes import note_of, pack_of
from bot.steps.recording import as_shown, record, tick_of
from bot.steps.room import is_shut
from bot.steps.sat import cases, heard_of, sat
from bot.steps.seats import NO_SEAT
from cards import documents, pages, recording, templates
from cards import packs as cards
from panel.access import NOT_YOURS, OVERSEES, Act
from panel.casenotes import NOTE
from panel.cases import Case
from panel.drafting import Block, CaseNote, Chapter, Pack, Paper
from panel.minutes import Minutes, Stage
from panel.panels import Panel
from panel.prompts import asked as asked_of
from panel.readers import items, seat
from panel.recording import Tick
from panel.sat import Heard, Sat
from panel.words import Refused
from storage.store import Missing, Turn


def open_note(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The case note of one child, to be copied into the child's record."""
    day, heard = _noted(asked, turn)
    tick = tick_of(turn, day.panel, heard.case.id, NOTE)
    turn.audit(asked.person.id, "open", heard.case.id, view="case note")
    mine, said = heard.case.held_by == asked.person.id, refused.words if refused else ""
    return Reply(cards.note(day.panel, note_of(turn, day, heard), tick, _by(turn, tick), mine, said))


def _by(turn: Turn, tick: Tick) -> str:
    return name_of(turn, tick.recorded.by) if tick.recorded else ""


def note_file(asked: Asked, turn: Turn) -> Reply:
    """The case note as a Word file of its own."""
    day, heard = _noted(asked, turn)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=pages.elsewhere(day.panel.id))
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", heard.case.id, view="case note")
    note = note_of(turn, day, heard)
    paper = note_paper(day, note)
    name = templates.packs.note_file(note.case)
    made = Document(name, MEDIA_TYPE, partial(sheet, paper, turn.now))
    return Reply(cards.file(f"{note.case}: case note", name, day.panel.id, note.case), document=made)


def note_paper(day: Sat, note: CaseNote) -> Paper:
    """A case note as a document."""
    blocks = tuple(Block(words=line) for line in note.lines)
    return Paper(note.title, day.procedure.title, (Chapter("note", "Key outcomes", blocks),))


def note_added(asked: Asked, turn: Turn) -> Reply:
    """The child's worker has added the note to the child's record: kept with the date, once."""
    day, heard = _noted(asked, turn)
    if heard.case.held_by != asked.person.id:
        raise Refused("The child’s own worker says that it is in the record. Nothing was changed.")
    tick = tick_of(turn, day.panel, heard.case.id, NOTE)
    as_shown(asked.number("rev"), tick)
    first = record(turn, day.panel, heard.case.id, NOTE, asked.person.id)
    return Reply(recording.added(day.panel, heard.case.id, first))


def _noted(asked: Asked, turn: Turn) -> tuple[Sat, Heard]:
    """A panel and one of its cases, for whoever holds the case or oversees it; before the minutes are approved only for
    those who write them."""
    kept, panel = steps.minutes_of(asked, turn, Act.NOTES)
    oversees = bool(asked.person.roles(kept.procedure) & OVERSEES)
    if kept.stage is Stage.DRAFT and not oversees:
        raise Refused(steps.NOT_THERE)
    day = sat(turn, panel)
    if asked.reference not in items(steps.kept(turn, kept, day), asked.person):
        raise Refused(NOT_YOURS)
    heard = heard_of(day, asked.reference)
    if not (oversees or heard.case.held_by == asked.person.id):
        raise Refused(NOT_YOURS)
    return day, heard


def open_list(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A seat's packs of one panel, each with its tick."""
    kept, panel, id = _packs(asked, turn)
    theirs = _theirs(asked, turn, panel)
    rows = [_row(turn, panel, each, id) for each in theirs]
    aside = len(cases(turn, panel)) - len(theirs)
    title = seat(turn.procedure(kept.procedure), id)
    said = refused.words if refused else ""
    return Reply(cards.listing(panel, id, title, rows, aside, asked.number("page"), said))


def _row(turn: Turn, panel: Panel, case: str, seat: str) -> cards.Row:
    tick = tick_of(turn, panel, case, seat)
    return cards.Row(case, tick, _by(turn, tick))


def open_pack(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One seat's pack of one case: its own alone."""
    _, panel, id = _packs(asked, turn)
    case = _case(asked, turn, panel)
    day = sat(turn, panel)
    tick = tick_of(turn, panel, case, id)
    turn.audit(asked.person.id, "open", case, view="copy pack")
    note, theirs = _filed(turn, day, case, id)
    said = refused.words if refused else ""
    return Reply(cards.pack(panel, day.seat(id), note, theirs, tick, _by(turn, tick), said))


def copy(asked: Asked, turn: Turn) -> Reply:
    """One part of a pack, whole, to be copied into the seat's own system."""
    _, panel, id = _packs(asked, turn)
    case, letter = _case(asked, turn, panel), asked.id("letter")
    if letter not in cards.LETTERS:
        raise Missing("letter")
    turn.audit(asked.person.id, "open", case, view="copy pack")
    day = sat(turn, panel)
    return Reply(cards.copy(panel, *_filed(turn, day, case, id), letter))


def _filed(turn: Turn, day: Sat, case: str, seat: str) -> tuple[CaseNote, Pack]:
    heard = heard_of(day, case)
    return note_of(turn, day, heard), pack_of(turn, day, heard, seat)


def recorded(asked: Asked, turn: Turn) -> Reply:
    """A seat has recorded one case in its own system."""
    _, panel, id = _packs(asked, turn)
    case = _case(asked, turn, panel)
    as_shown(asked.number("rev"), tick_of(turn, panel, case, id))
    return Reply(recording.recorded(panel, id, int(record(turn, panel, case, id, asked.person.id))))


def all_recorded(asked: Asked, turn: Turn) -> Reply:
    """A seat has recorded every case of the page that it sees."""
    _, panel, id = _packs(asked, turn)
    page = asked.number("page")
    shown = _theirs(asked, turn, panel)[page * cards.ITEMS : (page + 1) * cards.ITEMS]
    as_shown(asked.number("rev"), *(tick_of(turn, panel, case, id) for case in shown))
    return Reply(recording.recorded(panel, id, sum([record(turn, panel, case, id, asked.person.id) for case in shown])))


def who(asked: Asked, turn: Turn) -> Reply:
    """Which seats have recorded a panel's outcomes and which have not; whose case note is in the child's record."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    procedure, owing = turn.procedure(kept.procedure), steps.left_to_record(turn, panel)
    left = {each.id: (len(owing.seats.get(each.id, ())), len(owing.aside.get(each.id, ()))) for each in procedure.seats}
    seats = [(each.name, *left[each.id]) for each in asked_of(procedure)]
    ticks = {each: tick_of(turn, panel, each, NOTE) for each in _theirs(asked, turn, panel)}
    notes = [(each, "added" if tick.recorded else "not added yet") for each, tick in ticks.items()]
    return Reply(recording.who(panel, seats, notes, len(cases(turn, panel))))


def _packs(asked: Asked, turn: Turn) -> tuple[Minutes, Panel, str]:
    """The minutes, their panel, and the seat a button names, if it is this person's; the first of theirs where it names
    none. There are packs once the minutes are approved."""
    kept, panel = steps.minutes_of(asked, turn, Act.PACKS)
    theirs = [
        each.id for each in asked_of(turn.procedure(kept.procedure)) if each.id in asked.person.seats(kept.procedure)
    ]
    named = [each for each in theirs if asked.id("seat") in ("", each)]
    if kept.stage is Stage.DRAFT or not theirs:
        raise Refused(steps.NOT_THERE)
    if not named:
        raise Refused(NO_SEAT)
    return kept, panel, named[0]


def _theirs(asked: Asked, turn: Turn, panel: Panel) -> list[str]:
    """The cases of a panel that this person does not step out of."""
    known = [turn.get(Case, each) for each in cases(turn, panel)]
    return [each.id for each in known if asked.person.id not in each.interests and not is_shut(turn, each)]


def _case(asked: Asked, turn: Turn, panel: Panel) -> str:
    if asked.reference not in _theirs(asked, turn, panel):
        raise Refused(NOT_YOURS)
    return asked.reference
