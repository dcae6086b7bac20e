"""What is written of an item while a panel sits: notes, part by part, and what was gone through before it is left."""

from collections.abc import Mapping
from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps import pressed
from bot.steps.entitlement import the_case
from bot.steps.naming import ask_about_others
from cards import notes as cards
from panel.access import Act
from panel.cases import Case
from panel.questions import PROBLEM, check, length
from panel.said import wall_day
from panel.session import Discussion, Session
from panel.words import Reason, Refused
from storage.store import Missing, Turn


def tick(asked: Asked, turn: Turn) -> Reply:
    """What was gone through before the item is left, kept."""
    session = pressed.sitting_of(asked, turn, Act.SITTING)
    the_case(asked, turn, Act.SITTING)
    pressed.keep_ticks(asked, turn, session)
    return pressed.screen(asked, turn, session)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is written of an item, part by part."""
    session, found = _discussion(asked, turn)
    if not refused:
        found = pressed.keep_ticks(asked, turn, session) or found
        turn.audit(asked.person.id, "open", asked.reference, view="notes")
    parts = turn.procedure(session.procedure).meeting.parts
    meanwhile = refused is not None and asked.number("rev") != found.rev
    answers = _beside(asked, found) if meanwhile else asked.fields if refused else found.notes
    stands = [(each.title, found.notes[each.id]) for each in parts if meanwhile and _other(found, each.id, answers)]
    return Reply(cards.notes(turn.panel(session.id), asked.reference, parts, answers, found.rev, refused, stands))


def save(asked: Asked, turn: Turn) -> Reply:
    """What was written is kept; over what somebody else wrote meanwhile, nothing is written unseen."""
    session, found = _discussion(asked, turn)
    written = _written(asked, turn, session)
    if asked.number("rev") != found.rev and _differ(found, written):
        why = "Somebody wrote here since you opened it: read what stands there now, then save again if yours is right"
        raise Refused(PROBLEM, [Reason(why, field=next(iter(written), "notes"))])
    turn.save(replace(found, notes=dict(written)))
    return pressed.screen(asked, turn, session)


def _beside(asked: Asked, found: Discussion) -> Mapping[str, str]:
    """What was typed; what somebody else wrote meanwhile stands in what was left empty."""
    return {**found.notes, **{part: words for part, words in asked.fields.items() if words.strip()}}


def _other(found: Discussion, part: str, answers: Mapping[str, str]) -> bool:
    """Whether something stands under a part that is not what this form says."""
    return part in found.notes and found.notes[part] != answers.get(part)


def _differ(found: Discussion, written: Mapping[str, str]) -> bool:
    return bool(found.notes) and found.notes != written


def _written(asked: Asked, turn: Turn, session: Session) -> Mapping[str, str]:
    """The notes, once somebody else's name in them was asked about; `Refused` where they are too long for a card."""
    boxes = cards.questions(turn.procedure(session.procedure).meeting.parts)
    answers = check(boxes, asked.fields, wall_day(turn.now))
    if (size := sum(map(length, answers.values()))) > cards.MOST:
        words = f"The notes of one item must be {cards.MOST:,} characters or fewer together. You typed {size:,}"
        raise Refused(PROBLEM, [Reason(words, field=next(iter(answers)))])
    typed = {box: answers[box.id] for box in boxes if box.id in answers}
    ask_about_others(asked, turn, turn.get(Case, asked.reference), typed)
    return answers


def _discussion(asked: Asked, turn: Turn) -> tuple[Session, Discussion]:
    """An item of the sitting that was opened, for somebody who may write of it."""
    session = pressed.sitting_of(asked, turn, Act.SITTING)
    the_case(asked, turn, Act.SITTING)
    if (found := turn.maybe(Discussion, f"{session.id}/{asked.reference}")) is None:
        raise Missing("item")
    return session, found
