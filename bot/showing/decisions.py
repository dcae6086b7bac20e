"""A decision of a sitting as one person sees it."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.steps.closing import here, seats_of, sits
from bot.steps.deciding import entitled
from bot.steps.disagreeing import around
from bot.steps.disagreeing import shown as shown_steps
from bot.steps.entitlement import name_of
from bot.steps.hearing import cannot_press, named, voting, waited_for
from bot.steps.points import at_panel
from cards import decisions as cards
from cards.decided import Begun, Objection, Seat, Shown
from cards.disagreeing import far
from cards.parts import Opened
from panel.access import Act, may
from panel.cases import Case
from panel.deciding import Speaks
from panel.decisions import Decision, Stand, counts, tally
from panel.disagreeing import Disagreement, begun_for, may_open
from panel.outcome_names import outcome_of, recorded
from panel.procedure import Procedure
from panel.review import because
from panel.voting import vote
from panel.words import Refused
from storage.store import Missing, Turn


def shown(asked: Asked, turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> Shown:
    """A decision with who agrees, who objects, and what this person may do about it."""
    stands = [each for each in turn.find(Stand, panel=decision.panel, case=case.id) if counts(each, decision)]
    open_still = decision.closed_at is None and sits(turn, case) is not None
    mine = seats_of(asked, turn, case, decision.panel, procedure) if open_still else []
    left = waited_for(turn, case, decision, procedure)
    given = {each.seat: each for each in stands}
    return Shown(
        decision,
        name_of(turn, decision.by),
        tuple(tally(decision, stands, procedure)),
        tuple(named(procedure, id) for id in left),
        tuple(named(procedure, id) for id, there in left.items() if cannot_press(turn, case, there)),
        tuple(_mine(asked, procedure, seat, given.get(seat)) for seat in mine),
        tuple(_objections(asked, turn, case, stands, procedure, mine)),
        leads=open_still and may(asked.person, Act.DECIDE, case.procedure, case),
        closed_by=name_of(turn, decision.closed_by),
        outcome=outcome_of(procedure, decision) if decision.outcome else "",
        recorded=tuple((each.title, words) for each, words in recorded(procedure, decision)),
        lacks=tuple(at_panel(turn, decision.panel, case).lacks) if open_still else (),
        because=because(decision, procedure),
        vote=vote(decision, voting(case, stands), procedure),
    )


def opened(asked: Asked, turn: Turn, refused: Refused | None = None) -> Opened:
    """What is to be decided on the case that a button names, as it is now; its opening is written down."""
    case, procedure = entitled(asked, turn)
    decision = turn.maybe(Decision, f"{asked.id('panel') or case.panel}/{case.id}")
    if decision is None:
        raise Missing("decision")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    return cards.decision(shown(asked, turn, case, decision, procedure), refused)


def _mine(asked: Asked, procedure: Procedure, seat: str, stand: Stand | None) -> Seat:
    theirs = stand is None or stand.agrees or Speaks(asked.person.id, stand.at).made(stand)
    return Seat(*named(procedure, seat), stand, theirs)


def _objections(
    asked: Asked, turn: Turn, case: Case, stands: list[Stand], procedure: Procedure, mine: list[str]
) -> Iterator[Objection]:
    """Each objection, with the disagreements that were begun for it; `mine` are this person's seats."""
    found = turn.find(Disagreement, case=case.id)
    for each in stands:
        if not each.agrees:
            begun = tuple(_begun(asked, turn, case, begun_for(each, found)))
            own = each.by == asked.person.id or (each.for_caller and each.seat in mine)
            there = here(turn, case, each.panel, procedure).get(each.seat, [])
            caller = each.for_caller and cannot_press(turn, case, there)
            yield Objection(named(procedure, each.seat)[1], each, own, begun, caller)


def _begun(asked: Asked, turn: Turn, case: Case, found: list[Disagreement]) -> Iterator[Begun]:
    """How far each has come, for everybody at the table; one with the chair, for those alone who may open it."""
    there = around(turn, case)
    for each in found:
        opens, seen = may_open(each, asked.person, there, turn.now), shown_steps(asked, turn, each, there)
        if opens or not each.with_chair:
            yield Begun(each.id, far(seen), seen.at if opens else None)
