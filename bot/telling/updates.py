"""Notices about what a seat is asked: the prompt, the reminders, its deputy, its senior manager, the chair's call."""

from bot.template import Ids, Render, Template
from cards import notices, phoned, templates
from cards import prompts as cards
from cards.parts import Posted
from cards.verbs import Verb
from panel.panels import Panel
from panel.procedure import Procedure
from panel.prompts import asking, children, due_at, unanswered
from panel.rules.sitting import Seat
from panel.updates import Answer, Update, by_phone, latest
from storage.store import Turn


def _open(turn: Turn, ids: Ids) -> tuple[Panel, Seat, Procedure, int, int] | None:
    """The panel, the seat, and for how many of how many children it has not answered; None when nothing is asked any
    more."""
    sitting = turn.sitting(ids["panel"])
    procedure = turn.procedure(sitting.panel.procedure)
    left, count = len(unanswered(sitting, ids["seat"])), len(children(sitting))
    if not left or not asking(sitting.panel, turn.now):
        return None
    return sitting.panel, seat_of(procedure, ids["seat"]), procedure, left, count


def seat_of(procedure: Procedure, id: str) -> Seat:
    """The seat of a procedure with this id."""
    return next(seat for seat in procedure.seats if seat.id == id)


def _prompt(turn: Turn, ids: Ids) -> Posted | None:
    if not (found := _open(turn, ids)):
        return None
    panel, seat, procedure, left, _ = found
    return cards.prompt(panel, seat, left, due_at(panel, procedure))


def _again(turn: Turn, ids: Ids) -> Posted | None:
    found = _open(turn, ids)
    if not found or latest(turn.find(Update, panel=ids["panel"], case=ids["case"]), ids["case"], ids["seat"]):
        return None
    panel, seat, procedure, *_ = found
    return cards.again(panel, seat, ids["case"], due_at(panel, procedure))


def _reminder(turn: Turn, ids: Ids) -> Posted | None:
    if not (found := _open(turn, ids)):
        return None
    panel, seat, procedure, left, count = found
    return cards.reminder(panel, seat, left, count, due_at(panel, procedure))


def _deputy(turn: Turn, ids: Ids) -> Posted | None:
    if not (found := _open(turn, ids)):
        return None
    panel, seat, _, left, count = found
    return cards.for_deputy(panel, seat, left, count)


def _senior(turn: Turn, ids: Ids) -> Posted | None:
    if not (found := _open(turn, ids)):
        return None
    panel, seat, _, left, count = found
    return cards.for_senior(panel, seat, left, count)


def _cannot_share(turn: Turn, ids: Ids) -> Posted | None:
    if not (answer := _last(turn, ids)) or answer.answer is not Answer.CANNOT_SHARE:
        return None
    seat = seat_of(turn.procedure(turn.panel(answer.panel).procedure), answer.seat)
    return notices.about_case(templates.updates.cannot_share(seat.name, answer.case), answer.case, Verb.CASE_OPEN)


def _phoned(turn: Turn, ids: Ids) -> Posted | None:
    if not (answer := _last(turn, ids)) or not by_phone(answer):
        return None
    return phoned.asked(answer.case, seat_of(turn.procedure(turn.panel(answer.panel).procedure), answer.seat))


def _restricted(turn: Turn, ids: Ids) -> Posted | None:
    """None once it is the other way again."""
    given = (said for update in turn.find(Update, case=ids["case"]) for said in update.statements)
    said = next((each for each in given if each.id == ids["statement"]), None)
    if said is None or bool(said.restricted_by) != (ids["now"] == "yes"):
        return None
    line = templates.updates.restricted if said.restricted_by else templates.updates.lifted
    return notices.about_case(line(ids["case"]), ids["case"], Verb.UPDATES_READ)


def _last(turn: Turn, ids: Ids) -> Update | None:
    """The version that counts, if it is still the one the notice is about."""
    answers = turn.find(Update, panel=ids["panel"], case=ids["case"])
    answer = latest(answers, ids["case"], ids["seat"])
    return answer if answer and str(answer.version) == ids["version"] else None


RENDER: dict[Template, Render] = {
    Template.PROMPT: _prompt,
    Template.PROMPT_AGAIN: _again,
    Template.REMINDER: _reminder,
    Template.DEPUTY_TOLD: _deputy,
    Template.ASK_SENIOR: _senior,
    Template.CANNOT_SHARE: _cannot_share,
    Template.PHONED: _phoned,
    Template.RESTRICTED: _restricted,
}
