"""Case notes and copy packs as they stand: drawn from the day while the minutes are a draft, as approved after that,
with what was put right since."""

from dataclasses import replace

from panel.casenotes import DRAFTED, ENDS, STANDS, case_note, corrected, known_to
from panel.drafting import CaseNote, Pack
from panel.minutes import Correction, Filed, Minutes, Stage
from panel.packs import pack
from panel.sat import Heard, Sat
from storage.store import Turn


def note_of(turn: Turn, day: Sat, heard: Heard) -> CaseNote:
    """The case note of one child; one of a draft says so."""
    filed = turn.maybe(Filed, f"{day.panel.id}/{heard.case.id}")
    if turn.get(Minutes, day.panel.id).stage is Stage.DRAFT or filed is None or filed.note is None:
        drawn = case_note(day, heard)
        return replace(drawn, lines=(DRAFTED, *drawn.lines))
    right, lines = _corrections(turn, day, heard), filed.note.lines
    said = corrected(lines[:-ENDS], right, known_to(day, heard), *STANDS)
    return replace(filed.note, lines=(*said, *lines[-ENDS:]))


def pack_of(turn: Turn, day: Sat, heard: Heard, seat: str) -> Pack:
    """One seat's pack of one child."""
    filed = turn.maybe(Filed, f"{day.panel.id}/{heard.case.id}")
    kept = next((each for each in filed.packs if each.seat == seat), None) if filed else None
    if kept is None:
        return pack(day, heard, seat)
    right, known = _corrections(turn, day, heard), known_to(day, heard)
    actions = corrected(kept.actions, right, known, "actions")
    return replace(kept, actions=actions, plan=corrected(kept.plan, right, known, "note_plan", "recommendations"))


def _corrections(turn: Turn, day: Sat, heard: Heard) -> list[Correction]:
    found = turn.find(Correction, panel=day.panel.id)
    return sorted((each for each in found if each.case == heard.case.id), key=lambda each: (each.at, each.id))
