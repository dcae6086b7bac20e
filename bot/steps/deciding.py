"""What a sitting decides on a case: the decision that is open, who is asked, and the words they typed about it."""

from collections.abc import Mapping

from bot.asked import Asked
from bot.notices import holders, tell
from bot.steps.closing import here, presence_is_kept, seats_of, sits, sitting
from bot.steps.entitlement import name_of, the_case
from bot.steps.naming import ask_about_others
from bot.template import Template
from panel.access import Act
from panel.cases import Case
from panel.closing import on_agenda
from panel.decisions import Decision, Ending, seats_here
from panel.people import Role, speakers
from panel.procedure import Procedure
from panel.questions import Question, tidy
from panel.said import wall_day
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


def tell_members(turn: Turn, case: Case, decision: Decision, procedure: Procedure) -> int:
    """Each who may agree or object, and is here, has a notice; gives how many that is."""
    people = _asked_of(turn, case, decision.panel, procedure) - {decision.by, case.held_by, *case.interests, ""}
    panel, again = decision.panel, str(decision.round)
    tell(turn, sorted(people), Template.DECISION_OPEN, case=case.id, panel=panel, round=again)
    return len(people)


def tell_who_came(turn: Turn, panel: str) -> None:
    """Somebody has come into a sitting: whoever may agree or object, and was not told yet, is told of what is open."""
    for decision in turn.find(Decision, panel=panel):
        case = turn.get(Case, decision.case)
        if decision.closed_at is None and sits(turn, case):
            tell_members(turn, case, decision, turn.procedure(case.procedure, case.version))


def _asked_of(turn: Turn, case: Case, panel: str, procedure: Procedure) -> set[str]:
    if presence_is_kept(turn, panel):
        return {each.person for who in here(turn, case, panel, procedure).values() for each in who}
    everybody, today = holders(turn, procedure.name, *Role), wall_day(turn.now)
    seats = seats_here(procedure, [seat.id for seat in procedure.seats])
    return {each.id for seat in seats for each in speakers(everybody, procedure.name, seat, today)}


def look_for_names(asked: Asked, turn: Turn, case: Case, questions: tuple[Question, ...]) -> None:
    """`Refused`, so that it is asked about before it is saved, for somebody else's name in what was typed."""
    if asked.id("named") == "yes":
        return
    written: Mapping[str, str] = tidy(questions, asked.fields)
    typed = {each: written[each.id] for each in questions if each.id in written and not each.choices}
    ask_about_others(asked, turn, case, typed)


def is_removal(decision: Decision | None) -> bool:
    """Whether what is to be decided is that the child leaves the agenda."""
    return decision is not None and decision.ending is Ending.REMOVED
