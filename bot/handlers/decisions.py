"""What a sitting decides on a case: proposed by the chair, opened by whoever is asked, and closed."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.showing.decisions import opened, shown
from bot.steps.afterwards import closes
from bot.steps.deciding import at_sitting, entitled, look_for_names, tell_members, the_decision, unchanged
from bot.steps.entitlement import more, nonce, the_case
from bot.steps.hearing import hearing, unsettled
from bot.steps.points import at_panel
from bot.steps.quorate import enough
from cards import decided
from cards import decisions as cards
from cards.parts import Ids
from panel import deciding, outcome_names
from panel.access import Act
from panel.deciding import questions
from panel.decisions import Decision, Ending
from panel.points import not_closed
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn


def ongoing(asked: Asked, turn: Turn) -> Reply:
    """ongoing REF: propose that the child is discussed again at the next panel."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    at_sitting(asked, turn, case)
    return Reply(cards.ask(case.id, str(Ending.ONGOING), more(asked)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What comes next for the case, why, and who tells the child and the family."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    before = turn.maybe(Decision, f"{panel}/{case.id}")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    at: Ids = {"case": case.id, "panel": panel, "rev": before.rev if before else 0, "nonce": nonce(asked, turn)}
    if rules := procedure.outcomes.named:
        own = outcome_names.chosen(procedure, asked.id("ending"))
        if own is None:
            return Reply(cards.choose(at, rules, before.outcome if before else ""))
        answers = asked.fields if refused else cards.answers(before)
        return Reply(cards.propose_own({**at, "ending": own.id}, own, questions(procedure, own), answers, refused))
    filled = {"ending": asked.id("ending")} if asked.id("ending") in set(Ending) else {}
    answers = asked.fields if refused else cards.answers(before) | filled
    return Reply(cards.propose(at, questions(procedure, None), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is to be decided: each seat that is here is asked whether it agrees."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    before = turn.maybe(Decision, f"{panel}/{case.id}")
    made = Made(f"{panel}/{case.id}", asked.person.id, turn.now)
    own = outcome_names.chosen(procedure, asked.id("ending"))
    fields = asked.fields | ({"ending": own.id} if own else {})
    decision = deciding.propose(made, panel, case.id, before, fields, procedure)
    _same_form(asked, before)
    enough(turn, case, decision.ending)
    look_for_names(asked, turn, case, questions(procedure, own))
    decision = turn.save(decision)
    tell_members(turn, case, decision, procedure)
    return Reply(cards.decision(shown(asked, turn, case, decision, procedure)))


def _same_form(asked: Asked, before: Decision | None) -> None:
    if asked.number("rev") != (before.rev if before else 0):
        words = "Somebody else was quicker. Nothing you typed is lost."
        raise Refused(words, [Reason("The outcome was changed since you opened this form", field="ending")])


def open_decision(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is to be decided, who agrees and who objects, and this person's own seat."""
    return Reply(opened(asked, turn, refused))


def read(asked: Asked, turn: Turn) -> Reply:
    """Something that was written about a decision, whole."""
    case, procedure = entitled(asked, turn)
    decision = turn.get(Decision, f"{asked.id('panel')}/{case.id}")
    seen = shown(asked, turn, case, decision, procedure)
    if asked.id("what") not in decided.written(seen):
        raise Missing("words")
    turn.audit(asked.person.id, "open", case.id, view="decision")
    return Reply(decided.read_all(seen, asked.id("what")))


def close(asked: Asked, turn: Turn) -> Reply:
    """The outcome of this sitting stands: an objection that is in the disagreement steps is kept with it, and so is
    who was not heard."""
    case, procedure = the_case(asked, turn, Act.DECIDE)
    decision = the_decision(asked, turn, case)
    deciding.still_open(decision)
    enough(turn, case, decision.ending)
    answered = at_panel(turn, decision.panel, case)
    not_closed(answered.lacks)
    outcome_names.follows(procedure, decision, answered.given)
    against, heard = unsettled(turn, decision, procedure), hearing(asked, turn, case, decision, procedure)
    closed = deciding.close(unchanged(asked, turn, decision), against, heard, asked.person.id, turn.now)
    closed = closes(turn, closed, procedure)
    if (meets := outcome_names.meets_on(procedure, closed)) != case.meets_on:
        turn.save(replace(case, meets_on=meets))
    return Reply(cards.decision(shown(asked, turn, case, turn.save(closed), procedure)))
