"""What comes of an outcome once it is known, and the reviews of one that waits, as whoever holds the case says."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.afterwards import awaited
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import nonce, the_case
from cards import afterwards as cards
from cards import cases as case_cards
from cards.parts import Ids
from panel import afterwards
from panel.access import Act
from panel.afterwards import REVIEW, After, left
from panel.cases import Case
from panel.outcome_names import outcome_of
from panel.procedure import Procedure
from panel.said import wall_day
from panel.words import Made, Refused
from storage.store import Turn

NOTHING = "Nothing is waited for there any more. Nothing was changed by this press."


def later_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What came of the outcome, and when."""
    case, procedure, found = _later(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="outcome")
    made, rules = found.decision, left(found, procedure)
    at: Ids = {"case": case.id, "decision": made.id, "rev": len(found.came), "nonce": nonce(asked, turn)}
    said = outcome_of(procedure, found.decision)
    return Reply(cards.later(at, said, rules, asked.fields if refused else {}, refused))


def later_save(asked: Asked, turn: Turn) -> Reply:
    """It is on record; nobody is asked any more once it is the last that can come of it."""
    case, procedure, found = _later(asked, turn)
    kept = turn.save(afterwards.came_of(found, procedure, asked.fields, Made("", asked.person.id, turn.now)))
    turn.audit(asked.person.id, "record", case.id)
    turn.save(afterwards.still_waits(replace(found, came=(*found.came, kept)), procedure))
    return Reply(case_cards.done(case.id, "Kept: it stands with the case, in the journey and under why."))


def review_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who looked at it again, when, and what they found."""
    case, procedure, found = _found(asked, turn)
    if not afterwards.is_reviewed(found, procedure, wall_day(turn.now)):
        raise Refused(NOTHING)
    turn.audit(asked.person.id, "open", case.id, view="outcome")
    at: Ids = {"case": case.id, "rev": len(found.reviews), "nonce": nonce(asked, turn)}
    said = outcome_of(procedure, found.decision)
    return Reply(cards.review(at, said, asked.fields if refused else {}, refused))


def review_save(asked: Asked, turn: Turn) -> Reply:
    """The review is kept; the next is due as long after it."""
    case, procedure, found = _found(asked, turn)
    if not afterwards.is_reviewed(found, procedure, wall_day(turn.now)):
        raise Refused(NOTHING)
    made = Made("", asked.person.id, turn.now)
    kept = afterwards.reviewed(found, asked.fields, asked.number("rev"), made)
    look_for_names(asked, turn, case, REVIEW)
    turn.save(kept)
    turn.audit(asked.person.id, "record", case.id)
    return Reply(case_cards.done(case.id, "The review is kept. You are reminded of the next one."))


def _found(asked: Asked, turn: Turn) -> tuple[Case, Procedure, After]:
    case, procedure = the_case(asked, turn, Act.RECEIVE)
    if not (found := awaited(turn, case)):
        raise Refused(NOTHING)
    return case, procedure, found[-1]


def _later(asked: Asked, turn: Turn) -> tuple[Case, Procedure, After]:
    """The outcome that was pressed on, else the first of which it is still to be said what came of it."""
    case, procedure = the_case(asked, turn, Act.RECEIVE)
    waiting = [each for each in awaited(turn, case) if left(each, procedure)]
    found = [each for each in waiting if asked.id("decision") in ("", each.decision.id)]
    if not found:
        raise Refused(NOTHING)
    return case, procedure, found[0]
