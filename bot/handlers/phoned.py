"""An answer told by telephone: entered by the coordinator, confirmed by the seat it is for."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.answers import ask_names, tell_of, tell_the_chair
from bot.steps.seats import case_of, chosen, place, seat_of
from bot.template import Template
from cards import phoned as cards
from cards.statements import Form
from panel import phoning
from panel.access import Act
from panel.answering import confirmed, for_panel, may_enter, still_asked
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person, speakers
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.said import wall_day
from panel.updates import Answer, Update, by_phone, visible
from panel.words import Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What somebody said by telephone, for a seat that has not answered itself."""
    case, panel, procedure = _entering(asked, turn)
    places = [(seat, place(turn, panel, case.id, seat.id).before) for seat in asked_of(procedure)]
    open_still = [seat for seat, before in places if before is None or by_phone(before)]
    if not open_still:
        raise Refused(f"Every seat has answered on {case.id} itself. Nothing has changed.")
    questions = phoning.questions(open_still, procedure)
    return Reply(cards.form(case.id, panel, turn.token(), questions, asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept beside who said it and who entered it; the seat is asked whether it is right."""
    case, panel, procedure = _entering(asked, turn)
    still_asked(panel, turn.now)
    at = place(turn, panel, case.id, asked.fields.get("seat", ""))
    for_panel(at, asked.id("panel"))
    may_enter(at)
    update = phoning.entered(at, asked.fields, asked_of(procedure), procedure, asked.person.id, turn.now)
    said = [(each.words, each.source) for each in update.statements[-1:] if update.answer is Answer.UPDATE]
    words, source = said[0] if said else ("", "")
    ask_names(asked, turn, case.id, {"words": words, "source": source, "checked_in": update.checked_in})
    return _kept(turn, case, panel, turn.save(update), procedure)


def _kept(turn: Turn, case: Case, panel: Panel, update: Update, procedure: Procedure) -> Reply:
    speak = speakers(turn.find(Person), procedure.name, update.seat, wall_day(turn.now))
    people = [each for each in speak if each.id not in case.interests]
    tell_of(turn, people, Template.PHONED, update)
    if update.answer is Answer.CANNOT_SHARE:
        tell_the_chair(turn, case, update)
    seat = seat_of(procedure, update.seat)
    return Reply(cards.kept(case.id, panel, seat, nobody=not people))


def check(asked: Asked, turn: Turn) -> Reply:
    """What was entered for this person's seat, word for word."""
    at, update = _entered(asked, turn)
    turn.audit(asked.person.id, "open", update.case, view="told by phone")
    shown, _ = visible(update, asked.person, at.procedure.name)
    return Reply(cards.check(at, update.given_by, turn.get(Person, update.by).name, shown))


def right(asked: Asked, turn: Turn) -> Reply:
    """The seat says that it is right; from now on it is its own answer."""
    at, update = _entered(asked, turn)
    if (asked.id("panel"), asked.number("rev")) != (at.place.panel.id, update.version):
        return check(asked, turn)
    turn.save(confirmed(update, turn.now))
    return Reply(cards.confirmed(update.case, at.seat, at.place.panel))


def _entering(asked: Asked, turn: Turn) -> tuple[Case, Panel, Procedure]:
    """The case, for somebody who enters what was told by telephone."""
    case, panel = case_of(asked, turn, Act.ENTER_PHONED)
    return case, panel, turn.procedure(case.procedure)


def _entered(asked: Asked, turn: Turn) -> tuple[Form, Update]:
    """An answer that was entered for this person's own seat, and waits to be confirmed."""
    case, panel = case_of(asked, turn, Act.UPDATE)
    procedure = turn.procedure(case.procedure)
    seat = chosen(asked, procedure)
    at = Form(place(turn, panel, case.id, seat.id), seat, procedure, turn.token())
    if at.place.before is None or not by_phone(at.place.before):
        raise Refused("There is nothing left to confirm. Nothing was changed by this press.")
    return at, at.place.before
