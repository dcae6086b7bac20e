"""What was promised with a referral: the child's worker says where it is kept."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import nonce, the_case
from cards import annexes as cards
from cards import cases as done
from panel import annexes
from panel.access import Act
from panel.cases import Case
from panel.referrals import Referral
from panel.rules.entry import Annex
from panel.said import wall_day
from panel.words import Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Where something is kept that was promised with the referral."""
    case, annex = _promised(asked, turn)
    return Reply(cards.form(case.id, annex, nonce(asked, turn), asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept: it stands with the referral, and nobody is reminded of it any more."""
    case, annex = _promised(asked, turn)
    turn.save(annexes.kept(turn.get(Referral, case.id), annex, asked.fields, wall_day(turn.now)))
    turn.save(replace(case))
    return Reply(done.done(case.id, "Kept: it stands with the referral. Nobody is reminded of it any more."))


def _promised(asked: Asked, turn: Turn) -> tuple[Case, Annex]:
    case, procedure = the_case(asked, turn, Act.CHANGE)
    answers = turn.get(Referral, case.id).answers
    return case, annexes.owed(answers, asked.id("annex"), procedure)
