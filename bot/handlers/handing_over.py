"""A child goes to somebody else, and stays on the agenda until it was received."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.closing import leave
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.quorate import enough
from cards import cases as case_cards
from cards import handing_over as cards
from cards.parts import Ids
from cards.verbs import Verb
from panel import handing_over
from panel.access import Act
from panel.cases import Case
from panel.closing import HandOver, on_agenda
from panel.decisions import Ending
from panel.handing_over import HAND_OVER, waiting
from panel.words import Made, Reason, Refused
from storage.store import Turn


def hand_over(asked: Asked, turn: Turn) -> Reply:
    """hand-over REF: moved, turned 18 or another process: to whom, and what was sent."""
    case, _ = the_case(asked, turn, Act.HAND_OVER)
    on_agenda(case)
    return Reply(case_cards.ask(case.id, "Hand over", Verb.HAND_OVER_FORM, more(asked)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why, to whom, and what was sent; as it was made, while nobody has received it."""
    case, _ = the_case(asked, turn, Act.HAND_OVER)
    on_agenda(case)
    before = waiting(turn.find(HandOver, case=case.id))
    turn.audit(asked.person.id, "open", case.id, view="hand-over")
    given = asked.fields if refused else cards.answers(before)
    at: Ids = {"case": case.id, "rev": before.rev if before else 0, "nonce": nonce(asked, turn)}
    return Reply(cards.form(at, given, name_of(turn, before.by) if before else "", refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Handed over: on the agenda until somebody says that it was received."""
    case, _ = the_case(asked, turn, Act.HAND_OVER)
    on_agenda(case)
    enough(turn, case, Ending.HANDED_OVER)
    before = waiting(turn.find(HandOver, case=case.id))
    if asked.number("rev") != (before.rev if before else 0):
        why = Reason("The hand-over was changed since you opened this form", field="to")
        raise Refused("Somebody else was quicker. Nothing you typed is lost.", [why])
    made = Made(before.id if before else turn.new_id(f"{case.id}/h"), asked.person.id, turn.now)
    given = handing_over.hand_over(made, case, before, asked.fields)
    look_for_names(asked, turn, case, HAND_OVER)
    turn.save(given)
    return Reply(cards.waits(case.id))


def received_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who received it, and on what date."""
    case, given = _waits(asked, turn)
    return Reply(cards.received(case.id, given, nonce(asked, turn), asked.fields if refused else {}, refused))


def received_save(asked: Asked, turn: Turn) -> Reply:
    """Received: the child leaves this panel's agenda, and everything that was kept stays."""
    case, given = _waits(asked, turn)
    arrived = turn.save(handing_over.received(given, asked.fields, turn.now))
    leave(turn, handing_over.gone(case, arrived, asked.person.id, turn.now), asked.person.id)
    return Reply(cards.gone(case.id))


def _waits(asked: Asked, turn: Turn) -> tuple[Case, HandOver]:
    """The case and its hand-over, while nobody has received it."""
    case, _ = the_case(asked, turn, Act.RECEIVE)
    on_agenda(case)
    if (given := waiting(turn.find(HandOver, case=case.id))) is None:
        raise Refused(f"{case.id} does not wait to be received. Nothing has changed.")
    return case, given
