"""A referrer asks to withdraw once the agenda is out: the coordinator decides."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.leads import leads
from bot.steps.places import take_off
from bot.template import Template
from cards import cases as cards
from cards import changes
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case, stays, withdrawn
from panel.people import Person
from panel.referrals import Addition
from panel.said import said_when, wall_day
from panel.words import Refused
from storage.store import Turn


def open_request(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why its referrer asks to withdraw it, and what can be done."""
    case = _asked_for(asked, turn)
    note = turn.get(Addition, case.withdrawal)
    by = f"{turn.get(Person, note.by).name}, {said_when(note.at)}"
    return Reply(changes.withdrawal(case, note.words, by, asked.fields if refused else {}, refused))


def grant(asked: Asked, turn: Turn) -> Reply:
    """Withdrawn: it leaves the agenda, and whoever chairs it and the worker are told."""
    case = _asked_for(asked, turn)
    _note(asked, turn, case, "Withdrawn at the referrer’s request.")
    turn.save(withdrawn(case))
    take_off(turn, case.id)
    people = {*(person.id for person in leads(turn, case)), case.held_by} - {asked.person.id}
    tell(turn, sorted(people), Template.WITHDRAWN, case=case.id)
    return Reply(cards.done(case.id, "Withdrawn, and off the agenda. Its worker and whoever chairs it are told."))


def keep(asked: Asked, turn: Turn) -> Reply:
    """It stays on the agenda, with a reason that its referrer is told."""
    case = _asked_for(asked, turn)
    kept, why = stays(case, asked.fields, wall_day(turn.now))
    _note(asked, turn, case, f"It stays on the agenda: {why}")
    turn.save(kept)
    tell(turn, [case.held_by], Template.STAYS, case=case.id, note=case.withdrawal)
    return Reply(cards.done(case.id, "It stays on the agenda. Its worker is told."))


def _asked_for(asked: Asked, turn: Turn) -> Case:
    """The case that its referrer asks to withdraw, as they asked when the card was drawn."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not all(may(asked.person, act, case.procedure, case) for act in (Act.LEADS, Act.OPEN)):
        raise Refused(NOT_YOURS)
    if not case.withdrawal or asked.id("note") not in ("", case.withdrawal):
        raise Refused(f"Nobody asks to withdraw {case.id} any more: it was decided. Nothing has changed.")
    return case


def _note(asked: Asked, turn: Turn, case: Case, words: str) -> None:
    turn.save(Addition(turn.new_id(f"{case.id}/a"), case.id, words, asked.person.id, turn.now))
