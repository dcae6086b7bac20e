"""A decision of a sitting as one person sees it, and the words they typed about it."""

from collections.abc import Mapping, Sequence

from bot.asked import Asked
from bot.notices import holders, tell
from bot.steps.closing import here, presence_is_kept, seats_of, sits, sitting
from bot.steps.entitlement import name_of, the_case
from bot.steps.room import on_the_day
from bot.template import Template
from cards import decisions as cards
from panel.access import Act, may
from panel.answers import ask_about_names
from panel.cases import Case
from panel.children import Child, Linked
from panel.closing import on_agenda
from panel.decisions import Decision, Ending, Stand, counts, seats_here, standing, tally, unheard
from panel.disagreeing import Disagreement
from panel.people import Role, speakers
from panel.procedure import Procedure
from panel.questions import Question, tidy
from panel.said import wall_day
from panel.session import Present
from panel.words import Reason, Refused
from storage.store import Turn

NO_DECISION = "Nothing is to be decided on {} at this sitting yet. Nothing was changed by this press."


def at_sitting(asked: Asked, turn: Turn, case: Case) -> str:
    """The panel that sits now, with the case on it; `Refused` for a card of another sitting."""
    on_agenda(case)
    panel = sitting(turn, case).id
    if asked.id("panel") not in ("", panel):
        raise Refused("That card is of another sitting. Nothing was changed by this press.")
    return panel


def entitled(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case and its rules, for whoever may see its decision by their role, or speaks for a seat at the sitting that
    goes on; the same refusal whether it is not there or not theirs."""
    case = turn.maybe(Case, asked.reference)
    session = sits(turn, case) if case else None
    if case and session:
        procedure = turn.procedure(case.procedure, case.version)
        if seats_of(asked, turn, case, session.id, procedure):
            return case, procedure
    return the_case(asked, turn, Act.DECISION)


def the_decision(asked: Asked, turn: Turn, case: Case) -> Decision:
    """What is to be decided on a case at the sitting that is going on."""
    found = turn.maybe(Decision, f"{at_sitting(asked, turn, case)}/{case.id}")
    if found is None:
        raise Refused(NO_DECISION.format(case.id))
    return found


def unchanged(asked: Asked, turn: Turn, decision: Decision) -> Decision:
    """The decision, as the card showed it; `Refused` for a card that was drawn before it came to another round, or was
    closed."""
    if asked.number("round") == decision.round:
        return decision
    words = "What is to be decided has changed since you opened this card. Nothing was changed by this press."
    raise Refused(words, [Reason(f"Changed by {name_of(turn, decision.by)}: it is shown as it is now", field="round")])


def shown(asked: Asked, turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> cards.Shown:
    """A decision with who agrees, who objects, and what this person may do about it."""
    stands = turn.find(Stand, panel=decision.panel, case=case.id)
    open_still = decision.closed_at is None and sits(turn, case) is not None
    leads = may(asked.person, Act.DECIDE, case.procedure, case)
    mine = seats_of(asked, turn, case, decision.panel, procedure) if open_still else []
    there = here(turn, case, decision.panel, procedure)
    waited_for = unheard(decision, stands, there)
    by_phone = [id for id in waited_for if cannot_press(turn, case, there[id])]
    return cards.Shown(
        decision,
        name_of(turn, decision.by),
        tuple(tally(decision, stands, procedure)),
        tuple(_seat(procedure, id) for id in waited_for),
        tuple(_seat(procedure, id) for id in by_phone),
        tuple(_mine(asked, procedure, seat, _standing(stands, seat, decision)) for seat in mine),
        tuple((_seat(procedure, each.seat)[1], each) for each in stands if counts(each, decision) and not each.agrees),
        leads=leads and open_still,
        closed_by=name_of(turn, decision.closed_by),
    )


def cannot_press(turn: Turn, case: Case, there: Sequence[Present]) -> bool:
    """Whether a seat is here with nobody who can press for it: a caller, or somebody who holds no role that may."""
    people = on_the_day(turn)
    press = (each for each in there if each.person in people and may(people[each.person], Act.STAND, case.procedure))
    return bool(there) and not any(press)


def _mine(asked: Asked, procedure: Procedure, seat: str, stand: Stand | None) -> cards.Seat:
    theirs = stand is None or stand.agrees or stand.by == asked.person.id
    return cards.Seat(*_seat(procedure, seat), stand, theirs)


def unsettled(turn: Turn, decision: Decision, procedure: Procedure) -> list[str]:
    """The seats, by name, whose objection is neither settled nor in the disagreement steps."""
    raised = {each.seat for each in turn.find(Disagreement, case=decision.case) if each.panel == decision.panel}
    against = standing(decision, turn.find(Stand, panel=decision.panel, case=decision.case))
    return [_seat(procedure, each.seat)[1] for each in against if each.seat not in raised]


def _standing(stands: list[Stand], seat: str, decision: Decision) -> Stand | None:
    return next((each for each in stands if each.seat == seat and counts(each, decision)), None)


def _seat(procedure: Procedure, id: str) -> tuple[str, str]:
    return id, next((each.name for each in procedure.seats if each.id == id), id)


def tell_members(turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> int:
    """Each who may agree or object, and is here, has a notice; gives how many that is."""
    people = _asked_of(turn, case, decision.panel, procedure) - {decision.by, case.held_by, *case.interests, ""}
    panel, again = decision.panel, str(decision.round)
    tell(turn, sorted(people), Template.DECISION_OPEN, case=case.id, panel=panel, round=again)
    return len(people)


def _asked_of(turn: Turn, case: Case, panel: str, procedure: Procedure) -> set[str]:
    if presence_is_kept(turn, panel):
        return {each.person for who in here(turn, case, panel, procedure).values() for each in who}
    everybody, today = holders(turn, procedure.name, *Role), wall_day(turn.now)
    seats = seats_here(procedure, [seat.id for seat in procedure.seats])
    return {each.id for seat in seats for each in speakers(everybody, procedure.name, seat, today)}


def look_for_names(asked: Asked, turn: Turn, case: Case, questions: tuple[Question, ...]) -> None:
    """`Refused`, so that it is asked about before it is saved, for another child's name in what was typed."""
    if asked.id("named") == "yes":
        return
    child = turn.get(Child, case.id)
    written: Mapping[str, str] = tidy(questions, asked.fields)
    typed = {each: written[each.id] for each in questions if each.id in written and not each.choices}
    ask_about_names(turn.find(Linked, case=case.id), f"{child.first} {child.family} {child.known_as}", typed)


def is_removal(decision: Decision | None) -> bool:
    """Whether what is to be decided is that the child leaves the agenda."""
    return decision is not None and decision.ending is Ending.REMOVED
