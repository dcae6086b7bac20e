"""The case note: a panel's key outcomes for one child's own record. A family may read it: it names no other child, and
holds no handling line."""

from collections.abc import Iterable, Iterator

from panel.actions import Action
from panel.decisions import Ending, standing
from panel.drafting import CaseNote
from panel.minutes import Correction, Passage, latest
from panel.naming import Names, others_of
from panel.outcome_names import recorded
from panel.outcomes import answered, assessment, outcome
from panel.recommending import Recommendation
from panel.said import said_day, said_when, wall_day
from panel.sat import Heard, Sat

NOTE = "case_note"
"""The seat under which it is kept that the worker has added it to the child's record."""
STANDS = ("child", "level", "note_voice", "considered", "recommendations", "actions", "decision", "family")
"""The headings of the minutes that it says something of, in words of its own."""
OWN = "note"
"""The heading under which a note is written otherwise: it is no heading of the minutes."""
ENDS = 2
"""So many lines stand at its end: where the minutes are, and who added it to the record."""
DRAFTED = "Draft, not approved."
ARTICLES = ("The", "A", "An", "Their", "His", "Her", "Our")


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


def part_of(case: str) -> str:
    """What a child's case note is read and ticked as, before the minutes are approved."""
    return f"{case}/{OWN}"


def to_be_read(sat: Sat, heard: Heard) -> bool:
    """Whether what the note says of something may not be what the minutes say of it: a person reads it."""
    return any(latest(sat.passages, heard.case.id, part) for part in (*STANDS, OWN))


def own_words(sat: Sat, heard: Heard) -> Passage | None:
    """What the minute taker wrote in place of the note; None where it is drawn from the record."""
    return latest(sat.passages, heard.case.id, OWN)


def typed(sat: Sat, heard: Heard) -> Iterator[str]:
    """Everything in a note that somebody typed."""
    if own := own_words(sat, heard):
        yield own.words
        return
    yield heard.note("voice")
    yield from (each.said for each in heard.points)
    yield from (each.words for each in _agreed(heard))
    yield from (each.tool for each in heard.assessments)
    yield from (each.words for each in heard.actions)
    if heard.decision:
        yield heard.decision.tells
        yield from heard.decision.fields.values()


def _lines(sat: Sat, heard: Heard) -> Iterator[str]:
    own, known = own_words(sat, heard), known_to(sat, heard)
    yield from known.cut(own.words).splitlines() if own else body(sat, heard)
    yield "Full minutes: the coordinator."
    yield "Added to record by ____ on ____"


def body(sat: Sat, heard: Heard) -> Iterator[str]:
    """What the record says in a note: abridged, and nothing that was written under a heading of the minutes."""
    known = known_to(sat, heard)
    yield _present(sat)
    yield f"Level set: {heard.procedure.matrix.level(heard.case.level).title}."
    yield from (f"{each.name}: {known.cut(said.said)}" for each, said in answered(sat, heard) if said)
    outcomes = [*_recommended(sat, heard, known), *(_action(sat, each, known) for each in heard.actions)]
    yield from ["Outcomes:"] if outcomes else []
    yield from (f"{n} {words}" for n, words in enumerate(outcomes, 1))
    if voice := heard.note("voice"):
        yield f"Child’s words: {known.cut(voice)}"
    yield from _family(heard, known)
    yield _outcome(sat, heard)
    yield from _rests_on(heard)
    if made := heard.decision:
        yield from (
            f"{each.title.removesuffix('?')}: {known.cut(words)}" for each, words in recorded(heard.procedure, made)
        )


def _present(sat: Sat) -> str:
    if latest(sat.passages, "", "present"):
        return "Present: as the minutes say."
    seats = sorted({sat.seat(seat) for each in sat.present for seat in each.seats})
    return f"Present: {', '.join(seats) or 'not recorded'}."


def _agreed(heard: Heard) -> list[Recommendation]:
    return [each for each in heard.recommendations if each.agreed]


def _recommended(sat: Sat, heard: Heard, known: Names) -> list[str]:
    seats = {each.id: f", {sat.seat(each.seat)}" if each.seat else "" for each in _agreed(heard)}
    assessed = [f"Assessment agreed: {known.cut(assessment(sat, each))}." for each in heard.assessments]
    return [*assessed, *(f"{known.cut(each.words)}{seats[each.id]}." for each in _agreed(heard))]


def _action(sat: Sat, each: Action, known: Names) -> str:
    return f"{known.cut(each.words)}, {sat.seat(each.owner.seat)}, by {said_day(each.due)}."


def _family(heard: Heard, known: Names) -> Iterator[str]:
    made = heard.decision
    if made and made.tells:
        by = f" by {said_day(made.tells_by)}" if made.tells_by else ""
        yield f"Child and family to be told by {_within(known.cut(made.tells))}{by}."
    elif made and made.untold:
        yield "Nobody tells the child and family yet."


def _outcome(sat: Sat, heard: Heard) -> str:
    made = heard.decision
    on = f", next {said_day(wall_day(heard.goes_to.starts_at))}" if heard.goes_to else ""
    if made is None:
        missed = heard.skipped and not heard.discussed
        return f"Outcome: not {'discussed' if missed else 'decided'} at this meeting{on}."
    objected = [sat.seat(each.seat) for each in standing(made, heard.stands)]
    unopposed = "No objection" if made.closed_at else ""
    stands = f"Objection: {', '.join(objected)}" if objected else unopposed
    unheard = f"; not heard: {', '.join(map(sat.seat, made.unheard))}" if made.unheard else ""
    said = outcome(heard.procedure, made)
    return f"Outcome: {said[:1].lower()}{said[1:]}{on}.{f' {stands}{unheard}.' if stands else ''}"


def _rests_on(heard: Heard) -> Iterator[str]:
    """The procedure's own statements that a removal rests on. What the chair wrote beside each is in the minutes: a
    family may read this."""
    made, said = heard.decision, {each.statement for each in heard.stated}
    titles = [each.title for each in heard.procedure.closing.statements or () if each.id in said]
    if titles and made and made.closed_at and made.ending is Ending.REMOVED:
        yield f"The outcome rests on: {'; '.join(titles)}."


def _within(words: str) -> str:
    """Words as they stand within a sentence: “The social worker” begins none there."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    return words[:1].lower() + words[1:] if first in ARTICLES else words
