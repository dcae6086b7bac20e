"""Objections: how the chair writes that one was settled, and whoever made it says that it is."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.showing.decisions import shown
from bot.steps.deciding import look_for_names, the_decision, unchanged
from bot.steps.entitlement import the_case
from bot.steps.hearing import said_by, the_seat
from bot.template import Template
from cards import decisions
from cards import objections as cards
from cards.parts import Ids
from panel import deciding
from panel.access import Act
from panel.deciding import SETTLE
from panel.decisions import Decision, Stand, stand_id
from panel.words import Reason, Refused
from storage.store import Turn


def settle_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """How an objection was settled, in the chair's words."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    decision = the_decision(asked, turn, case)
    against = _objection(asked, turn, decision)
    at: Ids = {"case": case.id, "panel": against.panel, "seat": against.seat, "round": decision.round}
    return Reply(cards.settles(at, against, asked.fields if refused else {}, refused))


def settle_save(asked: Asked, turn: Turn) -> Reply:
    """Whoever objected is asked to say that it is so: until then the objection stands."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    decision = unchanged(asked, turn, the_decision(asked, turn, case))
    settled = deciding.settle(_objection(asked, turn, decision), decision, asked.fields, asked.person.id, turn.now)
    look_for_names(asked, turn, case, SETTLE)
    settled = turn.save(settled)
    told, people = str(settled.rev), said_by(turn, case, settled, procedure)
    tell(turn, people, Template.OBJECTION_SETTLED, case=case.id, panel=settled.panel, rev=told)
    return Reply(decisions.decision(shown(asked, turn, case, decision, procedure)))


def settle_yes(asked: Asked, turn: Turn) -> Reply:
    """Settled, as whoever objected says."""
    case, procedure, decision, _, says = the_seat(asked, turn)
    against = _objection(asked, turn, unchanged(asked, turn, decision))
    if asked.number("rev") != against.rev:
        why = Reason("How it was settled is shown as it is now", field="round")
        raise Refused("This was changed since you opened it. Nothing was changed by this press.", [why])
    turn.save(deciding.is_settled(against, decision, says))
    return Reply(decisions.decision(shown(asked, turn, case, decision, procedure)))


def _objection(asked: Asked, turn: Turn, decision: Decision) -> Stand:
    return turn.get(Stand, stand_id(decision, asked.id("seat")))
