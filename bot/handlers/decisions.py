"""What a sitting decides on a case: proposed by the chair, agreed or objected to, seat by seat, and closed."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.closing import here, seats_of
from bot.steps.deciding import (
    at_sitting,
    cannot_press,
    entitled,
    look_for_names,
    shown,
    tell_members,
    the_decision,
    unchanged,
    unsettled,
)
from bot.steps.entitlement import more, nonce, the_case
from bot.steps.going_on import unfinished
from bot.template import Template
from cards import decisions as cards
from cards.parts import Ids
from panel import deciding
from panel.access import Act, may
from panel.actions import Action, Carried, Carry
from panel.cases import Case
from panel.deciding import PROPOSE, SETTLE, STAND, Speaks
from panel.decisions import Decision, Ending, Stand
from panel.procedure import Procedure
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn


def ongoing(asked: Asked, turn: Turn) -> Reply:
    """ongoing REF: propose that the child is discussed again at the next panel."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    at_sitting(asked, turn, case)
    return Reply(cards.ask(case.id, str(Ending.ONGOING), more(asked)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What comes next for the case, why, and who tells the child and the family."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    before = turn.maybe(Decision, f"{panel}/{case.id}")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    filled = {"ending": asked.id("ending")} if asked.id("ending") in set(Ending) else {}
    answers = asked.fields if refused else cards.answers(before) | filled
    at: Ids = {"case": case.id, "panel": panel, "rev": before.rev if before else 0, "nonce": nonce(asked, turn)}
    return Reply(cards.propose(at, answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is to be decided: each seat that is here is asked whether it agrees."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    before = turn.maybe(Decision, f"{panel}/{case.id}")
    made = Made(f"{panel}/{case.id}", asked.person.id, turn.now)
    decision = deciding.propose(made, panel, case.id, before, asked.fields)
    _same_form(asked, before)
    look_for_names(asked, turn, case, PROPOSE)
    decision = turn.save(decision)
    tell_members(turn, case, decision, procedure)
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure)))


def _same_form(asked: Asked, before: Decision | None) -> None:
    if asked.number("rev") != (before.rev if before else 0):
        words = "Somebody else was quicker. Nothing you typed is lost."
        raise Refused(words, [Reason("The outcome was changed since you opened this form", field="ending")])


def open_decision(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is to be decided, who agrees and who objects, and this person's own seat."""
    case, procedure = entitled(asked, turn)
    decision = turn.maybe(Decision, f"{asked.id('panel') or case.panel}/{case.id}")
    if decision is None:
        raise Missing("decision")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure), refused))


def read(asked: Asked, turn: Turn) -> Reply:
    """Something that was written about a decision, whole."""
    case, procedure = entitled(asked, turn)
    decision = turn.get(Decision, f"{asked.id('panel')}/{case.id}")
    seen = shown(asked, turn, case, decision, procedure)
    if asked.id("what") not in cards.written(seen):
        raise Missing("words")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    return Reply(cards.read_all(seen, asked.id("what")))


def agree(asked: Asked, turn: Turn) -> Reply:
    """A seat agrees."""
    return _stands(asked, turn, agrees=True)


def object_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why a seat objects."""
    case, _, decision, seat, _ = _seat(asked, turn)
    at: Ids = {"case": case.id, "panel": decision.panel, "seat": seat, "round": decision.round}
    return Reply(cards.objects(at, asked.fields if refused else {}, refused))


def object_again(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form again, with what was typed; where what is to be decided is another now, that."""
    changed = any(reason.field == "round" for reason in refused.reasons)
    return open_decision(asked, turn, refused) if changed else object_form(asked, turn, refused)


def object_save(asked: Asked, turn: Turn) -> Reply:
    """A seat objects, with its reason: it stands until it is settled."""
    return _stands(asked, turn, agrees=False)


def _stands(asked: Asked, turn: Turn, agrees: bool) -> Reply:
    case, procedure, decision, seat, speaks = _seat(asked, turn)
    before = turn.maybe(Stand, f"{decision.id}/{seat}")
    given = deciding.stand(speaks, unchanged(asked, turn, decision), seat, agrees, before, asked.fields)
    look_for_names(asked, turn, case, () if agrees else STAND)
    turn.save(given)
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure)))


def _seat(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Decision, str, Speaks]:
    """The seat a button names, for who speaks for it here; of one that cannot press, such as a caller's, the chair
    writes down what it says."""
    case, procedure = entitled(asked, turn)
    decision, seat = the_decision(asked, turn, case), asked.id("seat")
    own = seat in seats_of(asked, turn, case, decision.panel, procedure)
    if not own and not _writes_down(asked, turn, case, decision, procedure):
        raise Refused(deciding.NOT_YOURS_TO_SAY)
    return case, procedure, decision, seat, Speaks(asked.person.id, turn.now, for_caller=not own)


def _writes_down(asked: Asked, turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> bool:
    there = here(turn, case, decision.panel, procedure).get(asked.id("seat"), [])
    return cannot_press(turn, case, there) and may(asked.person, Act.DECIDE, case.procedure, case)


def settle_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """How an objection was settled, in the chair's words."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    against = _objection(asked, turn, the_decision(asked, turn, case))
    at: Ids = {"case": case.id, "panel": against.panel, "seat": against.seat, "round": against.round}
    return Reply(cards.settles(at, against, asked.fields if refused else {}, refused))


def settle_save(asked: Asked, turn: Turn) -> Reply:
    """Whoever objected is asked to say that it is so: until then the objection stands."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    decision = unchanged(asked, turn, the_decision(asked, turn, case))
    settled = deciding.settle(_objection(asked, turn, decision), decision, asked.fields, asked.person.id, turn.now)
    look_for_names(asked, turn, case, SETTLE)
    settled = turn.save(settled)
    if settled.by not in case.interests:
        told = str(settled.rev)
        tell(turn, [settled.by], Template.OBJECTION_SETTLED, case=case.id, panel=settled.panel, rev=told)
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure)))


def settle_yes(asked: Asked, turn: Turn) -> Reply:
    """Settled, as whoever objected says."""
    case, procedure, decision, _, says = _seat(asked, turn)
    against = _objection(asked, turn, unchanged(asked, turn, decision))
    if asked.number("rev") != against.rev:
        why = Reason("How it was settled is shown as it is now", field="round")
        raise Refused("This was changed since you opened it. Nothing was changed by this press.", [why])
    turn.save(deciding.is_settled(against, decision, says))
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure)))


def _objection(asked: Asked, turn: Turn, decision: Decision) -> Stand:
    return turn.get(Stand, f"{decision.id}/{asked.id('seat')}")


def close(asked: Asked, turn: Turn) -> Reply:
    """The outcome of this sitting stands; an objection that is in the disagreement steps is kept with it."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    decision = the_decision(asked, turn, case)
    deciding.still_open(decision)
    against = unsettled(turn, decision, procedure)
    closed = turn.save(deciding.close(unchanged(asked, turn, decision), against, asked.person.id, turn.now))
    return Reply(cards.decision(shown(asked, turn, case, closed, procedure)))


def carry_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why each unfinished action of a case goes on: circumstances changed, or not done."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    turn.audit(asked.person.id, "open", case.id, view="actions")
    actions = _to_carry(turn, case, panel)
    return Reply(cards.carries({"case": case.id, "panel": panel}, actions, asked.fields if refused else {}, refused))


def carry_save(asked: Asked, turn: Turn) -> Reply:
    """Each that was answered for says why it goes on."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    actions = _to_carry(turn, case, panel)
    chosen = {each.id: Carried(asked.fields[each.id]) for each in actions if asked.fields.get(each.id) in set(Carried)}
    if not chosen and actions:
        raise Refused(cards.NONE_CHOSEN, [Reason("Choose one for each action", field=actions[0].id)])
    for action in actions:
        if action.id in chosen:
            carried = Carry(panel, chosen[action.id], asked.person.id, turn.now)
            turn.save(replace(action, carried=(*action.carried, carried)))
    return Reply(cards.carried(case.id, panel, len(actions) - len(chosen)))


def _to_carry(turn: Turn, case: Case, panel: str) -> list[Action]:
    """The actions of earlier panels that are unfinished, and of which this sitting has not said why."""
    earlier = (each for each in unfinished(turn, case.id) if each.panel != panel)
    return [each for each in earlier if panel not in {carry.panel for carry in each.carried}]
