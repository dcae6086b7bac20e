"""Notices about a question to a seat, and about somebody who steps out of a case or is back in view of it."""

from bot.template import Ids, Render, Template
from cards import challenges as cards
from cards import templates
from cards.notices import about_case
from cards.parts import Posted
from cards.verbs import Verb
from panel.cases import Case, CaseStatus
from panel.interests import Interest
from panel.procedure import Procedure
from panel.updates import Challenge
from storage.store import Turn


def _challenged(turn: Turn, ids: Ids) -> Posted | None:
    challenge = turn.get(Challenge, ids["challenge"])
    if challenge.answered_at:
        return None
    seat = cards.seat(challenge.seat, _procedure(turn, ids))
    return cards.to_answer(templates.challenges.asked(ids["case"], seat), ids["case"], challenge.id)


def _question_due(turn: Turn, ids: Ids) -> Posted | None:
    """None once it is answered, or the panel does not come any more."""
    challenge = turn.get(Challenge, ids["challenge"])
    panel = turn.panel(ids["panel"])
    if challenge.answered_at or panel.cancelled or turn.now >= panel.starts_at:
        return None
    line = templates.challenges.due(ids["case"], cards.seat(challenge.seat, _procedure(turn, ids)), panel.starts_at)
    return cards.to_answer(line, ids["case"], challenge.id)


def _answered(turn: Turn, ids: Ids) -> Posted:
    return about_case(templates.challenges.answered(ids["case"]), ids["case"], Verb.CHALLENGE_OPEN)


def _stepped_out(turn: Turn, ids: Ids) -> Posted | None:
    interest = turn.get(Interest, ids["interest"])
    if interest.lifted_at:
        return None
    place = cards.seat(interest.seat, _procedure(turn, ids))
    return about_case(templates.interests.stepped_out(ids["case"], place), ids["case"], Verb.INTEREST_OPEN)


def _takes_item(turn: Turn, ids: Ids) -> Posted:
    waits = turn.get(Case, ids["case"]).status is CaseStatus.WAITING
    opens = Verb.SCREEN_OPEN if waits else Verb.CASE_OPEN
    return about_case(templates.interests.takes_item(ids["case"]), ids["case"], opens)


def _nobody_takes(turn: Turn, ids: Ids) -> Posted:
    return about_case(templates.interests.nobody_takes(ids["case"]), ids["case"], Verb.INTEREST_OPEN)


def _back_in_view(turn: Turn, ids: Ids) -> Posted:
    place = cards.seat(turn.get(Interest, ids["interest"]).seat, _procedure(turn, ids))
    return about_case(templates.interests.back_in_view(ids["case"], place), ids["case"])


def _procedure(turn: Turn, ids: Ids) -> Procedure:
    return turn.procedure(turn.get(Case, ids["case"]).procedure)


RENDER: dict[Template, Render] = {
    Template.CHALLENGED: _challenged,
    Template.QUESTION_DUE: _question_due,
    Template.CHALLENGE_ANSWERED: _answered,
    Template.STEPPED_OUT: _stepped_out,
    Template.TAKES_ITEM: _takes_item,
    Template.NOBODY_TAKES: _nobody_takes,
    Template.BACK_IN_VIEW: _back_in_view,
}
