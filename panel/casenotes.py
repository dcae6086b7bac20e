"""The case note: a panel's key outcomes for one child's own record. A family may read it: it names no other child, and
holds no handling line."""

from collections.abc import Iterable, Iterator

from panel.actions import Action
from panel.decisions import standing
from panel.drafting import CaseNote
from panel.minutes import Correction, Passage, latest
from panel.naming import Names, others_of
from panel.recommending import Recommendation
from panel.said import said_date, said_day, said_when, wall_day
from panel.sat import Heard, Sat
from panel.sections import OUTCOMES

NOTE = "case_note"
"""The seat under which it is kept that the worker has added it to the child's record."""
STANDS = ("child", "level", "note_voice", "recommendations", "actions", "decision", "family")
"""The headings of the minutes that stand in it, too."""
ENDS = 2
"""So many lines stand at its end: where the minutes are, and who added it to the record."""
DRAFTED = "Draft, not approved."


def case_note(sat: Sat, heard: Heard) -> CaseNote:
    """The note of one child, as the minutes have it. Procedure: minutes.case_note."""
    day = said_day(wall_day(sat.panel.starts_at))
    title = f"{sat.procedure.minutes.case_note}, {day}, {heard.case.id}"
    return CaseNote(heard.case.id, title, tuple(_lines(sat, heard)))


def corrected(lines: Iterable[str], corrections: Iterable[Correction], known: Names, *parts: str) -> tuple[str, ...]:
    """Some lines, with what was put right since under these headings of the minutes."""
    right = (each for each in corrections if each.part in parts)
    return (*lines, *(f"Put right {said_when(each.at)}: {known.cut(each.words)}" for each in right))


def known_to(sat: Sat, heard: Heard) -> Names:
    """Everybody whose name stands in no record of this child's: those the case concerns, the panel's other children."""
    return others_of(
        heard.child, (each.child for each in sat.heard), (one for each in sat.heard for one in each.linked)
    )


def written(sat: Sat, heard: Heard, part: str) -> Passage | None:
    """What the minute taker wrote under a heading; None where the record stands."""
    return latest(sat.passages, heard.case.id, part)


def typed(sat: Sat, heard: Heard) -> Iterator[str]:
    """Everything in a note that somebody typed."""
    wrote = {part: passage.words for part in STANDS if (passage := written(sat, heard, part))}
    yield from wrote.values()
    if "note_voice" not in wrote:
        yield heard.note("voice")
    if "recommendations" not in wrote:
        yield from (each.words for each in _agreed(heard))
    if "actions" not in wrote:
        yield from (each.words for each in heard.actions)
    if "family" not in wrote and heard.decision:
        yield heard.decision.tells


def _lines(sat: Sat, heard: Heard) -> Iterator[str]:
    known = known_to(sat, heard)
    yield _present(sat)
    yield _level(sat, heard, known)
    yield "Outcomes:"
    outcomes = [*_recommended(sat, heard, known), *_done(sat, heard, known)]
    yield from [f"{n} {words}" for n, words in enumerate(outcomes, 1)] or ["None."]
    if voice := voice_of(sat, heard):
        yield f"Child’s words: {known.cut(voice)}"
    yield from _family(sat, heard, known)
    yield _outcome(sat, heard, known)
    yield "Full minutes: the coordinator."
    yield "Added to record by ____ on ____"


def _present(sat: Sat) -> str:
    if latest(sat.passages, "", "present"):
        return "Present: as the minutes say."
    seats = sorted({sat.seat(seat) for each in sat.present for seat in each.seats})
    return f"Present: {', '.join(seats) or 'not recorded'}."


def _level(sat: Sat, heard: Heard, known: Names) -> str:
    if passage := written(sat, heard, "level"):
        return _labelled("Level", known.cut(passage.words))
    return f"Level set: {heard.procedure.matrix.level(heard.case.level).title}."


def _agreed(heard: Heard) -> list[Recommendation]:
    return [each for each in heard.recommendations if each.agreed]


def _recommended(sat: Sat, heard: Heard, known: Names) -> list[str]:
    if passage := written(sat, heard, "recommendations"):
        return known.cut(passage.words).splitlines()
    seats = {each.id: f", {sat.seat(each.seat)}" if each.seat else "" for each in _agreed(heard)}
    return [f"{known.cut(each.words)}{seats[each.id]}." for each in _agreed(heard)]


def _done(sat: Sat, heard: Heard, known: Names) -> list[str]:
    if passage := written(sat, heard, "actions"):
        return known.cut(passage.words).splitlines()
    return [_action(sat, each, known) for each in heard.actions]


def _action(sat: Sat, each: Action, known: Names) -> str:
    return f"{known.cut(each.words)}, {sat.seat(each.owner.seat)}, by {said_date(each.due)}."


def voice_of(sat: Sat, heard: Heard) -> str:
    """The child's words."""
    passage = written(sat, heard, "note_voice")
    return passage.words if passage else heard.note("voice")


def _family(sat: Sat, heard: Heard, known: Names) -> Iterator[str]:
    made = heard.decision
    if passage := written(sat, heard, "family"):
        yield _labelled("Who tells the child and the family", known.cut(passage.words))
    elif made and made.tells:
        by = f" by {said_day(made.tells_by)}" if made.tells_by else ""
        yield f"Child and family to be told by {known.cut(made.tells)}{by}."
    elif made and made.untold:
        yield "Nobody tells the child and family yet."


def _outcome(sat: Sat, heard: Heard, known: Names) -> str:
    made = heard.decision
    if passage := written(sat, heard, "decision"):
        return _labelled("Outcome", known.cut(passage.words))
    if made is None:
        return "Outcome: not decided at this meeting."
    on = f" Next {said_date(wall_day(heard.goes_to.starts_at))}." if heard.goes_to else ""
    objected = [sat.seat(each.seat) for each in standing(made, heard.stands)]
    stands = f"Objection: {', '.join(objected)}." if objected else "No objection."
    return f"Outcome: {OUTCOMES[made.ending]}.{on} {stands}"


def _labelled(label: str, words: str) -> str:
    return words if words.casefold().startswith(label.casefold()) else f"{label}: {words}"
