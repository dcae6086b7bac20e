"""Approved minutes put right: a correction is kept beside them, and whoever reads what it is about is told."""

from collections.abc import Mapping

from bot.asked import Asked
from bot.calls import library
from bot.notices import tell
from bot.request import Reply
from bot.steps import minutes as steps
from bot.steps.entitlement import nonce
from bot.steps.own_minutes import ask_about_other
from bot.template import Template
from cards import minutes as cards
from cards import passages, templates
from cards.verbs import Verb
from panel import minutes, readers
from panel.access import Act
from panel.minutes import Correction, Minutes, Stage
from panel.questions import check
from panel.said import wall_day
from panel.sections import headings
from panel.words import Reason, Refused
from storage.store import Turn

CORRECT = "Put the minutes right"


def correct_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form for what is put right after they were approved."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    minutes.can_be_corrected(kept)
    at, answers = nonce(asked, turn), asked.fields
    boxes = passages.correct(headings(turn.procedure(panel.procedure)))
    form = passages.form(CORRECT, panel.id, boxes, Verb.MINUTES_CORRECT_SAVE, at, answers, refused)
    return Reply(form)


def correct(asked: Asked, turn: Turn) -> Reply:
    """A correction is kept beside them, dated, and whoever had them is told."""
    found, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    minutes.can_be_corrected(found)
    boxes = passages.correct(headings(turn.procedure(panel.procedure)))
    answers = check(boxes, asked.fields, wall_day(turn.now), _heading_of_none)
    kept, case = steps.kept(turn, found), answers.get("about", "").upper()
    if case and case not in readers.items(kept, asked.person):
        raise Refused(steps.NOT_THERE, [Reason("That is no item of this panel that you can open", field="about")])
    ask_about_other(asked, turn, panel, case, {boxes[-1]: answers["words"]})
    id, part = f"{panel.id}/{turn.token()}", answers.get("heading", "")
    made = turn.save(Correction(id, panel.id, case, answers["words"], asked.person.id, turn.now, part))
    if found.stage is Stage.CIRCULATED:
        _tell_corrected(asked, turn, found, made)
        library.anew(turn, panel.id)
    return Reply(cards.done(templates.minutes.corrected(panel.starts_at), panel.id))


def _heading_of_none(answers: Mapping[str, str]) -> list[Reason]:
    lacks = "heading" in answers and "about" not in answers
    return [Reason("Say which child’s item the heading is of", field="about")] if lacks else []


def _tell_corrected(asked: Asked, turn: Turn, found: Minutes, made: Correction) -> None:
    """Those who read what was put right."""
    kept = steps.kept(turn, found)
    for each in steps.readers(turn, found):
        if readers.corrects(kept, each, made) and each.id != asked.person.id:
            tell(turn, [each], Template.MINUTES_CORRECTED, minutes=found.id, correction=made.id)
