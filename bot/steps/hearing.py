"""Who was heard on a decision, whose word a seat's is, and which objections stand in its way."""

from collections.abc import Sequence

from bot.asked import Asked
from bot.steps.closing import here, seats_of
from bot.steps.deciding import entitled, the_decision
from bot.steps.room import on_the_day
from panel import deciding
from panel.access import Act, may
from panel.cases import Case
from panel.deciding import Hearing, Speaks
from panel.decisions import Decision, Stand, counts, standing, unheard
from panel.disagreeing import Disagreement, begun_for
from panel.procedure import Procedure
from panel.session import Present
from panel.voting import vote
from panel.words import Refused
from storage.store import Turn


def the_seat(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Decision, str, Speaks]:
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


def cannot_press(turn: Turn, case: Case, there: Sequence[Present]) -> bool:
    """Whether a seat is here with nobody who can press for it: a caller, or somebody who holds no role that may."""
    people = on_the_day(turn)
    press = (each for each in there if each.person in people and may(people[each.person], Act.STAND, case.procedure))
    return bool(there) and not any(press)


def said_by(turn: Turn, case: Case, stand: Stand, procedure: Procedure) -> list[str]:
    """Whose word a stand is: of what was written down for a caller, that of whoever speaks for the seat now."""
    there = here(turn, case, stand.panel, procedure).get(stand.seat, [])
    people = {each.person for each in there} if stand.for_caller else {stand.by}
    return sorted(people - {"", *case.interests})


def waited_for(turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> dict[str, list[Present]]:
    """The seats that are here and have said nothing on a decision, each with who speaks for it; once it is closed,
    those that had not."""
    if decision.closed_at:
        return {seat: [] for seat in decision.unheard}
    stands = turn.find(Stand, panel=decision.panel, case=case.id)
    there = here(turn, case, decision.panel, procedure)
    return {seat: there[seat] for seat in unheard(decision, stands, there)}


def hearing(asked: Asked, turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> Hearing:
    """Who was heard on a decision, as it is to be closed by the card that was pressed."""
    stands = turn.find(Stand, panel=decision.panel, case=case.id)
    left = {seat: named(procedure, seat)[1] for seat in waited_for(turn, case, decision, procedure)}
    heard, without = any(counts(each, decision) for each in stands), asked.id("without").split(",")
    found = vote(decision, voting(case, stands), procedure)
    return Hearing(heard, left, without, found, asked.id("cast") == "yes")


def voting(case: Case, stands: Sequence[Stand]) -> list[Stand]:
    """The stands that a vote counts: nobody agrees who has stepped out of the case since."""
    return [each for each in stands if each.stands or each.by not in case.interests]


def unsettled(turn: Turn, decision: Decision, procedure: Procedure) -> list[str]:
    """The seats, by name, whose objection is neither settled nor in the disagreement steps."""
    raised = turn.find(Disagreement, case=decision.case)
    against = standing(decision, turn.find(Stand, panel=decision.panel, case=decision.case))
    return [named(procedure, each.seat)[1] for each in against if not begun_for(each, raised)]


def named(procedure: Procedure, id: str) -> tuple[str, str]:
    """A seat with its name; with its id, for one that the procedure no longer has."""
    return id, next((each.name for each in procedure.seats if each.id == id), id)
